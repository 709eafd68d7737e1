import { reactive } from 'vue'

import { explain } from '@/api/client'

/** One thing that is loaded, with what a page must show meanwhile. */
export interface Resource<T> {
  readonly value: T | undefined
  readonly loading: boolean
  readonly error: string
  reload(): Promise<void>
  set(value: T): void
}

export function useResource<T>(fetchValue: () => Promise<T>): Resource<T> {
  let turn = 0
  const state = reactive({ value: undefined, loading: true, error: '' }) as {
    value: T | undefined
    loading: boolean
    error: string
  }

  async function reload(): Promise<void> {
    const mine = ++turn
    state.loading = true
    state.error = ''
    try {
      const value = await fetchValue()
      if (mine === turn) state.value = value
    } catch (thrown) {
      if (mine === turn) state.error = explain(thrown)
    } finally {
      if (mine === turn) state.loading = false
    }
  }

  return Object.assign(state, {
    reload,
    set(value: T): void {
      state.value = value
    },
  })
}
