#include "complain/exchange/new_file.hpp"

#include "platform/core/refusal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <iterator>

namespace complain {

namespace {

using platform::Refusal;
namespace fs = std::filesystem;

/// Eleven files of the largest kinds, in base64.
constexpr std::uintmax_t largest_file = std::uintmax_t{512} << 20;

}  // namespace

NewFile::NewFile(fs::path place) : place_(std::move(place)) {
    const int file = ::open(beside().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) throw Refusal{Refusal::Kind::Invalid, "文件写不到那个文件夹，请核对路径和权限"};
    ::close(file);
    out_.open(beside(), std::ios::binary | std::ios::trunc);
}

NewFile::~NewFile() {
    std::error_code gone;  // renamed, or nothing worth a word
    fs::remove(beside(), gone);
}

fs::path NewFile::beside() const {
    auto out = place_;
    return out += ".part";
}

void NewFile::finish() {
    out_.close();
    if (!out_) throw Refusal{Refusal::Kind::Conflict, "文件没有写完，请检查磁盘空间"};
    fs::rename(beside(), place_);
}

void write_new_file(const fs::path& place, std::string_view bytes) {
    NewFile out{place};
    out.add(bytes);
    out.finish();
}

std::string read_file(const fs::path& file) {
    std::error_code failed;
    const auto size = fs::is_regular_file(file, failed) ? fs::file_size(file, failed) : 0;
    std::ifstream in{file, std::ios::binary};
    if (failed || !in || size == 0)
        throw Refusal{Refusal::Kind::Invalid, "打不开这个文件，或者它是空的，请核对路径"};
    if (size > largest_file)
        throw Refusal{Refusal::Kind::Invalid, "这个文件太大，不会是交换文件，请核对是不是拿错了"};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void make_private_folder(const fs::path& folder) {
    std::error_code failed;
    const bool is_new = fs::create_directories(folder, failed);
    if (failed || !fs::is_directory(folder))
        throw Refusal{Refusal::Kind::Invalid, "文件夹建不起来，请核对路径和权限"};
    if (is_new) fs::permissions(folder, fs::perms::owner_all);
}

}  // namespace complain
