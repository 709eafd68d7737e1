import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import type { Case } from '@/api/schema'
import { forget, signIn } from '@/session/session'
import { type Asked, officer, refusal, serve } from '@/testing/server'

import CasePage from './CasePage.vue'
import { CASE, CLASSIFIED } from './testing'

let page: VueWrapper | undefined
let log: Asked[] = []

afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  forget()
})

async function show(opened: Case, routes: Parameters<typeof serve>[0] = {}, permissions = ['intake_complaint']): Promise<void> {
  log = serve({
    'POST /session': () => ({ body: { officer: officer(permissions), csrf: 't' } }),
    'POST /cases/5/openings': () => ({ body: opened }),
    'GET /regions': () => ({ body: { items: [] } }),
    'GET /posts': () => ({ body: { items: [{ id: 'p', title: '鹤阳村村主任', unit: '鹤阳村' }] } }),
    ...routes,
  })
  await signIn('a', 'b', '')
  const none = { template: '<p />' }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/complaints/:id', component: none }, { path: '/:all(.*)', component: none }] })
  await router.push('/complaints/5')
  page = mount(CasePage, { props: { id: '5' }, global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
}

const text = () => document.body.textContent ?? ''
const sent = (method: string, path: string) => log.filter((asked) => asked.method === method && asked.path === path).map((asked) => asked.body)

function dialog(): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('.el-overlay')].filter((each) => each.style.display !== 'none').at(-1)
  if (!found) throw new Error('no dialog is open')
  return found
}
async function press(label: string, within: ParentNode = document): Promise<void> {
  const button = [...within.querySelectorAll('button')].find((each) => each.textContent?.trim() === label)
  if (!button) throw new Error(`no button ${label}`)
  button.click()
  await flushPromises()
}
async function type(control: HTMLInputElement | HTMLTextAreaElement | null | undefined, value: string): Promise<void> {
  if (!control) throw new Error('nothing to type into')
  control.value = value
  control.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}
async function submit(form: Element | null | undefined = dialog().querySelector('form')): Promise<void> {
  form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
}
async function open(opened: Case, ...rest: [Parameters<typeof serve>[0]?, string[]?]): Promise<void> {
  await show(opened, ...rest)
  await press('甄别', dialog())
  await submit()
}

it('asks why before anything is fetched', async () => {
  await show(CASE)
  expect(sent('POST', '/cases/5/openings')).toEqual([])
  await submit()
  expect(sent('POST', '/cases/5/openings')).toEqual([])
  await press('办理', dialog())
  await submit()
  expect(sent('POST', '/cases/5/openings')).toEqual([{ reason: '办理' }])
  for (const part of ['投〔2017〕5号', '匿名', '剩余 3 个工作日', '卡里一分钱没有', '没收到', '机器建议：检举控告', '已问过信用社', '开始甄别'])
    expect(text()).toContain(part)
})

it('says who typed it where that was another', async () => {
  await open(CASE)
  expect(text()).not.toContain('代填')
  page?.unmount()
  await open({ ...CASE, told: { ...CASE.told, by_helper: true } })
  expect(text()).toContain('代填')
})

it('forgets the case on leaving, and keeps it nowhere', async () => {
  await open(CASE)
  expect(text()).toContain('卡里一分钱没有')
  window.dispatchEvent(new Event('pagehide'))
  await flushPromises()
  expect(text()).not.toContain('卡里一分钱没有')
  page?.unmount()
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0])
})

it('says where to go while the vault is locked', async () => {
  await open(CASE, { 'POST /cases/5/openings': () => refusal(409, 'conflict', '保管箱没有打开，请退出后重新登录。') })
  expect(dialog().textContent).toContain('保管箱没有打开，请退出后重新登录。')
  expect(dialog().querySelector('a')?.getAttribute('href')).toBe('/account')
})

it('classifies with what the reporter said and shows the case again', async () => {
  await open(CASE, { 'PUT /cases/5/class': () => ({ status: 204 }) })
  const form = [...document.querySelectorAll('form')].find((each) => each.textContent?.includes('机器建议'))
  await submit(form)
  expect(sent('PUT', '/cases/5/class')).toEqual([{ kind: 'dispute', theme: 'payment', place: '430299100201' }])
  expect(sent('POST', '/cases/5/openings').at(-1)).toEqual({ reason: '继续办理' })
})

it('lets go of a case whose key is gone after classifying', async () => {
  let classified = false
  await open(CASE, {
    'PUT /cases/5/class': () => {
      classified = true
      return { status: 204 }
    },
    'POST /cases/5/openings': () => (classified ? refusal(404, 'not_found', '没有这一件') : { body: CASE }),
  })
  await submit([...document.querySelectorAll('form')].find((each) => each.textContent?.includes('机器建议')))
  expect(text()).toContain('这一件您已经不能再看')
  expect(text()).not.toContain('卡里一分钱没有')
})

it('screens nothing for who is not of intake', async () => {
  await open(CASE, {}, ['handle_complaint'])
  expect(text()).not.toContain('机器建议')
})

it('accepts nothing before its kind is known', async () => {
  await open(CASE)
  expect([...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === '受理')?.disabled).toBe(true)
})

it('refuses only with a coded reason and its ground, and says what the reporter sees', async () => {
  await open(CLASSIFIED, { 'POST /cases/5/moves': () => ({ status: 204 }) })
  await press('不予受理')
  expect(dialog().textContent).toContain('看不到这里写的话')
  await submit()
  expect(dialog().querySelector('.error')?.textContent).toBe('请选择不予受理的原因')
  dialog().querySelector<HTMLInputElement>('input[value=in_lawsuit]')?.click()
  await type(dialog().querySelector('textarea'), '法院已经立案')
  await submit()
  expect(sent('POST', '/cases/5/moves')).toEqual([{ move: 'refuse', refused: 'in_lawsuit', text: '法院已经立案' }])
})

