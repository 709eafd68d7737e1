#include "complain/desk/inbox_text.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace complain {

namespace {

constexpr json::Limits limits{std::size_t{16} << 20, 6};
constexpr std::size_t token_size = 16, look_up_size = 32;
/// A piece of 256 KiB with its filling, as base64.
constexpr std::size_t longest = std::size_t{512} << 10;
constexpr std::size_t most_sealed = std::size_t{2} << 20;
constexpr int most_parcels = 1000;
/// The year 2100: what lies behind it is no moment, and days cannot be counted from it.
constexpr std::int64_t latest = 4'102'444'800'000;

[[noreturn]] void refuse() {
    throw platform::Refusal{platform::Refusal::Kind::Invalid, "内外网往来的内容读不懂"};
}

/// What `use` makes of another machine's JSON object; what is refused is none.
template <class Use>
auto read(std::string_view text, Use use) -> std::optional<decltype(use(json::Fields{{}}))> {
    try {
        return use(json::Fields::read(text, limits));
    } catch (const platform::Refusal&) {
        return std::nullopt;
    }
}

std::string bytes_in(const std::optional<std::string>& text) {
    auto bytes = platform::from_base64(text.value_or(""));
    if (!bytes) refuse();
    return std::move(*bytes);
}

std::string bytes_in(const json::Fields& fields, std::string_view key) {
    return bytes_in(fields.maybe_text(key, "密文", longest));
}

/// A call of its own: where g++ 12 knows a string's size, it warns of the string's own copying.
[[gnu::noinline]] void require_size(std::string_view bytes, std::size_t size) {
    if (bytes.size() != size) refuse();
}

std::string bytes_in(const json::Fields& fields, std::string_view key, std::size_t size) {
    auto out = bytes_in(fields, key);
    require_size(out, size);
    return out;
}

std::vector<std::string> tokens_in(const json::Fields& fields, std::string_view key) {
    std::vector<std::string> out;
    const auto texts = fields.texts(key, "来件");
    out.reserve(texts.size());
    for (const auto& text : texts) {
        out.push_back(bytes_in(text));
        require_size(out.back(), token_size);
    }
    return out;
}

template <class Tokens>
json::Array tokens_json(const Tokens& tokens) {
    json::Array out;
    out.reserve(tokens.size());
    for (const auto& token : tokens)
        out.push_back(json::Value(platform::to_base64(token)));
    return out;
}

json::Object parcel_json(const Parcel& parcel) {
    json::Object out{{"token", platform::to_base64(parcel.token)},
                     {"look_up", platform::to_base64(parcel.look_up)},
                     {"kind", name_of(parcel.kind)},
                     {"lane", name_of(parcel.lane)},
                     {"case_public", platform::to_base64(parcel.case_public)},
                     {"reporter_copy", platform::to_base64(parcel.reporter_copy)},
                     {"sealed", platform::to_base64(parcel.sealed)},
                     {"copies", copies_text(parcel.copies)},
                     {"files", parcel.files},
                     {"notice", platform::to_base64(parcel.notice)},
                     {"at", platform::to_millis(parcel.at)}};
    if (!parcel.identity.empty()) out["identity"] = copies_text(parcel.identity);
    return out;
}

void read_rest(const json::Fields& fields, Parcel& parcel) {
    const auto kind = parcel_kind_named(fields.text("kind", "类别", 20));
    const auto lane = lane_named(fields.text("lane", "去向", 20));
    auto copies = copies_from(fields.text("copies", "钥匙", longest));
    if (!kind || !lane || !copies) refuse();
    parcel.kind = *kind;
    parcel.lane = *lane;
    parcel.case_public = bytes_in(fields, "case_public");
    parcel.reporter_copy = bytes_in(fields, "reporter_copy");
    parcel.copies = std::move(*copies);
    parcel.notice = bytes_in(fields, "notice");
    parcel.files = fields.integer("files", "文件");
    const auto at = fields.integer("at", "时间");
    if (at < 0 || at > latest) refuse();
    parcel.at = platform::from_millis(at);
    if (const auto text = fields.maybe_text("identity", "身份", longest)) {
        auto identity = copies_from(*text);
        if (!identity) refuse();
        parcel.identity = std::move(*identity);
    }
    parcel.sealed = bytes_in(fields, "sealed");
}

Parcel parcel_in(const json::Fields& fields) {
    Parcel named;
    named.token = bytes_in(fields, "token", token_size);
    named.look_up = bytes_in(fields, "look_up", look_up_size);
    auto out = named;
    try {
        read_rest(fields, out);
        return out;
    } catch (const platform::Refusal&) {  // whoever takes it sees that there is no text
        return named;
    }
}

}  // namespace

