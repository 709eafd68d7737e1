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

constexpr std::array first{0};
constexpr std::array first_two{0, 1};
constexpr std::array first_three{0, 1, 2};
constexpr std::array first_four{0, 1, 2, 3};
constexpr std::array record_version_field{0, 1, 3};

constexpr std::array<PartEntry, part_count> parts{{
    {Part::Region, "region", "portal_region", region, first},
    {Part::Program, "program", "portal_program", program, first_two},
    {Part::Policy, "policy", "portal_policy", policy, first},
    {Part::PolicyProgram, "policy_program", "portal_policy_program", policy_program, first_two},
    {Part::Fund, "fund", "portal_fund", fund, first},
    {Part::Project, "project", "portal_project", project, first},
    {Part::Expenditure, "expenditure", "portal_expenditure", expenditure, first},
    {Part::Payment, "payment", "portal_payment", payment, first},
    {Part::History, "history", "portal_history", history, record_version_field},
    {Part::Total, "total", "portal_total", total, first_four},
    {Part::People, "people", "portal_people", people, first_three},
    {Part::FundPeople, "fund_people", "portal_fund_people", fund_people, first_four},
}};

}  // namespace

const PartEntry& entry_of(Part part) {
    return parts[static_cast<std::size_t>(part)];
}

SiteSettings settings_of(const Header& header) {
    auto out = header.site;
    out["county"] = header.county;
    out["title"] = header.title;
    out.insert_or_assign("demo", std::string(1, header.demo ? '1' : '0'));
    return out;
}

std::optional<Part> part_named(std::string_view name) {
    for (const auto& one : parts) {
        if (one.name == name) return one.part;
    }
    return std::nullopt;
}

}  // namespace portal::projection
