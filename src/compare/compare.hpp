#pragma once

// Registries in, suspicions out, each with its evidence (信息比对). All that other modules may see.

#include "compare/clues/clues.hpp"
#include "compare/clues/reveal.hpp"
#include "compare/dataset/dataset_import.hpp"
#include "compare/dataset/datasets.hpp"
#include "compare/free/own_rules.hpp"
#include "compare/hold/holds.hpp"
#include "compare/papers/papers.hpp"
#include "compare/routes.hpp"
#include "compare/rules/rule.hpp"
#include "compare/run/commitment.hpp"
#include "compare/run/hit_store.hpp"
#include "compare/run/runner.hpp"
