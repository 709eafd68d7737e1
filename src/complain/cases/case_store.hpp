#pragma once

#include "complain/cases/office.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The office's rows of complaints.
namespace complain::store {

/// A case as it lies in the store, sealed.
struct CaseRow {
    std::int64_t id = 0;
    std::string token, number, look_up, case_public, report, finding;
    std::int64_t files = 0;
    platform::Instant received{};
    bool is_classified = false;
    ComplaintState state;
};

struct QueueRow {
    std::int64_t id = 0;
    std::string number;
    Stage stage{};
    std::optional<Kind> kind;
    std::int64_t place = 0;
    platform::Instant received{};
    std::optional<std::int64_t> due;
    bool is_mine = false;    ///< the officer is its handler
    std::int64_t order = 0;  ///< where it stands in the queue: a page begins behind one
    bool is_urgent = false;
    std::int64_t urged = 0;     ///< words of the reporter that nobody has answered yet (催办)
    int bounces = 0;            ///< "not ours", so far
    std::optional<int> raised;  ///< the highest level that was told of it
    bool is_named = false;
};
/// A due day that never comes: what has none stands last in a queue.
inline constexpr std::int64_t never = 9'000'000;

/// Where a page of a queue begins: behind this row. What is urgent stands below zero.
struct QueueKey {
    std::int64_t due = -2 * never - 1, id = 0;
};

struct EventRow {
    std::int64_t number = 0;
    Move move{};
    std::optional<std::int64_t> by;
    platform::Instant at{};
    std::string sealed;
};

struct SaidRow {
    std::int64_t number = 0;
    bool internal = false;
    std::string sealed;
};

struct HolderRow {
    std::int64_t officer = 0;
    std::string name, department;
    platform::Instant granted{};
};

/// Nothing when a parcel of that token is here already.
std::optional<std::int64_t> insert(db::Transaction& tx, const Parcel& parcel,
                                   const std::string& number, const ComplaintState& state);
void insert_piece(db::Transaction& tx, std::string_view token, std::int64_t file,
                  std::int64_t piece, std::string_view sealed);
std::optional<CaseRow> find(db::Session& session, std::int64_t id);
/// The same, and nobody else changes it before the transaction ends.
std::optional<CaseRow> lock(db::Transaction& tx, std::int64_t id);
std::optional<std::int64_t> by_look_up(db::Session& session, std::string_view look_up);
/// Stage, kind, place, handler and due day follow from the state and its clocks.
void save(db::Transaction& tx, const CaseRow& row, std::optional<std::int64_t> due,
          platform::Instant at);
/// The officer's cases: what is due first, then what is under no clock any more.
std::vector<QueueRow> queue(db::Session& session, std::int64_t officer, const QueueKey& after,
                            int limit);

void put_key(db::Transaction& tx, std::int64_t id, std::int64_t officer, std::string_view sealed,
             std::optional<std::int64_t> granted_by, platform::Instant at);
/// With it goes what the officer was granted of who the reporter is.
void drop_key(db::Transaction& tx, std::int64_t id, std::int64_t officer);
void drop_keys(db::Transaction& tx, std::int64_t id);
std::optional<std::string> key(db::Session& session, std::int64_t id, std::int64_t officer);
std::vector<HolderRow> holders(db::Session& session, std::int64_t id);

void add_event(db::Transaction& tx, std::int64_t id, const Event& event, std::string_view sealed);
std::vector<EventRow> events(db::Session& session, std::int64_t id);

void put_clock(db::Transaction& tx, std::int64_t id, const ClockState& clock);
std::vector<ClockState> clocks(db::Session& session, std::int64_t id);

enum class Ear { Reporter, Officers };
/// `token`: of the parcel, when the reporter said it; twice does no harm.
void add_said(db::Transaction& tx, std::int64_t id, Ear ear, std::string_view sealed,
              std::string_view token = {});
std::vector<SaidRow> said(db::Session& session, std::int64_t id);

/// `id`: of the case; 0 for what another organ answers.
struct WaitingItem {
    std::int64_t id = 0, number = 0;
    std::string look_up, sealed;
};
std::vector<WaitingItem> waiting_items(db::Session& session, int limit);
void mark_pushed(db::Transaction& tx, const WaitingItem& item);

std::vector<std::string> pieces(db::Session& session, std::string_view token, std::int64_t file);

/// What belongs to the level above; twice does no harm.
void put_upward(db::Transaction& tx, std::string_view token, std::string_view package);
/// Nothing of what was told stays in the case's rows.
void wipe(db::Transaction& tx, std::int64_t id);

}  // namespace complain::store
