#include "complain/intake/file_type.hpp"

#include <array>

namespace complain {

namespace {

using Kind = FileType::Kind;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    FileType type;
};

constexpr FileType jpeg{Kind::Photo, "image/jpeg", ".jpg"}, png{Kind::Photo, "image/png", ".png"},
    webp{Kind::Photo, "image/webp", ".webp"}, heic{Kind::Photo, "image/heic", ".heic"},
    amr{Kind::Voice, "audio/amr", ".amr"}, mp3{Kind::Voice, "audio/mpeg", ".mp3"},
    ogg{Kind::Voice, "audio/ogg", ".ogg"}, m4a{Kind::Voice, "audio/mp4", ".m4a"},
    wav{Kind::Voice, "audio/wav", ".wav"}, mp4{Kind::Video, "video/mp4", ".mp4"},
    webm{Kind::Video, "video/webm", ".webm"}, pdf{Kind::Document, "application/pdf", ".pdf"};

// The longer words first: "ftypM4A " is also "ftyp".
constexpr std::array signatures{
    Signature{0, "\xff\xd8\xff", jpeg}, Signature{0, "\x89PNG\r\n\x1a\n", png},
    Signature{8, "WEBP", webp},         Signature{8, "WAVE", wav},
    Signature{4, "ftypheic", heic},     Signature{4, "ftypheix", heic},
    Signature{4, "ftypmif1", heic},     Signature{4, "ftypM4A", m4a},
    Signature{4, "ftyp", mp4},          Signature{0, "\x1a\x45\xdf\xa3", webm},
    Signature{0, "#!AMR", amr},         Signature{0, "ID3", mp3},
    Signature{0, "\xff\xfb", mp3},      Signature{0, "\xff\xf3", mp3},
    Signature{0, "OggS", ogg},          Signature{0, "%PDF-", pdf},
};

constexpr std::size_t mebibyte = std::size_t{1} << 20;

}  // namespace

std::optional<FileType> file_type_of(std::string_view first_bytes) {
    for (const auto& one : signatures)
        if (first_bytes.size() >= one.at && first_bytes.substr(one.at).starts_with(one.bytes))
            return one.type;
    return std::nullopt;
}

std::size_t largest(Kind kind) {
    switch (kind) {
        case Kind::Photo: return 20 * mebibyte;
        case Kind::Voice: return 10 * mebibyte;
        case Kind::Document: return 20 * mebibyte;
        case Kind::Video: return 60 * mebibyte;
    }
    return 0;
}

}  // namespace complain
