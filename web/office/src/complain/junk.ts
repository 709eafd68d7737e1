import { answer, client } from '@/api/client'
import type { CaseClearing, CasePile } from '@/api/schema'

/** As many at once as the server takes in one transaction. */
export const AT_ONCE = 500

/** Lays what one more answer brought on the piles of before; a pile keeps its first sample. */
export function gather(piles: CasePile[], more: readonly CasePile[]): CasePile[] {
  const out = new Map(piles.map((each) => [each.name, each]))
  for (const each of more) {
    const known = out.get(each.name)
    out.set(each.name, known ? { ...known, ids: [...known.ids, ...each.ids] } : each)
  }
  return [...out.values()]
}

/** What may be cleared: of the same words two and more, the largest pile first. */
export function offered(piles: readonly CasePile[]): CasePile[] {
  return piles.filter((each) => each.ids.length > 1 || !each.name.startsWith('text:')).sort((a, b) => b.ids.length - a.ids.length)
}

/** Reads all new reports, a thousand at a time. */
export async function sort(reason: string, progress: (read: number) => void): Promise<CasePile[]> {
  let piles: CasePile[] = []
  let after: string | undefined
  let read = 0
  do {
    const part = await answer(client.POST('/piles', { body: { after, reason } }))
    piles = gather(piles, part.piles)
    progress(read += part.read)
    after = part.next
  } while (after)
  return offered(piles)
}

/** Clears a pile piece by piece; what failed half-way can be begun again. */
export async function clear(
  pile: string, ids: readonly string[], refused: CaseClearing['refused'], words: string, progress: (done: number) => void,
): Promise<{ done: number; skipped: number }> {
  const sum = { done: 0, skipped: 0 }
  let batch: string | undefined
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const part = await answer(client.POST('/clearings', { body: { pile, ids: ids.slice(at, at + AT_ONCE), refused, words, batch } }))
    batch = part.batch
    sum.done += part.done
    sum.skipped += part.skipped
    progress(sum.done + sum.skipped)
  }
  return sum
}

/** Takes a batch back, to its end. */
export async function undo(id: string): Promise<number> {
  let sum = 0
  for (;;) {
    const { undone } = await answer(client.POST('/clearings/{id}/undoing', { params: { path: { id } } }))
    if (undone === 0) return sum
    sum += undone
  }
}
