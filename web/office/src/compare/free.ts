import type { FreeColumn, FreeCondition, FreeKey, FreeList, FreeQuestion } from '@/api/schema'

/** One of the two lists while it is being chosen. */
export interface Draft {
  list: string
  conditions: FreeCondition[]
}

/** A way to lay two lists side by side. */
export interface Pair {
  id: string
  first: FreeKey
  second: FreeKey
}

/** All ways for two lists: only keys of one kind, a person before a place. */
export function pairsOf(first: FreeList | undefined, second: FreeList | undefined): Pair[] {
  if (!first || !second) return []
  return first.keys.flatMap((one) => second.keys
    .filter((other) => other.kind === one.kind)
    .map((other) => ({ id: `${one.name} ${other.name}`, first: one, second: other })))
}

/** "身份证号" when both sides say the same, else both. */
export function pairTitle(pair: Pair): string {
  return pair.first.title === pair.second.title ? pair.first.title : `${pair.first.title} ＝ ${pair.second.title}`
}

export function conditionFor(column: FreeColumn): FreeCondition {
  return { column: column.name, operation: column.operations[0]?.name ?? '', value: column.kind === 'boolean' ? '是' : '', until: '' }
}

/** What a condition still lacks keeps the comparison from being asked for. */
export function isComplete(condition: FreeCondition): boolean {
  return condition.value.trim() !== '' && (condition.operation !== 'between' || (condition.until ?? '').trim() !== '')
}

export function questionOf(first: Draft, second: Draft, pair: Pair, want: FreeQuestion['want'], reason: string): FreeQuestion {
  return {
    first: first.list, first_key: pair.first.name, first_conditions: first.conditions,
    second: second.list, second_key: pair.second.name, second_conditions: second.conditions,
    want, reason: reason.trim(),
  }
}

/** What a person types a line each. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
}
