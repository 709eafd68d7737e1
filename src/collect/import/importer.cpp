#include "collect/import/importer.hpp"

#include "collect/import/sheet_import.hpp"
#include "collect/sql.hpp"
#include "platform/core/refusal.hpp"

#include <fcntl.h>
#include <fmt/ranges.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>

namespace collect {

namespace {

using platform::Refusal;

/// A sheet and the table that its header announces.
struct Plan {
    std::size_t sheet = 0;
    Layout layout;
};

/// Thrown out of a read once the header is known; the rest of the sheet is not wanted yet.
struct Enough {};

/// The header that was found, with what the lines above it say of its amounts.
std::optional<Layout> layout_of(const HeaderFinder& finder) {
    if (!finder.found()) return std::nullopt;
    auto layout = finder.layout();
    if (finder.amounts_in_ten_thousands()) {
        for (std::size_t f = 0; f < layout.columns.size(); ++f) {
            if (layout.form->fields[f].reading == Reading::Fen) layout.ten_thousands[f] = true;
        }
    }
    return layout;
}

std::optional<Layout> peek(sheet::Workbook& workbook, std::size_t index) {
    HeaderFinder finder;
    int rows = 0;
    try {
        workbook.read(index, [&](const sheet::Row& row) {
            const auto step = finder.look(row);
            if (step != HeaderFinder::Step::Looking || ++rows > 60) throw Enough{};
        });
    } catch (const Enough&) {
        return layout_of(finder);
    }
    return layout_of(finder);
}

std::vector<Plan> plan(sheet::Workbook& workbook, FileReport& report) {
    std::vector<Plan> plans;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        const auto& sheet = workbook.sheets()[i];
        if (auto layout = peek(workbook, i)) {
            plans.push_back({i, std::move(*layout)});
        } else {
            report.sheets.push_back({sheet.name, "没有可识别的表头，已跳过", nullptr, {}, {}, {}});
        }
    }
    std::stable_sort(plans.begin(), plans.end(), [](const Plan& left, const Plan& right) {
        return left.layout.form->kind < right.layout.form->kind;
    });
    return plans;
}

void refuse_unless_whole(const std::vector<Plan>& plans) {
    if (plans.empty()) {
        throw Refusal{Refusal::Kind::Invalid,
                      "没有可识别的采集表，请用本系统的模板，或把列名改成模板里的列名"};
    }
    for (const auto& [index, layout] : plans) {
        const auto missing = layout.missing();
        if (missing.empty()) continue;
        throw Refusal{
            Refusal::Kind::Invalid,
            fmt::format("{}缺少必填的列：{}。请补上这些列后重新导入",
                        ledger::table(layout.form->kind).title, fmt::join(missing, "、"))};
    }
}

/// Programs and the documents above the payments are finance's to hand in.
void refuse_unless_allowed(const guard::Actor& actor, const std::vector<Plan>& plans) {
    if (!actor.may(guard::Permission::ImportTables))
        throw Refusal{Refusal::Kind::Forbidden, "您没有采集填报的权限，请联系管理员"};
    for (const auto& [index, layout] : plans) {
        if (layout.form->kind > ledger::TableKind::Appropriation ||
            actor.may(guard::Permission::ImportFundTables))
            continue;
        throw Refusal{Refusal::Kind::Forbidden,
                      fmt::format("{}由财政填报员导入，请交财政局办理",
                                  ledger::table(layout.form->kind).title)};
    }
}

/// What an .xlsx, .xls, .csv or .txt folder entry is worth looking at.
void collect_files(const std::filesystem::path& path, std::vector<std::filesystem::path>& out) {
    if (!std::filesystem::is_directory(path)) return out.push_back(path);
    std::vector<std::filesystem::path> inside;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
        const auto name = entry.path().filename().string();
        if (entry.is_regular_file() && !name.starts_with('.') && !name.starts_with("~$"))
            inside.push_back(entry.path());
    }
    std::sort(inside.begin(), inside.end());
    out.insert(out.end(), inside.begin(), inside.end());
}

struct Opened {
    std::filesystem::path path;
    std::unique_ptr<sheet::Workbook> workbook;
    int order = 0;
    std::string refused;
};

