#include "disclose/self/slips.hpp"

#include "disclose/sql.hpp"
#include "platform/core/refusal.hpp"

namespace disclose {

namespace {

using guard::Permission;
using platform::Refusal;

/// Midnight of the county's day.
std::int64_t start_of_day(platform::Instant now) {
    const std::chrono::sys_days day{platform::local_date(now)};
    return platform::to_millis(platform::Instant{day} - std::chrono::hours{8});
}

domain::IdNumber number_of(std::string_view text, platform::Date today) {
    auto read = domain::IdNumber::parse(text, today);
    if (auto* number = std::get_if<domain::IdNumber>(&read)) return std::move(*number);
    throw Refusal{Refusal::Kind::Invalid, "身份证号不对，请对照证件逐位核对后重新输入"};
}

SlipEntry::State state_of(const SlipEntry& entry, bool revoked, std::int64_t now) {
    if (revoked) return SlipEntry::State::Revoked;
    if (entry.expires_at <= now) return SlipEntry::State::Expired;
    return entry.used_at ? SlipEntry::State::Used : SlipEntry::State::Waiting;
}

}  // namespace

std::string kept_proof(const domain::Keyring& keys, std::string_view proof) {
    const crypto::Hmac hmac{keys.derived("mingbai slip proof v1")};
    return std::string{crypto::bytes(hmac.sign(proof))};
}

IssuedSlip Slips::issue(const guard::Actor& actor, std::string_view id_number, Presence presence) {
    office_.gate.require(actor, Permission::IssueSlip);
    const auto reach = actor.reach(Permission::IssueSlip);
    if (reach.empty()) throw Refusal{Refusal::Kind::Forbidden, "凭条须由窗口工作人员本人当面发放"};
    if (presence != Presence::Verified)
        throw Refusal{Refusal::Kind::Invalid, "请先当面核对本人和身份证原件，并勾选确认"};
    const auto now = office_.clock.now();
    const db::Uuid person{
        office_.keys.person_key(number_of(id_number, platform::local_date(now))).bytes()};
    auto code = domain::ReceiptCode::fresh(domain::ReceiptKind::Slip);
    const auto proof = code.proof();
    const db::Blob look_up{proof.look_up}, kept{kept_proof(office_.keys, proof.proof)};
    const auto expires = now + slip_lasts;
    db::Transaction tx{office_.pool};
    const auto today = tx.one(sql::count_slips_since, {actor.id.value(), start_of_day(now)},
                              [](const db::Row& row) { return row.integer(0); });
    if (today.value_or(0) >= slips_a_day)
        throw Refusal{Refusal::Kind::TooMany, "今天发放的凭条已到上限，请明天再办或由同事办理"};
    const auto id = *tx.one(sql::insert_slip,
                            {look_up, kept, person, reach.front().region.value(), actor.id.value(),
                             platform::to_millis(now), platform::to_millis(expires)},
                            [](const db::Row& row) { return row.integer(0); });
    office_.gate.record(tx, actor, "disclose.issue_slip", fmt::format("slip:{}", id));
    tx.commit();
    return {id, std::move(code), expires};
}

void Slips::revoke(const guard::Actor& actor, std::int64_t id) {
    db::Transaction tx{office_.pool};
    const auto slip = tx.one(sql::lock_slip, {id}, [](const db::Row& row) {
        return std::tuple{domain::RegionCode{row.integer(0)}, row.integer(1), !row.is_null(2)};
    });
    // Who may issue none is not told which there are.
    office_.gate.require(actor, Permission::IssueSlip,
                         slip ? guard::Scope{std::get<0>(*slip), std::nullopt} : guard::Scope{});
    if (!slip) throw Refusal{Refusal::Kind::NotFound, "没有找到这张凭条，请刷新列表"};
    const auto now = platform::to_millis(office_.clock.now());
    if (std::get<2>(*slip) || std::get<1>(*slip) <= now)
        throw Refusal{Refusal::Kind::Conflict, "这张凭条已经作废或过期，不必再办"};
    const auto officer = actor.is_officer() ? std::optional{actor.id.value()} : std::nullopt;
    tx.run(sql::revoke_slip, {id, now, officer});
    office_.gate.record(tx, actor, "disclose.revoke_slip", fmt::format("slip:{}", id));
    tx.commit();
}

std::vector<SlipEntry> Slips::list(const guard::Actor& actor, std::optional<std::int64_t> before,
                                   int limit) const {
    office_.gate.require(actor, Permission::IssueSlip);
    const auto now = platform::to_millis(office_.clock.now());
    constexpr std::int64_t end = std::int64_t{1} << 62;
    constexpr int most_read = 2000;  // a county's counters hand over fewer in months
    std::vector<SlipEntry> out;
    db::Reader reader{office_.pool};
    reader.each(sql::select_slips, {before.value_or(end), most_read}, [&](const db::Row& row) {
        const domain::RegionCode region{row.integer(1)};
        const bool is_within = actor.may(Permission::IssueSlip, {region, std::nullopt});
        if (!is_within || out.size() >= static_cast<std::size_t>(limit)) return;
        SlipEntry entry{row.integer(0),           row.maybe_text(2).value_or(""),
                        std::string(row.text(3)), std::string(row.text(4)),
                        row.integer(5),           row.integer(6),
                        row.maybe_integer(7),     {}};
        entry.state = state_of(entry, !row.is_null(8), now);
        out.push_back(std::move(entry));
    });
    return out;
}

}  // namespace disclose
