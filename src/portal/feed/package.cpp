#include "portal/feed/package.hpp"

#include <array>

namespace portal::projection {

namespace {

constexpr std::array region{"code", "level", "name", "spoken", "parent", "initials"};
constexpr std::array program{
    "code",       "year",        "name",          "initials",          "category",
    "department", "policy",      "target_group",  "standard",          "standard_unit",
    "pay_cycle",  "pay_channel", "contact_phone", "supervision_phone", "profile"};
constexpr std::array policy{"id",        "index_number",   "title",        "issuer",  "doc_no",
                            "issued_on", "effective_from", "effective_to", "subject", "audience",
                            "status",    "body",           "published_at"};
constexpr std::array policy_program{"policy_id", "program"};
constexpr std::array fund{"record_id", "version",    "kind",         "number",    "parent",
                          "program",   "year",       "from_org",     "to_org",    "level",
                          "on_date",   "amount_fen", "published_at", "withdrawn", "leaf"};
constexpr std::array project{"record_id", "version",      "number",     "program",
                             "year",      "name",         "region",     "planned_fen",
                             "level",     "owner",        "contractor", "contractor_code",
                             "tender",    "contract_fen", "start_date", "end_date",
                             "progress",  "published_at", "withdrawn",  "leaf"};
constexpr std::array expenditure{
    "record_id", "version",    "number",       "project",      "region",    "pay_date", "payee",
    "purpose",   "amount_fen", "voucher_kind", "published_at", "withdrawn", "leaf"};
constexpr std::array payment{"record_id",    "version",      "program",   "year",
                             "period",       "period_from",  "region",    "appropriation",
                             "name",         "amount_fen",   "band",      "quantity",
                             "unit",         "standard_fen", "pay_date",  "status",
                             "published_at", "names_until",  "withdrawn", "leaf"};
constexpr std::array history{"record_id",   "version",    "at",    "field",
                             "before_text", "after_text", "reason"};
constexpr std::array total{"region", "program",    "year",         "period",     "rows_count",
                           "people", "amount_fen", "returned_fen", "transit_fen"};
constexpr std::array people{"region", "program", "year", "people"};
constexpr std::array fund_people{"program", "year", "kind", "number", "people"};

constexpr std::array<PartEntry, part_count> parts{{
    {Part::Region, "region", "portal_region", region},
    {Part::Program, "program", "portal_program", program},
    {Part::Policy, "policy", "portal_policy", policy},
    {Part::PolicyProgram, "policy_program", "portal_policy_program", policy_program},
    {Part::Fund, "fund", "portal_fund", fund},
    {Part::Project, "project", "portal_project", project},
    {Part::Expenditure, "expenditure", "portal_expenditure", expenditure},
    {Part::Payment, "payment", "portal_payment", payment},
    {Part::History, "history", "portal_history", history},
    {Part::Total, "total", "portal_total", total},
    {Part::People, "people", "portal_people", people},
    {Part::FundPeople, "fund_people", "portal_fund_people", fund_people},
}};

}  // namespace

const PartEntry& entry_of(Part part) {
    return parts[static_cast<std::size_t>(part)];
}

std::optional<Part> part_named(std::string_view name) {
    for (const auto& one : parts) {
        if (one.name == name) return one.part;
    }
    return std::nullopt;
}

}  // namespace portal::projection