std::string question_text(const OldestQuestion& question) {
    return json::write(
        json::Object{{"limit", question.limit}, {"except", tokens_json(question.except)}});
}

std::optional<OldestQuestion> question_from(std::string_view text) {
    return read(text, [](const json::Fields& fields) {
        const auto limit = fields.integer("limit", "件数");
        const auto except = tokens_in(fields, "except");
        if (limit < 1 || limit > most_parcels) refuse();
        return OldestQuestion{static_cast<int>(limit), {except.begin(), except.end()}};
    });
}

std::string answer_text(const OldestAnswer& answer) {
    json::Array parcels;
    parcels.reserve(answer.parcels.size());
    std::size_t size = 0;
    for (const auto& parcel : answer.parcels) {
        size += parcel.sealed.size();
        if (size > most_sealed && !parcels.empty()) break;
        parcels.push_back(parcel_json(parcel));
    }
    return json::write(json::Object{{"window", answer.window}, {"parcels", std::move(parcels)}});
}

std::optional<OldestAnswer> answer_from(std::string_view text) {
    return read(text, [](const json::Fields& fields) {
        OldestAnswer out{fields.text("window", "钥匙", 64), {}};
        const auto parcels = fields.objects("parcels", "来件");
        if (parcels.size() > static_cast<std::size_t>(most_parcels)) refuse();
        out.parcels.reserve(parcels.size());
        for (const auto& one : parcels)
            out.parcels.push_back(parcel_in(one));
        return out;
    });
}

std::string window_digest(const std::optional<WindowKeys>& keys) {
    return platform::to_hex(crypto::bytes(crypto::sha256(keys ? window_text(*keys) : "")));
}

std::string pieces_question_text(const PiecesQuestion& question) {
    return json::write(json::Object{{"token", platform::to_base64(question.token)},
                                    {"file", question.after.file},
                                    {"piece", question.after.piece}});
}

std::optional<PiecesQuestion> pieces_question_from(std::string_view text) {
    return read(text, [](const json::Fields& fields) {
        return PiecesQuestion{bytes_in(fields, "token", token_size),
                              {fields.integer("file", "文件"), fields.integer("piece", "分片")}};
    });
}

std::string pieces_text(const std::vector<Piece>& pieces) {
    json::Array out;
    out.reserve(pieces.size());
    for (const auto& one : pieces)
        out.push_back(json::Object{{"file", one.key.file},
                                   {"piece", one.key.piece},
                                   {"sealed", platform::to_base64(one.sealed)}});
    return json::write(json::Object{{"pieces", std::move(out)}});
}

std::optional<std::vector<Piece>> pieces_from(std::string_view text) {
    return read(text, [](const json::Fields& fields) {
        std::vector<Piece> out;
        const auto pieces = fields.objects("pieces", "分片");
        out.reserve(pieces.size());
        for (const auto& one : pieces)
            out.push_back({{one.integer("file", "文件"), one.integer("piece", "分片")},
                           bytes_in(one, "sealed")});
        return out;
    });
}

std::string tokens_text(const std::vector<std::string>& tokens) {
    return json::write(json::Object{{"tokens", tokens_json(tokens)}});
}

std::optional<std::vector<std::string>> tokens_from(std::string_view text) {
    return read(text, [](const json::Fields& fields) { return tokens_in(fields, "tokens"); });
}

std::string items_text(const std::vector<OutgoingItem>& items) {
    json::Array out;
    out.reserve(items.size());
    for (const auto& one : items)
        out.push_back(json::Object{{"look_up", platform::to_base64(one.look_up)},
                                   {"number", one.number},
                                   {"sealed", platform::to_base64(one.sealed)}});
    return json::write(json::Object{{"items", std::move(out)}});
}

std::optional<std::vector<OutgoingItem>> items_from(std::string_view text) {
    return read(text, [](const json::Fields& fields) {
        std::vector<OutgoingItem> out;
        const auto items = fields.objects("items", "来往");
        out.reserve(items.size());
        for (const auto& one : items)
            out.push_back({bytes_in(one, "look_up", look_up_size), one.integer("number", "编号"),
                           bytes_in(one, "sealed")});
        return out;
    });
}

std::string document_text(const ShownDocument& document) {
    return json::write(json::Object{{"name", document.name}, {"text", document.text}});
}

std::optional<ShownDocument> document_from(std::string_view text) {
    return read(text, [](const json::Fields& fields) {
        constexpr std::size_t longest_name = 80, longest_document = std::size_t{6} << 20;
        return ShownDocument{fields.text("name", "名称", longest_name),
                             fields.text("text", "内容", longest_document)};
    });
}

}  // namespace complain
