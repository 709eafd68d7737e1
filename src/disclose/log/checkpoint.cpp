#include "disclose/log/checkpoint.hpp"

#include "platform/core/encoding.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstring>

namespace disclose {

namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";
constexpr char ed25519 = 1;

std::string key_id(std::string_view origin, std::string_view public_key) {
    std::string bytes{origin};
    bytes += '\n';
    bytes += ed25519;
    bytes += public_key;
    return std::string(crypto::bytes(crypto::sha256(bytes)).substr(0, 4));
}

std::string body_of(const Checkpoint& checkpoint) {
    return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size,
                       platform::to_base64(crypto::bytes(checkpoint.root)));
}

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return line;
}

bool signature_line_holds(std::string_view line, const Checkpoint& checkpoint,
                          std::string_view public_key) {
    const auto opening = std::string(dash) + checkpoint.origin + ' ';
    if (!line.starts_with(opening)) return false;
    const auto bytes = platform::from_base64(line.substr(opening.size()));
    return bytes && bytes->size() > 4 &&
           bytes->substr(0, 4) == key_id(checkpoint.origin, public_key) &&
           crypto::signature_holds(std::string_view(*bytes).substr(4), body_of(checkpoint),
                                   public_key);
}

}  // namespace

std::string signed_note(const Checkpoint& checkpoint, const crypto::SigningKey& key) {
    const auto body = body_of(checkpoint);
    const auto id = key_id(checkpoint.origin, key.public_key());
    return fmt::format("{}\n{}{} {}\n", body, dash, checkpoint.origin,
                       platform::to_base64(id + key.sign(body)));
}

std::optional<Checkpoint> open_note(std::string_view note, std::string_view public_key) {
    Checkpoint out;
    out.origin = take_line(note);
    const auto size = take_line(note);
    const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), out.size);
    if (error != std::errc{} || end != size.data() + size.size()) return std::nullopt;
    const auto root = platform::from_base64(take_line(note));
    if (!root || root->size() != out.root.size()) return std::nullopt;
    std::memcpy(out.root.data(), root->data(), root->size());
    if (!take_line(note).empty()) return std::nullopt;
    while (!note.empty()) {
        if (signature_line_holds(take_line(note), out, public_key)) return out;
    }
    return std::nullopt;
}

std::string verifier_key(std::string_view origin, std::string_view public_key) {
    std::string key(1, ed25519);
    key += public_key;
    return fmt::format("{}+{}+{}", origin, platform::to_hex(key_id(origin, public_key)),
                       platform::to_base64(key));
}

}  // namespace disclose
