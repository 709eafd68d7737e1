// One thing that a reporter reads of a case, as src/complain/vault/item.cpp writes it.

export interface Item {
  type: 'status' | 'message' | 'reply'
  at: number
  from_reporter: boolean
  text: string
  number: string
  body: string
  promise: string
  due: number
  workdays: boolean
  may_add: boolean
  may_evaluate: boolean
}

/** Nothing for another shape. */
export function itemOf(text: string): Item | undefined {
  try {
    const read = JSON.parse(text) as Item
    return typeof read.text === 'string' && typeof read.at === 'number' ? read : undefined
  } catch {
    return undefined
  }
}

const dayOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10)
/** The day in UTC+8. */
export const dateOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** `workdays`: "1" for each working day from today on. */
export function dueText(item: Item, today: number, workdays: string): string {
  const days = item.due - today, day = dayOf(item.due)
  if (days < 0) return `${day}（已超期，可以在下面催办）`
  if (days === 0) return `${day}（今天到期）`
  const counts = item.workdays && days < workdays.length
  const left = counts ? [...workdays.slice(1, days + 1)].filter((one) => one === '1').length : days
  return `${day}（剩余${left}个${counts ? '工作日' : '自然日'}）`
}
