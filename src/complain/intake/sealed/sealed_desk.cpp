#include "complain/intake/sealed/sealed_desk.hpp"

#include "complain/clock/calendar.hpp"
#include "complain/intake/reporting.hpp"
#include "complain/intake/resume/uploads.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/box.hpp"
#include "platform/json/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace complain {

namespace {

using http::Request;
using http::Response;
using platform::Refusal;

/// Bits that a guess at a code costs when it is calm: half a second of a phone, which its owner
/// does not notice.
constexpr Work::Pace codes{.calm = 30, .least = 14, .most = 21};
constexpr Work::Pace files{.calm = 240, .least = 0, .most = 20};
/// What a reporter took with their case can be said for as long as a ticket lasts.
constexpr std::chrono::hours pass_lasts{12};
constexpr int days_ahead = 400;

constexpr std::string_view solution_header = "Report-Work";

std::string_view solution_of(const Request& request) {
    return request.header(solution_header).value_or("");
}

/// A script goes on by itself with what this names.
Response again(std::string_view what) {
    return Response::json(json::write(json::Object{{"again", what}}), 409);
}

/// "1" for each working day from `today` on, "0" for a free one.
std::string workdays_from(platform::Date today) {
    static const Calendar calendar = Calendar::built_in();
    std::string out;
    out.reserve(days_ahead);
    for (int i = 0; i < days_ahead; ++i)
        out += calendar.is_workday(add_days(today, i)) ? '1' : '0';
    return out;
}

using Holders = std::vector<WindowKeys::Holder>;

/// To each of them and to nobody else.
bool is_sealed_to(const std::vector<Copy>& copies, const Holders& holders) {
    return std::ranges::is_permutation(copies, holders, {}, &Copy::officer,
                                       &WindowKeys::Holder::officer);
}

/// To everybody who takes reports in now; and a name, if there is one, to all who keep names.
bool is_sealed_to_all(const Parcel& parcel, const std::optional<WindowKeys>& keys) {
    if (!keys) return false;
    const Holders above = keys->above.empty() ? Holders{} : Holders{{0, keys->above}};
    const bool goes_above = parcel.lane == Lane::Above;
    return is_sealed_to(parcel.copies, goes_above ? above : keys->intake) &&
           (parcel.identity.empty() ||
            is_sealed_to(parcel.identity, goes_above ? above : keys->custodians));
}

std::string look_up_in(const json::Fields& fields, std::string_view key) {
    auto out = platform::from_base64(fields.text(key, "回执码", 60)).value_or("");
    if (out.size() != 32) throw Refusal{Refusal::Kind::Invalid, "回执码不对"};
    return out;
}

/// What stands behind a pass's moment: whether the case opens, or its code is exchanged first. Both
/// are sealed and equally long, so that nobody else learns it.
constexpr char opens = '.', exchanges = '!';

struct Exchange {
    std::string look_up, pass;
    public_rows::Entrance fresh;
};

Exchange exchange_in(const Request& request) {
    const auto fields = json::Fields::read(request.body());
    Exchange out{look_up_in(fields, "look_up"),
                 fields.text("pass", "凭证", 200),
                 {look_up_in(fields, "new_look_up"),
                  platform::from_base64(fields.text("reporter_copy", "钥匙", 100)).value_or("")}};
    if (!is_reporter_copy(out.fresh.reporter_copy))
        throw Refusal{Refusal::Kind::Invalid, "交来的东西不完整，请刷新这一页再换一次"};
    return out;
}

}  // namespace

SealedDesk::SealedDesk(db::Pool& public_store, const platform::Clock& clock)
    : store_(public_store),
      clock_(clock),
      room_(public_store, clock),
      decoys_(public_store),
      passes_(crypto::random_secret(32)),
      report_work_({}),
      code_work_(codes),
      file_work_(files) {}

Response SealedDesk::keys() {
    db::Reader reader{store_};
    const auto keys = public_rows::window(reader);
    const auto today = platform::local_date(clock_.now());
    const auto days = workdays_.with([&](auto& kept) {
        if (kept.first != platform::to_days(today) || kept.second.empty())
            kept = {platform::to_days(today), workdays_from(today)};
        return kept.second;
    });
    return Response::json(json::write(json::Object{{"window", keys ? window_text(*keys) : ""},
                                                   {"today", platform::to_days(today)},
                                                   {"workdays", days}}));
}

Work& SealedDesk::work_of(std::string_view name) {
    if (name == "code") return code_work_;
    return name == "file" ? file_work_ : report_work_;
}

Response SealedDesk::work(const Request& request) {
    const auto challenge = work_of(request.query("of").value_or("")).fresh(clock_.now());
    return Response::json(
        json::write(json::Object{{"challenge", challenge.text}, {"bits", challenge.bits}}));
}

