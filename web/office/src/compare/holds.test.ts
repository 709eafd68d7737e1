import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { Component } from 'vue'

import type { Hit, Hold } from '@/api/schema'
import { forget, signIn } from '@/session/session'
import { type Asked, officer, refusal, serve } from '@/testing/server'

import BatchHeld from './BatchHeld.vue'
import HoldHit from './HoldHit.vue'
import Holds from './Holds.vue'
import { fen, holdables } from './holds'

const HOLD: Hold = {
  id: '7', subject: '甲示范（凤江村）', program: 'MZ03', program_name: '高龄津贴', record: 'A1', department: '县民政局', rule: { id: 'P01', title: '死亡人员领取补助' },
  before_payment: false, amount_fen: '21000', from: '2017-09-30', state: 'asked', state_title: '待审批', officer: '纪委', at: '2017-09-30T10:00:00+08:00',
  sources: [{ code: 'funeral', title: '民政殡葬', unit: '县民政局', document: '火化证明' }, { code: 'village', title: '村（居）委会书面证明', unit: '村委会', document: '证明' }],
  contact: { on: '2017-09-28', means: { code: 'visit', title: '入户' }, outcome: { code: 'nobody', title: '未联系上' }, who: '', result: '三次无人应门' },
  reason: '两个来源都显示本人已去世', basis: '某办法', steps: [], may: [],
}
const FIGURES = { approved: 3, wrong: 1, made_good: 1, overdue: 1, owed_fen: '21000', median_days: 6 }
const HELD = { hold: '7', key: 'A2', text: '甲示范 2017-10', program_name: '高龄津贴', amount_fen: '21000', from: '2017-09-30', until: '2017-10-30', asked_by: '纪委', approved_by: '民政' }
const HIT: Hit = {
  hit: 'h1', rule: { id: 'P01', title: '死亡人员领取补助', why: '', basis: '', excludes: [], innocent: [], verify: [] }, severity: 'red', severity_title: '红',
  amount_fen: '42000', stale: false, sources: [], may_hold: true, rows: ['2017-01', '2017-02'].map((period, at) => ({
    record: `A${at + 1}`, other: [], fund: [{ title: '姓名或名称', value: '甲示范' }, { title: '所属期间', value: period }, { title: '金额', value: '1,210.00元' }],
  })),
}
let page: VueWrapper | undefined

afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  forget()
})

async function show(what: Component, permissions: string[], routes: Parameters<typeof serve>[0], props = {}): Promise<Asked[]> {
  const log = serve({ 'POST /session': () => ({ body: { officer: officer(permissions), csrf: 't' } }), ...routes })
  await signIn('a', 'b', '')
  page = mount(what, { props, attachTo: document.body })
  await flushPromises()
  return log
}
const list = (...items: Hold[]) => ({ 'GET /holds': () => ({ body: { items, figures: FIGURES } }) })

async function press(text: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].filter((each) => each.textContent?.trim() === text).at(-1)
  if (!button) throw new Error(`no button ${text}`)
  button.click()
  await flushPromises()
}

function shown(): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('.el-overlay')].filter((each) => each.style.display !== 'none').at(-1)
  if (!found) throw new Error('no dialog is open')
  return found
}

async function fill(selector: string, value: string): Promise<void> {
  const control = shown().querySelector<HTMLInputElement>(selector)
  if (!control) throw new Error(`no ${selector}`)
  control.value = value
  control.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}

async function submit(): Promise<void> {
  shown().querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
}

it('reads yuan as it is typed, and nothing that is no amount', () => {
  expect([fen('210'), fen('1,210.5元'), fen('0.01')]).toEqual(['21000', '121050', '1'])
  expect([fen(''), fen('0'), fen('-1'), fen('1.234'), fen('abc')]).toEqual(Array(5).fill(undefined))
})

it('offers the rows of a hit, the latest first', () => {
  expect(holdables(HIT)).toEqual([{ record: 'A2', text: '甲示范 2017-02', yuan: '1210.00' }, { record: 'A1', text: '甲示范 2017-01', yuan: '1210.00' }])
})

it('says on an empty list that a hit stops nothing', async () => {
  await show(Holds, ['hold_payment'], list())
  expect(page?.text()).toContain('疑点本身不停发任何人的钱')
})

