/** The county's roles by the server's names; a role the server does not know is refused with its own words. */
export const ROLES: Record<string, string> = {
  department_clerk: '部门填报员',
  department_reviewer: '部门审核员',
  finance_clerk: '财政填报员',
  finance_reviewer: '财政审核员',
  secrecy_reviewer: '保密审查员',
  publisher: '公开发布员',
  leading_group: '领导小组办公室',
  organisation: '组织部',
  civil_affairs: '民政局',
  agriculture: '农业农村',
  discipline: '纪委监委',
  audit_office: '审计局',
  town_clerk: '乡镇经办',
  village_clerk: '村报账员',
  operator: '系统运维',
  system_auditor: '安全审计员',
}
