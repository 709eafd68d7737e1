import { expect, it } from 'vitest'

import { ApiError } from '@/api/client'

import { type Page, usePages } from './pages'

it('extends by the key of the page before and ends when there is none', async () => {
  const asked: (string | undefined)[] = []
  const list = usePages(async (after) => {
    asked.push(after)
    return after ? { items: [3] } : { items: [1, 2], next: 'k2' }
  })
  await list.reload()
  expect(list.more).toBe(true)
  await list.extend()
  expect(list.items).toEqual([1, 2, 3])
  expect(list.more).toBe(false)
  await list.extend()
  expect(asked).toEqual([undefined, 'k2'])
})

it('drops an answer that comes after a newer question', async () => {
  const answers: ((page: Page<string>) => void)[] = []
  const list = usePages<string>(() => new Promise((resolve) => answers.push(resolve)))
  const first = list.reload()
  const second = list.reload()
  answers[1]?.({ items: ['new'] })
  answers[0]?.({ items: ['old'] })
  await Promise.all([first, second])
  expect(list.items).toEqual(['new'])
})

it('keeps what it has and says why when a page fails', async () => {
  let fail = false
  const list = usePages(async () => {
    if (fail) throw new ApiError('failed', '服务器正忙')
    return { items: ['a'] }
  })
  await list.reload()
  fail = true
  await list.reload()
  expect(list.items).toEqual(['a'])
  expect(list.error).toBe('服务器正忙')
  expect(list.loading).toBe(false)
})

it('puts a changed item in the place of the old one', async () => {
  const list = usePages(async () => ({ items: [{ id: 'a', done: false }, { id: 'b', done: false }] }))
  await list.reload()
  list.replace((item) => item.id === 'b', { id: 'b', done: true })
  expect(list.items.map((item) => item.done)).toEqual([false, true])
})
