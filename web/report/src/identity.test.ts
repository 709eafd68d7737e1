// A name under its two locks, as the office opens them.
import { beforeAll, expect, test } from 'vitest'

import { base64, type Bytes, fromBase64, text, unpadded } from './bytes'
import { freshCode, isCode, parseCode } from './code'
import { keepersOf, reportFrame, type WindowKeys } from './frame'
import { identityIn, identityText, sealIdentity } from './identity'
import { type CaseKey, caseKeyOf, freshCaseKey, openBox, ready } from './vault'

beforeAll(() => ready)

const someone = { name: '周小满', phone: '0733-5550177', reach: '赶集日在镇街上' }
const key = (seed: number): CaseKey => caseKeyOf(new Uint8Array(32).fill(seed))
const form = (fields: Record<string, string>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

test('neither the custodian nor the case opens it alone, and its length says nothing', () => {
  const custodian = key(1), kase = freshCaseKey()
  const [one] = sealIdentity(identityText(someone), kase.publicKey, [{ officer: 7, key: custodian.publicKey }])
  const sealed = fromBase64(one?.sealed ?? '') as Bytes
  expect(one?.officer).toBe(7)
  expect(sealed.length).toBe(1120)
  expect(openBox(kase, sealed)).toBeUndefined()
  const inner = openBox(custodian, sealed) as Bytes
  expect(openBox(custodian, inner)).toBeUndefined()
  expect(JSON.parse(text(unpadded(openBox(kase, inner) as Bytes) as Bytes))).toEqual({ v: 1, ...someone })
  const [short] = sealIdentity(identityText({ name: '周', phone: '', reach: '' }), kase.publicKey, [{ officer: 7, key: custodian.publicKey }])
  expect(fromBase64(short?.sealed ?? '')?.length).toBe(1120)
})

test('it goes to the custodians, or to the level above, and beside what was told', async () => {
  const keys: WindowKeys = {
    intake: [{ officer: 1, key: base64(key(1).publicKey) }], custodians: [{ officer: 7, key: base64(key(7).publicKey) }], above: base64(key(9).publicKey),
    above_title: '', office: '',
  }
  const code = parseCode(freshCode().plain)
  if (!isCode(code)) throw new Error('no code')
  const report = { token: new Uint8Array(16), code, key: freshCaseKey(), told: '{}', files: 0 }
  const frame = async (lane: 'county' | 'above', identity?: string): Promise<{ identity?: { officer: number }[] }> =>
    JSON.parse(await reportFrame({ ...report, lane, ...(identity ? { identity } : {}) }, keys)) as { identity?: { officer: number }[] }
  expect((await frame('county', identityText(someone))).identity?.map((one) => one.officer)).toEqual([7])
  expect((await frame('above', identityText(someone))).identity?.map((one) => one.officer)).toEqual([0])
  expect((await frame('county')).identity).toBeUndefined()
  expect(keepersOf({ ...keys, custodians: undefined } as unknown as WindowKeys, 'county')).toEqual([])
})

test('what was typed is taken as it was meant, or asked about', () => {
  expect(identityIn(form({}))).toBeUndefined()
  expect(identityIn(form({ named: '', own_name: ' ' }))).toBeUndefined()
  expect(identityIn(form({ named: 'yes', own_name: ' 周小满 ', own_phone: '', own_reach: '' }))).toEqual({ name: '周小满', phone: '', reach: '' })
  expect(identityIn(form({ named: '', own_name: '周小满' }))).toContain('选的是“匿名”')
  expect(identityIn(form({ named: 'yes', own_name: '' }))).toContain('请写上姓名')
  expect(identityIn(form({ named: 'yes', own_name: '周'.repeat(41) }))).toContain('太长')
})
