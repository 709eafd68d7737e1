#include "complain/cases/case_store.hpp"

#include "complain/cases/state_text.hpp"
#include "complain/identity/envelope.hpp"
#include "complain/sql.hpp"

#include <algorithm>
#include <array>

namespace complain::store {

namespace {

db::Blob blob(std::string_view bytes) {
    return {std::string{bytes}};
}

std::optional<db::Blob> maybe_blob(const std::string& bytes) {
    return bytes.empty() ? std::nullopt : std::optional{db::Blob{bytes}};
}

std::string bytes(const db::Row& row, int column) {
    return row.is_null(column) ? std::string{} : row.blob(column).bytes;
}

CaseRow case_of(const db::Row& row) {
    CaseRow out;
    out.id = row.integer(0);
    out.token = bytes(row, 1);
    out.number = row.text(2);
    out.look_up = bytes(row, 3);
    out.case_public = bytes(row, 4);
    out.report = bytes(row, 5);
    out.finding = bytes(row, 6);
    out.files = row.integer(7);
    out.received = platform::from_millis(row.integer(8));
    out.is_classified = !row.text(9).empty();
    out.state = state_from(row.text(10));
    out.state.id = out.id;
    return out;
}

QueueRow queue_row(const db::Row& row, std::int64_t officer) {
    const auto state = state_from(row.text(9));
    const auto raised = row.maybe_integer(11);
    return {row.integer(0),
            std::string{row.text(1)},
            stage_named(row.text(2)).value_or(Stage::Received),
            kind_named(row.text(3)),
            row.integer(4),
            platform::from_millis(row.integer(5)),
            row.maybe_integer(6),
            row.maybe_integer(7) == officer,
            row.integer(8),
            state.is_urgent,
            row.integer(10),
            bounces(state.transfers),
            raised ? std::optional{static_cast<int>(*raised)} : std::nullopt,
            state.is_named};
}

/// Where it stands in a queue: what is urgent goes before all that is not, until it is over.
std::int64_t order_of(const ComplaintState& state, std::optional<std::int64_t> due) {
    constexpr std::array over{Stage::Closed, Stage::Reviewed, Stage::NotAccepted, Stage::Merged};
    const bool is_over = std::ranges::find(over, state.stage) != over.end();
    const auto day = due.value_or(never);
    return state.is_urgent && !is_over ? day - 2 * never : day;
}

}  // namespace

std::optional<std::int64_t> insert(db::Transaction& tx, const Parcel& parcel,
                                   const std::string& number, const ComplaintState& state) {
    return tx.one(sql::insert_case,
                  {blob(parcel.token), number, blob(parcel.look_up), blob(parcel.case_public),
                   blob(parcel.sealed), parcel.files, platform::to_millis(parcel.at),
                   name_of(state.stage), state_text(state)},
                  [](const db::Row& row) { return row.integer(0); });
}

void insert_piece(db::Transaction& tx, std::string_view token, std::int64_t file,
                  std::int64_t piece, std::string_view sealed) {
    tx.run(sql::insert_piece, {blob(token), file, piece, blob(sealed)});
}

std::optional<CaseRow> find(db::Session& session, std::int64_t id) {
    return session.one(sql::select_case, {id}, case_of);
}

std::optional<CaseRow> lock(db::Transaction& tx, std::int64_t id) {
    tx.each(sql::lock_case, {id}, [](const db::Row&) {});
    return find(tx, id);
}

std::optional<std::int64_t> by_look_up(db::Session& session, std::string_view look_up) {
    return session.one(sql::select_case_by_look_up, {blob(look_up)},
                       [](const db::Row& row) { return row.integer(0); });
}

void save(db::Transaction& tx, const CaseRow& row, std::optional<std::int64_t> due,
          platform::Instant at) {
    tx.run(sql::update_case, {row.id, maybe_blob(row.finding), name_of(row.state.stage),
                              row.is_classified ? name_of(row.state.kind) : std::string_view{},
                              row.state.place.value(), due, row.state.handler,
                              state_text(row.state), platform::to_millis(at)});
    tx.run(sql::update_key_due, {row.id, order_of(row.state, due)});
}

std::vector<QueueRow> queue(db::Session& session, std::int64_t officer, const QueueKey& after,
                            int limit) {
    return session.all(sql::select_queue, {officer, after.due, after.id, limit},
                       [officer](const db::Row& row) { return queue_row(row, officer); });
}

void put_key(db::Transaction& tx, std::int64_t id, std::int64_t officer, std::string_view sealed,
             std::optional<std::int64_t> granted_by, platform::Instant at) {
    tx.run(sql::insert_key,
           {id, officer, blob(sealed), never, platform::to_millis(at), granted_by});
}

void drop_key(db::Transaction& tx, std::int64_t id, std::int64_t officer) {
    tx.run(sql::delete_key, {id, officer});
    identity::end_grants_of(tx, id, officer);
}

void drop_keys(db::Transaction& tx, std::int64_t id) {
    tx.run(sql::delete_keys, {id});
}

std::optional<std::string> key(db::Session& session, std::int64_t id, std::int64_t officer) {
    return session.one(sql::select_key, {id, officer},
                       [](const db::Row& row) { return row.blob(0).bytes; });
}

std::vector<HolderRow> holders(db::Session& session, std::int64_t id) {
    return session.all(sql::select_holders, {id}, [](const db::Row& row) {
        return HolderRow{row.integer(0), std::string{row.text(1)}, std::string{row.text(2)},
                         platform::from_millis(row.integer(3))};
    });
}

void add_event(db::Transaction& tx, std::int64_t id, const Event& event, std::string_view sealed) {
    const auto by = event.by == reporter ? std::nullopt : std::optional{event.by};
    tx.run(sql::insert_event,
           {id, name_of(event.move), by, platform::to_millis(event.at), blob(sealed)});
}

std::vector<EventRow> events(db::Session& session, std::int64_t id) {
    return session.all(sql::select_events, {id}, [](const db::Row& row) {
        return EventRow{row.integer(0), move_named(row.text(1)).value(), row.maybe_integer(2),
                        platform::from_millis(row.integer(3)), bytes(row, 4)};
    });
}

void put_clock(db::Transaction& tx, std::int64_t id, const ClockState& clock) {
    const auto stopped =
        clock.stopped ? std::optional{platform::to_days(*clock.stopped)} : std::nullopt;
    tx.run(sql::upsert_clock,
           {id, clock.rule, platform::to_days(clock.started), stopped, clock_text(clock)});
}

std::vector<ClockState> clocks(db::Session& session, std::int64_t id) {
    return session.all(sql::select_clocks, {id}, [](const db::Row& row) {
        ClockState out;
        out.rule = row.text(0);
        out.started = platform::from_days(row.integer(1));
        if (!row.is_null(2)) out.stopped = platform::from_days(row.integer(2));
        clock_from(row.text(3), out);
        return out;
    });
}

void add_said(db::Transaction& tx, std::int64_t id, Ear ear, std::string_view sealed,
              std::string_view token) {
    const auto from = maybe_blob(std::string{token});
    tx.run(sql::insert_said, {id, from, ear == Ear::Officers ? 1 : 0, blob(sealed)});
}

std::vector<SaidRow> said(db::Session& session, std::int64_t id) {
    return session.all(sql::select_said, {id}, [](const db::Row& row) {
        return SaidRow{row.integer(0), row.integer(1) != 0, bytes(row, 2)};
    });
}

std::vector<WaitingItem> waiting_items(db::Session& session, int limit) {
    return session.all(sql::select_waiting_items, {limit}, [](const db::Row& row) {
        return WaitingItem{row.integer(0), row.integer(1), bytes(row, 2), bytes(row, 3)};
    });
}

void mark_pushed(db::Transaction& tx, const WaitingItem& item) {
    if (item.id == 0)  // another organ's answer: nothing of it stays here
        tx.run(sql::delete_answer, {blob(item.look_up), item.number});
    else
        tx.run(sql::update_pushed, {item.id, item.number});
}

std::vector<std::string> pieces(db::Session& session, std::string_view token, std::int64_t file) {
    return session.all(sql::select_pieces, {blob(token), file},
                       [](const db::Row& row) { return bytes(row, 0); });
}

void put_upward(db::Transaction& tx, std::string_view token, std::string_view package) {
    tx.run(sql::insert_upward, {blob(token), blob(package)});
}

void wipe(db::Transaction& tx, std::int64_t id) {
    tx.run(sql::delete_overseers, {id});
    tx.run(sql::delete_reminders, {id});
    tx.run(sql::delete_joined_both, {id});
    tx.run(sql::delete_cleared_case, {id});
    tx.run(sql::delete_openings, {id});
    tx.run(sql::delete_tasks, {id});
    tx.run(sql::delete_clarification, {id});
    identity::destroy(tx, id);
    tx.run(sql::wipe_case, {id, db::Blob{}});
    tx.run(sql::wipe_events, {id});
    tx.run(sql::wipe_clocks, {id});
    // The numbers stay: the receipt's next item must not meet an older one of its number.
    tx.run(sql::wipe_said, {id, db::Blob{}});
    tx.run(sql::wipe_outcomes, {id});
}

}  // namespace complain::store
