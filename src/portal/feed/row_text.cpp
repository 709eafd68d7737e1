#include "portal/feed/row_text.hpp"

#include "platform/core/refusal.hpp"

#include <boost/json.hpp>

namespace portal::projection {

namespace {

namespace json = boost::json;

constexpr std::int64_t format_version = 1;

json::array array_of(const Row& row) {
    json::array out;
    out.reserve(row.size());
    for (const auto& value : row) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            out.emplace_back(*number);
        else if (const auto* text = std::get_if<std::string>(&value))
            out.emplace_back(*text);
        else if (std::holds_alternative<std::monostate>(value))
            out.emplace_back(nullptr);
        else
            platform::bug("bytes have no place in a public package");
    }
    return out;
}

Row row_from(const json::array& cells) {
    Row out;
    out.reserve(cells.size());
    for (const auto& cell : cells) {
        if (cell.is_int64())
            out.emplace_back(cell.get_int64());
        else if (cell.is_string())
            out.emplace_back(std::string(cell.get_string()));
        else
            out.emplace_back();
    }
    return out;
}

const json::array& array_in(const json::object& object, std::string_view key) {
    static const json::array none;
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_array() ? value->get_array() : none;
}

std::optional<json::object> object_from(std::string_view line) {
    json::error_code error;
    auto value = json::parse(line, error);
    if (error || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

std::string text_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string{};
}

std::int64_t number_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_int64() ? value->get_int64() : -1;
}

bool flag_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace

std::string row_text(const Row& row) {
    return json::serialize(array_of(row));
}

std::string chunk_text(const Chunk& chunk) {
    json::object out{{"part", entry_of(chunk.part).name}};
    if (chunk.all) out["all"] = true;
    if (chunk.scope) out["scope"] = json::array{chunk.scope->first, chunk.scope->second};
    if (!chunk.gone.empty()) out["gone"] = json::array(chunk.gone.begin(), chunk.gone.end());
    json::array rows;
    rows.reserve(chunk.rows.size());
    for (const auto& row : chunk.rows)
        rows.push_back(array_of(row));
    out["rows"] = std::move(rows);
    return json::serialize(out);
}

std::optional<Chunk> chunk_from(std::string_view line) {
    const auto object = object_from(line);
    if (!object) return std::nullopt;
    const auto part = part_named(text_in(*object, "part"));
    if (!part) return std::nullopt;
    Chunk out;
    out.part = *part;
    out.all = flag_in(*object, "all");
    if (const auto& scope = array_in(*object, "scope"); !scope.empty()) {
        if (scope.size() != 2 || !scope[0].is_string() || !scope[1].is_int64()) return std::nullopt;
        out.scope.emplace(std::string(scope[0].get_string()), scope[1].get_int64());
    }
    for (const auto& gone : array_in(*object, "gone")) {
        if (!gone.is_string()) return std::nullopt;
        out.gone.emplace_back(gone.get_string());
    }
    for (const auto& row : array_in(*object, "rows")) {
        if (!row.is_array() || row.get_array().size() != entry_of(*part).columns.size())
            return std::nullopt;
        out.rows.push_back(row_from(row.get_array()));
    }
    return out;
}

std::string header_text(const Header& header) {
    json::object out{{"format", "mingbai-projection"},
                     {"version", format_version},
                     {"county", header.county},
                     {"title", header.title},
                     {"demo", header.demo},
                     {"updated_at", header.updated_at},
                     {"reference", header.reference},
                     {"from", header.from},
                     {"to", header.to}};
    if (!header.site.empty()) out["site"] = json::value_from(header.site);
    return json::serialize(out);
}

std::optional<Header> header_from(std::string_view line) {
    const auto object = object_from(line);
    if (!object || text_in(*object, "format") != "mingbai-projection" ||
        number_in(*object, "version") != format_version)
        return std::nullopt;
    Header out{text_in(*object, "county"),     text_in(*object, "title"),
               text_in(*object, "updated_at"), text_in(*object, "reference"),
               flag_in(*object, "demo"),       number_in(*object, "from"),
               number_in(*object, "to")};
    if (out.from < 0 || out.to < out.from) return std::nullopt;
    if (const auto* site = object->if_contains("site"); site != nullptr && site->is_object()) {
        for (const auto name : site_names) {
            if (auto value = text_in(site->get_object(), name); !value.empty())
                out.site.emplace(name, std::move(value));
        }
    }
    return out;
}

}  // namespace portal::projection
