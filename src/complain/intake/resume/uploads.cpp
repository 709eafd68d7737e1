#include "complain/intake/resume/uploads.hpp"

#include "complain/intake/parcels.hpp"
#include "complain/sql.hpp"
#include "complain/vault/told.hpp"
#include "platform/core/refusal.hpp"

namespace complain {

namespace {

using platform::Refusal;

/// A row of an upload; also a piece of a sealed stream and what sealing adds to it.
constexpr std::size_t row_bytes = std::size_t{256} << 10;
constexpr std::int64_t piece_bytes = (std::int64_t{256} << 10) + 17, sealing = 17, block = 4096;

db::Blob blob(std::string_view bytes) {
    return {std::string{bytes}};
}

[[noreturn]] void refuse(Refusal::Kind kind, const char* said) {
    throw Refusal{kind, said};
}

std::optional<UploadState> state_of(db::Session& session, const UploadName& name) {
    return session.one(sql::select_upload, {blob(name.token), name.file}, [](const db::Row& row) {
        return UploadState{row.integer(0), row.integer(1), platform::from_millis(row.integer(2))};
    });
}

void delete_expired(db::Transaction& tx, platform::Instant now) {
    tx.run(sql::delete_expired_parts, {platform::to_millis(now)});
    tx.run(sql::delete_expired_uploads, {platform::to_millis(now)});
}

void require_room(db::Session& session, std::int64_t length) {
    const bool has_room = session
                              .one(sql::select_upload_load, {},
                                   [&](const db::Row& row) {
                                       return row.integer(0) < Uploads::most_unfinished &&
                                              row.integer(1) + length <= Uploads::most_bytes;
                                   })
                              .value_or(true);
    if (!has_room)
        refuse(Refusal::Kind::TooMany, "现在交文件的人太多，请过一会儿再交；您写的内容还在");
}

/// Whole pieces, and a last one that is filled up to a block.
bool is_stream(std::int64_t length) {
    const auto last = length % piece_bytes;
    return length > 0 && (last == 0 || (last > sealing && (last - sealing) % block == 0));
}

}  // namespace

UploadState Uploads::begin(const UploadName& name, std::int64_t length) {
    if (name.token.size() != 16 || name.file < 0 ||
        name.file >= static_cast<std::int64_t>(most_files))
        refuse(Refusal::Kind::Invalid, "文件的编号不对");
    if (length <= 0 || length > largest)
        refuse(Refusal::Kind::Invalid, "这个文件太大，请换小一点的");
    const auto now = clock_.now();
    db::Transaction tx{store_};
    if (const auto known = state_of(tx, name); known && known->expires > now) {
        if (known->length != length) refuse(Refusal::Kind::Conflict, "这个文件换过了，请重新交");
        return *known;
    }
    delete_expired(tx, now);
    require_room(tx, length);
    const UploadState out{length, 0, blurred(now + lasts)};
    tx.run(sql::insert_upload,
           {blob(name.token), name.file, length, platform::to_millis(out.expires)});
    tx.commit();
    return out;
}

std::optional<UploadState> Uploads::find(const UploadName& name) {
    db::Reader reader{store_};
    const auto found = state_of(reader, name);
    return found && found->expires > clock_.now() ? found : std::nullopt;
}

UploadState Uploads::append(const UploadName& name, std::int64_t first_byte,
                            std::string_view bytes) {
    db::Transaction tx{store_};
    auto state = state_of(tx, name);
    if (!state || state->expires <= clock_.now())
        refuse(Refusal::Kind::NotFound, "这个文件等得太久，已经删掉，请重新交");
    if (first_byte != state->taken)
        refuse(Refusal::Kind::Conflict, "这一段接不上，请从断的地方再交");
    const auto size = static_cast<std::int64_t>(bytes.size());
    if (size > state->length - state->taken) refuse(Refusal::Kind::Invalid, "交来的比说好的多");
    for (std::size_t at = 0; at < bytes.size(); at += row_bytes)
        tx.run(sql::insert_upload_part,
               {blob(name.token), name.file, first_byte + static_cast<std::int64_t>(at),
                blob(bytes.substr(at, row_bytes))});
    state->taken += size;
    if (tx.run(sql::update_upload, {blob(name.token), name.file, first_byte, state->taken}) != 1)
        refuse(Refusal::Kind::Conflict, "这一段接不上，请从断的地方再交");
    tx.commit();
    return *state;
}

void Uploads::forget_expired() {
    const auto now = clock_.now();
    const bool is_due = looked_.with([&](platform::Instant& looked) {
        if (now - looked < std::chrono::minutes{10} && now >= looked) return false;
        looked = now;
        return true;
    });
    if (!is_due) return;
    db::Transaction tx{store_};
    delete_expired(tx, now);
    tx.commit();
}

namespace public_rows {

namespace {

/// Cuts what lies in rows of any size into the pieces that were sealed.
void cut(db::Transaction& tx, const UploadName& name, std::int64_t length) {
    std::string pending;
    std::int64_t at = 0, piece = 0;
    const auto put = [&](std::size_t size) {
        insert_piece(tx, name.token, name.file, piece++, std::string_view{pending}.substr(0, size));
        pending.erase(0, size);
    };
    while (at < length) {
        const auto part = tx.one(sql::select_upload_part, {blob(name.token), name.file, at},
                                 [](const db::Row& row) { return row.blob(1).bytes; });
        if (!part || part->empty()) platform::bug("an upload with a gap");
        at += static_cast<std::int64_t>(part->size());
        pending += *part;
        while (pending.size() >= static_cast<std::size_t>(piece_bytes))
            put(static_cast<std::size_t>(piece_bytes));
    }
    if (!pending.empty()) put(pending.size());
}

}  // namespace

void join_uploads(db::Transaction& tx, const std::string& token, std::int64_t files) {
    for (std::int64_t file = 0; file < files; ++file) {
        const UploadName name{token, file};
        const auto state = state_of(tx, name);
        if (!state || state->taken != state->length || !is_stream(state->length))
            refuse(Refusal::Kind::Conflict, "有文件还没有交完，请再交一次");
        cut(tx, name, state->length);
    }
    tx.run(sql::delete_upload_parts, {blob(token)});
    tx.run(sql::delete_uploads, {blob(token)});
}

}  // namespace public_rows

}  // namespace complain
