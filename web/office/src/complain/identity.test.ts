import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { type Asked, refusal, serve } from '@/testing/server'

import IdentityCard from './IdentityCard.vue'
import IdentityRequests from './IdentityRequests.vue'

let page: VueWrapper | undefined
let log: Asked[] = []
afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const REQUEST = {
  id: '3', post: '县民政局部门审核员', motive: '要当面核对发放清单上的签字', asked_at: '2017-09-20T10:00:00+08:00', last_day: '2017-09-29', stage: 'asked',
  keeper_post: '', reason: '', mine: true,
}
const SEEN = { named: true, may_ask: true, may_open: false, requests: [] as object[] }

async function show(component: object, routes: Parameters<typeof serve>[0], props = {}): Promise<void> {
  log = serve(routes)
  page = mount(component, { props, attachTo: document.body })
  await flushPromises()
}
const text = () => document.body.textContent ?? ''
const sent = (method: string, path: string) => log.filter((asked) => asked.method === method && asked.path === path).map((asked) => asked.body)
function buttons(label: string): HTMLButtonElement[] {
  return [...document.querySelectorAll('button')].filter((each) => each.textContent?.trim() === label)
}
async function press(label: string): Promise<void> {
  buttons(label).at(-1)?.click()
  await flushPromises()
}
async function because(words: string): Promise<void> {
  const area = document.querySelector('textarea')
  if (!area) throw new Error('no reason is asked')
  area.value = words
  area.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  document.querySelector('.el-dialog form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
}

it('asks with a motive and shows what became of it', async () => {
  let seen = SEEN
  await show(IdentityCard, {
    'GET /cases/5/identity': () => ({ body: seen }),
    'POST /cases/5/identity-requests': () => {
      seen = { ...SEEN, may_ask: false, requests: [REQUEST] }
      return { body: seen }
    },
  }, { id: '5' })
  await press('请求查看身份')
  await because(REQUEST.motive)
  expect(sent('POST', '/cases/5/identity-requests')).toEqual([{ motive: REQUEST.motive }])
  expect(text()).toContain('等保管人决定')
  expect(text()).toContain('2017-09-29 以前决定')
})

it('shows the name only when it is opened, and puts it away', async () => {
  const granted = { ...REQUEST, stage: 'granted', keeper_post: '县委组织部举报人身份保管', reason: '确有需要' }
  await show(IdentityCard, {
    'GET /cases/5/identity': () => ({ body: { ...SEEN, may_ask: false, may_open: true, requests: [granted] } }),
    'POST /cases/5/identity-openings': () => ({ body: { name: '周小满', phone: '0733-5550177', reach: '' } }),
    'DELETE /cases/5/identity-requests/3': () => ({ body: SEEN }),
  }, { id: '5' })
  expect(text()).not.toContain('周小满')
  await press('打开信封')
  expect(text()).toContain('周小满')
  expect(text()).not.toContain('怎么找到')
  await press('看完了，收起')
  expect(text()).not.toContain('周小满')
  await press('打开信封')
  await press('核对完了，交回')
  expect(text()).not.toContain('周小满')
  expect(sent('DELETE', '/cases/5/identity-requests/3')).toHaveLength(1)
})

it('offers no name to who may not see it, and says why it is refused', async () => {
  await show(IdentityCard, {
    'GET /cases/5/identity': () => ({ body: { ...SEEN, may_open: true, may_ask: false } }),
    'POST /cases/5/identity-openings': () => refusal(409, 'conflict', '还没有人同意您看姓名'),
  }, { id: '5' })
  expect(buttons('请求查看身份')).toHaveLength(0)
  await press('打开信封')
  expect(text()).toContain('还没有人同意您看姓名')
})

it('lets a custodian decide by motive, number and kind', async () => {
  const waiting = { id: '3', number: 'AB2C', kind: '检举控告', post: REQUEST.post, motive: REQUEST.motive, asked_at: REQUEST.asked_at, last_day: '2017-09-29', stage: 'asked' }
  let items: object[] = [waiting, { ...waiting, id: '4', number: 'CD', stage: 'granted' }]
  await show(IdentityRequests, {
    'GET /identity-requests': () => ({ body: { items } }),
    'POST /identity-requests/3/decision': () => {
      items = []
      return { status: 204 }
    },
    'DELETE /identity-requests/4': () => ({ status: 204 }),
  })
  expect(text()).toContain('县民政局部门审核员')
  await press('收回同意')
  await because('已经核对完')
  expect(sent('DELETE', '/identity-requests/4')).toEqual([{ reason: '已经核对完' }])
  await press('不同意')
  await because('电话里也能核对')
  expect(sent('POST', '/identity-requests/3/decision')).toEqual([{ granted: false, reason: '电话里也能核对' }])
  expect(text()).toContain('没有等您决定的请求')
})
