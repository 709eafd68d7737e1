#include "complain/cases/printing.hpp"

#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain {

namespace {

std::string replaced(std::string words, std::string_view name, std::string_view by) {
    for (auto at = words.find(name); at != std::string::npos; at = words.find(name, at + by.size()))
        words.replace(at, name.size(), by);
    return words;
}

std::string line_of(const Step& step) {
    const auto& details = step.details;
    std::string out = fmt::format("{} {}", platform::format_instant(step.at), title_of(step.move));
    if (details.body) out += "，" + details.body->title();
    if (details.refused) out += fmt::format("，{}", title_of(*details.refused));
    if (details.found) out += fmt::format("，{}", title_of(*details.found));
    if (!details.text.empty()) out += "：" + details.text;
    return out + "\n";
}

std::string whole_text(db::Session& session, const Office& office, const Held& held) {
    const auto told = told_of(held);
    const auto& row = held.row;
    std::string out = fmt::format(
        "受理编号：{}\n收到：{}\n类别：{}\n地方：{}\n环节：{}\n\n反映内容\n{}\n", row.number,
        platform::format_instant(row.received),
        row.is_classified ? title_of(row.state.kind) : "还没有定",
        told.place == 0 ? std::string{"没有写"} : office.place_name(RegionCode{told.place}),
        title_of(row.state.stage), told.text);
    if (told.record) out += fmt::format("对应的公开记录：{}\n", told.record->sentence);
    out += fmt::format("材料：{}件，不随本文导出\n\n来往\n", told.files.size());
    for (const auto& one : said_in(session, held))
        if (!one.internal && one.item.type != Item::Type::Status)
            out += fmt::format("{} {}：{}\n", platform::format_instant(one.item.at),
                               one.item.from_reporter ? "反映人" : "办理单位", one.item.text);
    out += "\n办理经过\n";
    for (const auto& step : steps_in(session, held))
        out += line_of(step);
    return out;
}

std::string text_for(db::Session& session, const Office& office, const Held& held,
                     std::vector<std::string> names) {
    for (const auto& holder : store::holders(session, held.row.id))
        names.push_back(holder.name);
    for (const auto& step : steps_in(session, held))
        if (step.by) names.push_back(step.by_name);
    return redacted(whole_text(session, office, held), names);
}

}  // namespace

std::string redacted(std::string_view words, const std::vector<std::string>& names) {
    auto sorted = names;
    // 欧阳小明 before 欧阳: a longer name must not be cut by a shorter one.
    std::ranges::sort(sorted, std::greater{}, [](const std::string& one) { return one.size(); });
    auto out = domain::without_private(words);
    for (const auto& name : sorted) {
        const auto trimmed = text::trim(name);
        if (text::length(trimmed) < 2) continue;
        out = replaced(std::move(out), trimmed, domain::masked_name(trimmed));
    }
    return out;
}

std::string preview_export(const Office& office, const Opener& opener, std::int64_t id,
                           const std::vector<std::string>& names) {
    db::Reader reader{office.pool};
    return text_for(reader, office, hold(reader, opener, id), names);
}

std::string export_case(const Office& office, const Opener& opener, std::int64_t id,
                        const std::vector<std::string>& names, std::string_view reason) {
    const auto why = reason_of(reason);
    db::Transaction tx{office.pool};
    const auto held = hold(tx, opener, id);
    auto out = text_for(tx, office, held, names);
    std::string digest;
    const auto sum = crypto::sha256(out);
    for (const unsigned char byte : crypto::bytes(sum))
        digest += fmt::format("{:02x}", byte);
    office.gate.record(tx, opener.actor, "complain.export", subject_of(id),
                       json::write(json::Object{{"reason", why}, {"sha256", digest}}));
    tx.commit();
    return out;
}

}  // namespace complain
