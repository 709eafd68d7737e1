#include "ledger/views/breaks.hpp"

#include "ledger/batches.hpp"
#include "ledger/flow.hpp"

#include <algorithm>
#include <charconv>

namespace ledger {

namespace {

class KeySight {
public:
    KeySight(db::Session& session, const Sight& sight)
        : session_(session), sight_(sight), flow_(Flow::load(session)) {}

    bool sees(const std::string& identity, const Break& broken) const {
        if (!broken.program.empty()) return sight_.row(broken.program, broken.region);
        const auto& key = broken.key;
        if (identity == "I2") {
            const auto [first, last] = flow_.sources.equal_range(key);
            return std::any_of(first, last,
                               [&](const auto& one) { return sight_.row(one.second.program); });
        }
        if (identity == "I3") return sees_link(flow_.allocations, key);
        if (identity == "I4" || identity == "I6") return sees_link(flow_.appropriations, key);
        if (identity == "I5") return sees_batch(key);
        return sight_.row(key);  // 项目编码
    }

private:
    bool sees_link(const std::map<std::string, Flow::Link>& links, const std::string& key) const {
        const auto at = links.find(key);
        return at != links.end() && sight_.row(at->second.program);
    }
    bool sees_batch(const std::string& key) const {
        std::int64_t id = 0;
        std::from_chars(key.data(), key.data() + key.size(), id);
        const auto origin = find_batch(session_, BatchId{id});
        return origin && sight_.department(origin->department);
    }

    db::Session& session_;
    const Sight& sight_;
    Flow flow_;
};

}  // namespace

void keep_in_sight(db::Session& session, const Sight& sight, std::vector<Identity>& identities) {
    if (sight.unlimited()) return;
    const KeySight keys{session, sight};
    for (auto& identity : identities) {
        std::erase_if(identity.breaks,
                      [&](const Break& broken) { return !keys.sees(identity.id, broken); });
    }
}

}  // namespace ledger
