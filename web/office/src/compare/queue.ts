import type { Clue } from '@/api/schema'

/** The open clues of the list that was looked at last, in its order: what comes after a decision. */
let waiting: string[] = []

export function remember(clues: readonly Pick<Clue, 'clue' | 'state'>[]): void {
  waiting = clues.filter((clue) => clue.state === 'open').map((clue) => clue.clue)
}

/** Takes a clue out; returns the one after it, or else the first that was passed over. */
export function next(decided: string): string | undefined {
  const at = waiting.indexOf(decided)
  if (at >= 0) waiting.splice(at, 1)
  return waiting[Math.max(at, 0)] ?? waiting[0]
}
