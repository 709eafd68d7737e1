#pragma once

#include "disclose/office.hpp"
#include "disclose/profile/rules.hpp"
#include "guard/actor.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace disclose {

struct ProfileWish {
    std::string program;
    std::int64_t year = 0;
    Mode mode = Mode::None;
    std::int64_t retention_days = 365;
    std::string reason;
};

enum class Signed { Holds, Pending };

/// How much of a program's payments the public sees, year by year (公开策略). Without a signature:
/// nothing.
class Profiles {
public:
    explicit Profiles(const Office& office) : office_(office) {}

    /// A new version. What shows more, or names for longer, waits for a second officer; what shows
    /// less holds at once, also for what is public already.
    Signed sign(const guard::Actor& actor, const ProfileWish& wish);
    /// Lets the pending version hold. Refuses (Conflict) when none is pending, (Forbidden) its own
    /// signer.
    void cosign(const guard::Actor& actor, const std::string& program, std::int64_t year);

private:
    Office office_;
};

/// Which programs of a year may be published at all (公开目录).
class Catalogue {
public:
    explicit Catalogue(const Office& office) : office_(office) {}

    /// Adds the programs to the year's catalogue; those in it already stay as they were signed.
    void sign(const guard::Actor& actor, std::int64_t year,
              const std::vector<std::string>& programs);

private:
    Office office_;
};

/// A signed version as the officers' page shows it.
struct ProfileEntry {
    std::string program;
    std::int64_t year = 0;
    int version = 0;
    ProfileVersion content;
    std::string signed_by, cosigned_by, reason;  ///< persons by name
    std::int64_t signed_at = 0;
};
/// All versions, oldest first within a program's year; of one year, if given.
std::vector<ProfileEntry> profile_entries(db::Session& session, std::optional<std::int64_t> year);

struct CatalogueEntry {
    std::int64_t year = 0;
    std::string program, program_name, department, signed_by;  ///< signed_by empty: not signed
    std::int64_t signed_at = 0;
};
/// The programs that the ledger holds for a year, signed or not.
std::vector<CatalogueEntry> catalogue_entries(db::Session& session, std::int64_t year);

}  // namespace disclose
