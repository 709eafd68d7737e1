#include "portal/self/ask.hpp"

#include "platform/crypto/seal.hpp"
#include "platform/json/json.hpp"

#include <charconv>

namespace portal::self {

namespace {

constexpr std::size_t ask_block = 2048, reply_block = 16 << 10;
constexpr std::size_t number_size = 32;
constexpr std::string_view mark = "ask1";
constexpr std::string_view context = "self answer v1";

/// Each field after its length in two bytes.
void add(std::string& out, std::string_view field) {
    out += static_cast<char>(field.size() >> 8);
    out += static_cast<char>(field.size() & 255);
    out += field;
}

std::optional<std::vector<std::string>> fields_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        if (text.size() < 2) return std::nullopt;
        const auto size = static_cast<std::size_t>(static_cast<unsigned char>(text[0])) << 8 |
                          static_cast<unsigned char>(text[1]);
        if (text.size() < 2 + size) return std::nullopt;
        out.emplace_back(text.substr(2, size));
        text.remove_prefix(2 + size);
    }
    return out;
}

std::optional<Ask::Way> way_named(std::string_view name) {
    if (name == "slip") return Ask::Way::Slip;
    if (name == "code") return Ask::Way::Code;
    if (name == "identity") return Ask::Way::Identity;
    return std::nullopt;
}

std::string_view name_of(Ask::Way way) {
    switch (way) {
        case Ask::Way::Slip: return "slip";
        case Ask::Way::Code: return "code";
        case Ask::Way::Identity: return "identity";
    }
    return {};
}

bool is_number(const std::string& bytes) {
    return bytes.size() == number_size;
}

json::Value maybe(const auto& value) {
    return value ? json::Value(*value) : json::Value(nullptr);
}

json::Object account_json(const disclose::OwnAccount& account) {
    json::Array payments, sightings;
    for (const auto& one : account.payments) {
        payments.push_back(json::Object{{"program", one.program},
                                        {"name", one.program_name},
                                        {"period", one.period},
                                        {"region", one.region},
                                        {"fen", one.amount_fen},
                                        {"day", one.pay_day},
                                        {"result", maybe(one.result)},
                                        {"reason", maybe(one.reason)},
                                        {"result_day", maybe(one.result_day)},
                                        {"account", one.account},
                                        {"record", maybe(one.record)}});
    }
    for (const auto& one : account.sightings)
        sightings.push_back(json::Object{{"what", one.what}, {"who", one.who}, {"at", one.at}});
    return {{"name", account.masked_name},
            {"more", account.has_more},
            {"until", maybe(account.code_until)},
            {"payments", std::move(payments)},
            {"sightings", std::move(sightings)}};
}

std::optional<std::string> text_in(const json::Object& object, std::string_view name) {
    const auto& value = object.at(name);
    return value.is_null() ? std::nullopt : std::optional{std::string(value.as_string())};
}

std::optional<std::int64_t> number_in(const json::Object& object, std::string_view name) {
    const auto& value = object.at(name);
    return value.is_null() ? std::nullopt : std::optional{value.to_number<std::int64_t>()};
}

/// What the office wrote and sealed: another shape is a bug of ours, and the library's exception.
disclose::OwnAccount account_from(const json::Object& object) {
    disclose::OwnAccount out;
    out.masked_name = object.at("name").as_string();
    out.has_more = object.at("more").as_bool();
    out.code_until = number_in(object, "until");
    for (const auto& value : object.at("payments").as_array()) {
        const auto& one = value.as_object();
        out.payments.push_back(
            {*text_in(one, "program"), *text_in(one, "name"), *text_in(one, "period"),
             *number_in(one, "region"), *number_in(one, "fen"), *number_in(one, "day"),
             text_in(one, "result"), text_in(one, "reason"), number_in(one, "result_day"),
             *text_in(one, "account"), text_in(one, "record")});
    }
    for (const auto& value : object.at("sightings").as_array()) {
        const auto& one = value.as_object();
        out.sightings.push_back(
            {*text_in(one, "what"), *text_in(one, "who"), *number_in(one, "at")});
    }
    return out;
}

}  // namespace

std::optional<std::string> seal_ask(const Ask& ask, std::string_view public_key) {
    std::string plain;
    add(plain, mark);
    add(plain, name_of(ask.way));
    add(plain, ask.answer_look_up);
    add(plain, ask.answer_key);
    if (ask.way == Ask::Way::Identity) {
        const auto& assertion = ask.assertion;
        for (const auto* field :
             {&assertion.source, &assertion.challenge, &assertion.sealed, &assertion.signature})
            add(plain, *field);
        add(plain, std::to_string(assertion.at));
    } else {
        add(plain, ask.shown.look_up);
        add(plain, ask.shown.proof);
        if (ask.way == Ask::Way::Slip) {
            add(plain, ask.next.look_up);
            add(plain, ask.next.proof);
        }
    }
    if (plain.size() >= ask_block) return std::nullopt;
    return crypto::seal_to(public_key, crypto::padded(plain, ask_block));
}

std::optional<Ask> open_ask(std::string_view sealed, const crypto::BoxKey& key) {
    const auto opened = key.open(sealed);
    if (!opened) return std::nullopt;
    const auto plain = crypto::unpadded(*opened);
    return plain ? read_ask(*plain) : std::nullopt;
}

std::optional<Ask> read_ask(std::string_view plain) {
    const auto fields = fields_of(plain);
    if (!fields || fields->size() < 6 || fields->front() != mark) return std::nullopt;
    const auto way = way_named((*fields)[1]);
    if (!way || !is_number((*fields)[2]) || !is_number((*fields)[3])) return std::nullopt;
    Ask out{*way, {}, {}, {}, (*fields)[2], (*fields)[3]};
    if (*way == Ask::Way::Identity) {
        if (fields->size() != 9) return std::nullopt;
        const auto& at = (*fields)[8];
        out.assertion = {(*fields)[4], (*fields)[5], 0, (*fields)[6], (*fields)[7]};
        const auto [end, error] =
            std::from_chars(at.data(), at.data() + at.size(), out.assertion.at);
        if (error != std::errc{} || end != at.data() + at.size()) return std::nullopt;
        return out;
    }
    if (fields->size() != (*way == Ask::Way::Slip ? 8U : 6U)) return std::nullopt;
    out.shown = {(*fields)[4], (*fields)[5]};
    if (*way == Ask::Way::Slip) out.next = {(*fields)[6], (*fields)[7]};
    for (std::size_t i = 4; i < fields->size(); ++i)
        if (!is_number((*fields)[i])) return std::nullopt;
    return out;
}

std::string seal_reply(const Reply& reply, const crypto::Secret& key) {
    json::Object out{{"at", reply.at}};
    if (reply.account) out["account"] = account_json(*reply.account);
    const auto plain = json::write(json::Value(std::move(out)));
    return crypto::FieldCipher{key}.seal(crypto::padded(plain, reply_block), context);
}

std::optional<Reply> open_reply(std::string_view sealed, const crypto::Secret& key) {
    const auto opened = crypto::FieldCipher{key}.open(sealed, context);
    if (!opened) return std::nullopt;
    const auto plain = crypto::unpadded(*opened);
    if (!plain) return std::nullopt;
    const auto value = json::parse(*plain, {4 << 20, 16});
    const auto& object = value.as_object();
    Reply out{*number_in(object, "at"), {}};
    if (const auto* account = object.if_contains("account"))
        out.account = account_from(account->as_object());
    return out;
}

}  // namespace portal::self
