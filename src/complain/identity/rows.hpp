#pragma once

#include "complain/cases/office.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The office's rows of who asked for a reporter's name.
namespace complain::identity {

enum class RequestStage {
    Asked,
    Granted,
    Refused,
    Ended,  ///< taken back, or its officer handles the case no more
};
std::string_view name_of(RequestStage stage);

struct RequestRow {
    std::int64_t id = 0, case_id = 0, officer = 0;  ///< who asks
    std::string motive;
    platform::Instant asked{};
    std::int64_t last_day = 0;
    RequestStage stage{};
    std::optional<std::int64_t> decided_by;
    std::string reason;
    std::string sealed;  ///< of a grant
};

struct NewRequest {
    std::int64_t case_id = 0, officer = 0;
    std::string motive;
    platform::Instant asked{};
    std::int64_t last_day = 0;
    std::vector<std::int64_t> keepers;  ///< who may decide it
};
std::int64_t insert(db::Transaction& tx, const NewRequest& request);
std::optional<RequestRow> find(db::Session& session, std::int64_t request);
std::vector<RequestRow> requests_of(db::Session& session, std::int64_t case_id);
/// What that custodian may decide or take back.
std::vector<RequestRow> requests_for(db::Session& session, std::int64_t keeper, std::int64_t today);
bool may_decide(db::Session& session, std::int64_t keeper, std::int64_t request);
/// Stage, who decided, why, and the copy.
void save(db::Transaction& tx, const RequestRow& row);
/// A custodian's copy of the name.
std::optional<std::string> copy_of(db::Session& session, std::int64_t case_id, std::int64_t keeper);

}  // namespace complain::identity
