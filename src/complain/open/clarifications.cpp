#include "complain/open/clarifications.hpp"

#include "complain/sql.hpp"
#include "platform/json/json.hpp"

namespace complain {

namespace {

constexpr json::Limits limits{std::size_t{4} << 20, 8};

}  // namespace

std::string clarifications_text(const std::vector<Clarification>& all) {
    json::Array items;
    items.reserve(all.size());
    for (const auto& one : all)
        items.push_back(
            json::Object{{"words", one.words}, {"until", platform::format_date(one.until)}});
    return json::write(json::Object{{"items", std::move(items)}});
}

std::vector<Clarification> clarifications_on(Date day, std::string_view text) {
    std::vector<Clarification> out;
    if (text.empty()) return out;
    const auto document = json::parse(text, limits);
    const auto& items = document.at("items").as_array();
    out.reserve(items.size());
    for (const auto& item : items) {
        const auto until = platform::parse_iso_date(item.at("until").as_string());
        if (until && day <= *until)
            out.push_back({std::string{item.at("words").as_string()}, *until});
    }
    return out;
}

std::vector<Clarification> store::clarifications(db::Session& session, Date today) {
    return session.all(
        sql::select_clarifications, {platform::to_days(today)}, [](const db::Row& row) {
            return Clarification{std::string{row.text(0)}, platform::from_days(row.integer(1))};
        });
}

int end_clarifications(const Office& office, Date today) {
    db::Transaction tx{office.pool};
    const auto ended =
        static_cast<int>(tx.run(sql::end_clarifications, {platform::to_days(today)}));
    if (ended == 0) return 0;
    office.gate.record(tx, guard::Actor::system(), "complain.clarification_end", "clarifications",
                       json::write(json::Object{{"count", ended}}));
    tx.commit();
    return ended;
}

}  // namespace complain
