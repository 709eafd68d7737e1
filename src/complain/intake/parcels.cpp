#include "complain/intake/parcels.hpp"

#include "complain/sql.hpp"
#include "platform/core/refusal.hpp"

namespace complain::public_rows {

namespace {

db::Blob blob(std::string_view bytes) {
    return {std::string{bytes}};
}

Parcel parcel_of(const db::Row& row) {
    Parcel out;
    out.token = row.blob(0).bytes;
    out.look_up = row.blob(1).bytes;
    out.kind = parcel_kind_named(row.text(2)).value_or(Parcel::Kind::Message);
    out.lane = lane_named(row.text(3)).value_or(Lane::County);
    out.sealed = row.blob(4).bytes;
    out.copies = copies_from(row.blob(5).bytes).value_or(std::vector<Copy>{});
    out.files = row.integer(6);
    out.at = platform::from_millis(row.integer(7));
    out.case_public = row.blob(8).bytes;
    out.reporter_copy = row.blob(9).bytes;
    if (!row.is_null(10))
        out.identity = copies_from(row.blob(10).bytes).value_or(std::vector<Copy>{});
    if (!row.is_null(11)) out.notice = row.blob(11).bytes;
    return out;
}

}  // namespace

std::optional<WindowKeys> window(db::Session& session) {
    const auto text = session.one(sql::select_window, {},
                                  [](const db::Row& row) { return std::string{row.text(0)}; });
    return text ? window_from(*text) : std::nullopt;
}

void set_window(db::Transaction& tx, const WindowKeys& keys) {
    tx.run(sql::upsert_window, {window_text(keys)});
}

void insert(db::Transaction& tx, const Parcel& parcel) {
    const auto at = platform::to_millis(parcel.at);
    const db::Blob look_up{parcel.look_up};
    if (parcel.kind == Parcel::Kind::Report &&
        tx.run(sql::insert_receipt, {look_up, blob(parcel.case_public), blob(parcel.reporter_copy),
                                     parcel.by_helper ? 1 : 0, at}) == 0)
        throw platform::Refusal{platform::Refusal::Kind::Conflict, "没有交成，请再交一次"};
    const auto identity =
        parcel.identity.empty() ? std::nullopt : std::optional{blob(copies_text(parcel.identity))};
    const auto notice = parcel.notice.empty() ? std::nullopt : std::optional{blob(parcel.notice)};
    tx.run(sql::insert_parcel,
           {blob(parcel.token), look_up, name_of(parcel.kind), name_of(parcel.lane),
            blob(parcel.sealed), blob(copies_text(parcel.copies)), parcel.files, at, identity,
            notice});
}

void reseal(db::Transaction& tx, std::string_view token, std::string_view sealed) {
    tx.run(sql::update_parcel, {blob(token), blob(sealed)});
}

void insert_piece(db::Transaction& tx, std::string_view token, std::int64_t file,
                  std::int64_t piece, std::string_view sealed) {
    tx.run(sql::insert_parcel_piece, {blob(token), file, piece, blob(sealed)});
}

std::optional<Receipt> receipt(db::Session& session, std::string_view look_up) {
    const auto key = blob(look_up);
    auto found = session.one(sql::select_receipt, {key}, [](const db::Row& row) {
        return Receipt{
            row.blob(0).bytes, row.blob(1).bytes, row.blob(2).bytes, row.integer(3) != 0, {}};
    });
    if (found && !found->on_behalf)
        found->items = session.all(sql::select_items, {blob(found->name)},
                                   [](const db::Row& row) { return row.blob(0).bytes; });
    return found;
}

bool is_case(db::Session& session, std::string_view name, std::string_view case_public) {
    return session
        .one(sql::select_receipt_of_case, {blob(name), blob(case_public)},
             [](const db::Row&) { return true; })
        .value_or(false);
}

bool exchange(db::Transaction& tx, std::string_view name, const Entrance& fresh) {
    return tx.run(sql::update_entrance,
                  {blob(name), blob(fresh.look_up), blob(fresh.reporter_copy)}) == 1;
}

std::int64_t waiting(db::Session& session) {
    return session
        .one(sql::select_parcel_count, {}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

bool is_waiting(db::Session& session, std::string_view token) {
    return session.one(sql::select_parcel_kind, {blob(token)}, [](const db::Row&) { return true; })
        .value_or(false);
}

std::vector<Parcel> oldest(db::Session& session, int limit) {
    return session.all(sql::select_oldest_parcels, {limit}, parcel_of);
}

void taken(db::Transaction& tx, std::string_view token) {
    const auto key = blob(token);
    tx.run(sql::delete_parcel_pieces, {key});
    tx.run(sql::delete_parcel, {key});
}

void put_item(db::Transaction& tx, std::string_view look_up, std::int64_t number,
              std::string_view sealed) {
    tx.run(sql::insert_item, {blob(look_up), number, blob(sealed)});
}

}  // namespace complain::public_rows
