#include "complain/vault/parcel.hpp"

#include "complain/vault/reading.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/seal.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace complain {

namespace {

using platform::Refusal;

json::Array copies_json(const std::vector<Copy>& copies) {
    json::Array out;
    for (const auto& one : copies)
        out.push_back(
            json::Object{{"officer", one.officer}, {"sealed", platform::to_base64(one.sealed)}});
    return out;
}

std::vector<Copy> copies_in(const json::Fields& fields) {
    std::vector<Copy> out;
    for (const auto& one : fields.objects("copies", "钥匙"))
        out.push_back({one.integer("officer", "人员"), bytes_in(one, "sealed")});
    return out;
}

json::Array holders_json(const std::vector<WindowKeys::Holder>& holders) {
    json::Array out;
    for (const auto& one : holders)
        out.push_back(
            json::Object{{"officer", one.officer}, {"key", platform::to_base64(one.public_key)}});
    return out;
}

std::vector<WindowKeys::Holder> holders_in(const std::vector<json::Fields>& holders) {
    std::vector<WindowKeys::Holder> out;
    out.reserve(holders.size());
    for (const auto& one : holders)
        out.push_back({one.integer("officer", "人员"), bytes_in(one, "key")});
    return out;
}

std::vector<Copy> copies_for(const CaseKey& key, const std::vector<WindowKeys::Holder>& holders) {
    std::vector<Copy> out;
    out.reserve(holders.size());
    for (const auto& one : holders)
        if (auto sealed = key.for_holder(one.public_key))
            out.push_back({one.officer, std::move(*sealed)});
    return out;
}

std::string channels_text(WindowKeys::Channels channels) {
    std::string out = channels.phones ? "phone" : "";
    if (channels.mailboxes) out += out.empty() ? "mail" : " mail";
    return out;
}

WindowKeys::Channels channels_from(std::string_view text) {
    return {text.starts_with("phone"), text.ends_with("mail")};
}

}  // namespace

std::string window_text(const WindowKeys& keys) {
    return json::write(json::Object{{"intake", holders_json(keys.intake)},
                                    {"custodians", holders_json(keys.custodians)},
                                    {"above", platform::to_base64(keys.above)},
                                    {"above_title", keys.above_title},
                                    {"office", platform::to_base64(keys.office)},
                                    {"channels", channels_text(keys.channels)}});
}

std::optional<WindowKeys> window_from(std::string_view text) {
    return read_sealed(text, [](const json::Fields& fields) {
        WindowKeys out;
        out.intake = holders_in(fields.objects("intake", "钥匙"));
        out.custodians = holders_in(maybe_objects(fields, "custodians"));
        out.above = bytes_in(fields, "above");
        out.above_title = fields.maybe_text("above_title", "名称", 80).value_or("");
        out.office = bytes_in(fields, "office");
        out.channels = channels_from(fields.maybe_text("channels", "通知渠道", 20).value_or(""));
        return out;
    });
}

std::string_view name_of(Lane lane) {
    return lane == Lane::County ? "county" : "above";
}

std::optional<Lane> lane_named(std::string_view name) {
    if (name == "county") return Lane::County;
    if (name == "above") return Lane::Above;
    return std::nullopt;
}

std::string_view name_of(Parcel::Kind kind) {
    switch (kind) {
        case Parcel::Kind::Report: return "report";
        case Parcel::Kind::Message: return "message";
        case Parcel::Kind::Evaluation: return "evaluation";
    }
    platform::bug("no such parcel");
}

std::optional<Parcel::Kind> parcel_kind_named(std::string_view name) {
    for (const auto kind : {Parcel::Kind::Report, Parcel::Kind::Message, Parcel::Kind::Evaluation})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::string copies_text(const std::vector<Copy>& copies) {
    return json::write(json::Object{{"copies", copies_json(copies)}});
}

std::optional<std::vector<Copy>> copies_from(std::string_view text) {
    return read_sealed(text, copies_in);
}

Parcel seal_report(const Told& told, const WindowKeys& keys, const domain::ReceiptCode& code,
                   platform::Instant at) {
    Parcel out;
    out.lane = entry_of(told.concerns).above ? Lane::Above : Lane::County;
    const auto key = CaseKey::fresh();
    const std::vector<WindowKeys::Holder> above{{0, keys.above}};
    out.copies = copies_for(key, out.lane == Lane::Above ? above : keys.intake);
    if (out.copies.empty())
        throw Refusal{Refusal::Kind::Conflict,
                      out.lane == Lane::Above
                          ? "本县还没有开通直达上级的通道，请直接向上一级纪检监察机关反映"
                          : "本县的网上受理还没有开通，请打监督电话或到现场反映"};
    out.token = crypto::random_bytes(16);
    out.look_up = code.look_up();
    out.case_public = key.public_key();
    out.reporter_copy = key.for_reporter(code);
    out.sealed = seal_for_case(key.public_key(), told_text(told));
    out.files = static_cast<std::int64_t>(told.files.size());
    out.by_helper = told.by_helper;
    out.at = blurred(at);
    return out;
}

platform::Instant blurred(platform::Instant at) {
    return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<600>>>(at);
}

}  // namespace complain
