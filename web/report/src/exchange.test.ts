// A code that a helper knows: what the window is asked, and that it learns neither the key nor a code.
import { beforeAll, expect, test } from 'vitest'

import { base64, type Bytes, fromBase64 } from './bytes'
import { freshCode, lookUp } from './code'
import { exchangeText } from './exchange'
import { sealLetter } from './letter'
import { forReporter, freshCaseKey, ofReporter, ready } from './vault'

beforeAll(() => ready)

const told = { concerns: 'village', post: '', kind: '', place: 0, text: '三月份的低保没有到我卡上' }
const bytes = (written: unknown): Bytes => fromBase64(String(written)) as Bytes

test('the seed goes from one code to the other, and only the other opens it', async () => {
  const key = freshCaseKey(), old = freshCode(), fresh = freshCode()
  const sent = exchangeText(old, '1500000000000!mac', fresh, await forReporter(key, fresh))
  const said = JSON.parse(sent) as Record<string, string>

  expect(said.pass).toBe('1500000000000!mac')
  expect([bytes(said.look_up), bytes(said.new_look_up)]).toEqual([lookUp(old), lookUp(fresh)])
  expect((await ofReporter(bytes(said.reporter_copy), fresh))?.seed).toEqual(key.seed)
  expect(await ofReporter(bytes(said.reporter_copy), old)).toBeUndefined()
  for (const secret of [base64(key.seed), old.plain, fresh.plain, old.plain.slice(8, 26), fresh.plain.slice(8, 26)]) expect(sent).not.toContain(secret)
})

test('what a helper typed says so, inside the seal for the office and outside for the window', async () => {
  const letter = await sealLetter({ ...told, by: 'helper' }, 'county', [], [])
  expect(letter.byHelper).toBe(true)
  expect(JSON.parse(letter.told)).toMatchObject({ by: 'helper' })
  const own = await sealLetter(told, 'county', [], [])
  expect(own.byHelper).toBe(false)
  expect(JSON.parse(own.told)).not.toHaveProperty('by')
})
