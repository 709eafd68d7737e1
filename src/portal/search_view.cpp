#include "platform/text/text.hpp"
#include "portal/parts.hpp"
#include "portal/titles.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

#include <algorithm>

namespace portal::views {

namespace {

constexpr std::size_t most_hits = 40, most_projects = 30;

struct Hit {
    std::string text, note, url;
};

/// Small Latin letters only: then they may be initials (hq for 红旗).
bool is_latin(std::string_view words) {
    return std::all_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "红旗 " and "青山镇红旗" find 红旗村 of 青山镇; "hq" finds every place whose name begins so.
std::vector<Hit> find_places(const Snapshot& county, const std::string& words_, bool latin) {
    std::vector<Hit> hits;
    for (const auto& place : county.places()) {
        if (place.code.level() < domain::RegionCode::Level::County || hits.size() >= most_hits)
            continue;
        auto full = county.full_name(place.code);
        const bool matches = latin ? place.initials.starts_with(words_)
                                   : full.find(words_) != std::string::npos ||
                                         place.name.find(words_) != std::string::npos;
        if (matches)
            hits.push_back({full, place.is_village() ? "看这个村" : "看各地方",
                            words::url({"places", place.code.text()})});
    }
    return hits;
}

std::vector<Hit> find_programs(const Snapshot& county, const std::string& words_, bool latin) {
    std::vector<Hit> hits;
    for (const auto& program : county.programs()) {
        if (county.newest(program.code) != &program) continue;
        const bool matches = latin ? program.initials.find(words_) != std::string::npos
                                   : program.name.find(words_) != std::string::npos ||
                                         program.category.find(words_) != std::string::npos;
        if (matches)
            hits.push_back(
                {program.name, program.department, words::url({"programs", program.code})});
    }
    return hits;
}

std::vector<Hit> find_projects(const Visit& visit, const std::string& words_) {
    std::vector<Hit> hits;
    for (const auto& found :
         visit.titles.find(visit.snapshot->site("generation"), words_, most_projects))
        hits.push_back({found.title, visit.snapshot->full_name(found.region),
                        words::url({"projects", found.record_id})});
    return hits;
}

std::vector<Hit> find_policies(Store& store, const std::string& words_) {
    std::vector<Hit> hits;
    for (const auto& policy : store.find_policies(words_))
        hits.push_back({policy.title, policy.issuer + "　" + policy.doc_no.value_or(""),
                        words::url({"policies", std::to_string(policy.id)})});
    return hits;
}

bool show(View body, std::string_view kind, const std::vector<Hit>& hits) {
    if (hits.empty()) return false;
    auto section = body.list("KIND").set("NAME", kind).set("COUNT", std::to_string(hits.size()));
    for (const auto& hit : hits)
        section.list("HIT").set("TEXT", hit.text).set("NOTE", hit.note).set("URL", hit.url);
    return true;
}

}  // namespace

Html search(const Visit& visit, const http::Request& request) {
    const auto asked = request.query("q").value_or("");
    const auto wanted = searchable(asked.substr(0, 200));
    Draft draft{visit, "search", "搜索"};
    draft.crumb("搜索").no_index();
    auto body = draft.body().set("QUERY", wanted);
    if (text::length(wanted) < 2) {
        if (!wanted.empty()) body.show("SHORT");
        return draft.finish();
    }
    const bool latin = is_latin(wanted);
    bool found = show(body, "地方", find_places(*visit.snapshot, wanted, latin));
    found = show(body, "项目", find_programs(*visit.snapshot, wanted, latin)) || found;
    if (!latin) {
        found = show(body, "工程", find_projects(visit, wanted)) || found;
        db::Reader reader{visit.store};
        Store store{reader};
        found = show(body, "政策文件", find_policies(store, wanted)) || found;
    }
    if (!found) body.show("NONE");
    return draft.finish();
}

}  // namespace portal::views
