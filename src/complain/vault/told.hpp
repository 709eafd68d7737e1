#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Whom a report concerns, by the level of the post, as the reporter says it (涉及什么人): decides
/// whose keys the report is sealed to before anybody has read it.
enum class Concerns {
    Nobody,      ///< 不涉及具体的人
    Village,     ///< 村（社区）干部
    Town,        ///< 乡镇干部
    County,      ///< 县级部门干部
    Leader,      ///< 县级领导
    Discipline,  ///< 纪检监察、信访受理人员
    Other,       ///< 企业、承包人、村民
    Unknown,     ///< 说不清楚
};
struct ConcernsEntry {
    Concerns concerns;
    std::string_view name;   ///< stable: "village"
    std::string_view title;  ///< as the page asks
    bool above;              ///< goes to the level above, sealed to its key alone
};
const std::vector<ConcernsEntry>& all_concerns();
const ConcernsEntry& entry_of(Concerns concerns);
std::optional<Concerns> concerns_named(std::string_view name);

/// A file of a report. Its content lies beside, under a key that only this text holds.
struct Attachment {
    std::string type;    ///< by its content: "image/jpeg"
    std::string sha256;  ///< hexadecimal, of the original: stands in the receipt
    std::int64_t size = 0;
    std::string key, header;  ///< of the stream: 32 and 24 bytes
    std::int64_t pieces = 0;
};

/// The public record that a report is about, as the reporter saw it.
struct AboutRecord {
    std::string id;
    std::int64_t version = 0;
    std::string sentence;  ///< as the page said it
    std::string what;      ///< 没收到, 金额不对, 不是本人, 其他
};

/// What a reporter told (反映内容): the text inside a report's seal.
struct Told {
    Concerns concerns = Concerns::Unknown;
    std::string post;  ///< 职务, free text
    std::string kind;  ///< dispute, service, petition, accusation, consult, or empty: not sure
    std::int64_t place = 0;
    std::string text;
    std::optional<AboutRecord> record;
    std::vector<Attachment> files;
    bool by_helper = false;  ///< typed by another for whom it concerns (代填)
};
std::string told_text(const Told& told);
/// Nothing for another shape; it comes from a stranger.
std::optional<Told> told_from(std::string_view text);

/// Who typed it, where that is not whom it concerns: a form's, a frame's and a text's word.
inline constexpr std::string_view helper = "helper";
/// The bounds of a report.
inline constexpr std::size_t shortest_text = 10, longest_text = 5000, most_files = 11;

}  // namespace complain
