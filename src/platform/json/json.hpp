#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reading what a client sent and writing answers. Refusals are Invalid and name the field as the
/// user knows it.
namespace json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

struct Limits {
    std::size_t bytes = 64 << 10;
    std::size_t depth = 16;
};

/// Refuses (Invalid) what is no JSON, not UTF-8, too long or too deep.
Value parse(std::string_view text, Limits limits = {});
std::string write(const Value& value);

/// A row's number as clients send it: decimal text, positive. Nothing otherwise.
std::optional<std::int64_t> parse_id(std::string_view text);

/// A JSON object whose members are asked for by name and type; `title` is the field's Chinese name.
/// Each getter refuses (Invalid) a member of another type, and a missing one unless it says maybe.
/// null counts as missing.
class Fields {
public:
    explicit Fields(Object object) : object_(std::move(object)) {}
    /// Parses; refuses what is no object.
    static Fields read(std::string_view text, Limits limits = {});

    /// Not empty, at most so many characters, no control characters but tab and line ends.
    std::string text(std::string_view key, std::string_view title,
                     std::size_t at_most = 2000) const;
    /// As above, but may be missing or empty: then nothing.
    std::optional<std::string> maybe_text(std::string_view key, std::string_view title,
                                          std::size_t at_most = 2000) const;
    bool boolean(std::string_view key, std::string_view title) const;
    std::int64_t integer(std::string_view key, std::string_view title) const;
    /// A row's number, sent as text.
    std::int64_t id(std::string_view key, std::string_view title) const;
    std::vector<Fields> objects(std::string_view key, std::string_view title) const;
    std::vector<std::string> texts(std::string_view key, std::string_view title) const;

private:
    const Value* find(std::string_view key) const;

    Object object_;
};

}  // namespace json
