#include "portal/parts.hpp"

#include "platform/core/refusal.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <charconv>

namespace portal::parts {

using platform::Refusal;

void not_found(std::string_view what) {
    throw Refusal{
        Refusal::Kind::NotFound,
        fmt::format("没有找到{}。可能还没有公开，或者地址不对；请从首页重新查找。", what)};
}

const Place& place(const Visit& visit, std::string_view code) {
    auto parsed = domain::RegionCode::parse(code);
    const auto* found = parsed ? visit.snapshot->place(*parsed) : nullptr;
    if (!found) not_found("这个地方");
    return *found;
}

std::int64_t year(const Visit& visit, const http::Request& request) {
    auto text = request.query("year");
    if (!text) return visit.snapshot->newest_year();
    std::int64_t value = 0;
    auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (fault != std::errc{} || end != text->data() + text->size() || value < 1949 || value > 2200)
        throw Refusal{Refusal::Kind::Invalid, "年份不对，请写四位数字，如2017。"};
    return value;
}

void years(View view, const std::vector<std::int64_t>& years, std::int64_t shown,
           const std::function<std::string(std::string_view year)>& address) {
    if (years.size() < 2) return;
    auto list = view.list("HAS_YEARS");
    for (auto each : years) {
        auto text = std::to_string(each);
        auto item = list.list("A_YEAR").set("TEXT", text).set("URL", address(text));
        if (each == shown) item.show("NOW");
    }
}

void fact(View view, std::string_view label, std::string_view text) {
    if (!text.empty() && text != "—") view.list("FACT").set("LABEL", label).set("TEXT", text);
}

std::string rest_label(const Cell& cell, const Place& place) {
    if (cell.merged > 0) return fmt::format("每处不足5人的，合并列示（{}处）", cell.merged);
    return place.spoken + "本级（没有写明到下一级）";
}

std::optional<Qr> qr(const std::string& text) {
    std::unique_ptr<QRcode, void (*)(QRcode*)> code{
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free};
    if (!code) return std::nullopt;
    Qr out;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                out.modules += fmt::format("M{} {}h1v1h-1z", x, y);
    out.box = fmt::format("-2 -2 {0} {0}", code->width + 4);
    return out;
}

}  // namespace portal::parts
