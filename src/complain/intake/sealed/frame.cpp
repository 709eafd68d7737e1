#include "complain/intake/sealed/frame.hpp"

#include "complain/notice/sealed_wish.hpp"
#include "complain/vault/identity.hpp"
#include "complain/vault/reading.hpp"
#include "platform/core/encoding.hpp"

#include <algorithm>

namespace complain {

namespace {

/// X25519's ephemeral key and the tag; a copy holds a seed of 32 bytes.
constexpr std::size_t box_more = 48, copy_bytes = box_more + 32;
/// Version, nonce, seed, tag: see CaseKey::for_reporter.
constexpr std::size_t reporter_copy_bytes = 1 + 12 + 32 + 16;
constexpr std::size_t block = 4096, most_blocks = 16, evaluation_bytes = 64;
constexpr std::size_t notice_bytes = box_more + notice::wish_block;
constexpr std::size_t most_copies = 64;

bool fills_blocks(std::string_view sealed) {
    return sealed.size() > box_more && (sealed.size() - box_more) % block == 0 &&
           sealed.size() <= box_more + most_blocks * block;
}

bool are_sound(const std::vector<Copy>& copies, std::size_t bytes) {
    std::vector<std::int64_t> officers;
    officers.reserve(copies.size());
    for (const auto& one : copies) {
        if (one.sealed.size() != bytes || one.officer < 0) return false;
        officers.push_back(one.officer);
    }
    std::ranges::sort(officers);
    return std::ranges::adjacent_find(officers) == officers.end();
}

bool is_sound_report(const Parcel& parcel) {
    return parcel.case_public.size() == 32 && is_reporter_copy(parcel.reporter_copy) &&
           fills_blocks(parcel.sealed) &&
           (parcel.notice.empty() || parcel.notice.size() == notice_bytes) &&
           are_sound(parcel.copies, copy_bytes) && !parcel.copies.empty() &&
           parcel.copies.size() <= most_copies && are_sound(parcel.identity, identity_copy_bytes) &&
           parcel.identity.size() <= most_custodians && parcel.files >= 0 &&
           parcel.files <= static_cast<std::int64_t>(most_files);
}

bool is_sound(const SealedFrame& frame) {
    const auto& parcel = frame.parcel;
    if (parcel.token.size() != 16 || parcel.look_up.size() != 32) return false;
    switch (parcel.kind) {
        case Parcel::Kind::Report: return is_sound_report(parcel);
        case Parcel::Kind::Message: return fills_blocks(parcel.sealed);
        case Parcel::Kind::Evaluation: return parcel.sealed.size() == box_more + evaluation_bytes;
    }
    return false;
}

std::vector<Copy> copies_in(const std::vector<json::Fields>& copies) {
    std::vector<Copy> out;
    out.reserve(copies.size());
    for (const auto& one : copies)
        out.push_back({one.integer("officer", "人员"), bytes_in(one, "sealed")});
    return out;
}

json::Array copies_json(const std::vector<Copy>& copies) {
    json::Array out;
    out.reserve(copies.size());
    for (const auto& one : copies)
        out.push_back(
            json::Object{{"officer", one.officer}, {"sealed", platform::to_base64(one.sealed)}});
    return out;
}

void read_report(const json::Fields& fields, Parcel& parcel) {
    parcel.lane = lane_named(fields.text("lane", "去向", 10)).value_or(Lane::County);
    parcel.case_public = bytes_in(fields, "case_public");
    parcel.reporter_copy = bytes_in(fields, "reporter_copy");
    parcel.files = fields.integer("files", "文件");
    parcel.by_helper = fields.maybe_text("by", "谁填的", 20) == helper;
    parcel.notice = bytes_in(fields, "notice");
    parcel.copies = copies_in(fields.objects("copies", "钥匙"));
    parcel.identity = copies_in(maybe_objects(fields, "identity"));
}

std::optional<SealedFrame> read(const json::Fields& fields) {
    SealedFrame out;
    const auto kind = parcel_kind_named(fields.text("kind", "种类", 12));
    if (!kind || fields.integer("v", "版本") != 1) return std::nullopt;
    auto& parcel = out.parcel;
    parcel.kind = *kind;
    parcel.token = bytes_in(fields, "token");
    parcel.look_up = bytes_in(fields, "look_up");
    parcel.sealed = bytes_in(fields, "sealed");
    if (*kind == Parcel::Kind::Report)
        read_report(fields, parcel);
    else
        out.pass = fields.text("pass", "凭证", 200);
    return out;
}

}  // namespace

bool is_reporter_copy(std::string_view bytes) {
    return bytes.size() == reporter_copy_bytes && bytes.front() == 1;
}

std::optional<SealedFrame> sealed_frame_from(std::string_view body) {
    if (body.size() > largest_frame) return std::nullopt;
    auto frame = read_sealed(body, read);
    if (!frame || !*frame || !is_sound(**frame)) return std::nullopt;
    return std::move(*frame);
}

std::string sealed_frame_text(const SealedFrame& frame) {
    const auto& parcel = frame.parcel;
    json::Object out{{"v", 1},
                     {"kind", name_of(parcel.kind)},
                     {"token", platform::to_base64(parcel.token)},
                     {"look_up", platform::to_base64(parcel.look_up)},
                     {"sealed", platform::to_base64(parcel.sealed)}};
    if (parcel.kind != Parcel::Kind::Report) {
        out["pass"] = frame.pass;
        return json::write(out);
    }
    out["lane"] = name_of(parcel.lane);
    out["case_public"] = platform::to_base64(parcel.case_public);
    out["reporter_copy"] = platform::to_base64(parcel.reporter_copy);
    out["files"] = parcel.files;
    if (parcel.by_helper) out["by"] = helper;
    if (!parcel.notice.empty()) out["notice"] = platform::to_base64(parcel.notice);
    out["copies"] = copies_json(parcel.copies);
    if (!parcel.identity.empty()) out["identity"] = copies_json(parcel.identity);
    return json::write(out);
}

}  // namespace complain
