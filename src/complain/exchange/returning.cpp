#include "complain/exchange/returning.hpp"

#include "complain/exchange/docking.hpp"
#include "complain/sql.hpp"

#include <fmt/format.h>

namespace complain {

namespace {

/// Of an accusation nobody outside learns who has it.
std::string transferred_words(const store::CaseRow& row, const Body& body) {
    if (row.is_classified && row.state.kind == Kind::Accusation) return "已转有权处理的机关办理。";
    return fmt::format("已转{}办理。", body.title());
}

std::string words_of(db::Session& session, const store::CaseRow& row, Move move,
                     const Details& details) {
    if (move == Move::Refuse && details.refused)
        return fmt::format("不予受理：{}。", title_of(*details.refused));
    if (move != Move::Transfer || !details.body) return {};
    if (came_from(session, row, *details.body))
        return "经核对，这件事不归我单位办理，已退回转来的机关。";
    return transferred_words(row, *details.body);
}

}  // namespace

void tell_source(db::Transaction& tx, const Office& office, const store::CaseRow& row, Move move,
                 const Details& details) {
    if (move == Move::Reconsider) {
        tx.run(sql::clear_foreign_answer, {row.id});
        return;
    }
    Item item;
    item.text = words_of(tx, row, move, details);
    if (item.text.empty()) return;
    item.type = Item::Type::Reply;
    item.at = office.clock.now();
    answer_source(tx, office, row, item);
}

bool came_from(db::Session& session, const store::CaseRow& row, const Body& body) {
    const auto name_in = [](const db::Row& found) { return std::string{found.text(0)}; };
    const auto source = session.one(sql::select_foreign_source, {row.id}, name_in);
    const auto organ = session.one(sql::select_organ, {body.department}, name_in);
    return source && organ && *source == "organ " + *organ;
}

std::vector<std::string> organ_titles(db::Session& session) {
    return session.all(sql::select_organ_titles, {},
                       [](const db::Row& row) { return std::string{row.text(0)}; });
}

}  // namespace complain
