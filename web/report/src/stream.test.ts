import sodium from 'libsodium-wrappers'
import { beforeAll, expect, test } from 'vitest'

import { concat, fromBase64, same, unpadded } from './bytes'
import { pieceBytes, sealFile } from './stream'
import { fileType, typesOf } from './told'

beforeAll(() => sodium.ready)

/** As the office opens it. */
async function opened(sealed: Blob, key: string, header: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(await sealed.arrayBuffer())
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(fromBase64(header) ?? new Uint8Array(), fromBase64(key) ?? new Uint8Array())
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += pieceBytes + 17) {
    const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, bytes.slice(at, at + pieceBytes + 17), null)
    if (!pulled) throw new Error('does not open')
    const isLast = pulled.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
    parts.push(isLast ? unpadded(pulled.message) ?? new Uint8Array() : pulled.message)
  }
  return concat(...parts)
}

test.each([0, 1, 4095, 4096, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes - 5])('a file of %i bytes comes back whole', async (size) => {
  const plain = Uint8Array.from({ length: size }, (_, i) => i * 7)
  const { attachment, sealed } = await sealFile(new Blob([plain]), 'image/jpeg')
  expect(attachment.size).toBe(size)
  expect(same(await opened(sealed, attachment.key, attachment.header), plain)).toBe(true)
  // Its length tells blocks, not bytes.
  expect((sealed.size - 17 * attachment.pieces) % 4096).toBe(0)
})

test('a file is what its first bytes say', async () => {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (one) => one.charCodeAt(0))
  expect(fileType(bytes('\xff\xd8\xff\xe0'))?.kind).toBe('photo')
  expect(fileType(bytes('\0\0\0\x18ftypM4A '))?.kind).toBe('voice')
  expect(fileType(bytes('\0\0\0\x18ftypisom'))?.kind).toBe('video')
  expect(fileType(bytes('MZ'))).toBeUndefined()
  expect(await typesOf([new Blob(['<html>'])])).toMatch(/只能交照片/)
  const photo = new Blob([bytes('\xff\xd8\xff')])
  expect(await typesOf(Array.from({ length: 10 }, () => photo))).toMatch(/最多交9张/)
})
