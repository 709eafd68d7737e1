#include "complain/cases/settlement.hpp"

#include "platform/core/refusal.hpp"

#include <algorithm>

namespace complain {

std::vector<Correction> corrections_since(const Office& office, const Told& told) {
    if (!told.record || !office.corrections) return {};
    auto out = office.corrections(told.record->id);
    std::erase_if(out, [&](const Correction& one) { return one.version <= told.record->version; });
    return out;
}

void require_mended(const Office& office, const Told& told, const Settlement& settlement) {
    using platform::Refusal;
    if (settlement.version == 0 || !told.record) return;
    const auto found = corrections_since(office, told);
    if (std::ranges::find(found, settlement.version, &Correction::version) == found.end())
        throw Refusal{Refusal::Kind::Conflict,
                      "公开的这一条没有这一版更正。请先到“勘误申请”办完更正，再选更正后的版本；"
                      "数据没有错的，请写明为什么"};
}

}  // namespace complain
