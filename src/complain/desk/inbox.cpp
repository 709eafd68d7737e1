#include "complain/desk/inbox.hpp"

#include "complain/intake/parcels.hpp"
#include "complain/open/shown_rows.hpp"
#include "complain/sql.hpp"

#include <algorithm>

namespace complain {

namespace {

constexpr std::size_t most_except = 1000;

}  // namespace

void StoreInbox::publish(const WindowKeys& keys) {
    auto text = window_text(keys);
    if (text == published_) return;
    db::Transaction tx{store_};
    public_rows::set_window(tx, keys);
    tx.commit();
    published_ = std::move(text);
}

std::vector<Parcel> StoreInbox::oldest(int limit, const std::set<std::string>& except) {
    const auto wanted = static_cast<std::size_t>(limit);
    const int more = static_cast<int>(std::min(except.size(), most_except));
    std::vector<Parcel> out;
    {
        db::Reader reader{store_};
        out = public_rows::oldest(reader, limit + more);
    }
    std::erase_if(out, [&except](const Parcel& one) { return except.contains(one.token); });
    if (out.size() > wanted) out.erase(out.begin() + limit, out.end());
    return out;
}

std::vector<Piece> StoreInbox::pieces(const std::string& token, const PieceKey& after) {
    constexpr int at_once = 4;
    db::Reader reader{store_};
    return reader.all(sql::select_next_pieces, {db::Blob{token}, after.file, after.piece, at_once},
                      [](const db::Row& row) {
                          return Piece{{row.integer(0), row.integer(1)}, row.blob(2).bytes};
                      });
}

void StoreInbox::taken(const std::vector<std::string>& tokens) {
    db::Transaction tx{store_};
    for (const auto& token : tokens)
        public_rows::taken(tx, token);
    tx.commit();
}

void StoreInbox::lay_down(const std::vector<OutgoingItem>& items) {
    db::Transaction tx{store_};
    for (const auto& item : items)
        public_rows::put_item(tx, item.look_up, item.number, item.sealed);
    tx.commit();
}

void StoreInbox::show(const std::string& name, const std::string& text) {
    db::Transaction tx{store_};
    public_rows::show(tx, name, text);
    tx.commit();
}

}  // namespace complain
