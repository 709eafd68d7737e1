#include "collect/headers/layout.hpp"
#include "collect/rows/checker.hpp"
#include "collect/rows/kind.hpp"
#include "platform/core/refusal.hpp"
#include "platform/sheet/sheet.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace {

collect::Known known() {
    collect::Known out{ledger::Regions{ledger::built_in_divisions("430299")}};
    out.add_program("MZ01", "农村低保金", "县民政局");
    out.add(ledger::TableKind::Source, "1");
    out.add(ledger::TableKind::Allocation, "1");
    out.add(ledger::TableKind::Appropriation, "1");
    out.add(ledger::TableKind::Project, "1");
    return out;
}

/// Reads a sheet as the importer does: the header, then every row of data, judged.
void judge(sheet::Workbook& book, std::size_t sheet) {
    static const domain::Keyring keys{crypto::Secret{std::string(32, 'k')}};
    static const auto knows = known();
    collect::HeaderFinder finder;
    bool found = false;
    std::optional<collect::Layout> layout;
    std::optional<collect::RowChecker> checker;
    book.read(sheet, [&](const sheet::Row& row) {
        if (!found) {
            const auto step = finder.look(row);
            found = step != collect::HeaderFinder::Step::Looking;
            if (!found) return;
            layout = finder.layout();
            checker.emplace(*layout, collect::RowChecker::Context{
                                         knows, keys, std::chrono::year{2017} / 9 / 30, "填报"});
        }
        if (collect::kind_of(*layout, row) != collect::RowKind::Data) return;
        const auto verdict = checker->check(row);
        // A row is refused with a reason or has a key.
        if (verdict.record ? verdict.record->key.empty() : verdict.problems.empty())
            platform::bug("a row neither refused nor kept");
    });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    sheet::Limits limits;
    limits.part_bytes = 4 << 20;
    limits.total_bytes = 8 << 20;
    limits.rows = 2000;
    try {
        const auto book = sheet::open_bytes({reinterpret_cast<const char*>(bytes), size}, limits);
        for (std::size_t i = 0; i < book->sheets().size(); ++i)
            judge(*book, i);
    } catch (const platform::Refusal&) {
        return 0;  // a refused file is an answer
    }
    return 0;
}
