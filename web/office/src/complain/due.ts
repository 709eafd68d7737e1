import type { CaseRow } from '@/api/schema'

export type Tone = '' | 'soon' | 'late'

const DAY = 86_400_000
/** The last working days in which a case stands out. */
const SOON = 3

/** "2017-09-29" of the county's clock, wherever the browser is. */
export function today(now = Date.now()): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** Weekdays after `from` up to and with `to`. Moved holidays only the server knows: this colours, it promises nothing. */
function weekdays(from: number, to: number): number {
  let count = 0
  for (let day = from + DAY; day <= to && count <= SOON; day += DAY) {
    if (![0, 6].includes(new Date(day).getUTCDay())) count++
  }
  return count
}

/** How urgent a last day is. */
export function tone(due: string | null | undefined, on = today()): Tone {
  if (!due) return ''
  if (due < on) return 'late'
  return weekdays(Date.parse(on), Date.parse(due)) <= SOON ? 'soon' : ''
}

/** The colour in words, for those who do not see it. */
export const TONES: Record<Tone, string> = { '': '', soon: '快到期', late: '已超期' }

/** What makes a case stand out in the queue, in words. */
export function flags(row: Pick<CaseRow, 'urgent' | 'urged' | 'bounces' | 'raised'>): string[] {
  return [
    row.urgent && '打击报复，优先办',
    row.urged > 0 && `被催办 ${row.urged} 次`,
    row.bounces > 0 && `退回 ${row.bounces} 次`,
    row.raised && `已提醒${row.raised}`,
  ].filter((each) => typeof each === 'string')
}
