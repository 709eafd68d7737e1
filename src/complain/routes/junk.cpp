#include "complain/cases/junk.hpp"

#include "complain/routes/session.hpp"
#include "complain/routes/work.hpp"
#include "platform/core/refusal.hpp"

namespace complain::routes {

namespace {

using guard::Permission;
using http::Request;
using http::Response;
using platform::Refusal;

json::Object pile_json(const Pile& pile) {
    json::Array ids;
    ids.reserve(pile.ids.size());
    for (const auto id : pile.ids)
        ids.push_back(json::Value(std::to_string(id)));
    return {{"name", pile.name},
            {"title", pile.title},
            {"sample", pile.sample},
            {"ids", std::move(ids)}};
}

std::int64_t number_in(const json::Fields& fields, std::string_view key, std::string_view title) {
    const auto text = fields.maybe_text(key, title, 18);
    return text ? json::parse_id(*text).value_or(0) : 0;
}

Response post_piles(const Session& session, const Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto sorted =
        sort_new(session.office(), session.opener(), number_in(fields, "after", "从哪里接着看"),
                 fields.text("reason", "理由", 200));
    json::Array piles;
    for (const auto& pile : sorted.piles)
        piles.push_back(pile_json(pile));
    json::Object out{{"piles", std::move(piles)}, {"read", sorted.read}};
    if (sorted.next != 0) out["next"] = std::to_string(sorted.next);
    return answer(out);
}

Clearing clearing_in(const json::Fields& fields) {
    Clearing out;
    out.pile = fields.text("pile", "哪一堆", 60);
    for (const auto& id : fields.texts("ids", "哪些件"))
        out.ids.push_back(json::parse_id(id).value_or(0));
    const auto refused = refused_named(fields.text("refused", "不予受理的原因", 30));
    if (!refused) throw Refusal{Refusal::Kind::Invalid, "“不予受理的原因”没有这一项，请从列表里选"};
    out.refused = *refused;
    out.words = fields.maybe_text("words", "给反映人的答复", 500).value_or("");
    out.batch = number_in(fields, "batch", "批次");
    return out;
}

Response post_clearing(const Session& session, const Request& request) {
    const auto clearing = clearing_in(json::Fields::read(request.body()));
    const auto cleared = clear_junk(session.office(), session.opener(), clearing);
    return answer({{"batch", std::to_string(cleared.batch)},
                   {"done", cleared.done},
                   {"skipped", cleared.skipped}});
}

Response get_clearings(const Office& office, const Request& request) {
    json::Array items;
    for (const auto& one : clearings(office, guard::actor(request)))
        items.push_back(json::Object{{"id", std::to_string(one.id)},
                                     {"refused", title_of(one.refused)},
                                     {"words", one.words},
                                     {"at", platform::format_instant(one.at)},
                                     {"count", one.count}});
    return answer({{"items", std::move(items)}});
}

}  // namespace

void mount_junk(http::Router& router, const std::shared_ptr<const Office>& desk,
                guard::Guard& guard) {
    const auto in_session = [desk, &guard](auto use) {
        return [desk, &guard, use](Request& request) {
            const Session session{*desk, guard, request};
            return use(session, request);
        };
    };
    router.post("/office/api/piles", Permission::IntakeComplaint, in_session(post_piles));
    router.post("/office/api/clearings", Permission::IntakeComplaint, in_session(post_clearing));
    router.get("/office/api/clearings", Permission::IntakeComplaint,
               [desk](Request& request) { return get_clearings(*desk, request); });
    router.post("/office/api/clearings/{id}/undoing", Permission::IntakeComplaint,
                [desk](Request& request) {
                    const auto undone = undo_clearing(*desk, guard::actor(request),
                                                      guard::routes::id_in(request, "id"));
                    return answer({{"undone", undone}});
                });
}

}  // namespace complain::routes