Opened open_file(const std::filesystem::path& path) {
    Opened opened{path, nullptr, ledger::table_count, {}};
    try {
        if (!std::filesystem::exists(path))
            throw Refusal{Refusal::Kind::NotFound, "没有这个文件，请核对路径"};
        opened.workbook = sheet::open(path);
        for (std::size_t i = 0; i < opened.workbook->sheets().size(); ++i) {
            if (auto layout = peek(*opened.workbook, i)) {
                opened.order = std::min(opened.order, static_cast<int>(layout->form->kind));
            }
        }
    } catch (const Refusal& refusal) {
        opened.refused = refusal.what();
    }
    return opened;
}

}  // namespace

FileReport Importer::import(const guard::Actor& actor, sheet::Workbook& workbook,
                            const ledger::Handover& handover, const ImportWatch& watch) {
    FileReport report{handover.file_name, {}, {}};
    try {
        auto plans = plan(workbook, report);
        refuse_unless_whole(plans);
        refuse_unless_allowed(actor, plans);
        ledger::Intake intake{pool_, clock_, handover};
        Known known = [this] {
            db::Reader reader{pool_};
            return Known{reader};
        }();
        std::unordered_set<std::size_t> known_keys;
        std::int64_t rows = 0;
        for (const auto& planned : plans) {
            const auto& layout = planned.layout;
            auto& sheet = report.sheets.emplace_back();
            sheet.sheet = workbook.sheets()[planned.sheet].name;
            sheet.table = &ledger::table(layout.form->kind);
            SheetImport import{
                {pool_, intake, known, keys_, platform::local_date(clock_.now()),
                 handover.source_system, known_keys, actor.reach(guard::Permission::ImportTables)},
                layout,
                sheet};
            workbook.read(planned.sheet, [&](const sheet::Row& row) {
                if (row.number > layout.header_row) import.take(row);
                if (++rows % 2000 == 0 && watch.progress) watch.progress(rows);
            });
            import.finish();
        }
        db::Transaction tx{pool_};
        intake.show(tx);
        if (watch.keep) watch.keep(tx, report, intake.file_id());
        gate_.record(tx, actor, "collect.import", fmt::format("file:{}", intake.file_id()),
                     fmt::format(R"({{"sheets":{},"rows":{}}})", plans.size(), rows));
        tx.commit();
    } catch (const Refusal& refusal) {
        discard();
        report = {handover.file_name, refusal.what(), {}};
    } catch (const std::exception&) {
        discard();
        throw;
    }
    return report;
}

std::vector<FileReport> Importer::import(const guard::Actor& actor,
                                         const std::vector<std::filesystem::path>& paths,
                                         const ledger::Handover& handover) {
    std::vector<std::filesystem::path> files;
    for (const auto& path : paths)
        collect_files(path, files);
    std::vector<Opened> opened;
    for (const auto& file : files)
        opened.push_back(open_file(file));
    std::stable_sort(opened.begin(), opened.end(), [](const Opened& left, const Opened& right) {
        return left.order < right.order;
    });
    std::vector<FileReport> reports;
    for (auto& file : opened) {
        auto own = handover;
        own.file_name = file.path.filename().string();
        reports.push_back(file.workbook ? import(actor, *file.workbook, own)
                                        : FileReport{{}, file.refused, {}});
        reports.back().path = file.path.string();
        if (!file.refused.empty()) reports.back().refused = file.refused;
        file.workbook.reset();
    }
    return reports;
}

void Importer::discard() {
    db::Transaction tx{pool_};
    tx.run(sql::delete_staged_problems);
    ledger::discard_unfinished(tx);
    tx.commit();
}

ImportLock::ImportLock(const std::filesystem::path& folder, db::Pool& pool) {
    file_ = ::open((folder / "import.lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (file_ < 0 || ::flock(file_, LOCK_EX) != 0) platform::bug("the import lock cannot be taken");
    db::Transaction tx{pool};
    tx.run(sql::delete_staged_problems);
    ledger::discard_unfinished(tx);
    tx.commit();
}

ImportLock::~ImportLock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace collect
