#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

/// One event, one line: `2026-11-23T03:32:26.123Z error request_failed incident=5f2a-17
/// route=/records/{id}`. Not `log`: C's math.h has that name for a function.
namespace logging {

enum class Level { Debug, Info, Warning, Error, Off };

/// A named value. Only text and whole numbers: a personal number has no way in.
struct Field {
    std::string_view key;
    std::string value;

    Field(std::string_view name, std::string_view text) : key(name), value(text) {}
    Field(std::string_view name, const char* text) : key(name), value(text) {}
    Field(std::string_view name, bool yes) : key(name), value(yes ? "true" : "false") {}
    Field(std::string_view name, std::integral auto number)
        : key(name), value(std::to_string(number)) {}
};
using Fields = std::initializer_list<Field>;

/// Lines below `level` are dropped. Info at first.
void set_level(Level level);
/// Where lines go: standard error at first, or the end of this file.
void set_file(const std::string& path);

/// `event` is one word of the program's own, such as "import_done".
void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warning(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

/// The line without its time and level; quoted where needed, control characters escaped.
std::string format_line(std::string_view event, Fields fields);

}  // namespace logging
