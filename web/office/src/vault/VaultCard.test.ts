import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import type { Vault, VaultRecovery } from '@/api/schema'
import { type Asked, refusal, type Reply, serve } from '@/testing/server'

import VaultCard from './VaultCard.vue'

const RECOVERY: VaultRecovery = {
  id: '3', officer: '王办理', department: '县民政局', reason: '忘记了密码', asked_at: '2017-09-01T10:00:00+08:00',
  until: '2017-09-08T10:00:00+08:00', state: 'open', closing_reason: '', consents: [], consented: false, whole: false,
}
const CONSENT = { officer: '恢复人甲', department: '县纪委监委', at: '2017-09-01T11:00:00+08:00' }
const TRUSTEES = [{ officer: '恢复人甲', department: '县纪委监委' }, { officer: '恢复人丙', department: '县委组织部' }]
const LOCKED: Vault = { state: 'locked', trustees: TRUSTEES, pairs: 2, shared: true }
let card: VueWrapper | undefined

afterEach(() => {
  card?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(vault: Vault, routes: Record<string, (asked: Asked) => Reply> = {}): Promise<{ shown: VueWrapper; log: Asked[] }> {
  const log = serve({ 'GET /vault': () => ({ body: vault }), ...routes })
  const shown = mount(VaultCard, { attachTo: document.body })
  card = shown
  await flushPromises()
  return { shown, log }
}

it('says what an open vault is and who could help', async () => {
  const { shown } = await show({ ...LOCKED, state: 'open' })
  expect(shown.text()).toContain('已打开')
  expect(shown.text()).toContain('两位不同单位的恢复人可以一起帮您恢复')
  expect(shown.text()).toContain('县纪委监委 恢复人甲、县委组织部 恢复人丙')
  expect(shown.find('form').exists()).toBe(false)
})

it('warns while nobody could help', async () => {
  const { shown } = await show({ state: 'open', trustees: [], pairs: 0, shared: true })
  expect(shown.text()).toContain('忘记密码就再也打不开')
})

it('asks for the way back with a reason and the password of today', async () => {
  const { shown, log } = await show(LOCKED, { 'POST /vault/recovery': () => ({ status: 201, body: { id: '3' } }) })
  expect(shown.text()).toContain('保管箱未打开：需要恢复')
  await shown.find('textarea').setValue(' 忘记了密码 ')
  await shown.find('input[type=password]').setValue('secret words')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(log.find((asked) => asked.method === 'POST')?.body).toEqual({ reason: '忘记了密码', password: 'secret words' })
})

it('keeps what was typed and says why when the server refuses', async () => {
  const { shown } = await show(LOCKED, { 'POST /vault/recovery': () => refusal(400, 'invalid', '密码不正确，请重新输入现在的密码。') })
  await shown.find('textarea').setValue('忘记了密码')
  await shown.find('input[type=password]').setValue('wrong')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(shown.find('[role=alert].error').text()).toContain('密码不正确')
  expect(shown.find('textarea').element.value).toBe('忘记了密码')
})

it('shows who has consented and what is missing', async () => {
  const { shown } = await show({ ...LOCKED, recovery: { ...RECOVERY, consents: [CONSENT] } })
  expect(shown.text()).toContain('县纪委监委 恢复人甲，2017-09-01 11:00 已同意')
  expect(shown.text()).toContain('还缺另一单位的恢复人')
  expect(shown.find('form').exists()).toBe(false)
})

it('finishes with the password once both have consented', async () => {
  const { shown, log } = await show({ ...LOCKED, recovery: { ...RECOVERY, consents: [CONSENT], whole: true } },
    { 'POST /vault/recovery/completion': () => ({ status: 204 }) })
  await shown.find('input[type=password]').setValue('secret words')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(log.find((asked) => asked.method === 'POST')?.body).toEqual({ password: 'secret words' })
})

it('tells why the last request was refused and lets one ask again', async () => {
  const { shown } = await show({ ...LOCKED, recovery: { ...RECOVERY, state: 'refused', closing_reason: '不是本人来办' } })
  expect(shown.text()).toContain('上次申请被拒绝：不是本人来办')
  expect(shown.find('form').exists()).toBe(true)
})
