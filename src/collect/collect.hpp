#pragma once

// Files and feeds → checked rows, every refusal explained (采集). All that other modules may see.

#include "collect/import/annotate.hpp"
#include "collect/import/importer.hpp"
#include "collect/import/report.hpp"
#include "collect/privacy_findings.hpp"
#include "collect/routes.hpp"
#include "collect/rows/cell.hpp"
#include "collect/rows/problem.hpp"
