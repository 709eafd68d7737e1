import type { ProfileKind } from '@/api/schema'

/** From closed to open. The server decides what counts as loosening; this only warns beforehand. */
export const PROFILES: Record<ProfileKind, { title: string; text: string }> = {
  none: { title: '不公开', text: '只入台账，不向社会公开。' },
  aggregate: { title: '只公开合计', text: '公开人数和金额，不出现个人。' },
  masked: { title: '隐去姓名部分', text: '公开到户，姓名打码。' },
  named: { title: '公开姓名', text: '公开姓名、村组和金额，不含证件和账号。' },
}

const ORDER: readonly ProfileKind[] = ['none', 'aggregate', 'masked', 'named']

export function loosens(from: ProfileKind, to: ProfileKind): boolean {
  return ORDER.indexOf(to) > ORDER.indexOf(from)
}
