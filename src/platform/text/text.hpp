#pragma once

// Front header: everything text:: offers. Text is UTF-8 from the moment it enters.
#include "platform/text/decode.hpp"
#include "platform/text/normalise.hpp"
#include "platform/text/search.hpp"
