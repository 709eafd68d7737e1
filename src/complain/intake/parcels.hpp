#pragma once

#include "complain/vault/parcel.hpp"
#include "platform/db/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The public zone's rows of complaints. All of it is sealed.
namespace complain::public_rows {

/// What a reporter's code leads to.
struct Receipt {
    std::string case_public, reporter_copy;
    std::vector<std::string>
        items;  ///< what the office said, sealed; none before it has the report
};

std::optional<WindowKeys> window(db::Session& session);
/// Changes nothing when it stands so already.
void set_window(db::Transaction& tx, const WindowKeys& keys);

void insert(db::Transaction& tx, const Parcel& parcel);
/// Puts another text in a parcel's place.
void reseal(db::Transaction& tx, std::string_view token, std::string_view sealed);
void insert_piece(db::Transaction& tx, std::string_view token, std::int64_t file,
                  std::int64_t piece, std::string_view sealed);
std::optional<Receipt> receipt(db::Session& session, std::string_view look_up);
std::int64_t waiting(db::Session& session);
/// Whether a parcel of that name lies here.
bool is_waiting(db::Session& session, std::string_view token);

/// The oldest parcels, at most `limit`.
std::vector<Parcel> oldest(db::Session& session, int limit);
/// The office has it: nothing of its content stays here.
void taken(db::Transaction& tx, std::string_view token);
/// Twice does no harm; a receipt that is gone takes none.
void put_item(db::Transaction& tx, std::string_view look_up, std::int64_t number,
              std::string_view sealed);

}  // namespace complain::public_rows
