#include "portal/words.hpp"

#include "domain/dates.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>

namespace portal::words {

using domain::Fen;

namespace {

/// What stands in an address as it is.
bool is_plain(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
           (each >= '0' && each <= '9') || each == '-' || each == '.' || each == '_' || each == '~';
}

}  // namespace

std::string yuan(Fen amount) {
    return amount.grouped() + "元";
}

std::string short_yuan(Fen amount) {
    constexpr std::int64_t ten_thousand_yuan = 1'000'000;
    if (amount.value() < ten_thousand_yuan) return yuan(amount);
    return Fen{(amount.value() + 5'000) / 10'000}.grouped() + "万元";
}

std::string count(std::int64_t number) {
    auto grouped = Fen{number * 100}.grouped();
    return grouped.substr(0, grouped.size() - 3);
}

std::string day(platform::Date date) {
    return fmt::format(FMT_COMPILE("{}年{}月{}日"), static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string day(std::optional<platform::Date> date) {
    return date ? day(*date) : "—";
}

std::string period(std::string_view code) {
    auto parsed = domain::Period::parse(code);
    return parsed ? parsed->spoken() : std::string(code);
}

std::string status(const std::optional<std::string>& bank_result) {
    if (!bank_result || bank_result->empty()) return "结果未报";
    if (*bank_result == "成功") return "已到账";
    if (*bank_result == "在途") return "办理中";
    return *bank_result;
}

std::string outcome(const Payment& payment) {
    return payment.withdrawn ? "已撤回" : status(payment.status);
}

std::string name(const Payment& payment) {
    if (payment.withdrawn) return "（已撤回）";
    return payment.name.value_or("（公示期满，姓名不再显示）");
}

std::string amount(const Payment& payment) {
    if (payment.withdrawn) return "—";
    if (payment.amount) return yuan(*payment.amount);
    return payment.band.value_or("—");
}

std::string reckoning(const Payment& payment) {
    const bool known = payment.quantity && payment.standard && payment.standard->value() > 0;
    if (!known || payment.withdrawn || !payment.amount) return "";
    return payment.quantity->text() + payment.unit.value_or("") + " × " + yuan(*payment.standard);
}

std::string_view fund_kind(std::string_view kind) {
    if (kind == "source") return "资金来源";
    if (kind == "allocation") return "指标下达";
    return "资金拨付";
}

std::string people(const Snapshot& snapshot, domain::RegionCode place, std::string_view program,
                   std::int64_t year) {
    if (auto known = snapshot.people(place, program, year)) return count(*known) + "人";
    const auto* found = snapshot.program(program, year);
    const bool is_secret =
        snapshot.is_hidden(place, program, year) || snapshot.is_withheld(program, year);
    return is_secret || (found && found->is_protected()) ? "不足5人或未统计" : "未统计";
}

std::string_view profile(std::string_view profile) {
    if (profile == "named") return "公开到人：姓名、村、金额、时间";
    if (profile == "masked") return "为保护个人隐私，只显示姓和金额档次；人数少的村合并列示";
    if (profile == "aggregate") return "为保护个人隐私，只公布合计数；人数少的村合并列示";
    return "依照规定不在网上公开到人";
}

std::string percent(Fen part, Fen whole) {
    if (whole.value() <= 0) return "0%";
    // Divided before it is multiplied where the product could leave 64 bits.
    const auto share = part.value() > INT64_MAX / 100 ? part.value() / (whole.value() / 100)
                                                      : part.value() * 100 / whole.value();
    return fmt::format("{}%", share);
}

std::string percent_encoded(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
    std::string out;
    for (char each : text) {
        if (is_plain(each))
            out += each;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(each));
    }
    return out;
}

std::string url(std::initializer_list<std::string_view> segments,
                std::initializer_list<std::pair<std::string_view, std::string_view>> query) {
    std::string out;
    for (auto segment : segments)
        out.append("/").append(percent_encoded(segment));
    char mark = '?';
    for (auto [name, value] : query) {
        (out += mark).append(name).append("=").append(percent_encoded(value));
        mark = '&';
    }
    return out;
}

}  // namespace portal::words
