#include "complain/cases/state_text.hpp"

#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

namespace complain {

namespace {

json::Value body_json(const std::optional<Body>& body) {
    if (!body) return nullptr;
    return json::Object{{"type", name_of(body->type)},
                        {"region", body->region.value()},
                        {"department", body->department}};
}

const json::Value* member(const json::Object& object, std::string_view key) {
    const auto* found = object.if_contains(key);
    return found == nullptr || found->is_null() ? nullptr : found;
}

std::int64_t integer(const json::Object& object, std::string_view key) {
    const auto* found = member(object, key);
    return found == nullptr ? 0 : found->to_number<std::int64_t>();
}

std::string text(const json::Object& object, std::string_view key) {
    const auto* found = member(object, key);
    return found == nullptr ? std::string{} : std::string{found->as_string()};
}

bool flag(const json::Object& object, std::string_view key) {
    const auto* found = member(object, key);
    return found != nullptr && found->as_bool();
}

std::optional<std::int64_t> maybe_integer(const json::Object& object, std::string_view key) {
    return member(object, key) == nullptr ? std::nullopt : std::optional{integer(object, key)};
}

std::optional<Body> body_of(const json::Object& object, std::string_view key) {
    const auto* found = member(object, key);
    if (found == nullptr) return std::nullopt;
    const auto& body = found->as_object();
    return Body{body_type_named(text(body, "type")).value(),
                domain::RegionCode{integer(body, "region")}, text(body, "department")};
}

json::Value maybe(const std::optional<std::int64_t>& value) {
    return value ? json::Value(*value) : json::Value(nullptr);
}

template <class Named>
json::Value maybe_name(const std::optional<Named>& value) {
    return value ? json::Value(name_of(*value)) : json::Value(nullptr);
}

json::Array transfers_json(const std::vector<Transfer>& transfers) {
    json::Array out;
    for (const auto& one : transfers)
        out.push_back(json::Object{{"kind", static_cast<int>(one.kind)},
                                   {"from", body_json(one.from)},
                                   {"to", body_json(one.to)},
                                   {"on", platform::to_days(one.on)}});
    return out;
}

Transfer transfer_of(const json::Object& object) {
    return {static_cast<TransferKind>(integer(object, "kind")),
            body_of(object, "from").value_or(Body{}),
            body_of(object, "to").value_or(Body{}),
            platform::from_days(integer(object, "on")),
            {}};
}

json::Object parsed(std::string_view text) {
    constexpr std::size_t longest = 1 << 20;
    return json::parse(text, {longest, 16}).as_object();
}

}  // namespace

std::string state_text(const ComplaintState& state) {
    json::Array earlier;
    for (const auto one : state.earlier_handlers)
        earlier.push_back(one);
    return json::write(json::Object{{"kind", name_of(state.kind)},
                                    {"place", state.place.value()},
                                    {"named", state.is_named},
                                    {"received", platform::to_millis(state.received)},
                                    {"stage", name_of(state.stage)},
                                    {"body", body_json(state.body)},
                                    {"handler", maybe(state.handler)},
                                    {"decider", maybe(state.decider)},
                                    {"approver", maybe(state.approver)},
                                    {"superior", maybe(state.superior)},
                                    {"earlier", std::move(earlier)},
                                    {"transfers", transfers_json(state.transfers)},
                                    {"arbitration", state.awaits_arbitration},
                                    {"sealed_up", state.is_sealed_up},
                                    {"reopened", state.is_reopened},
                                    {"appealed", state.is_appealed},
                                    {"urgent", state.is_urgent},
                                    {"evaluation", maybe_name(state.evaluation)},
                                    {"found", maybe_name(state.found)}});
}

ComplaintState state_from(std::string_view stored) {
    const auto object = parsed(stored);
    ComplaintState out;
    out.kind = kind_named(text(object, "kind")).value();
    out.place = domain::RegionCode{integer(object, "place")};
    out.is_named = flag(object, "named");
    out.received = platform::from_millis(integer(object, "received"));
    out.stage = stage_named(text(object, "stage")).value();
    out.body = body_of(object, "body");
    out.handler = maybe_integer(object, "handler");
    out.decider = maybe_integer(object, "decider");
    out.approver = maybe_integer(object, "approver");
    out.superior = maybe_integer(object, "superior");
    for (const auto& one : object.at("earlier").as_array())
        out.earlier_handlers.push_back(one.to_number<std::int64_t>());
    for (const auto& one : object.at("transfers").as_array())
        out.transfers.push_back(transfer_of(one.as_object()));
    out.awaits_arbitration = flag(object, "arbitration");
    out.is_sealed_up = flag(object, "sealed_up");
    out.is_reopened = flag(object, "reopened");
    out.is_appealed = flag(object, "appealed");
    out.is_urgent = flag(object, "urgent");
    out.evaluation = evaluation_named(text(object, "evaluation"));
    out.found = class_named(text(object, "found"));
    return out;
}

std::string details_text(const Details& details) {
    json::Object out{{"text", details.text},
                     {"refused", maybe_name(details.refused)},
                     {"body", body_json(details.body)},
                     {"into", maybe(details.into)},
                     {"handler", maybe(details.handler)},
                     {"pause", maybe_name(details.pause)},
                     {"days", maybe(details.days)},
                     {"found", maybe_name(details.found)},
                     {"evaluation", maybe_name(details.evaluation)},
                     {"superior", maybe(details.superior)}};
    if (!details.approval.empty()) out["approval"] = details.approval;
    if (details.has_consent) out["consent"] = true;
    if (details.due) out["due"] = platform::to_days(*details.due);
    if (details.settlement) {
        out["settled_version"] = details.settlement->version;
        out["settled_text"] = details.settlement->explanation;
    }
    return json::write(out);
}

Details details_from(std::string_view stored) {
    const auto object = parsed(stored);
    Details out;
    out.text = text(object, "text");
    out.refused = refused_named(text(object, "refused"));
    out.body = body_of(object, "body");
    out.into = maybe_integer(object, "into");
    out.handler = maybe_integer(object, "handler");
    out.pause = pause_reason_named(text(object, "pause"));
    if (const auto days = maybe_integer(object, "days")) out.days = static_cast<int>(*days);
    out.found = class_named(text(object, "found"));
    out.evaluation = evaluation_named(text(object, "evaluation"));
    out.superior = maybe_integer(object, "superior");
    out.approval = text(object, "approval");
    out.has_consent = flag(object, "consent");
    if (const auto due = maybe_integer(object, "due")) out.due = platform::from_days(*due);
    if (const auto version = maybe_integer(object, "settled_version"))
        out.settlement = Settlement{*version, text(object, "settled_text")};
    return out;
}

std::string clock_text(const ClockState& state) {
    json::Array pauses;
    for (const auto& one : state.pauses) {
        json::Object pause{{"reason", name_of(one.reason)}, {"from", platform::to_days(one.from)}};
        if (one.to) pause["to"] = platform::to_days(*one.to);
        pauses.push_back(std::move(pause));
    }
    json::Object out{{"pauses", std::move(pauses)}};
    if (state.extension) {
        out["extended"] = state.extension->days;
        out["extended_on"] = platform::to_days(state.extension->on);
    }
    return json::write(out);
}

void clock_from(std::string_view stored, ClockState& state) {
    const auto object = parsed(stored);
    for (const auto& one : object.at("pauses").as_array()) {
        const auto& pause = one.as_object();
        Pause read{pause_reason_named(text(pause, "reason")).value(),
                   platform::from_days(integer(pause, "from")),
                   {}};
        if (const auto to = maybe_integer(pause, "to")) read.to = platform::from_days(*to);
        state.pauses.push_back(read);
    }
    if (const auto days = maybe_integer(object, "extended"))
        state.extension =
            Extension{static_cast<int>(*days), platform::from_days(integer(object, "extended_on"))};
}

}  // namespace complain
