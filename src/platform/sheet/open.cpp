#include "platform/sheet/open.hpp"

#include "platform/sheet/refuse.hpp"

#include <array>

namespace sheet {

namespace {

std::unique_ptr<Workbook> open_source(std::unique_ptr<Source> source, const Limits& limits) {
    if (source->size() == 0) refuse::empty();
    std::array<char, 8> head{};
    const std::string_view magic{head.data(), source->read(0, head)};
    const bool xls = magic == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if ((xls || magic.starts_with("PK")) && source->size() > limits.file_bytes) refuse::too_big();
    if (magic.starts_with("PK\x03\x04")) return open_xlsx(std::move(source), limits);
    if (magic.starts_with("PK\x05\x06")) refuse::unknown();  // a zip of nothing
    if (xls) return open_xls(std::move(source), limits);
    return open_text(std::move(source), limits);
}

}  // namespace

std::unique_ptr<Workbook> open(const std::filesystem::path& file, const Limits& limits) {
    return open_source(file_source(file), limits);
}

std::unique_ptr<Workbook> open_bytes(std::string bytes, const Limits& limits) {
    return open_source(memory_source(std::move(bytes)), limits);
}

}  // namespace sheet
