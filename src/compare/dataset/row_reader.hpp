#pragma once

#include "collect/collect.hpp"
#include "compare/dataset/row_codec.hpp"
#include "compare/rules/rule.hpp"
#include "domain/keyring.hpp"
#include "platform/core/clock.hpp"
#include "platform/sheet/sheet.hpp"

#include <optional>
#include <string>
#include <vector>

namespace compare {

/// Where the columns of a registry stand in a sheet.
struct DatasetLayout {
    std::vector<int> columns;  ///< for each field its column, or -1
    /// Required fields that no column holds.
    std::vector<std::string> missing;
};

/// The registry's header in this row; nothing where fewer than two of its titles are known (one, if
/// it has one field).
std::optional<DatasetLayout> match_header(const DatasetSpec& spec, const sheet::Row& row);

/// What a row came to: kept values in the order of the fields, or problems.
struct DatasetRow {
    std::vector<Kept> values;
    std::vector<collect::Problem> problems;  ///< with an error among them the row is refused

    bool accepted() const;
};

/// Judges rows of one sheet, each by itself, with the care of the fund tables.
class DatasetRowReader {
public:
    DatasetRowReader(const DatasetSpec& spec, DatasetLayout layout, const domain::Keyring& keys,
                     platform::Date today)
        : spec_(spec), layout_(std::move(layout)), keys_(keys), today_(today) {}

    DatasetRow read(const sheet::Row& row) const;
    /// Nothing in any of its columns: a line of space or a remark.
    bool is_blank(const sheet::Row& row) const;
    const DatasetLayout& layout() const { return layout_; }

private:
    Kept person_of(const DatasetField& field, const sheet::Cell& cell,
                   std::vector<collect::Problem>& problems) const;
    Kept value_of(const DatasetField& field, const sheet::Cell& cell,
                  std::vector<collect::Problem>& problems) const;

    const DatasetSpec& spec_;
    DatasetLayout layout_;
    const domain::Keyring& keys_;
    platform::Date today_;
};

}  // namespace compare
