import { MAY } from '@/session/permissions'

export interface Entry {
  to: string
  title: string
  permissions?: readonly string[]
}
export interface Group {
  title: string
  entries: Entry[]
}

/** The order follows the money's way: collect, review, publish, serve, check, compare, look after. */
const MENU: Group[] = [
  { title: '', entries: [{ to: '/', title: '首页' }] },
  {
    title: '采集',
    entries: [
      { to: '/uploads', title: '上传采集表', permissions: MAY.import },
      { to: '/templates', title: '采集表模板', permissions: MAY.import },
    ],
  },
  {
    title: '公开',
    entries: [
      { to: '/batches', title: '审核', permissions: MAY.batches },
      { to: '/proposals', title: '勘误申请', permissions: MAY.proposals },
      { to: '/profiles', title: '公开策略', permissions: MAY.profiles },
      { to: '/catalogue', title: '公开目录', permissions: MAY.catalogue },
      { to: '/policies', title: '政策文件', permissions: MAY.policies },
      { to: '/publications', title: '已公开', permissions: MAY.publications },
    ],
  },
  {
    title: '群众',
    entries: [
      { to: '/slips', title: '自助查询凭条', permissions: MAY.slips },
      { to: '/complaints', title: '信访举报', permissions: MAY.complaints },
      { to: '/identity-requests', title: '身份保管', permissions: MAY.grantIdentity },
      { to: '/contacts', title: '一键通电话', permissions: MAY.intake },
    ],
  },
  {
    title: '台账',
    entries: [
      { to: '/reconciliation', title: '对账', permissions: MAY.reconciliation },
      { to: '/waterfall', title: '资金水位', permissions: MAY.ledger },
      { to: '/chain', title: '资金链', permissions: MAY.ledger },
    ],
  },
  {
    title: '比对',
    entries: [
      { to: '/comparison', title: '比对', permissions: MAY.compare },
      { to: '/clues', title: '线索', permissions: MAY.clues },
      { to: '/exceptions', title: '白名单', permissions: MAY.whiteList },
      { to: '/holds', title: '暂缓发放', permissions: MAY.holds },
      { to: '/rules', title: '规则', permissions: MAY.rules },
      { to: '/free', title: '自由比对', permissions: MAY.freeComparison },
      { to: '/datasets', title: '基础库', permissions: MAY.datasets },
    ],
  },
  {
    title: '管理',
    entries: [
      { to: '/vault-recoveries', title: '保管箱恢复', permissions: MAY.recoverVault },
      { to: '/audit', title: '审计日志', permissions: MAY.audit },
      { to: '/officers', title: '人员', permissions: MAY.officers },
    ],
  },
]

/** The part of the menu that would not be refused; groups that become empty go. */
export function menuFor(may: (permissions: readonly string[]) => boolean): Group[] {
  return MENU.map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => !entry.permissions || may(entry.permissions)),
  })).filter((group) => group.entries.length > 0)
}
