// The proof of work that src/complain/intake/work.cpp asks for.
import { sha256 } from '@noble/hashes/sha2.js'

import { concat, utf8 } from './bytes'

export interface Challenge { challenge: string, bits: number }

const leadingZeros = (digest: Uint8Array): number => {
  let out = 0
  for (const byte of digest) {
    out += byte === 0 ? 8 : Math.clz32(byte) - 24
    if (byte !== 0) break
  }
  return out
}

/** "challenge:number". Lets the page breathe now and then. */
export async function solve({ challenge, bits }: Challenge, body: string): Promise<string> {
  const front = sha256.create().update(concat(utf8(challenge), sha256(utf8(body))))
  for (let number = 0; ; ++number) {
    if (leadingZeros(front.clone().update(utf8(String(number))).digest()) >= bits) return `${challenge}:${number}`
    if (number % 4096 === 4095) await new Promise((done) => setTimeout(done))
  }
}
