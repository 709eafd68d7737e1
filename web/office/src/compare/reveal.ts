import { onScopeDispose, reactive } from 'vue'

import type { RevealedClue } from '@/api/schema'

const SHOWN = 60_000

/** What was hidden, for a minute: a card left open on a desk shows nothing for long. */
export interface Reveal {
  readonly value: RevealedClue | undefined
  show(clue: RevealedClue): void
  hide(): void
}

export function useReveal(): Reveal {
  let timer: ReturnType<typeof setTimeout> | undefined
  const reveal: { value: RevealedClue | undefined } & Reveal = reactive({
    value: undefined as RevealedClue | undefined,
    show(clue: RevealedClue): void {
      clearTimeout(timer)
      reveal.value = clue
      timer = setTimeout(reveal.hide, SHOWN)
    },
    hide(): void {
      clearTimeout(timer)
      reveal.value = undefined
    },
  })
  onScopeDispose(() => clearTimeout(timer))
  return reveal
}
