#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace sheet {

/// The bytes of a spreadsheet, wherever they lie.
class Source {
public:
    virtual ~Source() = default;
    Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    virtual std::uint64_t size() const = 0;
    /// Fewer bytes than asked for only at the end.
    virtual std::size_t read(std::uint64_t offset, std::span<char> into) const = 0;
    /// A path under which a library that wants a file finds the same bytes, while the source lives.
    virtual std::string path() = 0;

    std::string read_all() const;
};

std::unique_ptr<Source> file_source(const std::filesystem::path& file);
std::unique_ptr<Source> memory_source(std::string bytes);

}  // namespace sheet
