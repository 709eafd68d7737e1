#include "portal/zone/public_state.hpp"

#include "portal/sql.hpp"

#include <boost/json.hpp>

#include <charconv>

namespace portal {

namespace {

namespace json = boost::json;

/// Of the push itself, not of the county.
bool is_inner(std::string_view name) {
    return name == "generation" || name == "pushed_leaf" || name == "reference" ||
           name == "updated_at";
}

}  // namespace

PublicState public_state(db::Session& public_store) {
    PublicState out;
    public_store.each(sql::select_site, {}, [&out](const db::Row& row) {
        const auto name = row.text(0), value = row.text(1);
        if (name == "pushed_leaf")
            std::from_chars(value.data(), value.data() + value.size(), out.leaf);
        if (name == "reference") out.reference = value;
        if (!is_inner(name)) out.site.emplace(name, value);
    });
    return out;
}

std::string state_text(const PublicState& state) {
    return json::serialize(json::object{{"leaf", state.leaf},
                                        {"reference", state.reference},
                                        {"site", json::value_from(state.site)}});
}

std::optional<PublicState> state_from(std::string_view text) {
    json::error_code error;
    const auto value = json::parse(text, error);
    const auto* object = error ? nullptr : value.if_object();
    if (object == nullptr) return std::nullopt;
    const auto* leaf = object->if_contains("leaf");
    const auto* reference = object->if_contains("reference");
    const auto* site = object->if_contains("site");
    const bool is_shaped = leaf != nullptr && leaf->is_int64() && leaf->get_int64() >= 0 &&
                           reference != nullptr && reference->is_string() && site != nullptr &&
                           site->is_object();
    if (!is_shaped) return std::nullopt;
    PublicState out{leaf->get_int64(), std::string(reference->get_string()), {}};
    for (const auto& [name, setting] : site->get_object()) {
        if (!setting.is_string()) return std::nullopt;
        out.site.emplace(std::string(name), std::string(setting.get_string()));
    }
    return out;
}

}  // namespace portal
