import type { NodeKind } from '@/api/schema'

export const KINDS: Record<NodeKind, { title: string; number: string }> = {
  source: { title: '指标来源', number: '指标文号' },
  allocation: { title: '指标下达', number: '下达文号' },
  appropriation: { title: '资金拨付', number: '拨付单号' },
  payment: { title: '个人发放', number: '发放流水号' },
  project: { title: '工程项目', number: '工程编号' },
  expenditure: { title: '工程支出', number: '支出编号' },
}

export function chainLink(node: { kind: NodeKind; key: string }): string {
  return `/chain/${node.kind}/${encodeURIComponent(node.key)}`
}