it('shows the figures, the clock and who is late', async () => {
  await show(Holds, ['hold_payment'], list({ ...HOLD, state: 'wrong', state_title: '错误暂缓，待补发', clock: { due: '2017-10-15', left: -4, text: '应在 2017-10-15 前补发，已超期 4 天' } }))
  expect(page?.text()).toContain('补发用时中位数 6 天')
  expect(page?.find('.clock.late').text()).toBe('应在 2017-10-15 前补发，已超期 4 天')
})

it('offers only what the server says one may', async () => {
  await show(Holds, ['hold_payment'], list(HOLD))
  expect(page?.findAll('button')).toHaveLength(0)
  expect(page?.text()).toContain('须由他人审批')
})

it('approves only after the officer has read what it does', async () => {
  const log = await show(Holds, ['approve_hold'], { ...list({ ...HOLD, may: ['approve', 'refuse'] }), 'POST /holds/7/approval': () => ({ status: 204 }) })
  await press('批准暂缓')
  expect(log.some((asked) => asked.method === 'POST' && asked.path.startsWith('/holds'))).toBe(false)
  expect(document.querySelector('.el-message-box')?.textContent).toContain('错了要补发')
  await press('批准')
  expect(log.filter((asked) => asked.path === '/holds/7/approval')).toHaveLength(1)
})

it('releases with a reason and all that was held by now', async () => {
  const log = await show(Holds, ['hold_payment'], { ...list({ ...HOLD, state: 'held', may: ['release'] }), 'POST /holds/7/release': () => ({ status: 204 }) })
  await press('错误暂缓，解除')
  await fill('input', '420')
  await fill('textarea', '上门见到本人，登记有误')
  await submit()
  expect(log.find((asked) => asked.path === '/holds/7/release')?.body).toEqual({ reason: '上门见到本人，登记有误', amount_fen: '42000' })
})

it('stays open with what is wrong with a payment that does not make good', async () => {
  const log = await show(Holds, ['hold_payment'], { ...list({ ...HOLD, may: ['make_good'] }), 'POST /holds/7/restitution': () => refusal(400, 'invalid', '这笔发放不是发给这个人的') })
  await press('登记补发')
  await fill('input', ' B1 ')
  await submit()
  expect(log.find((asked) => asked.path === '/holds/7/restitution')?.body).toEqual({ serial: 'B1' })
  expect(shown().textContent).toContain('不是发给这个人的')
})

it('asks from a hit, and says all that is missing at once', async () => {
  const log = await show(HoldHit, ['hold_payment'], { 'POST /hits/h1/holds': () => refusal(400, 'invalid', '请补齐或改正：第二个独立来源的种类；法律依据') }, { hit: HIT })
  await press('申请暂缓发放')
  await submit()
  expect(log.find((asked) => asked.path === '/hits/h1/holds')?.body).toMatchObject({ record: 'A2', amount_fen: '121000', only_period: false, sources: [{ kind: '' }, { kind: '' }] })
  expect(shown().textContent).toContain('第二个独立来源的种类；法律依据')
})

it('offers it to nobody without the right', async () => {
  await show(HoldHit, ['see_clues'], {}, { hit: HIT })
  expect(page?.findAll('button')).toHaveLength(0)
})

it('shows who reviews a batch whom it holds back, and says that nothing is kept back by itself', async () => {
  await show(BatchHeld, ['see_ledger'], { 'GET /batches/9/held': () => ({ body: { items: [HELD] } }) }, { batch: '9' })
  for (const each of ['甲示范 2017-10', '2017-09-30 至 2017-10-30', '纪委、民政', '系统不会扣下这些行']) expect(page?.text()).toContain(each)
})

it('shows nothing where nobody is held, and says when it could not be read', async () => {
  await show(BatchHeld, ['see_ledger'], { 'GET /batches/9/held': () => ({ body: { items: [] } }) }, { batch: '9' })
  expect(page?.text()).toBe('')
  page?.unmount()
  await show(BatchHeld, ['see_ledger'], { 'GET /batches/9/held': () => refusal(500, 'failed', '出错了') }, { batch: '9' })
  expect(page?.find('[role=alert]').text()).toContain('出错了')
})
