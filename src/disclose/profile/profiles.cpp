#include "disclose/profile/profiles.hpp"

#include "disclose/publish/publication.hpp"
#include "disclose/sql.hpp"
#include "disclose/wording.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <boost/json.hpp>

namespace disclose {

namespace {

using platform::Refusal;

constexpr std::int64_t longest_retention = 3650;

void require_officer(const guard::Actor& actor) {
    if (!actor.is_officer()) throw Refusal{Refusal::Kind::Forbidden, "签署须由工作人员本人办理"};
}

void refuse_unfit(const ProfileWish& wish) {
    if (wish.program.empty() || text::length(wish.program) > 64)
        throw Refusal{Refusal::Kind::Invalid, "请填写项目编码"};
    if (wish.year < 2000 || wish.year > 2100)
        throw Refusal{Refusal::Kind::Invalid, "年度须是四位数字，如 2017"};
    if (wish.retention_days < 1 || wish.retention_days > longest_retention)
        throw Refusal{Refusal::Kind::Invalid, "姓名公开期限须在1至3650天之间"};
    if (text::length(wish.reason) < 2)
        throw Refusal{Refusal::Kind::Invalid, "签署须写明理由或依据"};
    refuse_private(wish.reason);
}

std::vector<ProfileVersion> lock_versions(db::Transaction& tx, const std::string& program,
                                          std::int64_t year) {
    return tx.all(sql::lock_profile_versions, {program, year}, [](const db::Row& row) {
        return ProfileVersion{*mode_named(row.text(0)), row.integer(1), !row.is_null(2)};
    });
}

std::string subject(const std::string& program, std::int64_t year) {
    return fmt::format("profile:{}/{}", program, year);
}

void renew(db::Transaction& tx, const Office& office, const guard::Actor& actor,
           const std::string& program, std::int64_t year) {
    Publication publication{tx, office, actor};
    publication.renew(program, year);
    publication.close();
}

}  // namespace

Signed Profiles::sign(const guard::Actor& actor, const ProfileWish& wish) {
    refuse_unfit(wish);
    db::Transaction tx{office_.pool};
    auto versions = lock_versions(tx, wish.program, wish.year);
    office_.gate.require(actor, guard::Permission::SignProfile);
    require_officer(actor);
    versions.push_back({wish.mode, wish.retention_days, false});
    const auto standing = standing_of(versions);
    tx.run(sql::insert_profile,
           {wish.program, wish.year, static_cast<std::int64_t>(versions.size()), name_of(wish.mode),
            wish.retention_days, actor.id.value(), platform::to_millis(office_.clock.now()),
            wish.reason});
    if (!standing.pending) renew(tx, office_, actor, wish.program, wish.year);
    office_.gate.record(
        tx, actor, "disclose.sign_profile", subject(wish.program, wish.year),
        boost::json::serialize(boost::json::object{{"profile", name_of(wish.mode)},
                                                   {"retention_days", wish.retention_days},
                                                   {"pending", standing.pending},
                                                   {"reason", wish.reason}}));
    tx.commit();
    return standing.pending ? Signed::Pending : Signed::Holds;
}

void Profiles::cosign(const guard::Actor& actor, const std::string& program, std::int64_t year) {
    db::Transaction tx{office_.pool};
    const auto versions = lock_versions(tx, program, year);
    office_.gate.require(actor, guard::Permission::CosignProfile);
    require_officer(actor);
    if (!standing_of(versions).pending)
        throw Refusal{Refusal::Kind::Conflict, "这个项目没有等待会签的公开策略，请刷新后再看"};
    const auto newest = static_cast<std::int64_t>(versions.size());
    const auto signer = tx.one(sql::select_profile_signer, {program, year, newest},
                               [](const db::Row& row) { return row.integer(0); });
    if (signer == actor.id.value())
        throw Refusal{Refusal::Kind::Forbidden, "放宽公开范围须由另一人会签"};
    tx.run(sql::update_cosigned, {program, year, newest, actor.id.value()});
    renew(tx, office_, actor, program, year);
    office_.gate.record(tx, actor, "disclose.cosign_profile", subject(program, year),
                        fmt::format(R"({{"version":{}}})", newest));
    tx.commit();
}

void Catalogue::sign(const guard::Actor& actor, std::int64_t year,
                     const std::vector<std::string>& programs) {
    if (programs.empty()) throw Refusal{Refusal::Kind::Invalid, "请至少选择一个项目"};
    db::Transaction tx{office_.pool};
    office_.gate.require(actor, guard::Permission::SignCatalogue);
    require_officer(actor);
    const auto now = platform::to_millis(office_.clock.now());
    boost::json::array added;
    for (const auto& program : programs) {
        if (tx.run(sql::insert_catalogue, {year, program, actor.id.value(), now}) > 0)
            added.emplace_back(program);
    }
    if (added.empty()) return;
    Publication publication{tx, office_, actor};
    for (const auto& program : added)
        publication.renew(std::string(program.as_string()), year);
    publication.close();
    office_.gate.record(tx, actor, "disclose.sign_catalogue", fmt::format("catalogue:{}", year),
                        boost::json::serialize(boost::json::object{{"programs", added}}));
    tx.commit();
}

std::vector<ProfileEntry> profile_entries(db::Session& session, std::optional<std::int64_t> year) {
    return session.all(sql::select_profile_entries, {year}, [](const db::Row& row) {
        return ProfileEntry{std::string(row.text(0)),
                            row.integer(1),
                            static_cast<int>(row.integer(2)),
                            {*mode_named(row.text(3)), row.integer(4), !row.is_null(6)},
                            std::string(row.text(5)),
                            row.maybe_text(6).value_or(""),
                            std::string(row.text(7)),
                            row.integer(8)};
    });
}

std::vector<CatalogueEntry> catalogue_entries(db::Session& session, std::int64_t year) {
    return session.all(sql::select_catalogue_entries, {year}, [year](const db::Row& row) {
        return CatalogueEntry{year,
                              std::string(row.text(0)),
                              std::string(row.text(1)),
                              std::string(row.text(2)),
                              row.maybe_text(3).value_or(""),
                              row.maybe_integer(4).value_or(0)};
    });
}

}  // namespace disclose
