#pragma once

#include "domain/region.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledger {

/// One place where an identity does not hold.
struct Break {
    std::string key;  ///< 指标文号, 下达文号, 拨付单号, 批次, 工程编号 or 项目编码
    std::int64_t difference_fen = 0;  ///< left side minus right side, never 0
    std::string text;                 ///< both sides in words
    /// Whose it is, where the key is no number of the ledger's: by these an officer may see it.
    std::string program = {};
    std::optional<domain::RegionCode> region = {};
};

/// One of the reconciliation identities (03 §2.0.1) over what the ledger holds now.
struct Identity {
    std::string id;
    std::string title;
    std::string meaning;
    std::int64_t checked = 0;  ///< how many keys were decided
    std::vector<Break> breaks;
    std::string undecided;  ///< why nothing could be decided; empty if something was
};

/// All sixteen, in order. A break is shown and never hidden; what these tables cannot decide says
/// why.
std::vector<Identity> reconcile(db::Session& session);
/// Puts an identity that an upper slice decides (I11) in the place of the undecided one.
void put_identity(std::vector<Identity>& identities, Identity decided);
/// `{"identities":[{"id","title","checked","breaks":[{"key","difference_fen","text"}]} or
/// {"id","title","undecided"}]}`
std::string to_json(const std::vector<Identity>& identities);

/// Where a program's money is: every fen of its sources lies in exactly one bucket (I12). Negative
/// where more went on than came in.
struct Waterfall {
    std::string program, name;
    int year = 0;
    std::int64_t source = 0;
    std::int64_t unallocated = 0;     ///< U1: 已来文未下达
    std::int64_t unappropriated = 0;  ///< U2: 已下达未拨付
    std::int64_t persons = 0;         ///< 已到个人账户
    std::int64_t returned = 0;        ///< 银行退回
    std::int64_t in_transit = 0;      ///< 银行在途
    std::int64_t unreported = 0;      ///< 已拨付，发放明细未报送
    std::int64_t projects = 0;        ///< 已付工程款, for programs that pay projects
};
std::vector<Waterfall> waterfall(db::Session& session);

}  // namespace ledger
