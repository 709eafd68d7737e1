#include "disclose/publish/released.hpp"
#include "disclose/publish/rows.hpp"
#include "disclose/sql.hpp"
#include "domain/decimal.hpp"
#include "domain/fen.hpp"
#include "domain/region.hpp"
#include "platform/core/clock.hpp"

namespace disclose {

namespace {

struct Happened {
    ledger::TableKind kind = ledger::TableKind::Payment;
    std::int64_t version_id = 0;
    int version = 1;
    Event event = Event::Publish;
    Mode mode = Mode::None;
    std::int64_t at = 0;
    std::optional<std::string> reason;
};

std::optional<std::string> shown(const ledger::Value& value, std::string_view field) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) return std::nullopt;
    if (field.ends_with("_fen")) return domain::Fen{*number}.grouped();
    if (field.ends_with("_date") || field == "period_from")
        return platform::format_date(platform::from_days(*number));
    if (field == "quantity") return domain::Quantity{*number}.text();
    return domain::RegionCode{*number}.text();
}

PublicRow row_at(db::Session& session, const Happened& event, const Happened& latest) {
    auto row = version_row(session, event.kind, event.version_id)->row;
    apply_mode(row, latest.mode, latest.event == Event::Expire ? Names::Expired : Names::Shown);
    return row;
}

void compare(const PublicRow& before, const PublicRow& after, const Happened& event,
             std::vector<Change>& out) {
    const auto fields = public_fields(after.kind);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (before.cells[i] == after.cells[i] || fields[i] == "period_from") continue;
        out.push_back({event.version, event.at, std::string(title_of_field(after.kind, fields[i])),
                       shown(before.cells[i], fields[i]), shown(after.cells[i], fields[i]),
                       event.reason.value_or("")});
    }
}

}  // namespace

std::vector<Change> history(db::Session& session, const std::string& record_id) {
    const auto events =
        session.all(sql::select_events_of_record, {record_id}, [](const db::Row& row) {
            return Happened{ledger::find_table(row.text(0))->kind,
                            row.integer(1),
                            static_cast<int>(row.integer(2)),
                            event_named(row.text(3)),
                            *mode_named(row.text(4)),
                            row.integer(5),
                            row.maybe_text(6)};
        });
    std::vector<Change> out;
    if (events.empty() || events.back().event == Event::Withdraw ||
        events.back().mode < Mode::Masked)
        return out;
    auto before = row_at(session, events.front(), events.back());
    for (std::size_t i = 1; i < events.size(); ++i) {
        if (events[i].event == Event::Withdraw) continue;
        auto after = row_at(session, events[i], events.back());
        if (events[i].event == Event::Correct) compare(before, after, events[i], out);
        before = std::move(after);
    }
    return out;
}

}  // namespace disclose
