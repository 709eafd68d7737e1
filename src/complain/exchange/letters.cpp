#include "complain/exchange/letters.hpp"

#include "complain/exchange/signed_file.hpp"
#include "complain/vault/reading.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

namespace complain {

namespace {

using platform::Refusal;

constexpr std::size_t longest = 128 << 10;

std::string decoded(const json::Fields& fields, std::string_view key) {
    return platform::from_base64(fields.text(key, "密文", longest)).value_or("");
}

/// The one line of a letter, through `read`.
template <class Read>
auto only_line(FileKind kind, std::string_view bytes, std::string_view public_key, Read read) {
    const auto file = open_signed(kind, bytes, public_key);
    auto out = read_sealed(file.lines.front(), read);
    if (!out || file.lines.size() != 1)
        throw Refusal{Refusal::Kind::Invalid, "文件的内容不全，请对方用同一版本的程序重做"};
    return std::move(*out);
}

}  // namespace

std::string receipt_file(const CaseReceipt& receipt, const crypto::SigningKey& key) {
    const json::Object line{{"v", 1},
                            {"is", name_of(FileKind::Receipt)},
                            {"county", receipt.county},
                            {"token", platform::to_base64(receipt.token)},
                            {"sha256", platform::to_base64(receipt.sha256)}};
    return signed_text(FileKind::Receipt, {json::write(line)}, key);
}

CaseReceipt receipt_from(std::string_view bytes, std::string_view public_key) {
    return only_line(FileKind::Receipt, bytes, public_key, [](const json::Fields& fields) {
        return CaseReceipt{fields.text("county", "县", 6), decoded(fields, "token"),
                           decoded(fields, "sha256")};
    });
}

std::string answer_file(const CaseAnswer& answer, const crypto::SigningKey& key) {
    const json::Object line{{"v", 1},
                            {"is", name_of(FileKind::Answer)},
                            {"county", answer.county},
                            {"look_up", platform::to_base64(answer.look_up)},
                            {"sealed", platform::to_base64(answer.sealed)},
                            {"at", platform::to_millis(answer.at)}};
    return signed_text(FileKind::Answer, {json::write(line)}, key);
}

CaseAnswer answer_from(std::string_view bytes, std::string_view public_key) {
    return only_line(FileKind::Answer, bytes, public_key, [](const json::Fields& fields) {
        return CaseAnswer{fields.text("county", "县", 6), decoded(fields, "look_up"),
                          decoded(fields, "sealed"),
                          platform::from_millis(fields.integer("at", "时间"))};
    });
}

}  // namespace complain
