#include "complain/intake/place_list.hpp"

namespace complain {

void show_places(::pages::View body, const std::vector<portal::NamedPlace>& places,
                 std::int64_t chosen) {
    for (const auto& town : places) {
        if (town.is_village) continue;
        auto group = body.list("TOWN").set("NAME", town.name).set("CODE", town.code.text());
        // Not ON: the entries of a list see what is shown around them.
        if (town.code.value() == chosen) group.show("TOWN_ON");
        for (const auto& village : places) {
            if (!village.is_village || village.parent != town.code) continue;
            auto entry =
                group.list("VILLAGE").set("NAME", village.name).set("CODE", village.code.text());
            if (village.code.value() == chosen) entry.show("ON");
        }
    }
}

}  // namespace complain
