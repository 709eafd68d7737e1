#include "complain/open/shown_rows.hpp"

#include "complain/open/documents.hpp"
#include "complain/sql.hpp"

namespace complain::public_rows {

void show(db::Transaction& tx, std::string_view name, std::string_view text) {
    tx.run(sql::upsert_shown, {name, text});
}

std::optional<std::string> shown(db::Session& session, std::string_view name) {
    return session.one(sql::select_shown, {name},
                       [](const db::Row& row) { return std::string{row.text(0)}; });
}

std::vector<std::string> shown_months(db::Session& session) {
    return session.all(sql::select_shown_months, {}, [](const db::Row& row) {
        return std::string{row.text(0).substr(outcomes_name("").size())};
    });
}

}  // namespace complain::public_rows