Response SealedDesk::send(const Request& request) {
    auto frame = sealed_frame_from(request.body());
    if (!frame) throw Refusal{Refusal::Kind::Invalid, "交来的东西不完整，请刷新这一页再交一次"};
    auto kept = Response::json(json::write(json::Object{{"kept", true}}));
    // The answer may have been lost on the way: then its sender asks again, with the same work.
    if (is_kept(frame->parcel)) return kept;
    room_.require();
    if (report_work_.check(solution_of(request), request.body(), clock_.now()) !=
        Work::Verdict::Good)
        return again("work");
    if (frame->parcel.kind == Parcel::Kind::Report) {
        db::Reader reader{store_};
        if (!is_sealed_to_all(frame->parcel, public_rows::window(reader))) return again("keys");
    } else if (!is_pass(frame->pass, frame->parcel.look_up)) {
        return again("pass");
    }
    keep(std::move(frame->parcel));
    return kept;
}

bool SealedDesk::is_kept(const Parcel& parcel) {
    db::Reader reader{store_};
    if (parcel.kind != Parcel::Kind::Report) return public_rows::is_waiting(reader, parcel.token);
    return public_rows::is_case(reader, parcel.look_up, parcel.case_public);
}

void SealedDesk::keep(Parcel parcel) {
    parcel.at = blurred(clock_.now());
    db::Transaction tx{store_};
    if (parcel.kind == Parcel::Kind::Report) {
        public_rows::insert(tx, parcel);
        public_rows::join_uploads(tx, parcel.token, parcel.files);
    } else if (auto known = public_rows::receipt(tx, parcel.look_up); known && !known->on_behalf) {
        // For a decoy it is kept by nobody, and the answer is the same.
        parcel.look_up = std::move(known->name);
        public_rows::insert(tx, parcel);
    }
    tx.commit();
}

Response SealedDesk::items(const Request& request) {
    const auto look_up = look_up_in(json::Fields::read(request.body()), "look_up");
    const auto now = clock_.now();
    if (code_work_.check(solution_of(request), request.body(), now) != Work::Verdict::Good)
        return again("work");
    const auto decoy = decoys_.receipt(look_up);
    db::Reader reader{store_};
    const auto known = public_rows::receipt(reader, look_up);
    const auto& receipt = known ? *known : decoy;
    const auto pass = crypto::seal_to(
        receipt.case_public, pass_for(look_up, now, receipt.on_behalf ? exchanges : opens));
    json::Array items;
    items.reserve(receipt.items.size());
    for (const auto& one : receipt.items)
        items.push_back(json::Value(platform::to_base64(one)));
    auto response = Response::json(
        json::write(json::Object{{"reporter_copy", platform::to_base64(receipt.reporter_copy)},
                                 {"pass", platform::to_base64(pass.value_or(""))},
                                 {"items", std::move(items)}}));
    response.gzip = Response::Gzip::Never;
    return response;
}

void SealedDesk::require_work_for_file(const Request& request, std::string_view promise) {
    if (file_work_.check(solution_of(request), promise, clock_.now()) != Work::Verdict::Good)
        throw Refusal{Refusal::Kind::TooMany, "交得太快了，请等几秒钟再交"};
}

Response SealedDesk::exchange(const Request& request) {
    const auto asked = exchange_in(request);
    auto kept = Response::json(json::write(json::Object{{"kept", true}}));
    // The answer may have been lost on the way.
    if (is_exchanged(asked.fresh)) return kept;
    if (code_work_.check(solution_of(request), request.body(), clock_.now()) != Work::Verdict::Good)
        return again("work");
    if (!is_pass(asked.pass, asked.look_up)) return again("pass");
    db::Transaction tx{store_};
    const auto known = public_rows::receipt(tx, asked.look_up);
    if (!known || !public_rows::exchange(tx, known->name, asked.fresh))
        throw Refusal{Refusal::Kind::Conflict, std::string{exchanged_elsewhere}};
    tx.commit();
    return kept;
}

bool SealedDesk::is_exchanged(const public_rows::Entrance& fresh) {
    db::Reader reader{store_};
    const auto known = public_rows::receipt(reader, fresh.look_up);
    return known && known->reporter_copy == fresh.reporter_copy;
}

std::string SealedDesk::pass_for(std::string_view look_up, platform::Instant now, char then) const {
    const auto made = fmt::format("{}{}", platform::to_millis(now), then);
    const auto mac = passes_.sign(made + std::string{look_up});
    return made + platform::to_base64url(crypto::bytes(mac));
}

bool SealedDesk::is_pass(std::string_view pass, std::string_view look_up) const {
    std::int64_t made = 0;
    const auto read = std::from_chars(pass.data(), pass.data() + pass.size(), made);
    if (read.ec != std::errc{} || read.ptr == pass.data() + pass.size()) return false;
    const auto at = platform::from_millis(made), now = clock_.now();
    return at <= now && now - at <= pass_lasts &&
           crypto::equal(pass_for(look_up, at, *read.ptr), pass);
}

}  // namespace complain
