import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { refusal, serve } from '@/testing/server'

import { access, answer, ApiError, client, explain, failure } from './client'

beforeEach(() => {
  access.csrf = 'token'
  access.expired = vi.fn()
})
afterEach(() => vi.unstubAllGlobals())

async function thrown(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => undefined, (error: unknown) => error)
}

describe('an error of the server', () => {
  it('becomes its own message and kind', async () => {
    serve({ 'GET /home': () => refusal(403, 'forbidden', '您不能看这一页') })
    const error = await thrown(answer(client.GET('/home')))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ kind: 'forbidden', message: '您不能看这一页' })
  })

  it('is explained with its incident number', () => {
    expect(explain(failure(500, { error: { kind: 'failed', message: '出错了', incident: 'A-7' } }))).toContain('事件号 A-7')
  })

  it('that is not ours still says what to do', () => {
    expect(failure(413, '<html>').message).toContain('太大')
    expect(failure(502, undefined)).toMatchObject({ kind: 'failed' })
    expect(failure(500, { error: null }).message).not.toBe('')
  })

  it('tells that a second factor is due', () => {
    const body = { error: { kind: 'unauthenticated', message: '需要动态口令', code_required: true } }
    expect(failure(401, body).codeRequired).toBe(true)
  })
})

describe('a call', () => {
  it('says so when the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await thrown(answer(client.GET('/home')))).toMatchObject({ kind: 'offline' })
  })

  it('carries the token only when it changes something', async () => {
    const log = serve({ 'GET /home': () => ({ body: {} }), 'PUT /password': () => ({ status: 204 }) })
    await answer(client.GET('/home'))
    await answer(client.PUT('/password', { body: { old: 'a', new: 'b' } }))
    expect(log.map((asked) => asked.headers.get('X-CSRF-Token'))).toEqual([null, 'token'])
  })

  it('writes a key with a slash as one segment', async () => {
    const log = serve({ 'GET /chain/source/湘财〔2017〕1/2号': () => ({ body: {} }) })
    await answer(client.GET('/chain/{kind}/{key}', { params: { path: { kind: 'source', key: '湘财〔2017〕1/2号' } } }))
    expect(log[0]?.path).toBe('/chain/source/湘财〔2017〕1/2号')
  })

  it('reports the end of the session, but not a refused sign-in', async () => {
    serve({
      'GET /home': () => refusal(401, 'unauthenticated', '登录已过期'),
      'POST /session': () => refusal(401, 'unauthenticated', '账号或密码不对'),
    })
    await thrown(answer(client.POST('/session', { body: { login: 'a', password: 'b' } })))
    expect(access.expired).not.toHaveBeenCalled()
    await thrown(answer(client.GET('/home')))
    expect(access.expired).toHaveBeenCalledOnce()
  })
})

it('does not show the inside of an error that is not meant for users', () => {
  expect(explain(new RangeError('x is undefined'))).toBe('页面出错了，请刷新后再试。')
})
