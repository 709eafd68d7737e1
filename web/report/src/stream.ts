// A file in sealed pieces (libsodium's secretstream), the last one filled up so that the size does not betray the photo.
import { sha256 } from '@noble/hashes/sha2.js'
import sodium from 'libsodium-wrappers'

import { base64, hex, padded } from './bytes'

export const pieceBytes = 256 * 1024
const block = 4096

/** As it stands in a report. */
export interface Attachment {
  type: string
  sha256: string
  size: number
  key: string
  header: string
  pieces: number
}

/** The file's pieces one behind the other, and what opens them. Reads bit by bit: a phone's memory holds no video. */
export async function sealFile(file: Blob, type: string): Promise<{ attachment: Attachment, sealed: Blob }> {
  const key = sodium.crypto_secretstream_xchacha20poly1305_keygen()
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key)
  const { crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: more, crypto_secretstream_xchacha20poly1305_TAG_FINAL: last } = sodium
  const hash = sha256.create()
  const out: BlobPart[] = []
  const whole = Math.floor(file.size / pieceBytes)
  for (let i = 0; i <= whole; ++i) {
    const plain = new Uint8Array(await file.slice(i * pieceBytes, (i + 1) * pieceBytes).arrayBuffer())
    hash.update(plain)
    const piece = i < whole ? plain : padded(plain, block)
    out.push(new Uint8Array(sodium.crypto_secretstream_xchacha20poly1305_push(state, piece, null, i < whole ? more : last)))
  }
  const attachment = { type, sha256: hex(hash.digest()), size: file.size, key: base64(key), header: base64(header), pieces: out.length }
  return { attachment, sealed: new Blob(out) }
}
