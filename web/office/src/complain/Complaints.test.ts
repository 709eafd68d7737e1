import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import type { CasePage, CaseRow } from '@/api/schema'
import { type Asked, type Reply, serve } from '@/testing/server'

import Complaints from './Complaints.vue'
import { today } from './due'

const ROW: CaseRow = {
  id: '5', number: '投〔2017〕5号', stage: { name: 'received', title: '已收件' }, kind: null, place_text: '鹤阳村',
  received_at: '2017-09-20T10:00:00+08:00', due: '2017-09-27', mine: false, named: false, urgent: false, urged: 0, bounces: 0, raised: null,
}
let page: VueWrapper | undefined

afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(first: CasePage, at = '/complaints', more?: (asked: Asked) => Reply): Promise<{ shown: VueWrapper; log: Asked[] }> {
  const log = serve({ 'GET /cases': (asked) => (more && asked.path.includes('after=') ? more(asked) : { body: first }) })
  const none = { template: '<p />' }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/complaints', component: none }, { path: '/complaints/:id', component: none }] })
  await router.push(at)
  const shown = mount(Complaints, { global: { plugins: [router] }, attachTo: document.body })
  page = shown
  await flushPromises()
  return { shown, log }
}

it('shows what is due first, and says in words what is over', async () => {
  const { shown } = await show({ items: [ROW, { ...ROW, id: '6', due: today() }, { ...ROW, id: '7', due: null }] })
  const days = shown.findAll('.due')
  expect(days.map((each) => each.classes().filter((name) => name !== 'due'))).toEqual([['late'], ['soon']])
  expect(days[0]?.text()).toBe('2017-09-27 已超期')
  expect(shown.find('a').attributes('href')).toBe('/complaints/5')
  expect(shown.text()).toContain('还没有定')
})

it('says what will stand here while nothing does', async () => {
  const { shown } = await show({ items: [] })
  expect(shown.text()).toContain('没有等您办的')
})

it('reads on where the last page ended', async () => {
  const { shown, log } = await show({ items: [ROW], next: '17433:5' }, '/complaints', () => ({ body: { items: [{ ...ROW, id: '6', number: '投〔2017〕6号' }] } }))
  await shown.findAll('button').find((each) => each.text() === '再显示一些')?.trigger('click')
  await flushPromises()
  expect(log.at(-1)?.path).toBe('/cases?after=17433%3A5')
  expect(shown.text()).toContain('投〔2017〕6号')
})

it('keeps only what one handles, and can still read on', async () => {
  const { shown } = await show({ items: [ROW, { ...ROW, id: '6', number: '投〔2017〕6号', mine: true }] }, '/complaints?mine=1')
  expect(shown.findAll('tbody tr')).toHaveLength(1)
  expect(shown.find('a').attributes('href')).toBe('/complaints/6?mine=1')
})

it('does not call the queue empty while it has not been read to its end', async () => {
  const { shown } = await show({ items: [ROW], next: '17433:5' }, '/complaints?mine=1')
  expect(shown.text()).toContain('可以再显示一些')
  expect(shown.findAll('button').map((each) => each.text())).toContain('再显示一些')
})
