#include "portal/portal.hpp"

#include <fmt/format.h>

namespace portal {

std::string fault_text(const domain::ReceiptFault& fault) {
    if (fault.symbols != domain::ReceiptCode::symbols)
        return fmt::format("码一共有30个字，您输入了{}。请对照纸条或您抄的码，一组一组再输一次。",
                           fault.symbols > 99 ? "太多个" : fmt::format("{}个", fault.symbols));
    if (fault.groups.empty()) return "码里有几处抄错了。请对照纸条或您抄的码，从头核对一遍。";
    std::string groups;
    for (const int group : fault.groups)
        groups += fmt::format("{}第{}组", groups.empty() ? "" : "、", group);
    return groups + "好像抄错了，请对照着改一改再查。";
}

}  // namespace portal
