import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'

import { officer, refusal, serve } from '@/testing/server'

import SignIn from './SignIn.vue'

afterEach(() => vi.unstubAllGlobals())

async function open(address: string): Promise<{ page: VueWrapper; router: Router }> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)', component: { template: '<p />' } }] })
  await router.push(address)
  return { page: mount(SignIn, { global: { plugins: [router] } }), router }
}

async function fill(page: VueWrapper, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await page.find(`input[name=${name}]`).setValue(text)
  await page.find('form').trigger('submit')
  await flushPromises()
}

it('asks for the second factor when it is due and goes back to the page', async () => {
  const log = serve({
    'POST /session': ({ body }) => (body as { code?: string }).code
      ? { body: { officer: officer([]), csrf: 't' } }
      : refusal(401, 'unauthenticated', '需要动态口令', { code_required: true }),
  })
  const { page, router } = await open('/sign-in?back=/batches/12')
  expect(page.find('input[name=code]').exists()).toBe(false)
  await fill(page, { login: 'wang', password: 'secret' })
  expect(page.find('[role=alert]').exists()).toBe(false)
  await fill(page, { code: '123456' })
  expect(log[1]?.body).toEqual({ login: 'wang', password: 'secret', code: '123456' })
  expect(router.currentRoute.value.fullPath).toBe('/batches/12')
})

it('shows the words of the server when it refuses', async () => {
  serve({ 'POST /session': () => refusal(429, 'too_many', '失败次数过多，请 15 分钟后再试') })
  const { page, router } = await open('/sign-in')
  await fill(page, { login: 'wang', password: 'wrong' })
  expect(page.find('[role=alert]').text()).toBe('失败次数过多，请 15 分钟后再试')
  expect(router.currentRoute.value.path).toBe('/sign-in')
})
