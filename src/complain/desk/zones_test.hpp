#pragma once

#include "complain/cases/cases.hpp"
#include "complain/desk/courier.hpp"
#include "complain/intake/reporting.hpp"
#include "ledger/testing/county_test.hpp"
#include "platform/testing/refused.hpp"
#include "schema/schema.hpp"

#include <array>
#include <map>

namespace complain::test {

using guard::Role;

inline constexpr domain::RegionCode town{430299100000};
inline const std::string secret = "村会计把我家的低保扣了一半，还说不给钱就停";

struct MemoryFile final : http::Spooled {
    explicit MemoryFile(std::string text) : bytes(std::move(text)) {}
    void each(const std::function<void(std::string_view)>& use) const override { use(bytes); }
    std::string bytes;
};

inline http::Upload upload(std::string bytes) {
    http::Upload out{"files", "a.jpg", "image/jpeg", bytes.size(), nullptr};
    out.content = std::make_shared<MemoryFile>(std::move(bytes));
    return out;
}

/// A photo's bytes, at least so many; not all the same.
inline std::string photo_of(std::size_t size) {
    std::string photo = "\xff\xd8\xff";
    for (int i = 0; photo.size() < size; ++i)
        photo += "GPS 27.1 113.2 " + std::to_string(i);
    return photo;
}

/// A county's two stores, its officers with open vaults, and the way between the zones.
struct Zones : ledger::test::County {
    testing::Store outside{schema::public_zone()};
    guard::Passwords passwords;
    guard::Vault vault{pool(), gate, clock, passwords};
    Posts posts = Posts::of(places(), departments());
    Calendar calendar = Calendar::built_in();
    Deadlines deadlines = Deadlines::built_in();
    Jurisdiction jurisdiction = Jurisdiction::built_in();
    crypto::BoxKey above{crypto::Secret{std::string(32, 'a')}};
    Office office{pool(),
                  gate,
                  vault,
                  clock,
                  keys,
                  posts,
                  calendar,
                  deadlines,
                  jurisdiction,
                  above.public_key(),
                  "示例市纪委监委",
                  place_name};
    guard::Actor intake = worker("intake", Role::ComplaintIntake, "县信访局"),
                 second = worker("second", Role::ComplaintIntake, "县纪委监委信访室"),
                 other_lead = worker("other_lead", Role::ComplaintLead, "县委办"),
                 handler = worker("handler", Role::DepartmentReviewer, "县民政局"),
                 lead = worker("lead", Role::ComplaintLead, "县纪委监委"),
                 in_town = worker("in_town", Role::TownDiscipline, "乡镇纪委", town);
    StoreInbox inbox{outside.pool()};
    Courier courier{office, inbox};
    Cases cases{office};

    Zones() { courier.carry(); }

    static std::string place_name(domain::RegionCode code) {
        if (code == town) return "青山镇";
        if (code.value() == ledger::test::village) return "红旗村";
        const bool is_ours = code.value() == 0 || ledger::test::county.contains(code);
        return is_ours ? "示例县" : code.text();
    }
    static const std::vector<Place>& places() {
        static const std::vector<Place> all{{ledger::test::county, "示例县"},
                                            {town, "青山镇"},
                                            {domain::RegionCode{ledger::test::village}, "红旗村"}};
        return all;
    }
    static const std::vector<std::string>& departments() {
        static const std::vector<std::string> all{"县民政局"};
        return all;
    }
    guard::Actor worker(const std::string& login, Role role, const std::string& department,
                        domain::RegionCode region = ledger::test::county) {
        auto out = officer(login, role, department);
        out.grants = {{role, region, ""}};
        db::Transaction tx{pool()};
        guard::store::save_grants(tx, out.id, out.grants, guard::Actor::system(), clock.now());
        vault.make(tx, out.id, password_of(login));
        tx.commit();
        return out;
    }
    static std::string password_of(const std::string& login) { return login + "-长密码-2017"; }
    crypto::BoxKey key_of(const guard::Actor& actor) const {
        return *vault.unlock(actor.id, password_of(actor.login));
    }

    static Form form(Concerns concerns = Concerns::Village) {
        Form out;
        out.told.concerns = concerns;
        out.told.place = ledger::test::village;
        out.told.text = secret;
        return out;
    }
    domain::ReceiptCode report(Form wanted = form(), const std::vector<http::Upload>& files = {}) {
        auto accepted = accept_report(outside.pool(), std::move(wanted), files, clock.now());
        courier.carry();
        return std::move(accepted.code);
    }
    /// What the reporter reads now.
    OpenedCase read(const domain::ReceiptCode& code) {
        courier.carry();
        db::Reader reader{outside.pool()};
        return open_case(reader, code).value();
    }
    std::int64_t only_case(const guard::Actor& actor) const {
        const auto queue = cases.queue(actor, {}, 10);
        return queue.size() == 1 ? queue.front().id : 0;
    }
    static std::int64_t count(db::Pool& pool, db::Query query) {
        db::Reader reader{pool};
        return *reader.one(query, {}, [](const db::Row& row) { return row.integer(0); });
    }
};

/// An officer at work on one case.
struct Desk {
    Zones& zones;
    const guard::Actor& actor;
    crypto::BoxKey key = zones.key_of(actor);

    Opener opener() const { return {actor, key}; }
    OpenedDossier open(std::int64_t id) const { return zones.cases.open(opener(), id, "办理"); }
    void take(std::int64_t id, Move move, Details details = {}) const {
        zones.cases.take(opener(), id, move, std::move(details));
    }
    void say(std::int64_t id, Move move, const std::string& text) const {
        Details details;
        details.text = text;
        take(id, move, details);
    }
};

/// What intake finds of the form() above.
inline Finding local_finding() {
    Finding out;
    out.place = ledger::test::village;
    out.department = "县民政局";
    return out;
}

/// The only case, carried as far as the handler's desk.
inline std::int64_t assigned(Zones& zones, const Desk& intake, Kind kind = Kind::Service,
                             const Finding& finding = local_finding()) {
    const auto id = zones.only_case(zones.intake);
    zones.cases.classify(intake.opener(), id, kind, finding);
    intake.take(id, Move::Screen);
    intake.take(id, Move::Accept);
    Details to;
    to.handler = zones.handler.id.value();
    intake.take(id, Move::Assign, to);
    return id;
}

}  // namespace complain::test
