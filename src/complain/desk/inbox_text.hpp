#pragma once

#include "complain/desk/inbox.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The complaints' inbox as JSON, between two machines: docs/formats/complaint.md. Reading answers
/// nothing for another shape.
namespace complain {

/// What the office asks for parcels with.
struct OldestQuestion {
    int limit = 0;
    std::set<std::string> except;  ///< tokens
};
std::string question_text(const OldestQuestion& question);
std::optional<OldestQuestion> question_from(std::string_view text);

/// What the public zone answers.
struct OldestAnswer {
    std::string window;  ///< window_digest() of the keys that stand there
    std::vector<Parcel> parcels;
};
/// As many parcels as two megabytes hold, one at the least.
std::string answer_text(const OldestAnswer& answer);
/// A parcel that cannot be read is one without text: it must not keep the others back.
std::optional<OldestAnswer> answer_from(std::string_view text);
/// Hexadecimal; of no keys too.
std::string window_digest(const std::optional<WindowKeys>& keys);

struct PiecesQuestion {
    std::string token;
    PieceKey after;
};
std::string pieces_question_text(const PiecesQuestion& question);
std::optional<PiecesQuestion> pieces_question_from(std::string_view text);

std::string pieces_text(const std::vector<Piece>& pieces);
std::optional<std::vector<Piece>> pieces_from(std::string_view text);

std::string tokens_text(const std::vector<std::string>& tokens);
std::optional<std::vector<std::string>> tokens_from(std::string_view text);

std::string items_text(const std::vector<OutgoingItem>& items);
std::optional<std::vector<OutgoingItem>> items_from(std::string_view text);

/// What is made public under a name.
struct ShownDocument {
    std::string name, text;
};
std::string document_text(const ShownDocument& document);
std::optional<ShownDocument> document_from(std::string_view text);

}  // namespace complain
