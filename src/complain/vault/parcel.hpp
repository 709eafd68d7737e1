#pragma once

#include "complain/vault/case_key.hpp"
#include "complain/vault/told.hpp"
#include "platform/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// A copy of a seed for one officer, sealed to their public key.
struct Copy {
    std::int64_t officer = 0;
    std::string sealed;
};

/// Whose keys a new report is sealed to (受理窗口), as the office tells the public zone.
struct WindowKeys {
    struct Holder {
        std::int64_t officer = 0;
        std::string public_key;
    };
    std::vector<Holder> intake;      ///< the county's intake officers, of different bodies
    std::vector<Holder> custodians;  ///< who keep reporters' names; none of them is given cases
    std::string above;               ///< the level above's key; empty: not set up
    std::string above_title;         ///< "示例市纪委监委"
    std::string office;              ///< the office's own key: for what a machine must read

    /// How reporters can be told that there is something to read (通知渠道).
    struct Channels {
        bool phones = false, mailboxes = false;
        bool any() const { return phones || mailboxes; }
    };
    Channels channels;
};
std::string window_text(const WindowKeys& keys);
std::optional<WindowKeys> window_from(std::string_view text);

enum class Lane { County, Above };
std::string_view name_of(Lane lane);
std::optional<Lane> lane_named(std::string_view name);

/// What travels from the public zone to the office: a report, or what a reporter adds to a case.
/// Nobody on the way can read it.
struct Parcel {
    enum class Kind {
        Report,
        Message,
        Evaluation,  ///< sealed to the office itself, which changes the stage and counts it
    };

    std::string token;    ///< 16 random bytes
    std::string look_up;  ///< of the receipt code, 32 bytes
    Kind kind = Kind::Report;
    Lane lane = Lane::County;
    std::string case_public, reporter_copy;  ///< of a report
    std::string sealed;                      ///< told_text, or the message
    std::vector<Copy> copies;                ///< of a report
    std::vector<Copy> identity;              ///< of a named report: vault/identity.hpp
    bool by_helper = false;                  ///< of a report whose code is exchanged at first
    std::string notice;                      ///< sealed_wish() of a report; empty: none was asked
    std::int64_t files = 0;
    platform::Instant at;
};

std::string_view name_of(Parcel::Kind kind);
std::optional<Parcel::Kind> parcel_kind_named(std::string_view name);

std::string copies_text(const std::vector<Copy>& copies);
std::optional<std::vector<Copy>> copies_from(std::string_view text);

/// Seals what was told; the caller adds the files' pieces. Refuses (Conflict) a county without
/// intake officers, or without a level above where the report goes there.
Parcel seal_report(const Told& told, const WindowKeys& keys, const domain::ReceiptCode& code,
                   platform::Instant at);

/// Moments are kept to ten minutes: nobody is found by when they were online.
platform::Instant blurred(platform::Instant at);

}  // namespace complain
