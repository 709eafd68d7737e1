#pragma once

#include "disclose/log/event.hpp"
#include "ledger/table.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace disclose {

/// One signature under a program's profile for a year (公开策略).
struct ProfileVersion {
    Mode mode = Mode::None;
    std::int64_t retention_days = 0;
    bool cosigned = false;
};

/// What a program's signed versions, oldest first, amount to.
struct Standing {
    Mode mode = Mode::None;
    std::int64_t retention_days = 365;
    int version = 0;       ///< the version that holds; 0 if none
    bool pending = false;  ///< the newest version loosens and waits for a second officer
};

/// A version that shows more than what holds, or names for longer, holds only once it is cosigned.
Standing standing_of(std::span<const ProfileVersion> versions);

/// Which rows may be shown, and how: the signed catalogue and the profiles that hold, in memory.
class Rules {
public:
    static Rules load(db::Session& session);

    /// None for a program outside the year's catalogue. A row about nobody in particular is shown
    /// whole.
    Mode mode(ledger::TableKind kind, const std::string& program, std::int64_t year) const;
    std::int64_t retention_days(const std::string& program, std::int64_t year) const;
    bool in_catalogue(const std::string& program, std::int64_t year) const;
    Standing standing(const std::string& program, std::int64_t year) const;

private:
    using ProgramYear = std::pair<std::string, std::int64_t>;
    std::set<ProgramYear> catalogue_;
    std::map<ProgramYear, Standing> standings_;
};

}  // namespace disclose
