#include "complain/exchange/signed_file.hpp"

#include "complain/vault/reading.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain {

namespace {

using platform::Refusal;

constexpr std::string_view opening = R"({"signature":")", closing = R"("})";

/// What is signed; the words in front keep one kind from standing for another.
std::string statement(FileKind kind, const crypto::Digest& digest) {
    return fmt::format("mingbai {} v1\n{}", name_of(kind), crypto::bytes(digest));
}

std::string_view title_of(FileKind kind) {
    switch (kind) {
        case FileKind::Package: return "案件包";
        case FileKind::Receipt: return "回执";
        case FileKind::Answer: return "答复包";
    }
    platform::bug("no such file");
}

[[noreturn]] void refuse(FileKind kind, std::string_view why) {
    throw Refusal{Refusal::Kind::Invalid, fmt::format("{}{}", title_of(kind), why)};
}

/// The lines that are signed, and what stands in the last one.
struct Parted {
    std::string_view lines, signature;
};
std::optional<Parted> part(std::string_view bytes) {
    const auto last = bytes.rfind(opening);
    const bool is_own_line = last != std::string_view::npos && last != 0 && bytes[last - 1] == '\n';
    if (!is_own_line || !bytes.ends_with("\"}\n")) return std::nullopt;
    auto signature = bytes.substr(last + opening.size());
    if (signature.size() < closing.size() + 1) return std::nullopt;
    signature.remove_suffix(closing.size() + 1);
    return Parted{bytes.substr(0, last), signature};
}

}  // namespace

std::string_view name_of(FileKind kind) {
    switch (kind) {
        case FileKind::Package: return "case package";
        case FileKind::Receipt: return "case receipt";
        case FileKind::Answer: return "case answer";
    }
    platform::bug("no such file");
}

std::optional<FileKind> file_kind_of(std::string_view bytes) {
    const auto name = read_sealed(bytes.substr(0, bytes.find('\n')), [](const json::Fields& first) {
        return first.text("is", "类型", 20);
    });
    for (const auto kind : {FileKind::Package, FileKind::Receipt, FileKind::Answer})
        if (name && *name == name_of(kind)) return kind;
    return std::nullopt;
}

void LineSigner::add(std::string_view line) {
    lines_.add(line).add("\n");
    file_.add(line).add("\n");
}

LineSigner::Signed LineSigner::finish(const crypto::SigningKey& key) {
    const auto signature = key.sign(statement(kind_, lines_.finish()));
    auto line = fmt::format("{}{}{}", opening, platform::to_base64(signature), closing);
    file_.add(line).add("\n");
    return {std::move(line), std::string{crypto::bytes(file_.finish())}};
}

std::string signed_text(FileKind kind, const std::vector<std::string>& lines,
                        const crypto::SigningKey& key) {
    LineSigner signer{kind};
    std::string out;
    for (const auto& line : lines) {
        signer.add(line);
        out += line + "\n";
    }
    return out + signer.finish(key).line + "\n";
}

bool is_signed_by(FileKind kind, std::string_view bytes, std::string_view public_key) {
    const auto parted = part(bytes);
    const auto signature = parted ? platform::from_base64(parted->signature) : std::nullopt;
    return signature && crypto::signature_holds(
                            *signature, statement(kind, crypto::sha256(parted->lines)), public_key);
}

SignedFile open_signed(FileKind kind, std::string_view bytes, std::string_view public_key) {
    if (file_kind_of(bytes) != kind) refuse(kind, "的格式不认识，请核对是不是拿错了文件");
    const auto parted = part(bytes);
    if (!parted) refuse(kind, "不完整，请重新拷贝");
    if (!is_signed_by(kind, bytes, public_key))
        refuse(kind, "的签名不成立：不是对方签发的，或者被改动过，没有办理");
    const auto lines = parted->lines;
    SignedFile out;
    out.lines.reserve(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')));
    for (std::size_t at = 0; at < lines.size();) {
        const auto end = lines.find('\n', at);
        out.lines.emplace_back(lines.substr(at, end - at));
        at = end + 1;
    }
    out.sha256 = std::string{crypto::bytes(crypto::sha256(bytes))};
    return out;
}

}  // namespace complain
