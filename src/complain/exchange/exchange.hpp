#pragma once

/// Exchange of cases (案件交换): with the level above and with other organs.
/// docs/formats/case-package.md.
#include "complain/exchange/docking.hpp"
#include "complain/exchange/handover.hpp"
#include "complain/exchange/letters.hpp"
#include "complain/exchange/new_file.hpp"
#include "complain/exchange/opening.hpp"
#include "complain/exchange/organs.hpp"
