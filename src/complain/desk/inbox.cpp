#include "complain/desk/inbox.hpp"

#include "complain/intake/parcels.hpp"

namespace complain {

void StoreInbox::publish(const WindowKeys& keys) {
    auto text = window_text(keys);
    if (text == published_) return;
    db::Transaction tx{store_};
    public_rows::set_window(tx, keys);
    tx.commit();
    published_ = std::move(text);
}

std::vector<Parcel> StoreInbox::oldest(int limit) {
    db::Reader reader{store_};
    return public_rows::oldest(reader, limit);
}

void StoreInbox::each_piece(
    const Parcel& parcel,
    const std::function<void(std::int64_t, std::int64_t, const std::string&)>& use) {
    db::Reader reader{store_};
    public_rows::each_piece(reader, parcel.token, use);
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

}  // namespace complain
