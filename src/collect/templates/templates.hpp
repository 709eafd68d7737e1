#pragma once

#include "collect/headers/field.hpp"
#include "domain/keyring.hpp"
#include "guard/guard.hpp"
#include "ledger/table.hpp"

#include <string>

namespace collect {

/// Empty collection tables to fill in (采集模板): titles as the importer knows them, hints, lists
/// to choose from.
class Templates {
public:
    enum class Content { Empty, Draft };

    Templates(guard::Guard& guard, const domain::Keyring& keys) : guard_(guard), keys_(keys) {}

    /// An .xlsx. A draft of the payments holds the newest period's rows of the officer's own
    /// programs and places, numbers, periods and days left open; personal numbers are in it, so the
    /// audit row comes first. Other tables have no draft.
    std::string workbook(const guard::Actor& actor, ledger::TableKind kind, Content content) const;

private:
    guard::Guard& guard_;
    const domain::Keyring& keys_;
};

}  // namespace collect
