#pragma once

// Why a file is refused, in the words its sender reads. Used inside sheet:: only.
namespace sheet::refuse {

[[noreturn]] void empty();
[[noreturn]] void damaged();
[[noreturn]] void encrypted();
[[noreturn]] void macro();
[[noreturn]] void unknown();
[[noreturn]] void web_page();
[[noreturn]] void doctype();
[[noreturn]] void too_big();
[[noreturn]] void unpacks_too_big();
[[noreturn]] void too_many_rows(int limit);
[[noreturn]] void too_many_columns(int limit);
[[noreturn]] void too_many_sheets();
[[noreturn]] void cell_too_long(int row);
[[noreturn]] void open_quote(int row);

}  // namespace sheet::refuse
