#include "portal/feed/package_file.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "portal/feed/apply.hpp"
#include "portal/feed/collect_package.hpp"
#include "portal/feed/row_text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

namespace portal {

namespace {

using platform::Refusal;
using projection::Chunk;
using projection::ReferenceTables;

constexpr std::string_view opening = R"({"signature":")";

/// What is signed; the words in front keep the signature from standing for anything else.
std::string signed_text(const crypto::Digest& digest) {
    return "mingbai projection v1\n" + std::string(crypto::bytes(digest));
}

std::string signature_line(crypto::Sha256& digest, const crypto::SigningKey& key) {
    const auto signature = key.sign(signed_text(digest.finish()));
    return std::string(opening) + platform::to_base64(signature) + R"("})";
}

[[noreturn]] void refuse_file(const char* why) {
    throw Refusal{Refusal::Kind::Invalid, why};
}

/// A file under construction beside its place; it is there whole or not at all.
class NewFile {
public:
    explicit NewFile(std::filesystem::path place) : place_(std::move(place)) {
        const int file = ::open(path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (file < 0) refuse_file("公开数据包写不到那里，请核对路径和权限");
        ::close(file);
        out_.open(path(), std::ios::binary | std::ios::trunc);
    }
    ~NewFile() {
        std::error_code gone;  // renamed, or nothing worth a word
        std::filesystem::remove(path(), gone);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void line(const std::string& text) { out_ << text << '\n'; }
    void finish() {
        out_.close();
        if (!out_) throw Refusal{Refusal::Kind::Conflict, "公开数据包没有写完，请检查磁盘空间"};
        std::filesystem::rename(path(), place_);
    }

private:
    std::filesystem::path path() const {
        auto out = place_;
        return out += ".part";
    }

    std::filesystem::path place_;
    std::ofstream out_;
};

template <class Use>
void each_line(const std::filesystem::path& file, Use use) {
    std::ifstream in{file, std::ios::binary};
    if (!in) refuse_file("打不开公开数据包，请核对路径");
    std::string line;
    while (std::getline(in, line))
        use(line);
}

/// Answers the digest of the lines but the last, so that they can be held to it when they are read
/// again.
crypto::Digest require_signature(const std::filesystem::path& file, std::string_view public_key) {
    crypto::Sha256 digest;
    std::string last;
    each_line(file, [&](const std::string& line) {
        if (!last.empty()) digest.add(last).add("\n");
        last = line;
    });
    if (!last.starts_with(opening) || !last.ends_with("\"}"))
        refuse_file("公开数据包不完整，请重新拷贝");
    const auto text =
        std::string_view(last).substr(opening.size(), last.size() - opening.size() - 2);
    const auto signature = platform::from_base64(text);
    const auto found = digest.finish();
    if (!signature || !crypto::signature_holds(*signature, signed_text(found), public_key))
        refuse_file("公开数据包的签名不成立，没有装入任何内容");
    return found;
}

}  // namespace

Exported export_package(db::Pool& office_pool, const platform::Clock& clock,
                        const FeedSettings& settings, const crypto::SigningKey& key,
                        std::int64_t from, const std::filesystem::path& file) {
    db::Reader office{office_pool};
    Exported exported{projection::header_of(office, clock, settings, from)};
    NewFile out{file};
    crypto::Sha256 digest;
    const auto write = [&](const std::string& line) {
        digest.add(line).add("\n");
        out.line(line);
    };
    write(projection::header_text(exported.header));
    projection::collect(office, exported.header, ReferenceTables::Sent, [&](const Chunk& chunk) {
        write(projection::chunk_text(chunk));
        exported.rows += static_cast<std::int64_t>(chunk.rows.size());
    });
    out.line(signature_line(digest, key));
    out.finish();
    return exported;
}

Pushed apply_package(db::Pool& public_store, std::string_view public_key,
                     const std::filesystem::path& file) {
    const auto expected = require_signature(file, public_key);
    crypto::Sha256 digest;
    db::Transaction tx{public_store};
    std::optional<projection::Applying> applying;
    Pushed out;
    each_line(file, [&](const std::string& line) {
        if (line.starts_with(opening)) return;
        digest.add(line).add("\n");
        if (!applying) {
            const auto header = projection::header_from(line);
            if (!header) refuse_file("公开数据包的格式不认识，请用同一版本的程序导出");
            out.leaves = header->to - projection::reached(tx).leaf;
            applying.emplace(tx, *header);
            return;
        }
        const auto chunk = projection::chunk_from(line);
        if (!chunk) refuse_file("公开数据包的格式不认识，请用同一版本的程序导出");
        applying->take(*chunk);
    });
    if (!applying) refuse_file("公开数据包是空的");
    if (digest.finish() != expected) refuse_file("公开数据包在装入时被改动，没有装入任何内容");
    applying->finish();
    tx.commit();
    out.rows = applying->rows();
    return out;
}

}  // namespace portal
