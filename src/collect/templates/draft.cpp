#include "collect/templates/draft.hpp"

#include "collect/headers/field.hpp"
#include "domain/decimal.hpp"
#include "domain/fen.hpp"
#include "ledger/batches.hpp"
#include "ledger/keys.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace collect {

namespace {

using ledger::TableKind;

/// New in each period; copied along they would be taken for the old ones.
constexpr std::array<std::string_view, 6> left_open{"发放流水号", "拨付单号", "所属期间",
                                                    "发放日期",   "发放状态", "备注"};

class DraftWriter {
public:
    DraftWriter(const domain::Keyring& keys, const ledger::Regions& regions,
                const std::map<std::string, std::string>& programs, sheet::Writer& out)
        : keys_(keys), regions_(regions), programs_(programs), out_(out) {}

    void row(const ledger::Record& record) {
        out_.row();
        for (const auto& field : form(TableKind::Payment).fields)
            cell(field, record);
    }

private:
    const ledger::Value& value(const ledger::Record& record, const char* column) const {
        const auto index = ledger::column_index(table_, column);
        return record.values[static_cast<std::size_t>(index)];
    }

    void cell(const Field& field, const ledger::Record& record) {
        if (std::find(left_open.begin(), left_open.end(), field.title) != left_open.end())
            return out_.blank();
        if (*field.column == '\0') return out_.text(looked_up(field.title, record));
        const auto& held = value(record, field.column);
        if (std::holds_alternative<std::monostate>(held)) return out_.blank();
        switch (field.reading) {
            case Reading::IdNumber: return out_.text(revealed(held, "payment.id_number"));
            case Reading::Account: return out_.text(revealed(held, "payment.account"));
            case Reading::Fen:
            case Reading::OptionalFen:
                return out_.number(domain::Fen{std::get<std::int64_t>(held)}.yuan());
            case Reading::Quantity:
                return out_.number(domain::Quantity{std::get<std::int64_t>(held)}.text());
            case Reading::Region:
                return out_.text(domain::RegionCode{std::get<std::int64_t>(held)}.text());
            default: return out_.text(std::get<std::string>(held));
        }
    }

    /// Columns that the ledger does not keep, since codes say the same.
    std::string looked_up(std::string_view title, const ledger::Record& record) const {
        if (title == "项目名称") {
            const auto at = programs_.find(std::get<std::string>(value(record, "program")));
            return at == programs_.end() ? "" : at->second;
        }
        const auto* place =
            regions_.find(domain::RegionCode{std::get<std::int64_t>(value(record, "region"))});
        if (place == nullptr) return "";
        const bool village = place->code.level() == domain::RegionCode::Level::Village;
        if (title == "村") return village ? place->name : "";
        const auto* town = village ? regions_.find(place->parent) : place;
        return town == nullptr ? "" : town->name;
    }

    std::string revealed(const ledger::Value& held, const char* context) const {
        auto number = keys_.reveal(std::get<db::Blob>(held).bytes, context);
        if (!number) platform::bug("a personal number that does not open");
        return std::move(*number);
    }

    const domain::Keyring& keys_;
    const ledger::Regions& regions_;
    const std::map<std::string, std::string>& programs_;
    sheet::Writer& out_;
    const ledger::Table& table_ = ledger::table(TableKind::Payment);
};

}  // namespace

void write_draft(db::Session& session, const guard::Actor& actor, const domain::Keyring& keys,
                 const ledger::Regions& regions, sheet::Writer& out) {
    std::map<std::string, std::string> names;
    std::set<std::pair<std::string, domain::RegionCode>> wanted;
    ledger::each_program(session, [&](const ledger::ProgramEntry& program) {
        names[program.code] = program.name;
        for (const auto& grant : actor.reach(guard::Permission::ImportTables)) {
            if (grant.covers({std::nullopt, program.department}))
                wanted.emplace(program.code, grant.region);
        }
    });
    DraftWriter writer{keys, regions, names, out};
    for (const auto& own : wanted) {
        const bool inside_another =
            std::any_of(wanted.begin(), wanted.end(), [&](const auto& other) {
                return other.first == own.first && other.second != own.second &&
                       other.second.contains(own.second);
            });
        if (inside_another) continue;
        ledger::each_latest_payment(session, own.first, own.second,
                                    [&](const ledger::Record& record) { writer.row(record); });
    }
}

}  // namespace collect
