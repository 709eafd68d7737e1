#pragma once

#include "platform/sheet/source.hpp"
#include "platform/text/decode.hpp"

#include <optional>
#include <string>

namespace sheet {

/// The encoding of a text file, once all of it has been read through and found to be text.
using TextForm = text::EncodingFinder::Found;

/// Reads the whole file, piece by piece. Refuses (Invalid) what is no text, an empty text and a web
/// page.
TextForm look_through(const Source& source);

/// A text file's content as UTF-8, piece by piece from the start: however large the file, only a
/// piece of it is held.
class TextPieces {
public:
    TextPieces(const Source& source, const TextForm& form);

    /// Appends the next piece; false at the end. Refuses (Invalid) what is not of the encoding: the
    /// file is another one by now.
    bool next(std::string& to);

private:
    const Source& source_;
    text::Decoder decoder_;
    std::string bytes_;
    std::uint64_t at_;
    bool ended_ = false;
};

}  // namespace sheet
