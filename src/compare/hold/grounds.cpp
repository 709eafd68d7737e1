#include "compare/hold/grounds.hpp"

#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace compare {

namespace {

using platform::Refusal;

constexpr std::array kinds{
    Choice{"police", "公安户籍"},
    Choice{"funeral", "民政殡葬"},
    Choice{"death_certificate", "卫健死亡证明"},
    Choice{"hospital", "医院"},
    Choice{"village", "村（居）委会书面证明"},
    Choice{"visit", "入户走访"},
    Choice{"social_insurance", "社保"},
    Choice{"bank", "银行"},
    Choice{"other", "其他"},
};
constexpr std::array means{
    Choice{"phone", "电话"},
    Choice{"visit", "入户"},
    Choice{"cadre", "委托村干部"},
    Choice{"notice", "公告"},
};
constexpr std::array outcomes{
    Choice{"self", "联系到本人"},
    Choice{"family", "联系到家属"},
    Choice{"other", "联系到其他知情人"},
    Choice{"nobody", "未联系上"},
};

constexpr std::int64_t contact_age = 60, ahead = 90;  // days
constexpr std::size_t shortest_reason = 10, shortest_text = 2;

bool is_short(std::string_view said, std::size_t least = shortest_text) {
    return text::length(text::without_blanks(said)) < least;
}

void look_at_source(const Source& source, std::string_view which,
                    std::vector<std::string>& missing) {
    if (title_in(kinds, source.kind).empty())
        missing.push_back(fmt::format("{}独立来源的种类", which));
    if (is_short(source.unit)) missing.push_back(fmt::format("{}独立来源由谁出具", which));
    if (is_short(source.document)) missing.push_back(fmt::format("{}独立来源的文号或内容", which));
}

void look_at_sources(const std::vector<Source>& sources, std::vector<std::string>& missing) {
    constexpr std::array<std::string_view, 2> names{"第一个", "第二个"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i < sources.size())
            look_at_source(sources[i], names[i], missing);
        else
            missing.push_back(fmt::format("{}独立来源", names[i]));
    }
    if (sources.size() < names.size()) return;
    const Source &one = sources[0], &other = sources[1];
    if (!one.kind.empty() && one.kind == other.kind) missing.push_back("两个来源要是不同的种类");
    if (!one.unit.empty() && text::compact(one.unit) == text::compact(other.unit))
        missing.push_back("两个来源要出自不同的单位");
}

void look_at_contact(const Contact& contact, std::int64_t today,
                     std::vector<std::string>& missing) {
    if (!contact.day)
        missing.push_back("联系本人的日期");
    else if (*contact.day > today || *contact.day < today - contact_age)
        missing.push_back(fmt::format("联系本人的日期要在最近{}天内", contact_age));
    if (title_in(means, contact.means).empty()) missing.push_back("联系本人的方式");
    if (title_in(outcomes, contact.outcome).empty())
        missing.push_back("是否联系上");
    else if (contact.outcome != "nobody" && is_short(contact.who))
        missing.push_back("联系到了谁");
    if (is_short(contact.result)) missing.push_back("联系的结果");
}

void look_at_terms(const Grounds& grounds, std::int64_t today, std::vector<std::string>& missing) {
    if (is_short(grounds.reason, shortest_reason))
        missing.push_back(fmt::format("书面理由（不少于{}个字）", shortest_reason));
    if (is_short(grounds.basis)) missing.push_back("法律依据");
    if (grounds.amount_fen <= 0) missing.push_back("暂缓的金额");
    if (!grounds.from_day)
        missing.push_back("暂缓起始日");
    else if (*grounds.from_day < today || *grounds.from_day > today + ahead)
        missing.push_back(fmt::format("暂缓起始日要从今天起{}天以内", ahead));
}

bool holds_private(const Grounds& grounds) {
    std::vector<const std::string*> texts{&grounds.contact.who, &grounds.contact.result,
                                          &grounds.reason, &grounds.basis};
    for (const Source& source : grounds.sources) {
        texts.push_back(&source.unit);
        texts.push_back(&source.document);
    }
    return std::ranges::any_of(
        texts, [](const std::string* said) { return !domain::find_private(*said).empty(); });
}

std::string text_of(const json::Object& object, std::string_view name) {
    return std::string{object.at(name).as_string()};
}

}  // namespace

std::span<const Choice> source_kinds() {
    return kinds;
}

std::span<const Choice> contact_means() {
    return means;
}

std::span<const Choice> contact_outcomes() {
    return outcomes;
}

std::string_view title_in(std::span<const Choice> choices, std::string_view code) {
    const auto found = std::ranges::find(choices, code, &Choice::code);
    return found == choices.end() ? std::string_view{} : found->title;
}

void check(const Grounds& grounds, std::int64_t today) {
    std::vector<std::string> missing;
    look_at_sources(grounds.sources, missing);
    look_at_contact(grounds.contact, today, missing);
    look_at_terms(grounds, today, missing);
    if (!missing.empty())
        throw Refusal{Refusal::Kind::Invalid, fmt::format("还不能申请暂缓发放，请补齐或改正：{}",
                                                          fmt::join(missing, "；"))};
    if (holds_private(grounds))
        throw Refusal{Refusal::Kind::Invalid,
                      "说明里不要写身份证号、电话和银行账号，请删去后再提交"};
}

json::Object to_json(const Grounds& grounds) {
    json::Array sources;
    for (const Source& source : grounds.sources)
        sources.push_back(json::Object{
            {"kind", source.kind}, {"unit", source.unit}, {"document", source.document}});
    const Contact& contact = grounds.contact;
    return {{"sources", std::move(sources)},
            {"contact", json::Object{{"day", contact.day.value_or(0)},
                                     {"means", contact.means},
                                     {"outcome", contact.outcome},
                                     {"who", contact.who},
                                     {"result", contact.result}}},
            {"reason", grounds.reason},
            {"basis", grounds.basis},
            {"amount_fen", grounds.amount_fen},
            {"from_day", grounds.from_day.value_or(0)},
            {"only_period", grounds.only_period}};
}

Grounds grounds_from_json(const json::Object& kept) {
    Grounds grounds;
    for (const json::Value& one : kept.at("sources").as_array()) {
        const json::Object& source = one.as_object();
        grounds.sources.push_back(
            {text_of(source, "kind"), text_of(source, "unit"), text_of(source, "document")});
    }
    const json::Object& contact = kept.at("contact").as_object();
    grounds.contact = {contact.at("day").as_int64(), text_of(contact, "means"),
                       text_of(contact, "outcome"), text_of(contact, "who"),
                       text_of(contact, "result")};
    grounds.reason = text_of(kept, "reason");
    grounds.basis = text_of(kept, "basis");
    grounds.amount_fen = kept.at("amount_fen").as_int64();
    grounds.from_day = kept.at("from_day").as_int64();
    grounds.only_period = kept.at("only_period").as_bool();
    return grounds;
}

}  // namespace compare
