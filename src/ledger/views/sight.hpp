#pragma once

#include "guard/actor.hpp"
#include "platform/db/db.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ledger {

/// What of the ledger an officer may see: rows of their departments' programs, in their places.
/// 财政填报 sees the documents above the payments of every department, since it hands them in.
class Sight {
public:
    Sight(db::Session& session, const guard::Actor& actor, guard::Permission permission);

    /// Without a place: a document, which belongs to a program only.
    bool row(const std::string& program,
             std::optional<domain::RegionCode> region = std::nullopt) const;
    bool department(const std::string& department) const;
    /// Everything in the county.
    bool unlimited() const { return unlimited_; }

private:
    bool covered(const guard::Scope& scope) const;

    std::vector<guard::Grant> grants_;
    bool unlimited_ = false;
    bool documents_ = false;
    std::map<std::string, std::vector<std::string>> departments_;
};

}  // namespace ledger
