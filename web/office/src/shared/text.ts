/** "2017-08-20T14:03:00+08:00" → "2017-08-20 14:03", as the server wrote it: no second time zone. */
export function instant(text: string | undefined): string {
  return text ? text.slice(0, 16).replace('T', ' ') : '—'
}

export function count(value: number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',')
}

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** In groups of four, so that a secret can be read aloud or copied by hand. */
export function fours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ')
}
