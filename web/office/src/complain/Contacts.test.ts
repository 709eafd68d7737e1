import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { type Asked, refusal, type Reply, serve } from '@/testing/server'

import Contacts from './Contacts.vue'

const CONTACT = { id: '4', place: '430299100201', place_name: '红旗村', unit: '村民委员会', duty: '低保', telephone: '0733-7220001' }
let page: VueWrapper | undefined

afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(routes: Record<string, (asked: Asked) => Reply> = {}): Promise<{ shown: VueWrapper; log: Asked[] }> {
  const log = serve({
    'GET /contacts': () => ({ body: { items: [CONTACT] } }),
    'GET /regions': () => ({ body: { items: [{ code: '430299000000', name: '示例县' }] } }),
    ...routes,
  })
  const shown = mount(Contacts, { attachTo: document.body })
  page = shown
  await flushPromises()
  return { shown, log }
}

async function fill(shown: VueWrapper, ...values: string[]): Promise<void> {
  const inputs = shown.findAll('input')
  for (const [at, value] of values.entries()) await inputs[at]?.setValue(value)
  await shown.find('form').trigger('submit')
  await flushPromises()
}

it('shows whom villagers call', async () => {
  const { shown } = await show()
  for (const part of ['红旗村', '村民委员会', '低保', '0733-7220001']) expect(shown.text()).toContain(part)
})

it('adds a telephone of the county where no place is chosen', async () => {
  const { shown, log } = await show({ 'POST /contacts': () => ({ status: 201, body: { id: '5' } }) })
  await fill(shown, '县信访局', '投诉、求助', '12345')
  expect(log.find((asked) => asked.method === 'POST')?.body).toEqual({ place: '430299000000', unit: '县信访局', duty: '投诉、求助', telephone: '12345' })
})

it('keeps what was typed when the server refuses', async () => {
  const { shown } = await show({ 'POST /contacts': () => refusal(400, 'invalid', '电话只写数字和短横，例如 0733-7220001') })
  await fill(shown, '县信访局', '投诉', '打给我')
  expect(shown.find('[role=alert]').text()).toContain('电话只写数字')
  expect(shown.findAll('input')[0]?.element.value).toBe('县信访局')
})

it('sends nothing that is not whole', async () => {
  const { shown, log } = await show()
  await fill(shown, '县信访局', '', '12345')
  expect(log.some((asked) => asked.method === 'POST')).toBe(false)
})
