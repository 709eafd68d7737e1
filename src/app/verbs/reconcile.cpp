#include "ledger/reconcile.hpp"

#include "app/county/county.hpp"
#include "app/verbs/verbs.hpp"
#include "disclose/disclose.hpp"

#include <iostream>

namespace app {

int reconcile(const std::filesystem::path& data, Output output) {
    County county{data};
    db::Reader reader{county.office()};
    auto identities = ledger::reconcile(reader);
    ledger::put_identity(identities, disclose::coverage(reader));
    if (output == Output::Json) {
        std::cout << ledger::to_json(identities) << '\n';
        return 0;
    }
    for (const auto& identity : identities) {
        std::cout << fmt::format("{:<4} {}：", identity.id, identity.title);
        if (!identity.undecided.empty())
            std::cout << "无法判定，" << identity.undecided << '\n';
        else
            std::cout << fmt::format("核对{}项，对不上{}项\n", identity.checked,
                                     identity.breaks.size());
        for (const auto& broken : identity.breaks)
            std::cout << "       " << broken.key << "  " << broken.text << '\n';
    }
    return 0;
}

}  // namespace app