it('transfers to an organ that packages are exchanged with, by its title', async () => {
  const moves = [{ name: 'transfer', title: '转办', needs_text: true, tells_reporter: true }]
  await open({ ...CLASSIFIED, moves }, {
    'GET /organs': () => ({ body: { items: [{ title: '邻县信访局' }] } }),
    'POST /cases/5/moves': () => ({ status: 204 }),
  })
  await press('转办')
  const select = dialog().querySelector('select')
  if (!select) throw new Error('nothing to choose from')
  select.value = 'organ:邻县信访局'
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await flushPromises()
  expect(dialog().textContent).not.toContain('哪个部门')
  await type(dialog().querySelector('textarea'), '属于邻县')
  await submit()
  expect(sent('POST', '/cases/5/moves')).toEqual([{ move: 'transfer', body: 'department', department: '邻县信访局', text: '属于邻县' }])
})

it('shows who may be given it, and why others may not', async () => {
  const moves = [{ name: 'assign', title: '交办', needs_text: false, tells_reporter: false }]
  await open({ ...CLASSIFIED, moves }, {
    'GET /cases/5/candidates': () => ({ body: { items: [
      { id: '7', name: '甲办理', department: '民政局', grounds: [] },
      { id: '8', name: '乙办理', department: '民政局', grounds: ['是这件事的证人'] },
    ] } }),
    'POST /cases/5/moves': () => ({ status: 204 }),
  })
  await press('交办')
  expect(dialog().textContent).toContain('应当回避：是这件事的证人')
  expect(dialog().querySelector<HTMLInputElement>('input[value="8"]')?.disabled).toBe(true)
  dialog().querySelector<HTMLInputElement>('input[value="7"]')?.click()
  await submit()
  expect(sent('POST', '/cases/5/moves')).toEqual([{ move: 'assign', handler: '7' }])
})

it('has one button for what must not stay, and seals it up only with its number typed', async () => {
  const route = { body: '上一级机关', why: '反映的是县级领导干部', basis: '某规则第十五条', must_not_stay: true }
  await open({ ...CLASSIFIED, route }, { 'POST /cases/5/moves': () => ({ status: 204 }) })
  expect([...document.querySelectorAll('button')].map((each) => each.textContent?.trim())).not.toContain('受理')
  expect(text()).not.toContain('再给一个人看')
  await press('封存上报')
  await submit()
  expect(sent('POST', '/cases/5/moves')).toEqual([])
  await type(dialog().querySelector('input'), '投〔2017〕5号')
  await submit()
  expect(sent('POST', '/cases/5/moves')).toEqual([{ move: 'seal_up' }])
  expect(sent('POST', '/cases/5/openings')).toHaveLength(1)
  expect(text()).toContain('已经封存上报')
  expect(text()).not.toContain('卡里一分钱没有')
})

it('sends a note to officers and an answer to the reporter, never the one for the other', async () => {
  await open(CLASSIFIED, { 'POST /cases/5/words': () => ({ body: CLASSIFIED }) })
  const box = (hint: string) => [...document.querySelectorAll('form')].find((each) => each.textContent?.includes(hint))
  await type(box('反映人看不到，')?.querySelector('textarea'), ' 再问信用社 ')
  await submit(box('反映人看不到，'))
  await type(box('反映人凭回执码能看到，')?.querySelector('textarea'), '正在核对')
  await submit(box('反映人凭回执码能看到，'))
  expect(sent('POST', '/cases/5/words')).toEqual([{ internal: true, text: '再问信用社' }, { internal: false, text: '正在核对' }])
})

it('gives a key to one more and takes one back, each for a reason', async () => {
  await open(CLASSIFIED, {
    'GET /cases/5/candidates': () => ({ body: { items: [{ id: '7', name: '甲办理', department: '民政局', grounds: [] }] } }),
    'POST /cases/5/holders': () => ({ body: CLASSIFIED }),
    'DELETE /cases/5/holders/1': () => ({ status: 204 }),
  })
  await press('再给一个人看')
  await type(dialog().querySelector('textarea'), '一起核查')
  await submit()
  expect(dialog().textContent).toContain('请选择给谁看')
  dialog().querySelector<HTMLInputElement>('input[value="7"]')?.click()
  await submit()
  expect(sent('POST', '/cases/5/holders')).toEqual([{ officer: '7', reason: '一起核查' }])

  await press('收回')
  expect(dialog().textContent).toContain('您就不能再看这一件了')
  await type(dialog().querySelector('textarea'), '不再办理')
  await submit()
  expect(sent('DELETE', '/cases/5/holders/1')).toEqual([{ reason: '不再办理' }])
})

it('draws photos with words for who cannot see them, and hands over the rest', async () => {
  const file = { size: '2048', sha256: 'ab'.repeat(32) }
  const told = { ...CASE.told, files: [{ type: 'image/jpeg', ...file }, { type: 'application/pdf', ...file }, { type: 'image/png', ...file }] }
  await open({ ...CASE, told }, {
    'GET /cases/5/files/0': () => ({ body: 'a photo' }),
    'GET /cases/5/files/2': () => refusal(400, 'invalid', '这张照片打不开'),
  })
  await vi.waitFor(() => expect(text()).toContain('这张照片打不开'))
  const image = document.querySelector('img')
  expect(image?.alt).toBe('反映人提供的第 1 个材料，照片')
  expect(image?.src).toMatch(/^data:image\/jpeg;base64,/)
  expect(text()).toContain('保存第 2 个材料（文件）')
  expect(text()).toContain('abab abab abab abab')
})
