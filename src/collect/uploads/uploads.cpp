#include "collect/uploads/uploads.hpp"

#include "collect/sql.hpp"
#include "collect/uploads/stored_report.hpp"
#include "domain/privacy.hpp"
#include "ledger/batches.hpp"
#include "ledger/regions.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <set>

namespace collect {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::size_t longest_name = 150;

/// The bare name without what a file name must not carry: folders, control characters, numbers of
/// persons.
std::string plain_name(std::string name) {
    if (const auto slash = name.find_last_of("/\\"); slash != std::string::npos)
        name.erase(0, slash + 1);
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    while (name.size() > longest_name || !text::is_utf8(name))
        name.pop_back();
    return name.empty() ? "未命名" : domain::without_private(name);
}

Upload upload_of(const db::Row& row) {
    Upload upload;
    upload.id = UploadId{row.integer(0)};
    upload.job = jobs::JobId{row.integer(1)};
    upload.file = row.text(2);
    upload.size = row.integer(3);
    upload.uploaded_at = platform::from_millis(row.integer(4));
    upload.refused = row.maybe_text(5);
    upload.report = row.maybe_text(6);
    return upload;
}

/// The job's own failure is a refusal to its clerk.
void add_status(Upload& upload, const jobs::Queue& queue, db::Session& session) {
    if (auto status = queue.find(session, upload.job)) upload.status = *status;
    if (upload.status.state == jobs::State::Failed && !upload.refused && !upload.report)
        upload.refused = upload.status.result;
}

}  // namespace

Upload Uploads::accept(const guard::Actor& actor, const std::string& file_name, std::int64_t size,
                       const SealedFile& content) {
    places_.guard.gate.require(actor, Permission::ImportTables);
    Upload upload;
    upload.file = plain_name(file_name);
    upload.size = size;
    upload.uploaded_at = places_.clock.now();
    // The clearing must not take a kept file whose row is about to be committed.
    std::lock_guard lock{spool_};
    const auto ticket = content.keep();
    db::Transaction tx{places_.guard.store};
    upload.job = places_.queue.enqueue(tx, import_kind, "{}");
    const auto id =
        tx.one(sql::insert_upload,
               {upload.job.value(), upload.file, size, ticket.name, db::Blob{ticket.key_sealed},
                actor.id.value(), actor.department, platform::to_millis(upload.uploaded_at)},
               [](const db::Row& row) { return row.integer(0); });
    upload.id = UploadId{*id};
    places_.guard.gate.record(tx, actor, "collect.upload", fmt::format("upload:{}", *id));
    tx.commit();
    places_.queue.ring();
    return upload;
}

std::vector<Upload> Uploads::list(const guard::Actor& actor, std::optional<UploadId> before,
                                  int limit) const {
    places_.guard.gate.require(actor, Permission::ImportTables);
    std::optional<std::int64_t> from;
    if (before) from = before->value();
    db::Reader reader{places_.guard.store};
    auto uploads = reader.all(sql::select_uploads, {actor.id.value(), from, limit}, upload_of);
    for (auto& upload : uploads)
        add_status(upload, places_.queue, reader);
    return uploads;
}

Upload Uploads::find(const guard::Actor& actor, UploadId id) const {
    places_.guard.gate.require(actor, Permission::ImportTables);
    db::Reader reader{places_.guard.store};
    auto found = reader.one(sql::select_upload, {id.value(), actor.id.value()}, upload_of);
    if (!found) throw Refusal{Refusal::Kind::NotFound, "没有找到这次上传，请回到上传列表。"};
    add_status(*found, places_.queue, reader);
    return *found;
}

std::vector<ProblemLine> Uploads::problems(const guard::Actor& actor, ledger::BatchId batch,
                                           std::int64_t after) const {
    db::Reader reader{places_.guard.store};
    const auto origin = ledger::find_batch(reader, batch);
    const bool own = origin && actor.is_officer() && origin->officer == actor.id.value();
    const auto may_see = [&] {
        const auto county = ledger::Regions::load(reader).county().code;
        return actor.may(Permission::SeeLedger, {county, origin->department});
    };
    if (!origin || (!own && !may_see()))
        throw Refusal{Refusal::Kind::NotFound, "没有找到这个批次，请回到批次列表。"};
    std::vector<ProblemLine> lines;
    reader.each(
        sql::select_problems, {batch.value(), after, problems_a_page}, [&](const db::Row& row) {
            lines.push_back({row.integer(0), std::string(row.text(1)), std::string(row.text(2)),
                             std::string(row.text(3)), std::string(row.text(4))});
        });
    return lines;
}

void Uploads::start() {
    sweep(SealedSpool::Arriving::Remove);
    expire();
}

void Uploads::expire() {
    const auto now = places_.clock.now();
    const auto limit = now - std::chrono::hours{24 * keep_days};
    db::Transaction tx{places_.guard.store};
    tx.run(sql::forget_old_spools, {platform::to_millis(limit), db::Blob{}});
    tx.commit();
    sweep(SealedSpool::Arriving::Keep);
}

void Uploads::sweep(SealedSpool::Arriving arriving) {
    std::lock_guard lock{spool_};
    std::set<std::string> names;
    {
        db::Reader reader{places_.guard.store};
        reader.each(sql::select_spools, {},
                    [&](const db::Row& row) { names.emplace(row.text(0)); });
    }
    places_.spool.sweep([&](const std::string& name) { return names.contains(name); }, arriving);
}

void forget_spool(db::Transaction& tx, std::int64_t file_id) {
    tx.run(sql::forget_spool, {file_id, db::Blob{}});
}

}  // namespace collect
