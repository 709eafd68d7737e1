import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'

import { refusal, serve } from '@/testing/server'

import { type Dossier, useDossier } from './dossier'
import { CASE } from './testing'

let scope: EffectScope | undefined

afterEach(() => {
  scope?.stop()
  vi.unstubAllGlobals()
})

function dossier(routes: Parameters<typeof serve>[0]): Dossier {
  serve({ 'POST /cases/5/openings': () => ({ body: CASE }), ...routes })
  scope = effectScope()
  const made = scope.run(() => useDossier(() => '5'))
  if (!made) throw new Error('the scope has ended')
  return made
}

it('is gone with its page', async () => {
  const opened = dossier({})
  await opened.open('甄别')
  expect(opened.value?.number).toBe(CASE.number)
  scope?.stop()
  expect(opened.value).toBeUndefined()
})

it('does not come back with an answer that arrives after leaving', async () => {
  const opened = dossier({})
  const late = opened.open('甄别')
  opened.forget()
  await late
  await flushPromises()
  expect(opened.value).toBeUndefined()
})

it('counts a move as done though it cannot be shown again', async () => {
  let moved = false
  const opened = dossier({
    'POST /cases/5/moves': () => {
      moved = true
      return { status: 204 }
    },
    'POST /cases/5/openings': () => (moved ? refusal(503, 'failed', '服务器正忙') : { body: CASE }),
  })
  await opened.open('办理')
  await opened.move({ move: 'accept' })
  expect([opened.value, opened.end]).toEqual([undefined, 'stale'])
})

it('keeps the case where a move was refused', async () => {
  const opened = dossier({ 'POST /cases/5/moves': () => refusal(409, 'conflict', '不能受理') })
  await opened.open('办理')
  await expect(opened.move({ move: 'accept' })).rejects.toThrow('不能受理')
  expect([opened.value?.id, opened.locked]).toEqual(['5', false])
})

it('knows a locked vault from another conflict', async () => {
  const opened = dossier({ 'POST /cases/5/words': () => refusal(409, 'conflict', '保管箱没有打开，请退出后重新登录。') })
  await opened.open('办理')
  await expect(opened.say('好', false)).rejects.toThrow('保管箱没有打开')
  expect(opened.locked).toBe(true)
})

it('lets go when the key was taken away meanwhile', async () => {
  const opened = dossier({ 'GET /cases/5/candidates': () => refusal(404, 'not_found', '没有这一件') })
  await opened.open('办理')
  await expect(opened.candidates()).rejects.toThrow('没有这一件')
  expect([opened.value, opened.end]).toEqual([undefined, 'lost'])
})
