#include "collect/uploads/sealed_spool.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/stream.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

namespace collect {

namespace {

namespace fs = std::filesystem;
using platform::Refusal;

constexpr std::size_t head_size = 24, extra = 17;  // of crypto::StreamSealer
constexpr std::size_t piece_size = 64 << 10;
constexpr std::string_view key_context = "upload.key";
constexpr std::string_view arriving_prefix = "arriving-";
constexpr std::string_view kept_prefix = "kept-";

[[noreturn]] void fail(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

[[noreturn]] void refuse_lost() {
    throw Refusal{Refusal::Kind::NotFound, "原表已不在或已损坏，请重新上传"};
}

/// An open file's descriptor, closed with it.
class File {
public:
    File(const fs::path& path, int flags)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File() {
        if (number_ >= 0) ::close(number_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool is_open() const { return number_ >= 0; }
    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail("cannot spool an upload");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    /// As many bytes as asked for, or those that are left.
    std::string read(off_t at, std::size_t size) const {
        std::string out(size, '\0');
        std::size_t got = 0;
        while (got < size) {
            const auto count =
                ::pread(number_, out.data() + got, size - got, at + static_cast<off_t>(got));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) fail("cannot read an upload");
            if (count == 0) break;
            got += static_cast<std::size_t>(count);
        }
        out.resize(got);
        return out;
    }
    void sync() const {
        if (::fsync(number_) != 0) fail("cannot keep an upload");
    }

private:
    int number_;
};

/// Decrypts a whole file piece by piece; false if a bit of it is not what was written.
bool open_pieces(const File& file, const crypto::Secret& key,
                 const std::function<void(std::string_view)>& use) {
    crypto::StreamOpener stream{key, file.read(0, head_size)};
    for (off_t at = head_size; !stream.is_whole();) {
        const auto sealed = file.read(at, piece_size + extra);
        const auto plain = stream.open(sealed);
        if (!plain) return false;
        use(*plain);
        at += static_cast<off_t>(sealed.size());
        if (stream.is_whole()) return file.read(at, 1).empty();
    }
    return false;
}

class Kept final : public SealedFile {
public:
    Kept(fs::path path, crypto::Secret key, const domain::Keyring& keys)
        : path_(std::move(path)), key_(std::move(key)), keys_(keys), file_(path_, O_RDWR) {
        if (!file_.is_open()) fail("cannot reopen an upload");
    }
    ~Kept() override {
        std::error_code ignored;  // kept under another name, or gone: both are as good
        fs::remove(path_, ignored);
    }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

    void each(const std::function<void(std::string_view)>& use) const override {
        if (!open_pieces(file_, key_, use)) platform::bug("an upload changed on the disk");
    }
    SpoolTicket keep() const override {
        file_.sync();
        const auto name =
            std::string(kept_prefix) + path_.filename().string().substr(arriving_prefix.size());
        fs::rename(path_, path_.parent_path() / name);
        File(path_.parent_path(), O_RDONLY | O_DIRECTORY).sync();
        return {name, keys_.seal_text(key_.view(), key_context)};
    }

private:
    fs::path path_;
    crypto::Secret key_;
    const domain::Keyring& keys_;
    File file_;
};

class Writer final : public http::SpoolWriter {
public:
    Writer(fs::path path, const domain::Keyring& keys)
        : path_(std::move(path)),
          keys_(keys),
          key_(crypto::random_secret(crypto::stream_key_bytes)),
          stream_(key_),
          file_(path_, O_WRONLY | O_CREAT | O_EXCL) {
        if (!file_.is_open()) fail("cannot spool an upload");
        file_.write(stream_.header());
        waiting_.reserve(piece_size);
    }
    ~Writer() override {
        sodium_memzero(waiting_.data(), waiting_.size());
        std::error_code ignored;  // already gone is as good
        if (!finished_) fs::remove(path_, ignored);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void write(std::string_view bytes) override {
        while (!bytes.empty()) {
            // A full piece waits until more comes, since the last one is marked.
            if (waiting_.size() == piece_size) put(stream_.seal(waiting_));
            const auto some = bytes.substr(0, piece_size - waiting_.size());
            waiting_ += some;
            bytes.remove_prefix(some.size());
        }
    }
    std::unique_ptr<http::Spooled> finish() override {
        put(stream_.seal_last(waiting_));
        auto kept = std::make_unique<Kept>(path_, std::move(key_), keys_);
        finished_ = true;
        return kept;
    }

private:
    void put(const std::string& sealed) {
        file_.write(sealed);
        waiting_.clear();
    }

    fs::path path_;
    const domain::Keyring& keys_;
    crypto::Secret key_;
    crypto::StreamSealer stream_;
    File file_;
    std::string waiting_;
    bool finished_ = false;
};

}  // namespace

SealedSpool::SealedSpool(fs::path folder, const domain::Keyring& keys)
    : folder_(std::move(folder)), keys_(keys) {
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
}

std::unique_ptr<http::SpoolWriter> SealedSpool::create() {
    const auto name = std::string(arriving_prefix) + platform::to_hex(crypto::random_bytes(16));
    return std::make_unique<Writer>(folder_ / name, keys_);
}

std::string SealedSpool::read(const SpoolTicket& ticket) const {
    auto revealed = keys_.reveal(ticket.key_sealed, key_context);
    if (!revealed) refuse_lost();
    std::string& opened = *revealed;
    if (opened.size() != crypto::stream_key_bytes) refuse_lost();
    const crypto::Secret key{opened};
    sodium_memzero(opened.data(), opened.size());
    const File file{folder_ / ticket.name, O_RDONLY};
    if (!file.is_open()) refuse_lost();
    std::string all;
    if (!open_pieces(file, key, [&all](std::string_view piece) { all += piece; })) refuse_lost();
    return all;
}

void SealedSpool::sweep(const std::function<bool(const std::string&)>& wanted, Arriving arriving) {
    std::vector<fs::path> unwanted;
    for (const auto& entry : fs::directory_iterator(folder_)) {
        const auto name = entry.path().filename().string();
        const bool gone = name.starts_with(kept_prefix)
                              ? !wanted(name)
                              : name.starts_with(arriving_prefix) && arriving == Arriving::Remove;
        if (gone) unwanted.push_back(entry.path());
    }
    for (const auto& path : unwanted)
        fs::remove(path);
}

}  // namespace collect
