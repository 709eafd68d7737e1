import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import type { BatchDetail } from '@/api/schema'
import { refusal, serve } from '@/testing/server'

import ReviewPanel from './ReviewPanel.vue'

const BATCH: BatchDetail = {
  id: '12', file: 'a.xlsx', sheet: '发放表', table: 'F05', table_title: '个人补助资金发放表', department: '县民政局',
  created_at: '2017-08-20T14:03:00+08:00', officer: '李填报', rows: 10, accepted: 9, rejected: 1, corrections: 0, warnings: 0,
  privacy: 0, amount_fen: '21000', stage: 'finance', stage_title: '财政审核', may: ['finance'], reviews: [], checks: [], programs: [],
}
let panel: VueWrapper | undefined

afterEach(() => {
  panel?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

function show(batch: Partial<BatchDetail>): VueWrapper {
  panel = mount(ReviewPanel, { props: { batch: { ...BATCH, ...batch } }, attachTo: document.body })
  return panel
}

/** Opens a dialog by its button, fills in a reason and submits. */
async function decide(button: string, reason: string): Promise<void> {
  await panel?.findAll('button').find((each) => each.text() === button)?.trigger('click')
  await flushPromises()
  const form = document.querySelector('[role=dialog] form')
  const area = form?.querySelector('textarea')
  if (!form || !area) throw new Error('the dialog did not open')
  area.value = reason
  area.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
}

it('says why an officer may not decide, and offers no buttons', () => {
  const shown = show({ may: [], why_not: '你已审核过上一步，须由他人审核' })
  expect(shown.text()).toContain('须由他人审核')
  expect(shown.findAll('button')).toHaveLength(0)
})

it('refuses with the reason that was given', async () => {
  const log = serve({ 'POST /batches/12/reviews': () => ({ body: BATCH }) })
  const shown = show({})
  await decide('退回', ' 第 7 行金额有误 ')
  expect(log.map((asked) => asked.body)).toEqual([{ step: 'finance', decision: 'refuse', reason: '第 7 行金额有误' }])
  expect(shown.emitted('decided')).toHaveLength(1)
})

it('does not refuse without a reason', async () => {
  const log = serve({})
  show({})
  await decide('退回', '  ')
  expect(log).toEqual([])
})

it('passes without a reason when every check is fine', async () => {
  const log = serve({ 'POST /batches/12/reviews': () => ({ body: BATCH }) })
  show({})
  await decide('通过', '')
  expect(log.map((asked) => asked.body)).toEqual([{ step: 'finance', decision: 'pass' }])
})

it('asks for a reason to pass a batch with a failed check', async () => {
  const log = serve({ 'POST /batches/12/reviews': () => ({ body: BATCH }) })
  show({ checks: [{ title: '合计', ok: false, text: '不符' }] })
  await decide('通过', '')
  expect(log).toEqual([])
})

it('keeps the dialog and what was written when the server refuses', async () => {
  serve({ 'POST /batches/12/reviews': () => refusal(409, 'conflict', '这一步已由别人审核') })
  const shown = show({})
  await decide('退回', '金额有误')
  expect(document.querySelector('[role=alert]')?.textContent).toContain('这一步已由别人审核')
  expect(document.querySelector('textarea')?.value).toBe('金额有误')
  expect(shown.emitted('decided')).toBeUndefined()
})
