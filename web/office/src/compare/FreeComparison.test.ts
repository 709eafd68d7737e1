import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import type { FreeComparison as Outcome, FreeList, OwnRule } from '@/api/schema'
import { forget, signIn } from '@/session/session'
import { type Asked, officer, refusal, serve } from '@/testing/server'

import FreeComparison from './FreeComparison.vue'
import FreeSide from './FreeSide.vue'

const person = (name: string, title: string) => ({ name, title, kind: 'person', kind_title: '同一个人（按身份证号）' })
const LISTS: FreeList[] = [
  { name: 'payment', title: '个人补助资金发放表', registry: false, match_only: false, loaded: true, keys: [person('person', '领取人身份证号')], columns: [{ name: 'amount_fen', title: '发放金额', kind: 'yuan', operations: [{ name: 'at_least', title: '≥' }] }] },
  { name: 'deceased', title: '死亡人员', registry: true, match_only: false, loaded: true, as_of: '2017-09-30', keys: [person('person', '身份证号')], columns: [] },
  { name: 'prisoners', title: '在押服刑人员', registry: true, match_only: true, loaded: true, keys: [person('person', '身份证号')], columns: [] },
  { name: 'companies', title: '市场主体登记', registry: true, match_only: false, loaded: false, keys: [{ name: 'code', title: '信用代码', kind: 'code', kind_title: '编号或代码相同' }], columns: [] },
]
const side = (title: string) => ({ table: 'x', title, key: '身份证号', rows: 1200, without_key: 3, keys: 900 })
const DONE: Outcome = {
  id: '7', state: 'done', percent: 100, want: 'both', reason: '核对已去世的人', found: {
    asked: side('个人补助资金发放表'), other: side('死亡人员'), found_keys: 2, found_rows: 5, found_fen: '123456', sources: ['死亡人员（县民政局，第1次交付，截止2017-09-30）'],
    asked_columns: [{ title: '发放金额', fen: true }], other_columns: [{ title: '死亡日期', fen: false }],
    rows: [{ key: 'ab12cd34', asked: ['210.00'], other: ['2016-11-20'] }],
  },
}
const OWN: OwnRule = { id: 'Z01', state: 'draft', title: '死后还领', author: '某某', mine: true, saved_at: '2017-10-01T10:00:00+08:00' }
let page: VueWrapper | undefined

afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  forget()
})

async function show(routes: Parameters<typeof serve>[0] = {}): Promise<Asked[]> {
  const log = serve({
    'POST /session': () => ({ body: { officer: officer(['free_comparison']), csrf: 't' } }),
    'GET /free/lists': () => ({ body: { items: LISTS } }),
    'GET /own-rules': () => ({ body: { items: [] } }),
    ...routes,
  })
  await signIn('a', 'b', '')
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)', component: { template: '<p />' } }] })
  page = mount(FreeComparison, { global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  return log
}
const text = (): string => page?.text() ?? ''
const start = () => page?.findAll('button').find((button) => button.text() === '开始对')

async function fill(second: string, reason: string): Promise<void> {
  page?.findAllComponents(FreeSide)[1]?.vm.$emit('update:modelValue', { list: second, conditions: [] })
  await flushPromises()
  await page?.find('input[maxlength="200"]').setValue(reason)
}
async function ask(): Promise<void> {
  await page?.find('form').trigger('submit')
  await flushPromises()
}

it('says what is still missing before it may be asked', async () => {
  await show()
  expect(text()).toContain('先选两份名单。')
  await fill('deceased', '看看')
  expect(text()).toContain('至少 5 个字')
  expect(start()?.attributes('disabled')).toBeDefined()
  await fill('companies', '核对已去世的人')
  expect(text()).toContain('没有同一种内容可以对，请换一份名单')
})

it('says of a list that shows matches only that it can bear no condition', async () => {
  await show()
  await fill('prisoners', '核对服刑的人')
  expect(text()).toContain('只显示“比中”')
  expect(page?.findAll('[aria-label="给第二份名单加条件"]').length).toBe(0)
})

it('asks, and shows the counts first, then both sides', async () => {
  const log = await show({ 'POST /free/comparisons': () => ({ status: 202, body: DONE }) })
  await fill('deceased', '核对已去世的人')
  await ask()
  expect(log.at(-1)?.body).toEqual({
    first: 'payment', first_key: 'person', first_conditions: [], second: 'deceased', second_key: 'person', second_conditions: [], want: 'both', reason: '核对已去世的人',
  })
  for (const each of ['1,200 行', '3 行没有填', '1,234.56 元', '2016-11-20', '只列前 1 行', '不是结论']) expect(text()).toContain(each)
})

it('says when nothing was found, and why that may be', async () => {
  const none = { ...DONE, found: { ...DONE.found, found_keys: 0, found_rows: 0, rows: [] } }
  await show({ 'POST /free/comparisons': () => ({ status: 202, body: none }) })
  await fill('deceased', '核对已去世的人')
  await ask()
  expect(text()).toContain('没有找到两份都有的')
})

it('shows what the server refused, and what a comparison failed of', async () => {
  await show({ 'POST /free/comparisons': () => refusal(409, 'conflict', '您上一次的对比还没有结束') })
  await fill('deceased', '核对已去世的人')
  await ask()
  expect(text()).toContain('您上一次的对比还没有结束')
  page?.unmount()
  await show({ 'POST /free/comparisons': () => ({ status: 202, body: { id: '7', state: 'failed', percent: 0, want: 'both', reason: 'x', message: '请加条件缩小名单' } }) })
  await fill('deceased', '核对已去世的人')
  await ask()
  expect(text()).toContain('请加条件缩小名单')
})

it('lets nobody switch on what they saved themselves', async () => {
  await show({ 'GET /own-rules': () => ({ body: { items: [OWN, { ...OWN, id: 'Z02', mine: false }, { ...OWN, id: 'Z03', state: 'withdrawn' }] } }) })
  const labels = page?.findAll('button').map((button) => button.attributes('aria-label')).filter(Boolean)
  expect(labels).toEqual(['试运行 Z01', '撤回 Z01', '试运行 Z02', '启用 Z02', '撤回 Z02'])
})
