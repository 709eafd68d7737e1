#include "complain/notice/notices.hpp"

#include "complain/sql.hpp"
#include "domain/bank_account.hpp"
#include "guard/store.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace complain::notice {

namespace {

using guard::Permission;
using platform::Refusal;
using std::chrono::hours;
using std::chrono::minutes;

constexpr std::string_view context = "complain notice v1";
/// Between one try and the next; after the last one it is dead.
constexpr std::array<minutes, 8> pauses{minutes{1}, minutes{5}, minutes{30}, hours{2},
                                        hours{6},   hours{24},  hours{48},   hours{84}};
constexpr int first_hour = 9;  ///< of the day, when officers are told
/// How long it is remembered that a notice went out, or did not.
constexpr hours kept{24 * 30};
constexpr std::int64_t soon = 3;  ///< days ahead that count as waiting

std::string_view letter_of(Channel channel) {
    return channel == Channel::Phone ? "P" : "M";
}

/// Sixteen bytes that the same cause always gives.
db::Blob key_of(std::string_view cause) {
    return {std::string{crypto::bytes(crypto::sha256(cause)).substr(0, 16)}};
}

struct Wish {
    std::string look_up, sealed;
    std::int64_t newest = 0;
};

struct Waiting {
    std::int64_t id = 0, waiting = 0;
    std::string sealed;
};

void queue(db::Transaction& tx, const db::Blob& key, std::string_view sealed, std::string_view text,
           platform::Instant now) {
    const auto at = platform::to_millis(now);
    tx.run(sql::insert_notice, {key, db::Blob{std::string{sealed}}, text, at});
}

}  // namespace

bool is_address(std::string_view text) {
    return domain::Phone::parse(text) || is_mail_address(text);
}

Channel channel_of(std::string_view address) {
    if (!is_address(address))
        throw Refusal{Refusal::Kind::Invalid, "这不像手机号，也不像邮箱，请核对；不想留就空着"};
    return is_mail_address(address) ? Channel::Mail : Channel::Phone;
}

Notices::Notices(const NoticeOffice& office)
    : office_(office), cipher_(office.keys.derived("mingbai complain notices v1")) {}

std::string Notices::sealed(std::string_view typed) const {
    const auto address = text::compact(typed);
    // The channel stands before the address inside its seal: "P13800000000".
    return cipher_.seal(fmt::format("{}{}", letter_of(channel_of(address)), address), context);
}

void Notices::wish(db::Transaction& tx, std::string_view look_up, std::string_view address) {
    tx.run(sql::upsert_notice_wish, {db::Blob{std::string{look_up}}, db::Blob{sealed(address)}});
}

void Notices::forget(db::Transaction& tx, std::string_view look_up) {
    tx.run(sql::delete_notice_wish, {db::Blob{std::string{look_up}}});
}

void Notices::wish_of_officer(const guard::Actor& actor, std::string_view login,
                              std::string_view address) {
    office_.gate.require(actor, Permission::ManageOfficers);
    db::Transaction tx{office_.pool};
    const auto all = guard::store::officers(tx);
    const auto found = std::ranges::find_if(
        all, [login](const auto& entry) { return entry.actor.login == login; });
    if (found == all.end())
        throw Refusal{Refusal::Kind::NotFound, "没有这个登录名，请在“人员管理”里核对"};
    const auto id = found->actor.id.value();
    tx.run(sql::delete_notice_officer, {id});
    if (!text::is_blank(address))
        tx.run(sql::insert_notice_officer, {id, db::Blob{sealed(address)}});
    office_.gate.record(tx, actor, "complain.notice_officer", fmt::format("officer:{}", id));
    tx.commit();
}

int Notices::collect() {
    const auto now = office_.clock.now();
    db::Transaction tx{office_.pool};
    const int queued = collect_reporters(tx, now) + collect_officers(tx, now);
    tx.run(sql::delete_old_notices, {platform::to_millis(now - kept)});
    tx.commit();
    return queued;
}

