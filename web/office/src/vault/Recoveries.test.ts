import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import type { VaultRecovery } from '@/api/schema'
import { type Asked, refusal, type Reply, serve } from '@/testing/server'

import Recoveries from './Recoveries.vue'

const RECOVERY: VaultRecovery = {
  id: '3', officer: '王办理', department: '县民政局', reason: '忘记了密码', asked_at: '2017-09-01T10:00:00+08:00',
  until: '2017-09-08T10:00:00+08:00', state: 'open', closing_reason: '', consents: [], consented: false, whole: false,
}
let page: VueWrapper | undefined

afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(row: Partial<VaultRecovery>, routes: Record<string, (asked: Asked) => Reply> = {}): Promise<{ shown: VueWrapper; log: Asked[] }> {
  const log = serve({ 'GET /vault/recoveries': () => ({ body: { items: [{ ...RECOVERY, ...row }] } }), ...routes })
  const shown = mount(Recoveries, { attachTo: document.body })
  page = shown
  await flushPromises()
  return { shown, log }
}

async function decide(button: string, reason: string): Promise<string> {
  await page?.findAll('button').find((each) => each.text() === button)?.trigger('click')
  await flushPromises()
  const dialog = document.querySelector('[role=dialog]')
  const area = dialog?.querySelector('textarea')
  if (!dialog || !area) throw new Error('the dialog did not open')
  const said = dialog.textContent
  area.value = reason
  area.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  dialog.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
  return said
}

it('shows who asks, of which department, why and since when', async () => {
  const { shown } = await show({})
  for (const part of ['王办理', '县民政局', '忘记了密码', '2017-09-01 10:00']) expect(shown.text()).toContain(part)
})

it('consents with a reason after the warning to check face to face', async () => {
  const { log } = await show({}, { 'POST /vault/recoveries/3/consent': () => ({ status: 204 }) })
  const said = await decide('同意', '当面核对了工作证')
  expect(said).toContain('当面见到本人')
  expect(log.find((asked) => asked.method === 'POST')?.body).toEqual({ reason: '当面核对了工作证' })
  expect(log.filter((asked) => asked.method === 'GET')).toHaveLength(2)
})

it('refuses with a reason', async () => {
  const { log } = await show({}, { 'POST /vault/recoveries/3/refusal': () => ({ status: 204 }) })
  await decide('拒绝', '不是本人来办')
  expect(log.find((asked) => asked.method === 'POST')?.path).toBe('/vault/recoveries/3/refusal')
})

it('stays open and says why when the server refuses', async () => {
  await show({}, { 'POST /vault/recoveries/3/consent': () => refusal(409, 'conflict', '保管箱没有打开，请退出后重新登录。') })
  await decide('同意', '当面核对了工作证')
  expect(document.querySelector('[role=dialog] [role=alert].error')?.textContent).toContain('保管箱没有打开')
})

it('offers no second consent', async () => {
  const { shown } = await show({ consented: true })
  expect(shown.findAll('button').map((each) => each.text())).toEqual(['拒绝'])
})
