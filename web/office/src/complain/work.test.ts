import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { serve } from '@/testing/server'

import { flags } from './due'
import Junk from './Junk.vue'
import OddOpenings from './OddOpenings.vue'
import { filled } from './phrases'
import Phrases from './Phrases.vue'
import Reminders from './Reminders.vue'

let page: VueWrapper | undefined
afterEach(() => {
  page?.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(component: object): Promise<VueWrapper> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { template: '<p />' } }] })
  const shown = mount(component, { global: { plugins: [router] }, attachTo: document.body })
  page = shown
  await flushPromises()
  return shown
}

it('says in words why a case stands out', () => {
  expect(flags({ urgent: true, urged: 2, bounces: 1, raised: '县级督办' })).toEqual(['打击报复，优先办', '被催办 2 次', '退回 1 次', '已提醒县级督办'])
  expect(flags({ urgent: false, urged: 0, bounces: 0, raised: null })).toEqual([])
})

it('fills the county\'s words with what the case says', () => {
  expect(filled('{编号}由{单位}于{日期}受理，{编号}', { number: 'AB', body: '' }, '2017-09-29')).toBe('AB由承办单位于2017-09-29受理，AB')
})

it('links only what one can open', async () => {
  const row = { number: 'AB', stage: { name: 'assigned', title: '已交办' }, promise: '答复', left: '已超期 2 天', overdue: true, level: '县级督办' }
  serve({ 'GET /reminders': () => ({ body: { items: [{ ...row, id: '5' }, { ...row, id: null, number: 'CD' }], unsorted: 2 } }) })
  const shown = await show(Reminders)
  expect(shown.findAll('tbody a').map((each) => each.text())).toEqual(['AB'])
  expect(shown.text()).toContain('CD')
  expect(shown.find('[role=status]').text()).toContain('有 2 件信访举报过了期限还没有人分类')
})

it('shows who opened what stands out, and nothing of the cases', async () => {
  serve({ 'GET /odd-openings': () => ({ body: { items: [{ officer: '甲', department: '县信访局', day: '2017-09-29', why: '工作时间以外', times: 3, cases: 2 }] } }) })
  const shown = await show(OddOpenings)
  expect(shown.text()).toContain('工作时间以外')
  expect(shown.findAll('tbody a')).toHaveLength(0)
})

it('keeps a phrase', async () => {
  const log = serve({ 'GET /phrases': () => ({ body: { items: [] } }), 'POST /phrases': () => ({ status: 204 }) })
  const shown = await show(Phrases)
  await shown.find('input').setValue('受理告知')
  await shown.find('textarea').setValue('您的{编号}已受理')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(log.find((asked) => asked.method === 'POST')?.body).toEqual({ title: '受理告知', words: '您的{编号}已受理' })
})

it('clears a pile but for its first, after it was looked at', async () => {
  const log = serve({
    'GET /clearings': () => ({ body: { items: [] } }),
    'POST /piles': () => ({ body: { piles: [{ name: 'text:1', title: '文字完全一样', sample: '代开发票', ids: ['1', '2', '3'] }], read: 3 } }),
    'POST /clearings': () => ({ body: { batch: '7', done: 2, skipped: 0 } }),
  })
  const shown = await show(Junk)
  const press = async (label: string) => {
    [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === label)?.click()
    await flushPromises()
  }
  await press('打开新件分堆')
  await press('清理垃圾件')
  document.querySelector('.el-overlay form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
  expect(shown.text()).toContain('看了 3 件')
  await press('预览')
  await shown.find('form').trigger('submit')
  await flushPromises()
  expect(log.find((asked) => asked.method === 'POST' && asked.path === '/clearings')?.body).toMatchObject({ pile: 'text:1', ids: ['2', '3'], refused: 'no_substance' })
  expect(shown.text()).toContain('2 件不予受理')
})
