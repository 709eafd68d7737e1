#include "complain/intake/sealed/decoys.hpp"

#include "complain/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/box.hpp"

#include <array>

namespace complain {

namespace {

/// As long as a status or a message of usual length, sealed.
constexpr std::size_t item_bytes = 4096 + 48, copy_bytes = 60;

/// The same for as long as the store is. Whoever reads the store sees what is a case anyway.
crypto::Secret kept_secret(db::Pool& store) {
    db::Transaction tx{store};
    tx.run(sql::insert_decoys, {platform::to_base64(crypto::random_secret(32).view())});
    auto kept = tx.one(sql::select_decoys, {}, [](const db::Row& row) {
        return crypto::Secret{platform::from_base64(row.text(0)).value_or("")};
    });
    tx.commit();
    if (!kept) platform::bug("decoys without a secret");
    return std::move(*kept);
}

}  // namespace

public_rows::Receipt Decoys::receipt(std::string_view look_up) {
    const crypto::Secret seed{crypto::bytes(mac_.with([&](auto& mac) {
        if (!mac) mac.emplace(kept_secret(store_));
        return mac->sign(look_up);
    }))};
    const auto make = [&](const char* label, std::size_t size) {
        return std::string{crypto::derive(seed, label, size).view()};
    };
    public_rows::Receipt out;
    out.case_public = crypto::BoxKey{seed}.public_key();
    out.reporter_copy = '\x01' + make("copy", copy_bytes);
    // Most cases have been opened by the office, some say more.
    constexpr std::array labels{"first", "second", "third"};
    const auto items = static_cast<unsigned char>(seed.view().front()) % (labels.size() + 1);
    out.items.reserve(items);
    for (std::size_t i = 0; i < items; ++i)
        out.items.push_back(make(labels.at(i), item_bytes));
    return out;
}

}  // namespace complain
