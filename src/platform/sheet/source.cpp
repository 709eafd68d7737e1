#include "platform/sheet/source.hpp"

#include "platform/sheet/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <optional>
#include <system_error>

namespace sheet {

namespace {

class FileSource final : public Source {
public:
    explicit FileSource(const std::filesystem::path& file)
        : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)), path_(file.string()) {
        struct stat found {};
        if (::fstat(descriptor_.get(), &found) != 0) Descriptor::fail("fstat");
        size_ = static_cast<std::uint64_t>(found.st_size);
    }

    std::uint64_t size() const override { return size_; }

    std::size_t read(std::uint64_t offset, std::span<char> into) const override {
        std::size_t done = 0;
        while (done < into.size()) {
            const auto got = ::pread(descriptor_.get(), into.data() + done, into.size() - done,
                                     static_cast<off_t>(offset + done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) Descriptor::fail("pread");
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

    std::string path() override { return path_; }

private:
    Descriptor descriptor_;
    std::string path_;
    std::uint64_t size_ = 0;
};

class MemorySource final : public Source {
public:
    explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

    std::uint64_t size() const override { return bytes_.size(); }

    std::size_t read(std::uint64_t offset, std::span<char> into) const override {
        if (offset >= bytes_.size()) return 0;
        return bytes_.copy(into.data(), into.size(), offset);
    }

    std::string path() override {
        if (!copy_) {
            copy_.emplace(memory_file());
            copy_->write(bytes_);
        }
        return copy_->path();
    }

private:
    std::string bytes_;
    std::optional<Descriptor> copy_;
};

}  // namespace

std::string Source::read_all() const {
    std::string bytes(size(), '\0');
    bytes.resize(read(0, bytes));
    return bytes;
}

std::unique_ptr<Source> file_source(const std::filesystem::path& file) {
    return std::make_unique<FileSource>(file);
}

std::unique_ptr<Source> memory_source(std::string bytes) {
    return std::make_unique<MemorySource>(std::move(bytes));
}

}  // namespace sheet