int Notices::collect_reporters(db::Transaction& tx, platform::Instant now) const {
    const auto wishes = tx.all(sql::select_notice_wishes, {}, [](const db::Row& row) {
        return Wish{row.blob(0).bytes, row.blob(1).bytes, row.integer(2)};
    });
    for (const auto& one : wishes) {
        queue(tx, key_of(fmt::format("reporter {} {}", one.look_up, one.newest)), one.sealed,
              word_to_reporter, now);
        tx.run(sql::update_notice_seen, {db::Blob{one.look_up}, one.newest});
    }
    // After the last word has been queued: what is over needs no address any more, and what has
    // gone to the level above must have none here.
    tx.run(sql::delete_notice_wishes_over);
    return static_cast<int>(wishes.size());
}

int Notices::collect_officers(db::Transaction& tx, platform::Instant now) const {
    const auto local = now + hours{8};
    const auto hour =
        std::chrono::floor<hours>(local - std::chrono::floor<std::chrono::days>(local));
    if (hour.count() < first_hour) return 0;
    const auto today = platform::to_days(platform::local_date(now));
    const auto officers =
        tx.all(sql::select_notice_officers, {today, today + soon}, [](const db::Row& row) {
            return Waiting{row.integer(0), row.integer(1), row.blob(2).bytes};
        });
    for (const auto& one : officers) {
        const auto entry = guard::store::find_officer(tx, guard::OfficerId{one.id});
        if (!entry || entry->disabled) continue;
        queue(tx, key_of(fmt::format("officer {} {}", one.id, today)), one.sealed,
              fmt::format("县平台有{}件事等您办，请登录查看", one.waiting), now);
        tx.run(sql::update_notice_told, {one.id, today});
    }
    return static_cast<int>(officers.size());
}

std::vector<DueNotice> Notices::due(int limit) const {
    db::Reader reader{office_.pool};
    const auto now = platform::to_millis(office_.clock.now());
    return reader.all(sql::select_due_notices, {now, limit}, [this](const db::Row& row) {
        const auto plain = cipher_.open(row.blob(2).bytes, context);
        if (!plain || plain->size() < 2) platform::bug("a notice's address does not open");
        return DueNotice{row.integer(0),
                         {platform::to_hex(row.blob(1).bytes),
                          plain->front() == 'P' ? Channel::Phone : Channel::Mail, plain->substr(1),
                          std::string{row.text(3)}}};
    });
}

void Notices::sent(std::int64_t id) {
    db::Transaction tx{office_.pool};
    tx.run(sql::update_notice_sent, {id});
    tx.commit();
}

void Notices::failed(std::int64_t id, std::string_view why) {
    db::Transaction tx{office_.pool};
    const auto tries =
        tx.one(sql::select_notice_tries, {id}, [](const db::Row& row) { return row.integer(0); });
    if (!tries) return;
    const auto pause = static_cast<std::size_t>(*tries);
    const bool is_dead = pause >= pauses.size();
    const auto next = office_.clock.now() + (is_dead ? minutes{0} : pauses.at(pause));
    tx.run(sql::update_notice_failed,
           {id, is_dead ? "dead" : "waiting", platform::to_millis(next), why});
    tx.commit();
}

std::vector<DeadNotice> Notices::dead() const {
    db::Reader reader{office_.pool};
    return reader.all(sql::select_dead_notices, {}, [this](const db::Row& row) {
        const auto plain = cipher_.open(row.blob(2).bytes, context);
        return DeadNotice{row.integer(0), row.integer(1),
                          plain && plain->starts_with('M') ? Channel::Mail : Channel::Phone,
                          std::string{row.text(3)}, platform::from_millis(row.integer(4))};
    });
}

std::int64_t Notices::retry(const guard::Actor& actor) {
    office_.gate.require(actor, Permission::OperateSystem);
    db::Transaction tx{office_.pool};
    const auto count = tx.run(sql::revive_notices, {platform::to_millis(office_.clock.now())});
    office_.gate.record(tx, actor, "complain.retry_notices", "notices:dead");
    tx.commit();
    return count;
}

}  // namespace complain::notice
