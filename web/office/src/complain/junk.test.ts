import { afterEach, expect, it, vi } from 'vitest'

import { serve } from '@/testing/server'

import { AT_ONCE, clear, gather, offered, sort, undo } from './junk'

afterEach(() => vi.unstubAllGlobals())

const pile = (name: string, ...ids: string[]) => ({ name, title: name, sample: `${name} ${ids[0] ?? ''}`, ids })

it('lays later finds on the piles of before', () => {
  const all = gather([pile('text:1', '1')], [pile('text:1', '5'), pile('short', '6')])
  expect(all).toEqual([{ ...pile('text:1', '1'), ids: ['1', '5'] }, pile('short', '6')])
})

it('offers nothing that stands alone, but what is short or unreadable', () => {
  expect(offered([pile('text:1', '1'), pile('short', '2'), pile('text:2', '3', '4')]).map((each) => each.name)).toEqual(['text:2', 'short'])
})

it('reads to the end, for one reason', async () => {
  const log = serve({ 'POST /piles': (asked) => ({
    body: (asked.body as { after?: string }).after ? { piles: [pile('short', '9')], read: 1 } : { piles: [pile('short', '1')], read: 1000, next: '1' },
  }) })
  const seen: number[] = []
  expect(await sort('清理', (read) => seen.push(read))).toEqual([{ ...pile('short', '1'), ids: ['1', '9'] }])
  expect(log.map((asked) => asked.body)).toEqual([{ reason: '清理' }, { after: '1', reason: '清理' }])
  expect(seen).toEqual([1000, 1001])
})

it('clears piece by piece as one batch, and says how far it is', async () => {
  const log = serve({ 'POST /clearings': (asked) => {
    const count = (asked.body as { ids: string[] }).ids.length
    return { body: { batch: '7', done: count - 1, skipped: 1 } }
  } })
  const ids = Array.from({ length: AT_ONCE + 2 }, (_, at) => String(at + 1))
  const seen: number[] = []
  expect(await clear('short', ids, 'no_substance', '没有内容', (done) => seen.push(done))).toEqual({ done: AT_ONCE, skipped: 2 })
  expect(log.map((asked) => (asked.body as { batch?: string }).batch)).toEqual([undefined, '7'])
  expect(seen).toEqual([AT_ONCE, AT_ONCE + 2])
})

it('takes a batch back until nothing is left of it', async () => {
  const left = [500, 3, 0]
  serve({ 'POST /clearings/7/undoing': () => ({ body: { undone: left.shift() } }) })
  expect(await undo('7')).toBe(503)
})
