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
    std::string name;  ///< the case's between the zones, whatever code opens it
    std::string case_public, reporter_copy;
    bool on_behalf = false;  ///< a helper knows the code: it is exchanged before anything is read
    std::vector<std::string>
        items;  ///< what the office said, sealed; none before it has the report
};
/// A code that takes another's place: what the store keeps of it.
struct Entrance {
    std::string look_up, reporter_copy;
};

std::optional<WindowKeys> window(db::Session& session);
/// Changes nothing when it stands so already.
void set_window(db::Transaction& tx, const WindowKeys& keys);

/// A message or an evaluation goes by its case's name. Refuses (Conflict) a report under a code
/// that opens another case.
void insert(db::Transaction& tx, const Parcel& parcel);
/// Puts another text in a parcel's place.
void reseal(db::Transaction& tx, std::string_view token, std::string_view sealed);
void insert_piece(db::Transaction& tx, std::string_view token, std::int64_t file,
                  std::int64_t piece, std::string_view sealed);
std::optional<Receipt> receipt(db::Session& session, std::string_view look_up);
/// Whether a case of that name and key is here, whatever code opens it.
bool is_case(db::Session& session, std::string_view name, std::string_view case_public);
/// The case is opened by `fresh` and by nothing else from now on; false when it is not on behalf,
/// or no more.
bool exchange(db::Transaction& tx, std::string_view name, const Entrance& fresh);
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
