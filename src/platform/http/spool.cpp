#include "platform/http/spool.hpp"

#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace http {

namespace {

/// A file of this process alone; closed and removed with the object.
class OwnFile final : public Spooled {
public:
    explicit OwnFile(std::filesystem::path path)
        : path_(std::move(path)),
          file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
        if (file_ < 0)
            throw std::system_error{errno, std::generic_category(), "cannot spool an upload"};
    }
    ~OwnFile() override {
        ::close(file_);
        std::error_code ignored;  // already gone is as good
        std::filesystem::remove(path_, ignored);
    }
    OwnFile(const OwnFile&) = delete;
    OwnFile& operator=(const OwnFile&) = delete;

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            auto written = ::write(file_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0)
                throw std::system_error{errno, std::generic_category(), "cannot spool an upload"};
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    void each(const std::function<void(std::string_view piece)>& use) const override {
        std::array<char, 64 << 10> buffer;
        for (off_t at = 0;;) {
            auto got = ::pread(file_, buffer.data(), buffer.size(), at);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0)
                throw std::system_error{errno, std::generic_category(), "cannot read an upload"};
            if (got == 0) return;
            use({buffer.data(), static_cast<std::size_t>(got)});
            at += got;
        }
    }
    std::filesystem::path path() const override { return path_; }

private:
    std::filesystem::path path_;
    int file_;
};

class FileWriter final : public SpoolWriter {
public:
    explicit FileWriter(std::filesystem::path path)
        : file_(std::make_unique<OwnFile>(std::move(path))) {}
    void write(std::string_view bytes) override { file_->write(bytes); }
    std::unique_ptr<Spooled> finish() override { return std::move(file_); }

private:
    std::unique_ptr<OwnFile> file_;
};

}  // namespace

std::string Spooled::bytes() const {
    std::string all;
    each([&all](std::string_view piece) { all += piece; });
    return all;
}

std::unique_ptr<SpoolWriter> FileSpool::create() {
    return std::make_unique<FileWriter>(directory_ /
                                        ("upload-" + platform::to_hex(crypto::random_bytes(16))));
}

}  // namespace http
