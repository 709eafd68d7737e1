#include "platform/sheet/zip.hpp"

#include "platform/sheet/refuse.hpp"

#include <algorithm>
#include <array>

namespace sheet {

namespace {

constexpr std::size_t most_parts = 20'000;
constexpr std::uint64_t ratio_applies_from = 16U << 20U;

/// minizip's file functions over a Source; the "stream" is the position.
struct Cursor {
    const Source* source;
    std::uint64_t at;
};

voidpf open_source(voidpf opaque, const void*, int) {
    return opaque;
}

uLong read_source(voidpf, voidpf stream, void* buffer, uLong size) {
    auto* cursor = static_cast<Cursor*>(stream);
    const auto got = cursor->source->read(cursor->at, {static_cast<char*>(buffer), size});
    cursor->at += got;
    return got;
}

uLong write_source(voidpf, voidpf, const void*, uLong) {
    return 0;
}

ZPOS64_T tell_source(voidpf, voidpf stream) {
    return static_cast<Cursor*>(stream)->at;
}

long seek_source(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto* cursor = static_cast<Cursor*>(stream);
    const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? cursor->at
                               : origin == ZLIB_FILEFUNC_SEEK_END ? cursor->source->size()
                                                                  : 0;
    const std::uint64_t target = base + offset;
    if (target > cursor->source->size()) return -1;
    cursor->at = target;
    return 0;
}

int close_source(voidpf, voidpf stream) {
    const std::unique_ptr<Cursor> ended{static_cast<Cursor*>(stream)};
    return 0;
}

int error_of_source(voidpf, voidpf) {
    return 0;
}

std::string folded(std::string_view name) {
    std::string result{name};
    for (char& letter : result) {
        if (letter == '\\') letter = '/';
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return result;
}

}  // namespace

Zip::Zip(std::unique_ptr<Source> source, const Limits& limits)
    : source_(std::move(source)), limits_(limits) {
    auto cursor = std::make_unique<Cursor>(Cursor{source_.get(), 0});
    zlib_filefunc64_def functions{};
    functions.zopen64_file = open_source;
    functions.zread_file = read_source;
    functions.zwrite_file = write_source;
    functions.ztell64_file = tell_source;
    functions.zseek64_file = seek_source;
    functions.zclose_file = close_source;
    functions.zerror_file = error_of_source;
    functions.opaque = cursor.release();  // close_source frees it, also when opening fails
    handle_.reset(unzOpen2_64("", &functions));
    if (!handle_) refuse::damaged();
    index();
}

void Zip::Close::operator()(void* handle) const {
    unzClose(handle);
}

void Zip::index() {
    int status = unzGoToFirstFile(handle_.get());
    while (status == UNZ_OK) {
        std::array<char, 512> name{};
        unz_file_info64 about{};
        unz64_file_pos position{};
        if (unzGetCurrentFileInfo64(handle_.get(), &about, name.data(), name.size() - 1, nullptr, 0,
                                    nullptr, 0) != UNZ_OK ||
            unzGetFilePos64(handle_.get(), &position) != UNZ_OK) {
            refuse::damaged();
        }
        if ((about.flag & 1U) != 0) refuse::encrypted();
        if (about.uncompressed_size > limits_.part_bytes) refuse::unpacks_too_big();
        parts_.emplace(folded(name.data()), position);
        if (parts_.size() > most_parts) refuse::unpacks_too_big();
        status = unzGoToNextFile(handle_.get());
    }
    if (status != UNZ_END_OF_LIST_OF_FILE) refuse::damaged();
}

bool Zip::has(std::string_view part) const {
    return parts_.contains(folded(part));
}

bool Zip::has_ending(std::string_view ending) const {
    return std::any_of(parts_.begin(), parts_.end(),
                       [ending](const auto& part) { return part.first.ends_with(ending); });
}

Zip::Part::Part(Zip& zip, std::string_view name) : zip_(zip) {
    const auto found = zip_.parts_.find(folded(name));
    unz_file_info64 about{};
    if (found == zip_.parts_.end() ||
        unzGoToFilePos64(zip_.handle_.get(), &found->second) != UNZ_OK ||
        unzGetCurrentFileInfo64(zip_.handle_.get(), &about, nullptr, 0, nullptr, 0, nullptr, 0) !=
            UNZ_OK ||
        unzOpenCurrentFile(zip_.handle_.get()) != UNZ_OK) {
        refuse::damaged();
    }
    packed_ = about.compressed_size;
    open_ = true;
}

Zip::Part::~Part() {
    if (open_) unzCloseCurrentFile(zip_.handle_.get());
}

std::size_t Zip::Part::read(std::span<char> into) {
    const int got =
        unzReadCurrentFile(zip_.handle_.get(), into.data(), static_cast<unsigned>(into.size()));
    if (got < 0) refuse::damaged();
    if (got == 0) {
        open_ = false;
        if (unzCloseCurrentFile(zip_.handle_.get()) != UNZ_OK) refuse::damaged();
        return 0;
    }
    unpacked_ += static_cast<std::uint64_t>(got);
    zip_.total_ += static_cast<std::uint64_t>(got);
    const bool swollen = unpacked_ > ratio_applies_from &&
                         unpacked_ / zip_.limits_.ratio > std::max<std::uint64_t>(packed_, 1);
    if (swollen || unpacked_ > zip_.limits_.part_bytes || zip_.total_ > zip_.limits_.total_bytes) {
        refuse::unpacks_too_big();
    }
    return static_cast<std::size_t>(got);
}

}  // namespace sheet
