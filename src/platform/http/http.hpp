#pragma once

/// All that a module's routes.cpp needs.
#include "platform/http/access.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/http/router.hpp"
