#include "platform/sheet/descriptor.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace sheet {

Descriptor::Descriptor(int number) : number_(number) {
    if (number_ < 0) fail("open");
}

Descriptor::~Descriptor() {
    ::close(number_);
}

std::string Descriptor::path() const {
    return fmt::format("/proc/self/fd/{}", number_);
}

void Descriptor::write(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto done = ::write(number_, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail("write");
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

std::string Descriptor::read_all() const {
    struct stat found {};
    if (::fstat(number_, &found) != 0) fail("fstat");
    std::string bytes(static_cast<std::size_t>(found.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got =
            ::pread(number_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail("pread");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

void Descriptor::fail(const char* call) {
    throw std::system_error{errno, std::generic_category(), call};
}

int memory_file() {
    return ::memfd_create("sheet", MFD_CLOEXEC);
}

}  // namespace sheet
