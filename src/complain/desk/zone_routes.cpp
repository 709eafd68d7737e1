#include "complain/complain.hpp"
#include "complain/desk/inbox_text.hpp"
#include "complain/desk/zone_verbs.hpp"
#include "guard/permission.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>

namespace complain {

namespace {

constexpr std::size_t largest_request = std::size_t{8} << 20;
constexpr int most_parcels = 200;

template <class Value>
Value read(std::optional<Value> value) {
    if (!value) throw platform::Refusal{platform::Refusal::Kind::Invalid, "内外网往来的内容读不懂"};
    return std::move(*value);
}

std::string take_window(db::Pool& store, std::string_view body) {
    StoreInbox{store}.publish(read(window_from(body)));
    return "{}";
}

std::string oldest(db::Pool& store, std::string_view body) {
    const auto question = read(question_from(body));
    OldestAnswer out;
    {
        db::Reader reader{store};
        out.window = window_digest(public_rows::window(reader));
    }
    out.parcels = StoreInbox{store}.oldest(std::min(question.limit, most_parcels), question.except);
    return answer_text(out);
}

std::string next_pieces(db::Pool& store, std::string_view body) {
    const auto question = read(pieces_question_from(body));
    return pieces_text(StoreInbox{store}.pieces(question.token, question.after));
}

std::string taken(db::Pool& store, std::string_view body) {
    StoreInbox{store}.taken(read(tokens_from(body)));
    return "{}";
}

std::string take_items(db::Pool& store, std::string_view body) {
    StoreInbox{store}.lay_down(read(items_from(body)));
    return "{}";
}

std::string show(db::Pool& store, std::string_view body) {
    const auto document = read(document_from(body));
    StoreInbox{store}.show(document.name, document.text);
    return "{}";
}

struct Verb {
    std::string_view target;
    std::string (*answer)(db::Pool& store, std::string_view body);
};

constexpr std::array verbs{Verb{zone_verb::window, take_window}, Verb{zone_verb::oldest, oldest},
                           Verb{zone_verb::pieces, next_pieces}, Verb{zone_verb::taken, taken},
                           Verb{zone_verb::items, take_items},   Verb{zone_verb::show, show}};
static_assert(verbs.size() == zone_verb::all.size());

}  // namespace

void mount_zone(http::Router& router, db::Pool& public_store) {
    for (const auto& verb : verbs)
        router.post(verb.target, guard::Permission::OfficeZone,
                    [answer = verb.answer, &public_store](http::Request& request) {
                        return http::Response::json(answer(public_store, request.body()));
                    },
                    {.max_body = largest_request, .secret = true});
}

}  // namespace complain
