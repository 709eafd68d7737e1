#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace complain {

/// What a reporter may hand in (证据材料).
struct FileType {
    enum class Kind { Photo, Voice, Video, Document };

    Kind kind{};
    std::string_view type;    ///< "image/jpeg"
    std::string_view ending;  ///< ".jpg"
};

/// By its first bytes; neither the name nor what the browser says counts. Nothing: none that is
/// taken.
std::optional<FileType> file_type_of(std::string_view first_bytes);
/// So many bytes are enough to tell.
inline constexpr std::size_t telling_bytes = 16;
/// The largest of that kind, in bytes.
std::size_t largest(FileType::Kind kind);

}  // namespace complain
