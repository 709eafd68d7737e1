/** Which rows of the ledger an identity's keys name. */
const KINDS: Record<string, string> = { I2: 'source', I3: 'allocation', I4: 'appropriation', I6: 'appropriation' }

/** The page that shows the rows behind a break: the node of the fund chain with its children, or the batch. */
export function rowsOf(identity: string, key: string): string | undefined {
  if (identity === 'I5') return `/batches/${encodeURIComponent(key)}`
  const kind = KINDS[identity]
  return kind && `/chain/${kind}/${encodeURIComponent(key)}`
}
