#include "portal/mailbox/mailbox_text.hpp"

#include "platform/core/encoding.hpp"

#include <boost/json.hpp>

namespace portal {

namespace {

namespace json = boost::json;

std::optional<json::array> array_in(std::string_view text, std::string_view name) {
    json::error_code error;
    auto value = json::parse(text, error);
    auto* object = error ? nullptr : value.if_object();
    auto* list = object == nullptr ? nullptr : object->if_contains(name);
    if (list == nullptr || !list->is_array()) return std::nullopt;
    return std::move(list->get_array());
}

const json::string* text_in(const json::value& holder, std::string_view name) {
    const auto* object = holder.if_object();
    const auto* value = object == nullptr ? nullptr : object->if_contains(name);
    return value == nullptr ? nullptr : value->if_string();
}

std::optional<std::int64_t> number_in(const json::value& holder, std::string_view name) {
    const auto* object = holder.if_object();
    const auto* value = object == nullptr ? nullptr : object->if_contains(name);
    if (value == nullptr || !value->is_int64()) return std::nullopt;
    return value->get_int64();
}

std::optional<std::string> bytes_in(const json::value& holder, std::string_view name) {
    const auto* text = text_in(holder, name);
    return text == nullptr ? std::nullopt : platform::from_base64(*text);
}

}  // namespace

std::string envelopes_text(const std::vector<Envelope>& envelopes) {
    json::array out;
    for (const auto& one : envelopes) {
        out.push_back(json::object{
            {"id", one.id}, {"kind", one.kind}, {"sealed", platform::to_base64(one.sealed)}});
    }
    return json::serialize(json::object{{"envelopes", std::move(out)}});
}

std::optional<std::vector<Envelope>> envelopes_from(std::string_view text) {
    const auto list = array_in(text, "envelopes");
    if (!list) return std::nullopt;
    std::vector<Envelope> out;
    for (const auto& one : *list) {
        const auto id = number_in(one, "id");
        const auto* kind = text_in(one, "kind");
        auto sealed = bytes_in(one, "sealed");
        if (!id || kind == nullptr || !sealed) return std::nullopt;
        out.push_back({*id, std::string(*kind), std::move(*sealed)});
    }
    return out;
}

std::string settlement_text(std::span<const std::int64_t> opened, std::span<const Answer> answers) {
    json::array list;
    for (const auto& one : answers) {
        list.push_back(json::object{{"lookup", platform::to_base64(one.lookup)},
                                    {"sealed", platform::to_base64(one.sealed)},
                                    {"expires", platform::to_millis(one.expires)}});
    }
    return json::serialize(json::object{{"opened", json::array(opened.begin(), opened.end())},
                                        {"answers", std::move(list)}});
}

std::optional<Settlement> settlement_from(std::string_view text) {
    const auto opened = array_in(text, "opened");
    const auto answers = array_in(text, "answers");
    if (!opened || !answers) return std::nullopt;
    Settlement out;
    for (const auto& id : *opened) {
        if (!id.is_int64()) return std::nullopt;
        out.opened.push_back(id.get_int64());
    }
    for (const auto& one : *answers) {
        auto lookup = bytes_in(one, "lookup"), sealed = bytes_in(one, "sealed");
        const auto expires = number_in(one, "expires");
        if (!lookup || lookup->size() != 32 || !sealed || !expires) return std::nullopt;
        out.answers.push_back(
            {std::move(*lookup), std::move(*sealed), platform::from_millis(*expires)});
    }
    return out;
}

}  // namespace portal
