#pragma once

#include "complain/cases/case_store.hpp"

#include <string_view>

/// From its receipt until somebody has said what it is (待分类) a report is under a promise too, so
/// that none lies unread.
namespace complain {

/// Of deadlines.csv.
inline constexpr std::string_view arrival_rule = "D0";

void begin_arrival(db::Transaction& tx, const Office& office, const store::CaseRow& row, Date on);
void end_arrival(db::Transaction& tx, const store::CaseRow& row, Date on);
/// As if it had never ended.
void resume_arrival(db::Transaction& tx, const store::CaseRow& row);

/// How many have waited so long that the level is told of them. A count and no more: of whom they
/// tell nobody knows yet, so nobody can say who must not learn of one.
std::int64_t left_unsorted(db::Session& session, Level from);

}  // namespace complain
