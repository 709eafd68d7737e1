#include "complain/route/recusal.hpp"

#include "complain/clock/calendar.hpp"
#include "complain/model/named.hpp"

#include <algorithm>
#include <array>

namespace complain {

namespace {

constexpr std::array grounds{
    Named<Ground>{Ground::IsAccused, "is_accused", "就是被反映的人"},
    Named<Ground>{Ground::SameUnit, "same_unit", "与被反映人在同一个单位"},
    Named<Ground>{Ground::Superior, "superior", "是被反映人的上级"},
    Named<Ground>{Ground::NearRelative, "near_relative", "是被反映人或者反映人的近亲属"},
    Named<Ground>{Ground::Witness, "witness", "是这件事的证人"},
    Named<Ground>{Ground::Interest, "interest", "与这件事有利害关系"},
    Named<Ground>{Ground::ServedTogether, "served_together", "三年内在被反映人的单位任过职"},
    Named<Ground>{Ground::SameVillage, "same_village", "与被反映人来自同一个村"},
    Named<Ground>{Ground::HandledPayment, "handled_payment", "经办过所反映的这笔资金"},
    Named<Ground>{Ground::BeyondRank, "beyond_rank", "被反映人的职级超出本机关的管理权限"},
};

bool holds_now(const HeldPost& held, Date on) {
    return held.from <= on && (!held.to || on <= *held.to);
}

bool is_in_unit(const HeldPost& held, const Post& accused, const Posts& posts) {
    if (accused.unit.empty()) return false;
    const Post* post = posts.find(held.post);
    if (post == nullptr) return held.unit == accused.unit;
    return post->unit == accused.unit && post->region == accused.region;
}

/// Three years back, to the day.
bool within_three_years(const HeldPost& held, Date on) {
    return held.from <= on && (!held.to || add_months(*held.to, 36) >= on);
}

bool is_superior(const Handler& handler, const Post& accused, Date on, const Posts& posts) {
    const auto superiors = posts.superiors(accused);
    return std::ranges::any_of(handler.held, [&](const HeldPost& held) {
        return holds_now(held, on) && std::ranges::find(superiors, held.post, [](const Post* post) {
                                          return post->id;
                                      }) != superiors.end();
    });
}

bool is_neighbour(const Handler& handler, const Post& accused, const RecusalFacts& facts) {
    if (handler.origin.empty()) return false;
    if (handler.origin == facts.accused_origin) return true;
    // A village cadre is of that village; a natural village's code begins with its village's.
    return accused.type == UnitType::Village && handler.origin.starts_with(accused.region.text());
}

}  // namespace

std::string_view name_of(Ground ground) {
    return row_of(grounds, ground).name;
}

std::string_view title_of(Ground ground) {
    return row_of(grounds, ground).title;
}

std::vector<Ground> recusal(const Handler& handler, const Post& accused, const RecusalFacts& facts,
                            const Posts& posts) {
    const auto held = [&](auto&& when, auto&& where) {
        return std::ranges::any_of(handler.held, [&](const HeldPost& post) {
            return when(post, facts.on) && where(post);
        });
    };
    const auto in_unit = [&](const HeldPost& post) { return is_in_unit(post, accused, posts); };
    const auto in_post = [&](const HeldPost& post) {
        return accused.rank != Rank::Public && post.post == accused.id;
    };
    const bool same_unit =
        (!accused.unit.empty() && handler.department == accused.unit) || held(holds_now, in_unit);
    const std::array<std::pair<Ground, bool>, 10> found{{
        {Ground::IsAccused, held(holds_now, in_post)},
        {Ground::SameUnit, same_unit},
        {Ground::Superior, is_superior(handler, accused, facts.on, posts)},
        {Ground::NearRelative, handler.is_near_relative},
        {Ground::Witness, handler.was_witness},
        {Ground::Interest, handler.has_interest},
        {Ground::ServedTogether, !same_unit && held(within_three_years, in_unit)},
        {Ground::SameVillage, is_neighbour(handler, accused, facts)},
        {Ground::HandledPayment, handler.handled_payment},
        {Ground::BeyondRank, !manages(handler.body, accused.rank)},
    }};
    std::vector<Ground> barred;
    for (const auto& [ground, applies] : found)
        if (applies) barred.push_back(ground);
    return barred;
}

}  // namespace complain
