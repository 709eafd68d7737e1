/** One thing that a side of the evidence says. */
export interface Fact {
  title: string
  value: string
  hidden?: boolean
}
export interface EvidenceRow {
  record: string
  facts: readonly Fact[]
}
/** What all rows say alike is said once; only what differs needs a table. */
export interface Side {
  common: Fact[]
  columns: string[]
  rows: { record: string; cells: (Fact | undefined)[] }[]
}

/** A hidden value says only that it matched; the server sends no more. */
export function shown(fact: Fact): string {
  return fact.hidden ? fact.value || '比中' : fact.value || '—'
}

export function sideOf(rows: readonly EvidenceRow[]): Side {
  const titles = [...new Set(rows.flatMap((row) => row.facts.map((fact) => fact.title)))]
  const find = (row: EvidenceRow, title: string): Fact | undefined => row.facts.find((fact) => fact.title === title)
  const alike = (title: string): boolean => new Set(rows.map((row) => find(row, title)?.value)).size === 1
  const columns = titles.filter((title) => !alike(title))
  const common = titles.filter(alike).flatMap((title) => rows[0] ? find(rows[0], title) ?? [] : [])
  return { common, columns, rows: rows.map((row) => ({ record: row.record, cells: columns.map((title) => find(row, title)) })) }
}
