import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, type Router } from 'vue-router'

import { access } from '@/api/client'
import { officer, refusal, serve } from '@/testing/server'

/** The session is the module's own, so each test takes a fresh one; the pages themselves are not wanted. */
async function router(): Promise<Router> {
  vi.resetModules()
  const { makeRouter } = await import('./router')
  const slices = await Promise.all([import('@/session/routes'), import('@/admin/routes'), import('@/disclose/routes')])
  for (const route of slices.flatMap((slice) => slice.routes)) route.component = { template: '<p />' }
  return makeRouter(createMemoryHistory())
}

beforeEach(() => {
  access.csrf = ''
  vi.stubGlobal('scrollTo', () => undefined)
})
afterEach(() => vi.unstubAllGlobals())

function signedIn(permissions: string[], rest = {}): void {
  serve({ 'GET /session': () => ({ body: { officer: officer(permissions, rest), csrf: 't' } }) })
}

describe('the way to a page', () => {
  it('leads to sign-in and keeps the page for later', async () => {
    serve({ 'GET /session': () => refusal(401, 'unauthenticated', '请先登录') })
    const way = await router()
    await way.push('/batches/12?x=1')
    expect(way.currentRoute.value).toMatchObject({ name: 'sign-in', query: { back: '/batches/12?x=1' } })
  })

  it('is closed without the permission', async () => {
    signedIn(['import_tables'])
    const way = await router()
    await way.push('/officers')
    expect(way.currentRoute.value.name).toBe('denied')
  })

  it('is open with the permission', async () => {
    signedIn(['manage_officers'])
    const way = await router()
    await way.push('/officers')
    expect(way.currentRoute.value.path).toBe('/officers')
  })

  it('leads to the password as long as it must be changed', async () => {
    signedIn(['manage_officers'], { must_change_password: true })
    const way = await router()
    await way.push('/officers')
    expect(way.currentRoute.value.name).toBe('account')
  })

  it('asks the server once who is here', async () => {
    const log = serve({ 'GET /session': () => ({ body: { officer: officer(['see_audit']), csrf: 't' } }) })
    const way = await router()
    await way.push('/audit')
    await way.push('/nowhere')
    expect(log).toHaveLength(1)
  })

  it('returns to sign-in once when the session ends under the page', async () => {
    signedIn(['see_audit'])
    const way = await router()
    await way.push('/audit?subject=7')
    const { access: fresh } = await import('@/api/client')
    fresh.expired()
    fresh.expired()
    await vi.waitFor(() => expect(way.currentRoute.value.name).toBe('sign-in'))
    expect(way.currentRoute.value.query).toEqual({ back: '/audit?subject=7', why: 'expired' })
  })
})
