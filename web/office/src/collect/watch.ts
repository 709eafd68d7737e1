import { onScopeDispose, watch } from 'vue'

const FIRST = 600
const LAST = 5000

/**
 * Asks again for what is not finished yet, less and less often, until nothing is pending or the page is left.
 * A failed question is no reason to stop: the next one may be answered.
 */
export function useWatch(pending: () => string[], refresh: (id: string) => Promise<void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST

  async function ask(): Promise<void> {
    const results = await Promise.allSettled(pending().map((id) => refresh(id)))
    const failed = results.some((result) => result.status === 'rejected')
    wait = failed ? LAST : Math.min(wait * 1.3, LAST)
    timer = undefined
    schedule()
  }

  function schedule(): void {
    if (timer === undefined && pending().length > 0) timer = setTimeout(() => void ask(), wait)
  }

  watch(() => pending().join(), (now, before) => {
    if (now.length > (before ?? '').length) wait = FIRST
    schedule()
  }, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
}
