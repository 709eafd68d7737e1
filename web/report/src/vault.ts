// A case's key and what is sealed to it, as src/complain/vault has it: docs/formats/complaint.md.
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import sodium from 'libsodium-wrappers'

import { type Bytes, concat, padded, random, text, unpadded, utf8 } from './bytes'
import { type Code, secretHalf } from './code'

const block = 4096
const context = utf8('complain case v1')

/** Resolves once everything here can be called. */
export const ready: Promise<void> = sodium.ready

export interface CaseKey {
  seed: Bytes
  publicKey: Uint8Array
  secretKey: Uint8Array
}

export function caseKeyOf(seed: Bytes): CaseKey {
  const pair = sodium.crypto_box_seed_keypair(seed)
  return { seed, publicKey: pair.publicKey, secretKey: pair.privateKey }
}
export const freshCaseKey = (): CaseKey => caseKeyOf(random(32))

const answerKey = (code: Code): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(hkdf(sha256, secretHalf(code), undefined, utf8('mingbai receipt answer v1'), 32)), 'AES-GCM', false,
    ['encrypt', 'decrypt'])

/** CaseKey::for_reporter: version, nonce, seed under the code's secret half, tag. */
export async function forReporter(key: CaseKey, code: Code): Promise<Bytes> {
  const iv = random(12)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: context }, await answerKey(code), key.seed)
  return concat(Uint8Array.of(1), iv, new Uint8Array(sealed))
}

/** Nothing for another code, or bytes that were changed. */
export async function ofReporter(copy: Bytes, code: Code): Promise<CaseKey | undefined> {
  if (copy.length !== 61 || copy[0] !== 1) return undefined
  try {
    const seed = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: copy.slice(1, 13), additionalData: context }, await answerKey(code), copy.slice(13))
    return caseKeyOf(new Uint8Array(seed))
  } catch {
    return undefined
  }
}

export const sealTo = (publicKey: Uint8Array, plain: Uint8Array): Uint8Array => sodium.crypto_box_seal(plain, publicKey)

/** seal_for_case. */
export const sealForCase = (publicKey: Uint8Array, plain: string): Uint8Array => sealTo(publicKey, padded(utf8(plain), block))

/** Nothing if it was sealed to another key or changed. */
export function openBox(key: CaseKey, sealed: Uint8Array): Bytes | undefined {
  try {
    return new Uint8Array(sodium.crypto_box_seal_open(sealed, key.publicKey, key.secretKey))
  } catch {
    return undefined
  }
}

/** open_in_case. */
export function openInCase(key: CaseKey, sealed: Uint8Array): string | undefined {
  const filled = openBox(key, sealed)
  const plain = filled && unpadded(filled)
  return plain && text(plain)
}
