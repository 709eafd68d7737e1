import type { Case, CaseClass, CasePost } from '@/api/schema'

import { KINDS, THEMES } from './words'

/** What intake makes of a report (甄别结果), as it is typed. */
export interface Screening {
  kind: CaseClass['kind']
  theme: CaseClass['theme']
  place: string
  department: string
  post: string
}

function known<Word extends string>(words: Record<Word, unknown>, name: string | undefined, otherwise: Word): Word {
  return name !== undefined && Object.hasOwn(words, name) ? (name as Word) : otherwise
}

/** The server says "0" of no place. */
function place(code: string): string {
  return /^\d{12}$/.test(code) ? code : ''
}

/** What was found before; else what the reporter said, and the machine's guess where nothing was said. */
export function begin(opened: Case): Screening {
  const { finding, told, suggestion } = opened
  const kind = opened.kind?.name ?? told.kind?.name ?? suggestion.name
  const guess = told.record ? 'payment' : 'other'
  return {
    kind: known(KINDS, kind, 'petition'),
    theme: opened.kind ? known(THEMES, finding.theme, guess) : guess,
    place: place(finding.place) || place(told.place),
    department: finding.department,
    post: finding.post,
  }
}

/** Nothing that was not said goes to the server. */
export function classOf(typed: Screening): CaseClass {
  const department = typed.department.trim()
  return {
    kind: typed.kind,
    theme: typed.theme,
    ...(typed.place && { place: typed.place }),
    ...(department && { department }),
    ...(typed.post && { post: typed.post }),
  }
}

/** Posts under their unit, in the server's order; of no unit under 其他. */
export function byUnit(posts: readonly CasePost[]): Map<string, CasePost[]> {
  const units = new Map<string, CasePost[]>()
  for (const post of posts) {
    const unit = post.unit || '其他'
    units.set(unit, [...(units.get(unit) ?? []), post])
  }
  return units
}
