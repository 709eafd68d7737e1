#pragma once

// Review, publication, proof (公开). All that other modules may see.

#include "disclose/correct/proposals.hpp"
#include "disclose/correct/withdrawals.hpp"
#include "disclose/demo/demo.hpp"
#include "disclose/home/panels.hpp"
#include "disclose/log/log.hpp"
#include "disclose/office.hpp"
#include "disclose/policy/policies.hpp"
#include "disclose/profile/profiles.hpp"
#include "disclose/publish/coverage.hpp"
#include "disclose/publish/publication.hpp"
#include "disclose/publish/released.hpp"
#include "disclose/review/reviews.hpp"
#include "disclose/routes.hpp"
#include "disclose/self/look_ups.hpp"
#include "disclose/self/slips.hpp"
