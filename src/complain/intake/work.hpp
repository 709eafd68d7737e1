#pragma once

#include "complain/intake/used_once.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/guarded.hpp"
#include "platform/crypto/digest.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace complain {

/// What a sender with scripts pays (工作量证明): a number that makes SHA-256(challenge ‖ SHA-256 of
/// the body ‖ number) begin with so many zero bits. Nothing while it is calm, more with what came
/// in the last minutes; it says nothing of who asked. Thread-safe.
class Work {
public:
    struct Pace {
        int calm = 60;  ///< so many a minute cost no more than the least
        int least = 0;  ///< zero bits when it is calm
        int most = 20;  ///< some seconds of an old phone
    };
    explicit Work(Pace pace);

    struct Challenge {
        std::string text;
        int bits = 0;
    };
    Challenge fresh(platform::Instant now);

    enum class Verdict {
        Good,
        Again,  ///< none, wrong, used, too old, or cheaper than it is now: take a new challenge
    };
    /// `solution` is "challenge:number". A good one is used up.
    Verdict check(std::string_view solution, std::string_view body, platform::Instant now);

    static constexpr std::chrono::minutes lasts{30};

private:
    std::string mac_of(std::string_view text) const;
    /// Wanted when so many were used in a minute.
    int bits_after(int busiest) const;

    Pace pace_;
    crypto::Hmac mac_;
    platform::Guarded<UsedOnce> used_;
};

/// How many zero bits a digest begins with.
int zero_bits(std::string_view digest);

}  // namespace complain
