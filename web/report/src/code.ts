// The receipt code, as src/domain/receipt_code.cpp has it: 30 symbols, 8 to look up, 18 secret, 4 to check.
import { sha256 } from '@noble/hashes/sha2.js'

import { type Bytes, random, utf8 } from './bytes'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const symbols = 30, group = 5, lookUpSymbols = 8, dataSymbols = 26, checks = 4, block = 31
/** Slip, query, visit, case: the kind stands in front and is not written down. */
const kinds = [0, 1, 2, 3], caseKind = 3

export interface Code {
  kind: number
  /** 30 characters of the alphabet. */
  plain: string
}
/** Why a text is no code: how many symbols were given, and the groups that look mistyped, from 1. */
export interface CodeFault { symbols: number, groups: number[] }

// GF(32) by x⁵ + x² + 1.
const power: number[] = [], log: number[] = []
for (let i = 0, value = 1; i < 31; ++i) {
  power[i] = power[i + 31] = value
  log[value] = i
  value <<= 1
  if (value & 32) value ^= 0b100101
}
const at = (all: ArrayLike<number>, place: number): number => all[place] ?? 0
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : at(power, at(log, a) + at(log, b)))
const over = (a: number, b: number): number => (a === 0 ? 0 : at(power, at(log, a) + 31 - at(log, b)))

const generator: number[] = (() => {
  const out = [1, 0, 0, 0, 0]
  for (let root = 1; root <= checks; ++root)
    for (let i = root; i > 0; --i) out[i] = at(out, i) ^ times(at(out, i - 1), at(power, root))
  return out.slice(1)
})()

function addChecks(code: Uint8Array): void {
  let rest = [0, 0, 0, 0]
  for (let i = 0; i < block - checks; ++i) {
    const lead = at(code, i) ^ at(rest, 0)
    rest = rest.map((_, j) => (j + 1 < checks ? at(rest, j + 1) : 0) ^ times(lead, at(generator, j)))
  }
  code.set(rest, block - checks)
}

function syndromes(code: Uint8Array): number[] {
  const out = [0, 0, 0, 0]
  return out.map((_, j) => code.reduce((sum, symbol) => times(sum, at(power, j + 1)) ^ symbol, 0))
}

const locator = (place: number): number => at(power, block - 1 - place)

function explains(found: number[], place: number): boolean {
  const x = locator(place)
  return found.every((one, j) => j === 0 || one === times(at(found, j - 1), x))
}

function explain(found: number[], first: number, second: number): boolean {
  const x = locator(first), y = locator(second)
  const b = over(at(found, 1) ^ times(at(found, 0), x), times(y, x ^ y))
  let left = at(found, 0) ^ times(b, y), right = times(b, y)
  for (let j = 1; j < checks; ++j) {
    left = times(left, x)
    right = times(right, y)
    if (at(found, j) !== (left ^ right)) return false
  }
  return true
}

const groupOf = (place: number): number => Math.floor((place - 1) / group) + 1

function mistyped(code: Uint8Array): number[] {
  const groups = new Set<number>()
  for (const kind of kinds) {
    code[0] = kind
    const found = syndromes(code)
    for (let place = 1; place < block; ++place) if (explains(found, place)) return [groupOf(place)]
  }
  for (const kind of kinds) {
    code[0] = kind
    const found = syndromes(code)
    for (let first = 1; first < block; ++first)
      for (let second = first + 1; second < block && groupOf(second) === groupOf(first); ++second)
        if (explain(found, first, second)) groups.add(groupOf(first))
  }
  return [...groups].sort((a, b) => a - b)
}

/** Half-width, without blanks and the strokes between groups. */
function typedSymbols(written: string): string[] {
  const narrow = written.replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
  return [...narrow.replace(/[\s\u3000]/g, '').replace(/[-–—－‐.,]/g, '')]
}

function symbolOf(typed: string): number {
  const big = typed.toUpperCase()
  return alphabet.indexOf(big === 'O' ? '0' : big === 'I' || big === 'L' ? '1' : big === 'U' ? 'V' : big)
}

export function freshCode(): Code {
  const code = new Uint8Array(block)
  code[0] = caseKind
  code.set(random(dataSymbols).map((byte) => byte & 31), 1)
  addChecks(code)
  return { kind: caseKind, plain: [...code.slice(1)].map((symbol) => alphabet[symbol]).join('') }
}

export function parseCode(written: string): Code | CodeFault {
  const typed = typedSymbols(written)
  if (typed.length !== symbols) return { symbols: typed.length, groups: [] }
  const code = new Uint8Array(block)
  const strange = new Set<number>()
  typed.forEach((one, i) => {
    const symbol = one.length === 1 ? symbolOf(one) : -1
    if (symbol < 0) strange.add(groupOf(i + 1))
    code[i + 1] = Math.max(symbol, 0)
  })
  if (strange.size > 0) return { symbols, groups: [...strange] }
  const plain = [...code.slice(1)].map((symbol) => alphabet[symbol]).join('')
  for (const kind of kinds) {
    code[0] = kind
    if (syndromes(code).every((one) => one === 0)) return { kind, plain }
  }
  return { symbols, groups: mistyped(code) }
}

export const isCode = (read: Code | CodeFault): read is Code => 'plain' in read
export const isCase = (read: Code | CodeFault): read is Code => isCode(read) && read.kind === caseKind

/** The six groups of five, for the holder's eyes. */
export const groupsOf = (code: Code): string[] => code.plain.match(/.{5}/g) ?? []
/** 32 bytes: what the server may know. */
export const lookUp = (code: Code): Bytes => new Uint8Array(sha256(utf8(code.plain.slice(0, lookUpSymbols))))
/** Never leaves this browser. */
export const secretHalf = (code: Code): Bytes => utf8(code.plain.slice(lookUpSymbols, dataSymbols))

/** As portal::fault_text says it. */
export function faultText(fault: CodeFault): string {
  if (fault.symbols !== symbols) {
    const given = fault.symbols > 99 ? '太多个' : `${fault.symbols}个`
    return `码一共有30个字，您输入了${given}。请对照纸条或您抄的码，一组一组再输一次。`
  }
  if (fault.groups.length === 0) return '码里有几处抄错了。请对照纸条或您抄的码，从头核对一遍。'
  return `${fault.groups.map((one) => `第${one}组`).join('、')}好像抄错了，请对照着改一改再查。`
}
