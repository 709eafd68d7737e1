import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { refusal, serve } from '@/testing/server'

import IssueSlip from './IssueSlip.vue'

const NUMBER = '430299194503020021'
const CODE = 'AX9YC-WMHNA-P9KJS-WP4JV-D746E-TP19M'
let dialog: VueWrapper | undefined

afterEach(() => {
  dialog?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(): Promise<VueWrapper> {
  dialog = mount(IssueSlip, { props: { modelValue: false }, attachTo: document.body })
  await dialog.setProps({ modelValue: true })
  await flushPromises()
  return dialog
}

function find<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

async function fill(number: string, verified: boolean): Promise<void> {
  const input = find<HTMLInputElement>('form input:not([type=checkbox])')
  input.value = number
  input.dispatchEvent(new Event('input', { bubbles: true }))
  if (verified) find<HTMLInputElement>('input[type=checkbox]').click()
  await flushPromises()
  find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
}

it('issues nothing before the officer has confirmed that the person is there', async () => {
  const log = serve({})
  await show()
  await fill(NUMBER, false)
  expect(log).toEqual([])
})

it('shows the code once, with what to do, and forgets number and code when closed', async () => {
  const log = serve({ 'POST /slips': () => ({ body: { id: '7', code: CODE, expires_at: '2017-09-30T10:00:00+08:00' } }) })
  const shown = await show()
  await fill(NUMBER, true)

  expect(log.map((asked) => asked.body)).toEqual([{ id_number: NUMBER, verified: true }])
  expect(shown.emitted('issued')).toHaveLength(1)
  const slip = find('.slip').textContent ?? ''
  for (const group of CODE.split('-')) expect(slip).toContain(group)
  expect(slip).not.toContain(NUMBER)

  await shown.setProps({ modelValue: false })
  await shown.setProps({ modelValue: true })
  await flushPromises()
  expect(document.querySelector('.slip')).toBeNull()
  expect(find<HTMLInputElement>('form input:not([type=checkbox])').value).toBe('')
})

it('says why the server refuses, and keeps what was typed', async () => {
  serve({ 'POST /slips': () => refusal(400, 'invalid', '身份证号不对') })
  const shown = await show()
  await fill('430299194503020022', true)

  expect(find('[role=alert]').textContent).toContain('身份证号不对')
  expect(shown.emitted('issued')).toBeUndefined()
})
