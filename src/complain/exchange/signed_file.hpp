#pragma once

#include "platform/crypto/digest.hpp"
#include "platform/crypto/signature.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Files that organs exchange (交换文件): lines of JSON, the first says what it is, the last signs
/// all before it. docs/formats/case-package.md.
enum class FileKind {
    Package,  ///< 案件包: a case, sealed to who receives it
    Receipt,  ///< 回执: that it has come and was opened
    Answer,   ///< 答复包: what the reporter is to read
};
std::string_view name_of(FileKind kind);
/// By the first line alone; the signature is not looked at.
std::optional<FileKind> file_kind_of(std::string_view bytes);

/// Signs lines as they pass. The same lines and key give the same file.
class LineSigner {
public:
    explicit LineSigner(FileKind kind) : kind_(kind) {}

    /// Without its end.
    void add(std::string_view line);

    struct Signed {
        std::string line;    ///< the last one
        std::string sha256;  ///< of the whole file with it, 32 bytes
    };
    Signed finish(const crypto::SigningKey& key);

private:
    FileKind kind_;
    crypto::Sha256 lines_, file_;
};

/// A whole file of lines that are at hand.
std::string signed_text(FileKind kind, const std::vector<std::string>& lines,
                        const crypto::SigningKey& key);

/// What came from another organ, its signature found to hold.
struct SignedFile {
    std::vector<std::string> lines;  ///< without the signature's
    std::string sha256;              ///< of the whole, 32 bytes
};
/// Whether that key signed it, whatever else may be wrong.
bool is_signed_by(FileKind kind, std::string_view bytes, std::string_view public_key);
/// Refuses (Invalid) another kind, a file that is not whole, and a signature by another key.
SignedFile open_signed(FileKind kind, std::string_view bytes, std::string_view public_key);

}  // namespace complain
