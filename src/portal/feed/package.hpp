#pragma once

#include "ledger/record.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What travels from the office to the public zone (docs/formats/projection.md): rows that are
/// already masked, never a key of a person, never ciphertext.
namespace portal::projection {

/// The tables of the public store that a package writes, in the order in which it does.
enum class Part {
    Region,
    Program,
    Policy,
    PolicyProgram,
    Fund,
    Project,
    Expenditure,
    Payment,
    History,
    Total,
    People,
    FundPeople
};
inline constexpr int part_count = 12;

struct PartEntry {
    Part part;
    std::string_view name;  ///< in the package
    const char* table;
    std::span<const char* const> columns;
    std::span<const int> key;  ///< the columns that tell a row from every other
};
const PartEntry& entry_of(Part part);
std::optional<Part> part_named(std::string_view name);

using Row = std::vector<ledger::Value>;

/// A piece of one table: what goes, then what comes. Applying it twice does no more than once.
struct Chunk {
    Part part = Part::Region;
    bool all = false;                                           ///< every row goes
    std::optional<std::pair<std::string, std::int64_t>> scope;  ///< the rows of a program's year go
    std::vector<std::string> gone;                              ///< these record numbers go
    std::vector<Row> rows;
};

/// What the public zone's own settings may be (站点设置): what a county shows at the foot of its
/// pages, and the office's box key (X25519, base64) for payees' questions, absent where nothing may
/// come in from there, and "complaints" = "1" where the window is open.
inline constexpr std::array<std::string_view, 8> site_names{
    "organiser", "site_code", "icp", "police", "contact", "url", "self_key", "complaints"};
using SiteSettings = std::map<std::string, std::string, std::less<>>;

/// The state that a package leads to.
struct Header {
    std::string county, title, updated_at, reference;
    bool demo = false;
    std::int64_t from = 0, to = 0;  ///< leaves of the public log
    SiteSettings site = {};         ///< only of site_names
};
/// What the store's portal_site says of the county once such a package is applied; a setting of
/// site_names that is not here is not there either.
SiteSettings settings_of(const Header& header);

using UseChunk = std::function<void(const Chunk&)>;

}  // namespace portal::projection
