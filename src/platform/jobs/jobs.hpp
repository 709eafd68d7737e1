#pragma once

/// Work that outlives a request or a kill (后台任务). All that other modules may see.
#include "platform/jobs/queue.hpp"
#include "platform/jobs/runner.hpp"
