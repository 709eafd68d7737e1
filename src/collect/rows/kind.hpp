#pragma once

#include "collect/headers/layout.hpp"
#include "platform/sheet/sheet.hpp"

namespace collect {

/// What a row below the header is. Only Data is counted and judged.
enum class RowKind { Data, Blank, Total, Note, Header };

RowKind kind_of(const Layout& layout, const sheet::Row& row);

}  // namespace collect
