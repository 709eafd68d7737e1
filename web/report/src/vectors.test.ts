// What src/complain (C++) wrote, read by the browser's half: src/complain/intake/sealed/vectors_test.cpp.
import { beforeAll, describe, expect, test } from 'vitest'

import written from '../../../src/complain/intake/data/sealing_vectors.json'
import { base64, type Bytes, fromBase64 } from './bytes'
import { freshCode, groupsOf, isCase, isCode, lookUp, parseCode } from './code'
import { itemOf } from './item'
import { type Told, toldText } from './told'
import { forReporter, freshCaseKey, ofReporter, openInCase, ready, sealForCase } from './vault'
import { solve } from './work'

interface Vectors {
  codes: { code: string, look_up: string, case_public: string, reporter_copy: string, item: string, sealed_item: string }[]
  typed: { typed: string, symbols?: number, groups?: number[], kind?: number, shown?: string }[]
  told: string
  work: { challenge: string, bits: number, body: string, solution: string }
}
const vectors = written as unknown as Vectors
const bytes = (written: string): Bytes => fromBase64(written) as Bytes

beforeAll(() => ready)

describe('a receipt code', () => {
  test.each(vectors.typed)('typed as $typed is read as the server reads it', ({ typed, symbols, groups, kind, shown }) => {
    const read = parseCode(typed)
    if (isCode(read)) expect([read.kind, groupsOf(read).join('-')]).toEqual([kind, shown])
    else expect(read).toEqual({ symbols, groups })
  })

  test('that was made here holds, and no two are alike', () => {
    const made = Array.from({ length: 50 }, freshCode)
    expect(new Set(made.map((code) => code.plain)).size).toBe(50)
    for (const code of made) {
      const read = parseCode(groupsOf(code).join('-').toLowerCase())
      expect(isCase(read) && read.plain).toBe(code.plain)
    }
  })
})

describe('a case', () => {
  test('that the server sealed opens here with its code alone', async () => {
    expect(vectors.codes.length).toBeGreaterThan(0)
    for (const one of vectors.codes) {
      const code = parseCode(one.code)
      if (!isCode(code)) throw new Error(one.code)
      expect(base64(lookUp(code))).toBe(one.look_up)
      const key = await ofReporter(bytes(one.reporter_copy), code)
      expect(key && base64(key.publicKey)).toBe(one.case_public)
      expect(key && openInCase(key, bytes(one.sealed_item))).toBe(one.item)
      expect(itemOf(one.item)?.text).toBe('已受理')
      expect(await ofReporter(bytes(one.reporter_copy), freshCode())).toBeUndefined()
    }
  })

  test('that was made here opens here', async () => {
    const key = freshCaseKey(), code = freshCode()
    expect((await ofReporter(await forReporter(key, code), code))?.seed).toEqual(key.seed)
    const sealed = sealForCase(key.publicKey, '话')
    expect(sealed.length).toBe(4096 + 48)
    expect(openInCase(key, sealed)).toBe('话')
    sealed[60] = (sealed[60] ?? 0) ^ 1
    expect(openInCase(key, sealed)).toBeUndefined()
  })
})

test('what is told has the shape that the office reads', () => {
  const told = JSON.parse(vectors.told) as Told & { record: Told['record'][] }
  const record = told.record[0]
  const { concerns, post, kind, place, text } = told
  expect(JSON.parse(toldText({ concerns, post, kind, place, text, ...(record ? { record } : {}) }, []))).toEqual(told)
})

test('work done here is the work the server asks for', async () => {
  const { challenge, bits, body, solution } = vectors.work
  expect(await solve({ challenge, bits }, body)).toBe(solution)
})
