#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/dataset/row_reader.hpp"
#include "platform/sheet/sheet.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace compare {

/// What became of a delivery.
struct DatasetReport {
    std::string dataset;
    std::int64_t version = 0, rows = 0, accepted = 0, rejected = 0;
    std::int64_t as_of = 0;  ///< days
    struct RowProblem {
        int row = 0;
        collect::Problem problem;
    };
    std::vector<RowProblem> problems;  ///< the first thousand
};

/// Brings deliveries of registries in (基础库导入). The caller holds a collect::ImportLock.
class DatasetImport {
public:
    explicit DatasetImport(const Datasets& datasets) : datasets_(datasets) {}

    /// Refuses (Invalid): a registry without its formalities, no as-of date, a day in the future, a
    /// file without its header or a required column. Rows arrive in short transactions and are
    /// there for nobody before the last.
    DatasetReport import(const guard::Actor& actor, const std::string& name,
                         sheet::Workbook& workbook, const std::string& file_name,
                         std::optional<std::int64_t> as_of);
    /// Forgets what a killed import left.
    void discard();

private:
    /// The delivery's row, still invisible.
    std::int64_t begin(const guard::Actor& actor, const DatasetSpec& spec,
                       const std::string& file_name, std::int64_t as_of);

    const Datasets& datasets_;
};

}  // namespace compare
