#include "platform/json/json.hpp"

#include "platform/core/refusal.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace json {

namespace {

[[noreturn]] void refuse(const std::string& message) {
    throw platform::Refusal{platform::Refusal::Kind::Invalid, message};
}

[[noreturn]] void refuse_type(std::string_view title) {
    refuse(fmt::format("“{}”的格式不对，请改正后重新提交。", title));
}

[[noreturn]] void refuse_missing(std::string_view title) {
    refuse(fmt::format("请填写“{}”。", title));
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    });
}

std::string checked(const Value& value, std::string_view title, std::size_t at_most) {
    if (!value.is_string()) refuse_type(title);
    const std::string_view text = value.get_string();
    if (has_control(text)) refuse_type(title);
    if (characters(text) > at_most) refuse(fmt::format("“{}”最多 {} 个字。", title, at_most));
    return std::string{text};
}

}  // namespace

Value parse(std::string_view text, Limits limits) {
    if (text.size() > limits.bytes) refuse("提交的内容太大，请分几次提交。");
    boost::json::parse_options options;
    options.max_depth = limits.depth;
    boost::json::error_code error;
    auto value = boost::json::parse(text, error, {}, options);
    if (error) refuse("提交的内容无法识别，请刷新页面后重试。");
    return value;
}

std::string write(const Value& value) {
    return boost::json::serialize(value);
}

std::optional<std::int64_t> parse_id(std::string_view text) {
    std::int64_t value = 0;
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || value <= 0) return std::nullopt;
    return value;
}

Fields Fields::read(std::string_view text, Limits limits) {
    auto value = parse(text, limits);
    if (!value.is_object()) refuse("提交的内容无法识别，请刷新页面后重试。");
    return Fields{std::move(value.get_object())};
}

const Value* Fields::find(std::string_view key) const {
    const Value* found = object_.if_contains(key);
    return found == nullptr || found->is_null() ? nullptr : found;
}

std::string Fields::text(std::string_view key, std::string_view title, std::size_t at_most) const {
    auto found = maybe_text(key, title, at_most);
    if (!found) refuse_missing(title);
    return std::move(*found);
}

std::optional<std::string> Fields::maybe_text(std::string_view key, std::string_view title,
                                              std::size_t at_most) const {
    const Value* found = find(key);
    if (found == nullptr) return std::nullopt;
    auto text = checked(*found, title, at_most);
    if (text.empty()) return std::nullopt;
    return text;
}

bool Fields::boolean(std::string_view key, std::string_view title) const {
    const Value* found = find(key);
    if (found == nullptr) refuse_missing(title);
    if (!found->is_bool()) refuse_type(title);
    return found->get_bool();
}

std::int64_t Fields::integer(std::string_view key, std::string_view title) const {
    const Value* found = find(key);
    if (found == nullptr) refuse_missing(title);
    if (!found->is_int64()) refuse_type(title);
    return found->get_int64();
}

std::int64_t Fields::id(std::string_view key, std::string_view title) const {
    const auto found = parse_id(text(key, title, 20));
    if (!found) refuse_type(title);
    return *found;
}

std::vector<Fields> Fields::objects(std::string_view key, std::string_view title) const {
    const Value* found = find(key);
    if (found == nullptr) refuse_missing(title);
    if (!found->is_array()) refuse_type(title);
    std::vector<Fields> out;
    for (const Value& item : found->get_array()) {
        if (!item.is_object()) refuse_type(title);
        out.emplace_back(item.get_object());
    }
    return out;
}

std::vector<std::string> Fields::texts(std::string_view key, std::string_view title) const {
    const Value* found = find(key);
    if (found == nullptr) refuse_missing(title);
    if (!found->is_array()) refuse_type(title);
    std::vector<std::string> out;
    for (const Value& item : found->get_array())
        out.push_back(checked(item, title, 2000));
    return out;
}

}  // namespace json
