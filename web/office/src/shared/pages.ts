import { reactive } from 'vue'

import { explain } from '@/api/client'

export interface Page<T> {
  items: T[]
  next?: string
}

/** A list that grows page by page, by key. */
export interface Pages<T> {
  readonly items: readonly T[]
  readonly loading: boolean
  readonly error: string
  readonly more: boolean
  reload(): Promise<void>
  extend(): Promise<void>
  /** Put a changed item in the place of the old one. */
  replace(match: (item: T) => boolean, item: T): void
}

export function usePages<T>(fetchPage: (after?: string) => Promise<Page<T>>): Pages<T> {
  let next: string | undefined
  let turn = 0

  async function load(after: string | undefined): Promise<void> {
    const mine = ++turn
    list.loading = true
    list.error = ''
    try {
      const page = await fetchPage(after)
      if (mine !== turn) return // a later request has taken over
      list.items = after === undefined ? page.items : [...list.items, ...page.items]
      next = page.next || undefined
      list.more = next !== undefined
    } catch (thrown) {
      if (mine === turn) list.error = explain(thrown)
    } finally {
      if (mine === turn) list.loading = false
    }
  }

  const list = reactive({
    items: [] as T[],
    loading: true,
    error: '',
    more: false,
    reload: () => load(undefined),
    extend: () => (next === undefined ? Promise.resolve() : load(next)),
    replace(match: (item: T) => boolean, item: T): void {
      list.items = list.items.map((old) => (match(old as T) ? item : old)) as typeof list.items
    },
  }) as {
    items: T[]
    loading: boolean
    error: string
    more: boolean
    reload(): Promise<void>
    extend(): Promise<void>
    replace(match: (item: T) => boolean, item: T): void
  }
  return list
}
