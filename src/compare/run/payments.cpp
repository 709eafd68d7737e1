#include "compare/run/inputs.hpp"
#include "compare/run/tables.hpp"
#include "compare/sql.hpp"
#include "platform/core/clock.hpp"

#include <algorithm>
#include <array>

namespace compare {

namespace {

using engine::Value;

/// The columns of load_payments.sql.
constexpr int id = 0, batch = 1, serial = 2, appropriation = 3, program = 4, period = 5,
              period_from = 6, period_to = 7, region = 8, person = 9, name = 10, birth = 11,
              male = 12, household = 13, relation = 14, account = 15, account_name = 16,
              quantity = 17, unit = 18, standard_fen = 19, amount_fen = 20, pay_date = 21,
              status = 22, remark = 23, source_system = 24, id_sealed = 25;

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
bool says_returned(std::string_view said) {
    constexpr std::array<std::string_view, 4> words{"退", "失败", "未成功", "冲销"};
    return std::ranges::any_of(
        words, [&](std::string_view word) { return said.find(word) != std::string_view::npos; });
}

/// The columns that say what was paid for.
void put_program(std::vector<Value>& to, const db::Row& from, const ProgramFacts& facts) {
    for (const int column : {serial, appropriation, program})
        to.push_back(text(from, column));
    for (const std::string* fact : {&facts.name, &facts.category, &facts.pay_cycle, &facts.unit})
        to.push_back(text(*fact));
    to.push_back(flag(facts.relief));
    to.push_back(text(from, period));
    to.push_back(number(from, period_from));
    to.push_back(number(from, period_to));
    const std::int64_t place = from.integer(region);
    to.push_back(Value::of(place));
    to.push_back(Value::of(place - place % 1000));
}

/// Whom it was paid to. The uuids and the comparable name outlive the row.
void put_payee(std::vector<Value>& to, const db::Row& from, const db::Uuid& who,
               const ComparableName& named) {
    to.push_back(Value::of(std::string_view{who.bytes}));
    to.push_back(text(from, name));
    to.push_back(text(named.key));
    to.push_back(text(named.sound));
    to.push_back(number(from, birth));
    to.push_back(flag(from.integer(male) != 0));
    to.push_back(text(from, household));
    to.push_back(text(from, relation));
}

void put_account(std::vector<Value>& to, const db::Row& from, const db::Uuid& into,
                 const ComparableName& holder) {
    to.push_back(Value::of(std::string_view{into.bytes}));
    to.push_back(text(from, account_name));
    to.push_back(text(holder.key));
    to.push_back(text(holder.sound));
    to.push_back(number(from, quantity));
    to.push_back(text(from, unit));
    for (const int column : {standard_fen, amount_fen, pay_date})
        to.push_back(number(from, column));
}

}  // namespace

void Inputs::load_payments(bool with_numbers) {
    const auto loader = engine_.load(*fund_table("payment"));
    if (!part_.is_whole()) {
        session_.each(part_.batch ? sql::load_payments_of_batch : sql::load_payments_since,
                      {part_.batch ? *part_.batch : *part_.since},
                      [&](const db::Row& from) { add_payment(from, *loader, with_numbers); });
        loader->finish();
        return;
    }
    std::int64_t last = 0;
    for (bool more = true; more;) {
        more = false;
        session_.each(sql::load_payments, {last}, [&](const db::Row& from) {
            more = true;
            last = from.integer(id);
            add_payment(from, *loader, with_numbers);
        });
    }
    loader->finish();
}

bool Inputs::has_arrived(const db::Row& from) const {
    if (!from.is_null(status) && says_returned(from.text(status))) return false;
    return returned_.empty() || !returned_.contains(std::string{from.text(serial)});
}

void Inputs::add_payment(const db::Row& from, engine::Loader& loader, bool with_numbers) {
    static const ProgramFacts unknown;
    static const ComparableName nobody;
    const auto department = batches_.find(from.integer(batch));
    if (department == batches_.end()) return;
    const std::string code{from.text(program)};
    const std::int64_t day = from.integer(period_from);
    const ProgramFacts* facts = facts_of(code, static_cast<int>(platform::from_days(day).year()));
    const db::Uuid who = from.uuid(person);
    const db::Uuid into = from.uuid(account);
    const ComparableName& named = names_.of(from.text(name));
    row_.clear();
    put_program(row_, from, facts == nullptr ? unknown : *facts);
    put_payee(row_, from, who, named);
    put_account(row_, from, into,
                from.is_null(account_name) ? nobody : names_.of(from.text(account_name)));
    row_.push_back(flag(has_arrived(from)));
    row_.push_back(flag(is_excepted(who.bytes, code, day)));
    row_.push_back(text(from, remark));
    row_.push_back(text(from, source_system));
    row_.push_back(text(department->second));
    loader.add(row_);
    if (with_numbers)
        paid_.add(who.bytes, from.blob(id_sealed).bytes, named.id, from.integer(region));
    if (!part_.is_whole()) people_.insert(person_bytes(who.bytes));
}

}  // namespace compare
