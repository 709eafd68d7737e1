#include "compare/hold/paid_row.hpp"

#include "compare/sql.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace compare {

namespace {

bool has_come_back(std::string_view status) {
    constexpr std::array<std::string_view, 5> words{"退", "失败", "未成功", "冲销", "在途"};
    return std::ranges::any_of(
        words, [&](std::string_view word) { return status.find(word) != std::string_view::npos; });
}

}  // namespace

std::optional<PaidRow> paid_row(db::Session& session, const std::string& serial) {
    return session.one(sql::select_payment, {serial}, [](const db::Row& row) {
        PaidRow paid;
        paid.person = row.uuid(0).bytes;
        paid.program = row.text(1);
        paid.period = row.text(2);
        paid.name = row.text(3);
        paid.region = row.integer(4);
        paid.amount_fen = row.integer(5);
        paid.pay_date = row.integer(6);
        paid.returned = has_come_back(row.maybe_text(7).value_or("")) ||
                        has_come_back(row.maybe_text(9).value_or(""));
        paid.department = row.text(8);
        return paid;
    });
}

}  // namespace compare
