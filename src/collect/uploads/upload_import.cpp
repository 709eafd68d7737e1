#include "collect/import/annotate.hpp"
#include "collect/import/importer.hpp"
#include "collect/sql.hpp"
#include "collect/uploads/stored_report.hpp"
#include "collect/uploads/uploads.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>

namespace collect {

using platform::Refusal;

/// What the store keeps of an upload.
struct Uploads::Kept {
    UploadId id;
    std::string file;
    std::int64_t size = 0;
    SpoolTicket ticket;
    guard::OfficerId officer;
    std::string department;
    bool settled = false;  ///< an earlier run has reported or refused it
};

namespace {

sheet::Limits limits() {
    sheet::Limits out;
    out.file_bytes = out.text_bytes = 64U << 20U;  // it is held in memory, decrypted
    return out;
}

/// How far an import is, by a guess at what a row takes in a file; never quite there.
int percent(std::int64_t rows, std::int64_t bytes) {
    constexpr std::int64_t bytes_a_row = 90;
    const auto expected = std::max<std::int64_t>(bytes / bytes_a_row, 1);
    return static_cast<int>(std::min<std::int64_t>(rows * 100 / expected, 95));
}

}  // namespace

std::map<std::string, jobs::Handler> Uploads::handlers() {
    return {{import_kind, [this](jobs::Work& work) { run(work); }}};
}

void Uploads::run(jobs::Work& work) {
    auto& pool = places_.guard.store;
    // One file at a time in a county; what a killed run left behind is discarded here.
    const ImportLock lock{places_.folder, pool};
    const auto upload = [&] {
        db::Reader reader{pool};
        return reader.one(sql::select_upload_of_job, {work.id().value()}, [](const db::Row& row) {
            return Kept{UploadId{row.integer(0)},
                        std::string(row.text(1)),
                        row.integer(2),
                        {std::string(row.text(3)), row.blob(4).bytes},
                        guard::OfficerId{row.integer(5)},
                        std::string(row.text(6)),
                        row.integer(7) != 0};
        });
    }();
    if (!upload) platform::bug("an import job without its upload");
    if (!upload->settled) {
        try {
            import(work, *upload);
        } catch (const Refusal& refusal) {
            refuse(upload->id, refusal.what());
        }
    }
    expire();
}

void Uploads::import(jobs::Work& work, const Kept& upload) {
    const auto workbook = sheet::open_bytes(places_.spool.read(upload.ticket), limits());
    const auto actor = places_.guard.officers.as_actor(upload.officer);
    Importer importer{places_.guard.store, places_.keys, places_.clock, places_.guard.gate};
    ImportWatch watch;
    watch.progress = [&](std::int64_t rows) { work.progress(percent(rows, upload.size)); };
    watch.keep = [&](db::Transaction& tx, const FileReport& report, std::int64_t file_id) {
        tx.run(sql::update_upload_report, {upload.id.value(), file_id, stored_report(report)});
    };
    const ledger::Handover handover{upload.file, upload.department, "填报", upload.officer.value()};
    const auto report = importer.import(actor, *workbook, handover, watch);
    if (!report.refused.empty()) refuse(upload.id, report.refused);
}

void Uploads::refuse(UploadId id, std::string_view why) {
    db::Transaction tx{places_.guard.store};
    tx.run(sql::update_upload_refused, {id.value(), why});
    tx.commit();
}

std::string Uploads::workbook(const guard::Actor& actor, UploadId id) const {
    const auto upload = find(actor, id);
    sheet::Writer out;
    if (upload.refused) {
        annotate_refusal(upload.file, *upload.refused, out);
        return out.finish();
    }
    if (!upload.report) throw Refusal{Refusal::Kind::Conflict, "这个文件还在处理，请稍后再下载。"};
    FileReport report;
    SpoolTicket ticket;
    {
        db::Reader reader{places_.guard.store};
        report = read_report(reader, upload.file, *upload.report);
        ticket = *reader.one(sql::select_ticket, {id.value()}, [](const db::Row& row) {
            return SpoolTicket{std::string(row.text(0)), row.blob(1).bytes};
        });
    }
    if (ticket.name.empty()) {
        throw Refusal{Refusal::Kind::NotFound,
                      "这批数据已审定或已过保存期，原表按规定删除了；问题清单仍可查看。"};
    }
    const auto workbook = sheet::open_bytes(places_.spool.read(ticket), limits());
    annotate(*workbook, report, out);
    return out.finish();
}

}  // namespace collect
