#include "portal/parts.hpp"
#include "portal/portal.hpp"
#include "portal/site_state.hpp"
#include "portal/store.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

namespace portal {

http::Response Site::inset(const http::Request& request, Inset page) {
    auto visit = state_->visit(request);
    // After a change of skin the visitor comes back by GET.
    if (request.method() == http::Method::Post) visit.target = "/report";
    Draft draft{visit, "inset", page.title};
    for (const auto& [text, address] : page.crumbs)
        draft.crumb(text, address);
    draft.no_index().body().put("PART", std::move(page.body));
    if (!page.style.empty()) draft.style(page.style);
    if (!page.script.empty()) draft.script(page.script);
    auto response = http::Response::html(draft.finish().text(), page.status);
    response.set("Cache-Control", "no-store");
    response.gzip = http::Response::Gzip::Never;  // may hold a code beside what a visitor typed
    return response;
}

bool Site::is_kiosk(const http::Request& request) {
    return Skin::of(request).kiosk;
}

std::vector<NamedPlace> Site::places() {
    const auto snapshot = state_->snapshot();
    std::vector<NamedPlace> out;
    for (const auto& place : snapshot->places())
        if (place.code.level() > domain::RegionCode::Level::County)
            out.push_back({place.code,
                           place.is_village() ? snapshot->full_name(place.code) : place.spoken,
                           place.parent, place.is_village()});
    return out;
}

std::optional<RecordBrief> Site::record(std::string_view id) {
    const auto snapshot = state_->snapshot();
    db::Reader reader{state_->store};
    Store store{reader};
    const auto department = [&](std::string_view program, std::int64_t year) {
        const auto* found = snapshot->program(program, year);
        if (found == nullptr) found = snapshot->newest(program);
        return found == nullptr ? std::string{} : found->department;
    };
    const auto today = platform::local_date(state_->clock.now());
    if (const auto payment = store.payment(id, today); payment && !payment->withdrawn)
        return RecordBrief{payment->record_id, payment->version, payment->region,
                           views::sentence(*snapshot, *payment),
                           department(payment->program, payment->year)};
    if (const auto project = store.project(id); project && !project->withdrawn)
        return RecordBrief{project->record_id, project->version, project->region,
                           snapshot->full_name(project->region) + "，" + project->name + "。",
                           department(project->program, project->year)};
    return std::nullopt;
}

const platform::Clock& Site::clock() const {
    return state_->clock;
}

}  // namespace portal
