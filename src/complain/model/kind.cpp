#include "complain/model/kind.hpp"

#include "complain/model/named.hpp"

#include <algorithm>
#include <array>

namespace complain {

namespace {

constexpr std::array all{Kind::Dispute, Kind::Service, Kind::Petition, Kind::Accusation,
                         Kind::Consult};

struct KindName {
    Kind value;
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
    return row_of(names, kind).name;
}

std::string_view title_of(Kind kind) {
    return row_of(names, kind).title;
}

std::string_view plain_words(Kind kind) {
    return row_of(names, kind).plain;
}

std::optional<Kind> kind_named(std::string_view name) {
    return value_named(names, name);
}

}  // namespace complain
