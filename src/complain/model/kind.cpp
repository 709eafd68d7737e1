#include "complain/model/kind.hpp"

#include <algorithm>
#include <array>

namespace complain {

namespace {

constexpr std::array all{Kind::Dispute, Kind::Service, Kind::Petition, Kind::Accusation,
                         Kind::Consult};

struct KindName {
    Kind kind;
    std::string_view name, title, plain;
};
constexpr std::array names{
    KindName{Kind::Dispute, "dispute", "数据有误", "金额不对、我没领到、名字写错"},
    KindName{Kind::Service, "service", "办事投诉", "事情办不成、跑了好多趟、态度差"},
    KindName{Kind::Petition, "petition", "申诉求决", "请给我解决待遇、补偿、困难"},
    KindName{Kind::Accusation, "accusation", "检举控告", "某个干部贪了、收钱、优亲厚友"},
    KindName{Kind::Consult, "consult", "咨询", "我能领什么、怎么办理"},
};

}  // namespace

std::span<const Kind> kinds() {
    return all;
}

std::string_view name_of(Kind kind) {
    return std::ranges::find(names, kind, &KindName::kind)->name;
}

std::string_view title_of(Kind kind) {
    return std::ranges::find(names, kind, &KindName::kind)->title;
}

std::string_view plain_words(Kind kind) {
    return std::ranges::find(names, kind, &KindName::kind)->plain;
}

std::optional<Kind> kind_named(std::string_view name) {
    const auto found = std::ranges::find(names, name, &KindName::name);
    return found == names.end() ? std::nullopt : std::optional{found->kind};
}

}  // namespace complain
