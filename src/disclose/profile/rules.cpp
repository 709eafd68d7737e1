#include "disclose/profile/rules.hpp"

#include "disclose/sql.hpp"

namespace disclose {

Standing standing_of(std::span<const ProfileVersion> versions) {
    Standing out;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto& next = versions[i];
        const bool names_longer = out.mode > Mode::Aggregate && next.mode > Mode::Aggregate &&
                                  next.retention_days > out.retention_days;
        out.pending = (next.mode > out.mode || names_longer) && !next.cosigned;
        if (out.pending) continue;
        out = {next.mode, next.retention_days, static_cast<int>(i) + 1, false};
    }
    return out;
}

Rules Rules::load(db::Session& session) {
    Rules out;
    session.each(sql::select_catalogue, {}, [&out](const db::Row& row) {
        out.catalogue_.emplace(row.text(1), row.integer(0));
    });
    std::map<ProgramYear, std::vector<ProfileVersion>> versions;
    session.each(sql::select_profile_versions, {}, [&versions](const db::Row& row) {
        versions[{std::string(row.text(0)), row.integer(1)}].push_back(
            {*mode_named(row.text(2)), row.integer(3), !row.is_null(4)});
    });
    for (const auto& [program, signed_versions] : versions)
        out.standings_[program] = standing_of(signed_versions);
    return out;
}

Mode Rules::mode(ledger::TableKind kind, const std::string& program, std::int64_t year) const {
    if (!in_catalogue(program, year)) return Mode::None;
    const bool personal =
        kind == ledger::TableKind::Payment || kind == ledger::TableKind::BankResult;
    return personal ? standing(program, year).mode : Mode::Named;
}

std::int64_t Rules::retention_days(const std::string& program, std::int64_t year) const {
    return standing(program, year).retention_days;
}

bool Rules::in_catalogue(const std::string& program, std::int64_t year) const {
    return catalogue_.contains({program, year});
}

Standing Rules::standing(const std::string& program, std::int64_t year) const {
    const auto at = standings_.find({program, year});
    return at == standings_.end() ? Standing{} : at->second;
}

}  // namespace disclose
