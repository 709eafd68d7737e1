// Bytes as text and back.

export type Bytes = Uint8Array<ArrayBuffer>

export const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text))
export const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

export function concat(...parts: Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Not for secrets: stops at the first byte that differs. */
export const same = (left: Uint8Array, right: Uint8Array): boolean => left.length === right.length && left.every((byte, i) => byte === right[i])

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export function base64(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += String.fromCharCode(byte)
  return btoa(out)
}

/** Nothing for what is no base64. */
export function fromBase64(written: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(written), (one) => one.charCodeAt(0))
  } catch {
    return undefined
  }
}

export const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))

/** ISO/IEC 7816-4, as crypto::padded: 0x80, then zeros to a multiple of `block`. */
export function padded(plain: Uint8Array, block: number): Bytes {
  const out = new Uint8Array(Math.ceil((plain.length + 1) / block) * block)
  out.set(plain)
  out[plain.length] = 0x80
  return out
}

/** Nothing if it was never padded. */
export function unpadded(filled: Uint8Array): Bytes | undefined {
  let at = filled.length - 1
  while (at >= 0 && filled[at] === 0) --at
  return at >= 0 && filled[at] === 0x80 ? new Uint8Array(filled.slice(0, at)) : undefined
}
