#pragma once

#include "compare/run/hit_store.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// Why a hit is not so (04 §3.0).
struct FalseReason {
    std::string_view code, title;
};
std::span<const FalseReason> false_reasons();
/// The reason's Chinese name; nothing for an unknown code.
std::optional<std::string_view> title_of_reason(std::string_view code);

/// What a person decides about a hit.
struct Judgement {
    bool is_true = false;
    std::string reason;                       ///< a code, when it is not so
    std::string note;                         ///< sealed
    std::optional<std::int64_t> minutes;      ///< what it took
    std::optional<std::int64_t> white_until;  ///< days: ask for a white list until then
};

/// A judgement as it is shown.
struct JudgementLine {
    std::int64_t id = 0;
    std::string rule;
    bool is_true = false;
    std::string reason, note, officer;
    std::int64_t at = 0;
    std::optional<std::int64_t> white_until;
    std::optional<std::string> approved_by;
};

/// Decisions about hits (核实). Each is one transaction with its audit row.
class Judgements {
public:
    explicit Judgements(const Office& office);

    /// Refuses (Invalid) "not so" without a known reason, a white list beyond two years or in the
    /// past.
    void judge(const guard::Actor& actor, std::int64_t hit, const Judgement& judgement);
    /// Refuses (Forbidden) one's own.
    void approve(const guard::Actor& actor, std::int64_t id);
    /// The newest judgement about the same question, if any.
    std::optional<JudgementLine> of(db::Session& session, const KeptHit& hit) const;
    /// White lists, those that wait first.
    std::vector<JudgementLine> exceptions(db::Session& session) const;

private:
    JudgementLine line_of(const db::Row& row) const;

    Office office_;
    crypto::FieldCipher cipher_;
};

}  // namespace compare
