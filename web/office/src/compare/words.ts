import type { FalseReason, Rule } from '@/api/schema'

/** Permille as the server counts, percent as people read. */
export function percent(permille: number): string {
  return `${Math.round(permille / 10)}%`
}

/** How often a rule was right, with the interval, so that two judgements do not look like a hundred. */
export function precision(rule: Pick<Rule, 'judged' | 'right' | 'low_permille' | 'high_permille'>): string {
  if (rule.judged === 0) return '还没有人核查过'
  return `判过 ${rule.judged} 条，属实 ${rule.right} 条，精准率 ${Math.round(rule.low_permille / 10)}%–${percent(rule.high_permille)}`
}

export const KINDS: Record<Rule['kind'], { title: string; text: string }> = {
  suspicion: { title: '疑点', text: '发现的是要核实的问题，不是结论。' },
  help: { title: '应享未享、少发、迟发', text: '可能有人该领没领，请主动告知。' },
  data: { title: '数据质量', text: '多半是录入问题，请填报部门更正。' },
}

/** Why a hit was wrong; the counts of these say how to mend a rule. */
export const REASONS: Record<FalseReason, string> = {
  namesake: '重名',
  typing: '证件录入错',
  stale: '数据滞后',
  policy: '政策例外',
  mended: '已整改',
  proxy: '代领',
  death_record: '死亡登记错误',
  other: '其他',
}
