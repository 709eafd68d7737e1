import type { Case, CaseCandidate } from '@/api/schema'

/** Why one cannot be chosen, in the ground's own words; '' for one who can. */
export function barred(candidate: CaseCandidate, holders: Case['holders'] = []): string {
  if (candidate.grounds.length > 0) return `应当回避：${candidate.grounds.join('、')}`
  return holders.some((each) => each.id === candidate.id) ? '已经能看' : ''
}
