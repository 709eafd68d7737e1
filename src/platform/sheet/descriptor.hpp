#pragma once

#include <string>
#include <string_view>

namespace sheet {

/// An open file's descriptor, closed with it. Failures are std::system_error.
class Descriptor {
public:
    /// Takes over `number`; throws if it is negative, from errno.
    explicit Descriptor(int number);
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return number_; }
    /// Names this very file while it is open, even one without a name.
    std::string path() const;
    void write(std::string_view bytes) const;
    /// The whole file from its start.
    std::string read_all() const;

    [[noreturn]] static void fail(const char* call);

private:
    int number_;
};

/// The descriptor of a new nameless file in memory, for libraries that want a path: never on a
/// disk.
int memory_file();

}  // namespace sheet
