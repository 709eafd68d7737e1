#pragma once

#include "domain/fen.hpp"
#include "portal/store.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// The portal's plain words: how figures, days and states are said to a villager.
namespace portal::words {

/// "1,250.50元"
std::string yuan(domain::Fen amount);
/// "847.47万元" from 10,000 yuan on, rounded half up; below that as yuan().
std::string short_yuan(domain::Fen amount);
/// "12,345"
std::string count(std::int64_t number);
/// "2017年8月20日"
std::string day(platform::Date date);
std::string day(std::optional<platform::Date> date);
/// "2017年上半年"; an unreadable code as it is.
std::string period(std::string_view code);
/// What became of the money: "已到账", "退回", "办理中".
std::string status(const std::optional<std::string>& bank_result);
/// The same, or that it was withdrawn.
std::string outcome(const Payment& payment);
/// The name, or why there is none.
std::string name(const Payment& payment);
/// "210.00元", a band, or a dash.
std::string amount(const Payment& payment);
/// "2.15亩 × 105.00元", or "" when either is not known.
std::string reckoning(const Payment& payment);
/// "资金来源", "指标下达", "资金拨付".
std::string_view fund_kind(std::string_view kind);
/// "12个人", "不足5人" when it must not be told.
std::string people(const Snapshot& snapshot, domain::RegionCode place, std::string_view program,
                   std::int64_t year);
/// Who may see what: a profile in a sentence.
std::string_view profile(std::string_view profile);
/// Part of a whole, "43%"; a whole of nothing is "0%".
std::string percent(domain::Fen part, domain::Fen whole);

/// A path of this site, each segment and query value percent-encoded: url({"places", code},
/// {{"year", "2017"}}).
std::string url(std::initializer_list<std::string_view> segments,
                std::initializer_list<std::pair<std::string_view, std::string_view>> query = {});
std::string percent_encoded(std::string_view text);

}  // namespace portal::words
