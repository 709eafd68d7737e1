// A code that a helper knows: what the window is asked, and that it learns neither the key nor a code.
import { beforeAll, expect, test } from 'vitest'

import { base64, type Bytes, fromBase64, text, unpadded } from './bytes'
import { freshCode, lookUp } from './code'
import { exchangeText } from './exchange'
import { reportFrame, type WindowKeys } from './frame'
import { sealLetter } from './letter'
import { channelOf } from './told'
import { caseKeyOf, forReporter, freshCaseKey, ofReporter, openBox, ready } from './vault'

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

test('a wish to be told is sealed to the office alone, and as long when none was left', async () => {
  const office = freshCaseKey()
  const keys: WindowKeys = { intake: [{ officer: 7, key: base64(freshCaseKey().publicKey) }], above: '', above_title: '', office: base64(office.publicKey), channels: 'phone' }
  const frame = async (notice: string, lane: 'county' | 'above' = 'county', channels = 'phone') =>
    JSON.parse(await reportFrame({ token: new Uint8Array(16), code: freshCode(), key: caseKeyOf(new Uint8Array(32)), lane, told: '{}', files: 0, notice }, { ...keys, channels })) as Record<string, unknown>

  const left = bytes((await frame('13800000000')).notice), none = bytes((await frame('')).notice)
  expect([left.length, none.length]).toEqual([256 + 48, 256 + 48])
  expect(text(unpadded(openBox(office, left) as Bytes) as Bytes)).toBe('13800000000')
  expect(unpadded(openBox(office, none) as Bytes)).toHaveLength(0)
  expect(await frame('13800000000', 'above')).not.toHaveProperty('notice')
  expect(await frame('13800000000', 'county', '')).not.toHaveProperty('notice')
})

test.each([
  ['13800000000', 'phone'], ['0731', undefined], ['138000000000', undefined], ['a.b@example.cn', 'mail'], ['a@b', undefined], ['@example.cn', undefined],
  ['a b@example.cn', undefined],
])('%s is told apart as the office does', (address, channel) => expect(channelOf(address)).toBe(channel))
