#include "disclose/wording.hpp"

#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"

namespace disclose {

void refuse_private(std::string_view written) {
    if (domain::find_private(written).empty()) return;
    throw platform::Refusal{platform::Refusal::Kind::Invalid,
                            "理由里不能写身份证号、手机号或卡号，请删去后再提交"};
}

}  // namespace disclose
