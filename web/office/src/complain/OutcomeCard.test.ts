import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { refusal, serve } from '@/testing/server'

import OutcomeCard from './OutcomeCard.vue'

const EMPTY = {
  stage: null, measures: '', reason: null, written_by: '', checked_by: '', tells_measures: true, may_write: true, may_check: false, may_withdraw: false,
}
let card: VueWrapper | undefined

afterEach(() => {
  card?.unmount()
  vi.unstubAllGlobals()
})

async function show(outcome: object, routes: Parameters<typeof serve>[0] = {}) {
  const log = serve({ 'GET /cases/5/outcome': () => ({ body: { ...EMPTY, ...outcome } }), ...routes })
  card = mount(OutcomeCard, { props: { id: '5' } })
  await flushPromises()
  return { card, sent: (method: string) => log.filter((asked) => asked.method === method).map((asked) => asked.body) }
}

it('sends what the handler wrote to be checked, and shows why it is refused', async () => {
  const { card, sent } = await show({}, { 'PUT /cases/5/outcome': () => refusal(400, 'invalid', '里面有手机号，谁都会看到，请删掉再交') })
  await card.find('textarea').setValue(' 已经补发 ')
  await card.find('form').trigger('submit')
  await flushPromises()
  expect(sent('PUT')).toEqual([{ measures: '已经补发' }])
  expect(card.find('.error').text()).toContain('手机号')
})

it('makes public exactly what was read', async () => {
  const written = { stage: { name: 'written', title: '待复核' }, measures: '已经补发', may_write: false, may_check: true }
  const { card, sent } = await show(written, { 'POST /cases/5/outcome/check': () => ({ status: 204 }) })
  expect(card.text()).toContain('已经补发')
  await card.find('button').trigger('click')
  await flushPromises()
  expect(sent('POST')).toEqual([{ measures: '已经补发' }])
})

it('asks no words of an accusation', async () => {
  const { card, sent } = await show({ tells_measures: false }, { 'PUT /cases/5/outcome': () => ({ status: 204 }) })
  expect(card.find('textarea').exists()).toBe(false)
  await card.find('form').trigger('submit')
  await flushPromises()
  expect(sent('PUT')).toEqual([{ measures: '' }])
})
