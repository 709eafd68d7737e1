/** Fen come as text and stay whole: a double cannot hold a province's budget. */
function parse(fen: string | undefined): bigint | undefined {
  return fen !== undefined && /^-?\d+$/.test(fen) ? BigInt(fen) : undefined
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

function fixed(value: bigint, decimals: number): string {
  const sign = value < 0n ? '-' : ''
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0')
  return `${sign}${grouped(digits.slice(0, -decimals))}.${digits.slice(-decimals)}`
}

/** "123456" → "1,234.56"; what is no amount is a dash. */
export function yuan(fen: string | undefined): string {
  const value = parse(fen)
  return value === undefined ? '—' : fixed(value, 2)
}

/** In 万元 with two decimals, halves away from zero: for overviews, never for checking. */
export function wan(fen: string | undefined): string {
  const value = parse(fen)
  if (value === undefined) return '—'
  const half = value < 0n ? -5_000n : 5_000n
  return fixed((value + half) / 10_000n, 2)
}

/** How much of the whole, in percent with one decimal, for the width of a bar; 0 when there is no whole. */
export function share(part: string, whole: string): number {
  const [a, b] = [parse(part), parse(whole)]
  if (a === undefined || b === undefined || b <= 0n) return 0
  return Number((a * 1000n) / b) / 10
}

/** The sum of texts that are amounts, as text: for the place of a bar, not for a figure. */
export function sum(amounts: readonly string[]): string {
  return amounts.reduce((total, fen) => total + (parse(fen) ?? 0n), 0n).toString()
}

export function isNegative(fen: string): boolean {
  return (parse(fen) ?? 0n) < 0n
}
