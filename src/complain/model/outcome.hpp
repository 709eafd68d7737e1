#pragma once

#include "complain/model/kind.hpp"
#include "domain/region.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace complain {

using domain::RegionCode;
struct ComplaintState;

/// Why it is not accepted (不予受理的原因), coded so that it can be told and counted.
enum class Refused {
    OutOfScope,    ///< 不属于受理范围
    InLawsuit,     ///< 已经进入诉讼、仲裁或者行政复议
    AlreadyFinal,  ///< 同一事项已有复核意见
    Withdrawn,     ///< 反映人自己撤回
    NoSubstance,   ///< 没有可以核查的内容
};
std::string_view name_of(Refused reason);
std::string_view title_of(Refused reason);
std::optional<Refused> refused_named(std::string_view name);

/// What was found (结果).
enum class Class { True, PartlyTrue, False, HandedOn };
std::string_view name_of(Class found);
/// 属实, 部分属实, 不属实, 已移交.
std::string_view title_of(Class found);
std::optional<Class> class_named(std::string_view name);

/// 满意度.
enum class Evaluation { Satisfied, Basically, Dissatisfied };
std::string_view name_of(Evaluation evaluation);
std::string_view title_of(Evaluation evaluation);
std::optional<Evaluation> evaluation_named(std::string_view name);

/// How a dispute ends: its row was mended, or it was explained why the row is right.
struct Settlement {
    std::int64_t version = 0;  ///< of the row, once it was mended; 0 if it was not
    std::string explanation;

    static Settlement mended(std::int64_t version) { return {version, {}}; }
    static Settlement explained(std::string text) { return {0, std::move(text)}; }
    bool is_complete() const;

    friend bool operator==(const Settlement&, const Settlement&) = default;
};

/// What the reporter sees of the stage.
enum class PublicStatus {
    Received,     ///< 已收到
    Accepted,     ///< 已受理
    NotAccepted,  ///< 不予受理
    Transferred,  ///< 已转有权机关
    InProgress,   ///< 办理中
    Closed,       ///< 已办结
    Reviewing,    ///< 复查中
};
std::string_view name_of(PublicStatus status);
std::string_view title_of(PublicStatus status);

/// What everybody may see of a case that is closed (公开的办理结果).
struct PublicOutcome {
    Kind kind{};
    std::string month;  ///< "2017-10": of closing
    Class found{};
    std::optional<RegionCode> place;  ///< the town, or nothing; never the village
    std::string measures;             ///< redacted by the office; always empty of an accusation

    friend bool operator==(const PublicOutcome&, const PublicOutcome&) = default;
};

/// Nothing of a case that is not closed or was sealed up. The town only if its cell has at least
/// five; of an accusation only kind, month, class and such a town (G4).
std::optional<PublicOutcome> public_outcome(const ComplaintState& state, std::int64_t cell,
                                            const std::string& measures);

/// Counts below this are not told.
inline constexpr std::int64_t least_cases = 5;

}  // namespace complain
