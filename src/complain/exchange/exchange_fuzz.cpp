// Files that another organ hands in: packages, receipts, answers. They are signed
// here whatever they hold, so that the readers behind the signature are reached.
#include "complain/exchange/letters.hpp"
#include "complain/exchange/package_file.hpp"
#include "platform/core/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace complain;

const crypto::SigningKey& key() {
    static const crypto::SigningKey made{crypto::Secret{std::string(32, 's')}};
    return made;
}

void require(bool holds) {
    if (!holds) std::abort();
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = text.find('\n');
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

void read(FileKind kind, std::string_view bytes) {
    try {
        if (kind == FileKind::Package) {
            const auto package = package_from(bytes, key().public_key());
            require(package.package.files >= 0 && sender_of(bytes) == package.county);
        } else if (kind == FileKind::Receipt) {
            const auto receipt = receipt_from(bytes, key().public_key());
            const auto again = receipt_from(receipt_file(receipt, key()), key().public_key());
            require(again.token == receipt.token && again.sha256 == receipt.sha256);
        } else {
            const auto answer = answer_from(bytes, key().public_key());
            const auto again = answer_from(answer_file(answer, key()), key().public_key());
            require(again.sealed == answer.sealed && again.at == answer.at);
        }
    } catch (const platform::Refusal&) {
        return;  // what a reader answers to what is none
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    for (const auto kind : {FileKind::Package, FileKind::Receipt, FileKind::Answer}) {
        read(kind, text);
        read(kind, signed_text(kind, lines_of(text), key()));
    }
    return 0;
}
