#include "guard/guard.hpp"

#include <array>

namespace guard {

namespace {

struct Department {
    const char* key;
    const char* name;
};

constexpr std::array departments = {
    Department{"minzheng", "县民政局"}, Department{"canlian", "县残联"},
    Department{"nongye", "县农业局"},   Department{"linye", "县林业局"},
    Department{"nongji", "县农机局"},   Department{"zhujian", "县住建局"},
    Department{"fupin", "县扶贫办"},    Department{"weiji", "县卫计局"},
    Department{"caizheng", "县财政局"},
};

NewOfficer person(std::string login, std::string name, std::string department, Role role,
                  domain::RegionCode region, std::string reach = {}) {
    return {std::move(login),
            std::move(name),
            std::move(department),
            {Grant{role, region, std::move(reach)}},
            NewOfficer::FirstPassword::Keep};
}

/// Names say what the person is: nobody takes them for somebody.
std::vector<NewOfficer> cast(domain::RegionCode county, domain::RegionCode town,
                             domain::RegionCode village, domain::RegionCode other_town) {
    std::vector<NewOfficer> out;
    for (const auto& [key, name] : departments) {
        const std::string who = std::string{name} + "演示";
        out.push_back(person(std::string{"clerk_"} + key, who + "填报员", name,
                             Role::DepartmentClerk, county, name));
        out.push_back(person(std::string{"reviewer_"} + key, who + "审核员", name,
                             Role::DepartmentReviewer, county, name));
    }
    const auto add = [&](const char* login, const char* name, const char* department, Role role,
                         domain::RegionCode region) {
        out.push_back(person(login, name, department, role, region));
    };
    // Finance clerks hand in for their own bureau; all other parts of the county see every one.
    out.push_back(person("finance_clerk", "演示财政填报员", "县财政局", Role::FinanceClerk, county,
                         "县财政局"));
    add("finance_reviewer", "演示财政审核员", "县财政局", Role::FinanceReviewer, county);
    add("secrecy", "演示保密审查员", "县保密局", Role::SecrecyReviewer, county);
    add("publisher", "演示公开发布员", "县政务公开办", Role::Publisher, county);
    add("leading_group", "演示领导小组办公室", "领导小组办公室", Role::LeadingGroup, county);
    add("organisation", "演示组织部干部", "县委组织部", Role::Organisation, county);
    add("civil_affairs", "演示民政干部", "县民政局", Role::CivilAffairs, county);
    add("agriculture", "演示农业干部", "县农业局", Role::Agriculture, county);
    add("discipline", "演示纪委干部", "县纪委监委", Role::Discipline, county);
    add("audit_office", "演示审计干部", "县审计局", Role::AuditOffice, county);
    add("operator", "演示系统运维员", "县信息中心", Role::Operator, county);
    add("auditor", "演示安全审计员", "县信息中心", Role::SystemAuditor, county);
    add("town_clerk", "演示乡镇经办员", "乡镇民政办", Role::TownClerk, town);
    add("village_clerk", "演示村报账员", "村委会", Role::VillageClerk, village);
    add("other_town_clerk", "演示外乡镇经办员", "乡镇民政办", Role::TownClerk, other_town);
    add("service_counter", "演示政务窗口人员", "县政务服务中心", Role::ServiceCounter, county);
    add("intake_1", "演示信访受理员甲", "县纪委监委信访室", Role::ComplaintIntake, county);
    add("intake_2", "演示信访受理员乙", "县信访局", Role::ComplaintIntake, county);
    add("town_discipline", "演示乡镇纪委干部", "乡镇纪委", Role::TownDiscipline, town);
    add("complaint_lead", "演示信访举报审批人", "县纪委监委", Role::ComplaintLead, county);
    add("custodian", "演示举报人身份保管员", "县委组织部", Role::IdentityCustodian, county);
    // Three of two bodies: no body alone gives a vault back.
    add("trustee_1", "演示保管箱恢复人甲", "县纪委监委", Role::VaultTrustee, county);
    add("trustee_2", "演示保管箱恢复人乙", "县纪委监委", Role::VaultTrustee, county);
    add("trustee_3", "演示保管箱恢复人丙", "县委组织部", Role::VaultTrustee, county);
    return out;
}

}  // namespace

std::vector<DemoOfficer> demo_officers(Officers& officers, domain::RegionCode county,
                                       domain::RegionCode town, domain::RegionCode village,
                                       domain::RegionCode other_town) {
    std::vector<DemoOfficer> out;
    for (auto& wanted : cast(county, town, village, other_town)) {
        auto fresh = officers.create(Actor::system(), wanted);
        out.push_back({fresh.id, std::move(wanted), std::move(fresh.password)});
    }
    return out;
}

}  // namespace guard
