import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

import { forget, signIn } from '@/session/session'
import { type Asked, officer, serve } from '@/testing/server'

import Clues from './Clues.vue'
import Comparison from './Comparison.vue'
import Datasets from './Datasets.vue'
import Precheck from './Precheck.vue'
import Rules from './Rules.vue'
import WhiteList from './WhiteList.vue'

let page: VueWrapper | undefined

afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  forget()
})

async function show(what: Component, permissions: string[], routes: Parameters<typeof serve>[0], path = '/', props = {}): Promise<Asked[]> {
  const log = serve({ 'POST /session': () => ({ body: { officer: officer(permissions), csrf: 't' } }), ...routes })
  await signIn('a', 'b', '')
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)', component: { template: '<p />' } }] })
  await router.push(path)
  page = mount(what, { props, global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  return log
}

const text = (): string => page?.text() ?? ''
const DATASET = {
  name: 'deceased', title: '死亡人员', owner: '县民政局', purpose: '核对', registered: false, match_only: false, maximum_age_days: 45, keep_days: 400,
  stale: false, columns: [{ title: '姓名', required: true }], rules: ['P01'],
}
const RULE = {
  id: 'P01', title: '死亡人员领取补助', status: 'on', kind: 'suspicion', severity: 'red', severity_title: '红', why: '', basis: '', needs: [], excludes: [],
  innocent: [], verify: [], parameters: [{ name: 'grace_months', meaning: '宽限月数', type: 'integer' }], judged: 34, right: 31, low_permille: 764,
  high_permille: 970, observing: false, last: { state: 'done', stale: false, hits: 7, ms: 12 },
}
const RUN = {
  state: 'done', as_of: '2017-09-30', done: 3, of: 3, hits: 40, clues: 30, judged: 4, rules: [
    { id: 'P01', title: '死亡人员领取补助', state: 'done', stale: true, hits: 7, ms: 12, missing: [] },
    { id: 'P07', title: '有车', state: 'skipped', stale: false, hits: 0, ms: 0, missing: ['机动车'] },
    { id: 'P08', title: '有房', state: 'failed', stale: false, hits: 0, ms: 0, missing: [], message: '规则写错了' },
  ],
}

it('says what to do first when no registry is loaded, and offers no delivery before the formalities', async () => {
  await show(Datasets, ['manage_datasets'], { 'GET /datasets': () => ({ body: { items: [DATASET] } }) })
  expect(text()).toContain('先在要用的一项点“登记”')
  expect(page?.findAll('button').map((button) => button.text())).toEqual(['影响评估 PDF', '处理活动记录 PDF', '登记'])
})

it('marks a registry that is too old, and lets it be delivered again', async () => {
  const loaded = { ...DATASET, registered: true, as_of: '2017-01-31', rows: 12345, destroy_by: '2018-03-07', stale: true }
  await show(Datasets, ['manage_datasets'], { 'GET /datasets': () => ({ body: { items: [loaded] } }) })
  expect(text()).toContain('数据可能滞后')
  expect(text()).toContain('12,345')
  expect(page?.findAll('button').map((button) => button.text())).toEqual(['影响评估 PDF', '处理活动记录 PDF', '登记', '上传'])
})

it('shows the precision of a rule with its interval, and no value of a parameter that the server keeps back', async () => {
  await show(Rules, ['see_clues'], { 'GET /rules': () => ({ body: { items: [RULE] } }) })
  expect(text()).toContain('精准率 76%–97%')
  await page?.find('button').trigger('click')
  await flushPromises()
  const drawer = document.querySelector('.el-drawer')
  expect(drawer?.textContent).toContain('本县的值不公开')
  expect(drawer?.querySelector('textarea')).toBeNull()
})

it('keeps the counts of a run apart, and says what was skipped and what failed', async () => {
  await show(Comparison, ['run_comparison'], { 'GET /runs/latest': () => ({ body: RUN }) })
  expect(page?.findAll('.counts li').map((each) => each.find('b').text())).toEqual(['40', '30', '4', '另行决定'])
  for (const each of ['疑似不等于问题', '机动车', '规则写错了', '数据可能滞后']) expect(text()).toContain(each)
})

it('starts a run only after the officer has read what it does, and then shows how far it is', async () => {
  const log = await show(Comparison, ['run_comparison'], {
    'GET /runs/latest': () => ({ body: { ...RUN, state: 'none', rules: [] } }),
    'POST /runs': () => ({ status: 202, body: { ...RUN, state: 'running', done: 1 } }),
  })
  await page?.find('button').trigger('click')
  await flushPromises()
  expect(log.some((asked) => asked.path === '/runs')).toBe(false)
  const box = document.querySelector('.el-message-box')
  expect(box?.textContent).toContain('不停发任何人的钱')
  box?.querySelector<HTMLButtonElement>('.el-button--primary')?.click()
  await flushPromises()
  expect(log.find((asked) => asked.path === '/runs')?.body).toEqual({ rules: [] })
  expect(text()).toContain('正在比对，已完成 33%')
})

it('asks for help and suspicion apart, with the rule of the address', async () => {
  const log = await show(Clues, ['see_clues'], { 'GET /clues': () => ({ body: { items: [] } }) }, '/clues?kind=help&rule=P19')
  expect(log.filter((asked) => asked.path.startsWith('/clues')).map((asked) => asked.path)).toEqual(['/clues?kind=help&rule=P19'])
  expect(text()).toContain('可能符合条件，请主动告知')
})

it('says when nothing was found before a payment, and what could not be compared', async () => {
  const none = { ms: 820, rules: [], skipped: [{ id: 'P07', title: '有车', missing: ['机动车'] }], held: [] }
  await show(Precheck, ['import_tables'], { 'GET /batches/9/precheck': () => ({ body: none }) }, '/', { id: '9' })
  expect(text()).toContain('没有发现疑点')
  expect(text()).toContain('缺 机动车')
})

it('offers approval of a white list only to an approver, and of nothing that is approved', async () => {
  const entry = { id: '1', rule: 'P01', rule_title: '死亡人员领取补助', reason_title: '政策例外', white_until: '2018-06-30', officer: '纪委', at: '2017-09-30T10:00:00+08:00' }
  const routes = { 'GET /exceptions': () => ({ body: { items: [entry, { ...entry, id: '2', approved_by: '审计' }] } }) }
  await show(WhiteList, ['see_clues'], routes)
  expect(page?.findAll('button')).toHaveLength(0)
  page?.unmount()
  forget()
  await show(WhiteList, ['approve_exception'], routes)
  expect(page?.findAll('button').map((button) => button.text())).toEqual(['批准'])
})
