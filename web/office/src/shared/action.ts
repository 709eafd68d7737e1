import { ElMessage } from 'element-plus'
import { ref, type Ref } from 'vue'

import { explain } from '@/api/client'

/** One action of a page: not twice at a time, and its end is always said. */
export interface Action {
  readonly busy: Ref<boolean>
  /** What went wrong last, for a form that stays open. */
  readonly error: Ref<string>
  /** True when the work was done. */
  run(work: () => Promise<unknown>, done?: string): Promise<boolean>
}

/** `inline` when the page shows the error itself, so that it is not said twice. */
export function useAction(where: 'message' | 'inline' = 'message'): Action {
  const busy = ref(false)
  const error = ref('')

  async function run(work: () => Promise<unknown>, done = ''): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    error.value = ''
    try {
      await work()
      if (done) ElMessage.success({ message: done, showClose: true })
      return true
    } catch (thrown) {
      error.value = explain(thrown)
      if (where === 'message') ElMessage.error({ message: error.value, showClose: true, duration: 8000 })
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, error, run }
}
