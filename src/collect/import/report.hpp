#pragma once

#include "collect/rows/problem.hpp"
#include "ledger/intake.hpp"

#include <optional>
#include <string>
#include <vector>

namespace collect {

/// A problem and the number that the spreadsheet shows beside its row.
struct RowProblem {
    int row = 0;
    Problem problem;
};

struct SheetReport {
    std::string sheet;
    std::string skipped;  ///< why it was passed over; empty if it was read
    const ledger::Table* table = nullptr;
    ledger::BatchId batch;
    ledger::BatchCounts counts;
    std::vector<RowProblem>
        problems;  ///< errors first come first; warnings and privacy findings among them
};

/// What became of one file. A refused file has left nothing behind.
struct FileReport {
    std::string path;
    std::string refused;
    std::vector<SheetReport> sheets;
};

/// The `--json` shape of `mingbai import` (architecture §4).
std::string to_json(const std::vector<FileReport>& files);
std::string to_json(const SheetReport& sheet);
/// 0: every row went in; 3: some rows were rejected; 2: a file was refused.
int exit_status(const std::vector<FileReport>& files);

}  // namespace collect
