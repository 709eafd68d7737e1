#pragma once
#include "platform/core/refusal.hpp"

#include <doctest/doctest.h>

/// Checks that `expression` is refused with that kind: CHECK_REFUSED(Conflict,
/// complaints.reply(…)).
#define CHECK_REFUSED(kind_name, expression)                             \
    do {                                                                 \
        bool refused = false;                                            \
        try {                                                            \
            (void)(expression);                                          \
        } catch (const platform::Refusal& refusal) {                     \
            refused = true;                                              \
            CHECK(refusal.kind() == platform::Refusal::Kind::kind_name); \
        }                                                                \
        CHECK_MESSAGE(refused, "nothing was refused: " #expression);     \
    } while (false)
