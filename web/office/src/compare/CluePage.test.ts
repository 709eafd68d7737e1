import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'

import type { ClueDetail, Hit } from '@/api/schema'
import { forget, signIn } from '@/session/session'
import { type Asked, officer, refusal, serve } from '@/testing/server'

import CluePage from './CluePage.vue'
import { remember } from './queue'

const RULE = { id: 'P11', title: '服刑人员领取补助', why: '服刑期间不应领取。', basis: '某办法', excludes: [], innocent: ['已经提前释放'], verify: ['向司法局核实'] }
const HIT: Hit = {
  hit: 'h1', rule: RULE, severity: 'red', severity_title: '红', amount_fen: '21000', stale: false, sources: ['在押服刑人员 2017-09-30 第1次'],
  rows: [{ record: 'A1', fund: [{ title: '姓名', value: '甲示范' }], other: [{ title: '入监日期', value: '比中', hidden: true }] }],
}
const CLUE: ClueDetail = {
  clue: 'c1', subject: '甲示范（凤江村）', score_permille: 640, amount_fen: '21000', severity: 'red', severity_title: '红', stale: false,
  rules: [{ id: 'P11', title: RULE.title }], records: 1, state: 'open', hits: [HIT],
}
let page: VueWrapper | undefined
let router: Router

afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  forget()
})

async function show(permissions: string[], routes: Parameters<typeof serve>[0] = {}, clue: ClueDetail = CLUE): Promise<Asked[]> {
  const log = serve({
    'POST /session': () => ({ body: { officer: officer(permissions), csrf: 't' } }),
    'GET /clues/c1': () => ({ body: clue }),
    ...routes,
  })
  await signIn('a', 'b', '')
  const none = { template: '<p />' }
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/clues', component: none }, { path: '/clues/:id', component: none }] })
  await router.push('/clues/c1?rule=P11')
  page = mount(CluePage, { props: { id: 'c1' }, global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  return log
}

async function press(text: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === text)
  if (!button) throw new Error(`no button ${text}`)
  button.click()
  await flushPromises()
}

function shownForm(): HTMLFormElement {
  const dialogs = [...document.querySelectorAll<HTMLElement>('.el-overlay')].filter((each) => each.style.display !== 'none')
  const form = dialogs.at(-1)?.querySelector('form')
  if (!form) throw new Error('no dialog is open')
  return form
}

async function submit(): Promise<void> {
  shownForm().dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
}

const judgements = (log: Asked[]) => log.filter((asked) => asked.path === '/hits/h1/judgements').map((asked) => asked.body)

it('says first that a hit is a question, and shows both sides, the innocent and the way to verify', async () => {
  await show(['see_clues', 'judge_clue'])
  const text = page?.text() ?? ''
  for (const each of ['不得据此停发', '资金台账', '甲示范', '比对数据', '比中', '已经提前释放', '向司法局核实']) expect(text).toContain(each)
})

it('judges nothing false without a reason', async () => {
  const log = await show(['see_clues', 'judge_clue'])
  await press('不属实')
  await submit()
  expect(judgements(log)).toEqual([])
})

it('judges false with a reason and a white list, and goes on to the next clue of the list', async () => {
  remember([{ clue: 'c1', state: 'open' }, { clue: 'c2', state: 'open' }])
  const log = await show(['see_clues', 'judge_clue'], { 'POST /hits/h1/judgements': () => ({ status: 204 }) })
  await press('不属实')
  shownForm().querySelector<HTMLInputElement>('input[value=policy]')?.click()
  shownForm().querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
  await flushPromises()
  const until = shownForm().querySelector<HTMLInputElement>('input[type=date]')
  if (!until) throw new Error('no day to be asked for')
  until.value = '2018-06-30'
  until.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  await submit()

  expect(judgements(log)).toEqual([{ verdict: 'false', reason: 'policy', white_until: '2018-06-30', minutes: '1' }])
  expect(router.currentRoute.value.fullPath).toBe('/clues/c2?rule=P11')
})

it('goes back to the list after the last one', async () => {
  remember([])
  const log = await show(['judge_clue'], { 'POST /hits/h1/judgements': () => ({ status: 204 }) })
  await press('属实')
  await submit()
  expect(judgements(log)).toEqual([{ verdict: 'true', minutes: '1' }])
  expect(router.currentRoute.value.fullPath).toBe('/clues?rule=P11')
})

it('stays while another question of the clue is open', async () => {
  const two = { ...CLUE, hits: [HIT, { ...HIT, hit: 'h2' }] }
  await show(['judge_clue'], { 'POST /hits/h1/judgements': () => ({ status: 204 }) }, two)
  await press('属实')
  await submit()
  expect(router.currentRoute.value.path).toBe('/clues/c1')
})

it('shows why a judgement was refused and stays', async () => {
  await show(['judge_clue'], { 'POST /hits/h1/judgements': () => refusal(409, 'conflict', '已由他人核查') })
  await press('属实')
  await submit()
  expect(shownForm().textContent).toContain('已由他人核查')
  expect(router.currentRoute.value.path).toBe('/clues/c1')
})

it('offers a department no verdict and nobody without the right what is hidden', async () => {
  await show(['self_correct'])
  const buttons = page?.findAll('button').map((button) => button.text())
  expect(buttons).toEqual(['底稿 .xlsx', '底稿 PDF'])
})

it('shows what is hidden for a reason, and only for a minute', async () => {
  const open = { ...HIT, rows: [{ ...HIT.rows[0], other: [{ title: '入监日期', value: '2015-06-01', hidden: false }] }] }
  const log = await show(['see_clues', 'reveal_number'], {
    'POST /clues/c1/reveal': () => ({ body: { numbers: [{ name: '甲示范', number: '430299193001150100' }], hits: [open] } }),
  })
  await press('查看（记入审计）')
  const area = shownForm().querySelector('textarea')
  if (!area) throw new Error('no reason asked for')
  area.value = '核实服刑时间'
  area.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  vi.useFakeTimers()
  shownForm().dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await vi.advanceTimersByTimeAsync(1)

  expect(log.at(-1)?.body).toEqual({ reason: '核实服刑时间' })
  expect(page?.text()).toContain('2015-06-01')
  expect(page?.text()).toContain('4302 9919 3001 1501 00')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(page?.text()).not.toContain('2015-06-01')
  expect(page?.text()).not.toContain('4302 9919')
})
