#include "compare/run/inputs.hpp"
#include "compare/run/tables.hpp"
#include "compare/sql.hpp"
#include "platform/core/clock.hpp"

#include <array>

namespace compare {

namespace {

using engine::Value;

/// The columns of load_payments.sql.
enum From {
    id,
    batch,
    serial,
    appropriation,
    program,
    period,
    period_from,
    period_to,
    region,
    person,
    name,
    birth,
    male,
    household,
    relation,
    account,
    account_name,
    quantity,
    unit,
    standard_fen,
    amount_fen,
    pay_date,
    status,
    remark,
    source_system,
    id_sealed
};

Value text(const db::Row& row, int column) {
    return row.is_null(column) ? Value{} : Value::of(row.text(column));
}

Value number(const db::Row& row, int column) {
    return row.is_null(column) ? Value{} : Value::of(row.integer(column));
}

Value flag(bool value) {
    return Value::of(std::int64_t{value ? 1 : 0});
}

Value text(const std::string& value) {
    return value.empty() ? Value{} : Value::of(std::string_view{value});
}

/// What departments write where a bank sent the money back.
bool says_returned(std::string_view status) {
    for (const std::string_view word : {"退", "失败", "未成功", "冲销"})
        if (status.find(word) != std::string_view::npos) return true;
    return false;
}

}  // namespace

void Inputs::load_payments(bool with_numbers) {
    const engine::Table& table = *fund_table("payment");
    const auto loader = engine_.load(table);
    std::vector<Value> row;
    row.reserve(table.columns.size());
    std::int64_t last = 0;
    for (bool more = true; more;) {
        more = false;
        session_.each(sql::load_payments, {last}, [&](const db::Row& from) {
            more = true;
            last = from.integer(id);
            const auto department = batches_.find(from.integer(batch));
            if (department == batches_.end()) return;
            const std::string code{from.text(program)};
            const std::int64_t day = from.integer(period_from);
            const ProgramFacts* facts =
                facts_of(code, static_cast<int>(platform::from_days(day).year()));
            static const ProgramFacts unknown;
            if (facts == nullptr) facts = &unknown;
            const db::Uuid who = from.uuid(person);
            const db::Uuid into = from.uuid(account);
            const ComparableName& named = names_.of(from.text(name));
            static const ComparableName nobody;
            const ComparableName& holder =
                from.is_null(account_name) ? nobody : names_.of(from.text(account_name));
            const std::int64_t place = from.integer(region);
            const bool arrived =
                !(from.is_null(status) ? false : says_returned(from.text(status))) &&
                (returned_.empty() || !returned_.contains(std::string{from.text(serial)}));
            row.assign({text(from, serial),
                        text(from, appropriation),
                        text(from, program),
                        text(facts->name),
                        text(facts->category),
                        text(facts->pay_cycle),
                        text(facts->unit),
                        flag(facts->relief),
                        text(from, period),
                        number(from, period_from),
                        number(from, period_to),
                        Value::of(place),
                        Value::of(place - place % 1000),
                        Value::of(std::string_view{who.bytes}),
                        text(from, name),
                        text(named.key),
                        text(named.sound),
                        number(from, birth),
                        flag(from.integer(male) != 0),
                        text(from, household),
                        text(from, relation),
                        Value::of(std::string_view{into.bytes}),
                        text(from, account_name),
                        text(holder.key),
                        text(holder.sound),
                        number(from, quantity),
                        text(from, unit),
                        number(from, standard_fen),
                        number(from, amount_fen),
                        number(from, pay_date),
                        flag(arrived),
                        flag(is_excepted(who.bytes, code, day)),
                        text(from, remark),
                        text(from, source_system),
                        text(department->second)});
            loader->add(row);
            if (with_numbers) people_.add(who.bytes, from.blob(id_sealed).bytes, named.key, place);
        });
    }
    loader->finish();
}

}  // namespace compare
