#include "disclose/profile/profiles.hpp"
#include "disclose/routes/shapes.hpp"
#include "disclose/sql.hpp"
#include "platform/core/refusal.hpp"

namespace disclose::routes {

namespace {

using guard::Permission;
using platform::Refusal;

std::map<std::string, std::string> program_names(db::Session& session) {
    std::map<std::string, std::string> out;
    session.each(sql::select_program_names, {},
                 [&out](const db::Row& row) { out[std::string(row.text(0))] = row.text(1); });
    return out;
}

json::Object profile_json(const std::vector<ProfileEntry>& versions, std::string_view name) {
    std::vector<ProfileVersion> contents;
    contents.reserve(versions.size());
    for (const auto& one : versions)
        contents.push_back(one.content);
    const auto standing = standing_of(contents);
    const auto& newest = versions.back();
    const auto& holds =
        standing.version > 0 ? versions[static_cast<std::size_t>(standing.version - 1)] : newest;
    const bool any = standing.version > 0;
    json::Object out{{"program", newest.program},
                     {"program_name", name},
                     {"year", newest.year},
                     {"profile", name_of(standing.mode)},
                     {"profile_title", title_of(standing.mode)},
                     {"retention_days", standing.retention_days},
                     {"signed_by", any ? holds.signed_by : ""},
                     {"signed_at", any ? json::Value(instant(holds.signed_at)) : json::Value()},
                     {"cosigned_by", any ? holds.cosigned_by : ""},
                     {"reason", any ? holds.reason : ""}};
    if (standing.pending) {
        out["pending"] = json::Object{{"profile", name_of(newest.content.mode)},
                                      {"profile_title", title_of(newest.content.mode)},
                                      {"reason", newest.reason},
                                      {"signed_by", newest.signed_by}};
    }
    return out;
}

http::Response get_profiles(const Office& office, http::Request& request) {
    db::Reader reader{office.pool};
    const auto names = program_names(reader);
    json::Array items;
    std::vector<ProfileEntry> group;
    const auto flush = [&] {
        if (group.empty()) return;
        const auto name = names.find(group.front().program);
        items.push_back(profile_json(group, name == names.end() ? "" : name->second));
        group.clear();
    };
    for (auto& entry : profile_entries(reader, number_in(request, "year"))) {
        if (!group.empty() &&
            (group.front().program != entry.program || group.front().year != entry.year))
            flush();
        group.push_back(std::move(entry));
    }
    flush();
    return list(std::move(items));
}

http::Response post_profile(const Office& office, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto mode = mode_named(fields.text("profile", "公开策略", 32));
    if (!mode) throw Refusal{Refusal::Kind::Invalid, "请从列表中选择公开策略"};
    const auto done = Profiles{office}.sign(
        guard::actor(request),
        {fields.text("program", "项目编码", 64), fields.integer("year", "年度"), *mode,
         fields.integer("retention_days", "公开期限"), fields.text("reason", "理由", 500)});
    return answer({{"pending", done == Signed::Pending}});
}

http::Response post_cosignature(const Office& office, http::Request& request) {
    Profiles{office}.cosign(guard::actor(request), std::string(request.param("program")),
                            id_in(request, "year"));
    return no_content();
}

http::Response get_catalogue(const Office& office, http::Request& request) {
    const auto year = number_in(request, "year");
    if (!year) throw Refusal{Refusal::Kind::Invalid, "请选择年度"};
    db::Reader reader{office.pool};
    json::Array items;
    for (const auto& one : catalogue_entries(reader, *year)) {
        json::Object item{{"program", one.program},
                          {"program_name", one.program_name},
                          {"department", one.department}};
        if (!one.signed_by.empty()) {
            item["signed_by"] = one.signed_by;
            item["signed_at"] = instant(one.signed_at);
        }
        items.push_back(std::move(item));
    }
    return list(std::move(items));
}

http::Response post_catalogue(const Office& office, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    Catalogue{office}.sign(guard::actor(request), fields.integer("year", "年度"),
                           fields.texts("programs", "项目"));
    return no_content();
}

}  // namespace

void mount_signing(http::Router& router, const Office& office) {
    router.get("/office/api/profiles", Permission::SeeLedger,
               [office](http::Request& request) { return get_profiles(office, request); });
    router.post("/office/api/profiles", Permission::SignProfile,
                [office](http::Request& request) { return post_profile(office, request); });
    router.post("/office/api/profiles/{program}/{year}/cosignature", Permission::CosignProfile,
                [office](http::Request& request) { return post_cosignature(office, request); });
    router.get("/office/api/catalogue", Permission::SeeLedger,
               [office](http::Request& request) { return get_catalogue(office, request); });
    router.post("/office/api/catalogue", Permission::SignCatalogue,
                [office](http::Request& request) { return post_catalogue(office, request); });
}

}  // namespace disclose::routes
