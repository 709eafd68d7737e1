import { answer, client } from '@/api/client'
import type { ContactMeans, ContactOutcome, Hit, HoldMove, HoldSourceKind } from '@/api/schema'

/** A payment that somebody may ask to hold. */
export interface Holdable {
  record: string
  text: string
  /** "210.00", to begin with. */
  yuan: string
}

export const SOURCES: Record<HoldSourceKind, string> = {
  police: '公安户籍',
  funeral: '民政殡葬',
  death_certificate: '卫健死亡证明',
  hospital: '医院',
  village: '村（居）委会书面证明',
  visit: '入户走访',
  social_insurance: '社保',
  bank: '银行',
  other: '其他',
}
export const MEANS: Record<ContactMeans, string> = { phone: '电话', visit: '入户', cadre: '委托村干部', notice: '公告' }
export const OUTCOMES: Record<ContactOutcome, string> = { self: '联系到本人', family: '联系到家属', other: '联系到其他知情人', nobody: '未联系上' }

/** The least of a written reason, as the server counts it. */
export const REASON = 10

/** "1,210.5元" → "1210.5": what can be typed again. */
export function plain(yuan: string): string {
  return yuan.replace(/[,元¥\s]/g, '')
}

/** Yuan as typed → fen as the server takes it; nothing for what is no amount above zero. */
export function fen(yuan: string): string | undefined {
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain(yuan))
  if (!found) return undefined
  const value = BigInt(found[1] + (found[2] ?? '').padEnd(2, '0'))
  return value > 0n ? value.toString() : undefined
}

/** The rows of a hit, the latest first. */
export function holdables(hit: Hit): Holdable[] {
  return hit.rows.map((row) => {
    const fact = (title: string): string => row.fund.find((each) => each.title === title)?.value ?? ''
    return { record: row.record, text: [fact('姓名或名称'), fact('项目名称'), fact('所属期间')].filter(Boolean).join(' '), yuan: plain(fact('金额')) }
  }).reverse()
}

/** A move that needs a reason, with what the officer must know before it. */
export interface Decision {
  move: Exclude<HoldMove, 'approve' | 'make_good'>
  title: string
  text: string
  danger: boolean
  /** Whether the amount may be said anew. */
  amount: boolean
}
export const DECISIONS: readonly Decision[] = [
  { move: 'refuse', title: '不批准', text: '不暂缓，照常发放。理由不少于十个字，申请人能看到。', danger: false, amount: false },
  { move: 'renew', title: '续期', text: '从今天起再暂缓一个期限。请写明为什么还没有核实清楚，不少于十个字。', danger: false, amount: true },
  { move: 'confirm', title: '核实确不应发', text: '确认本人确实不应领取，暂缓结束，不补发。请写明核实的依据，不少于十个字。', danger: true, amount: false },
  { move: 'release', title: '错误暂缓，解除', text: '马上恢复发放，补发时钟从今天开始走。请写明查明了什么，不少于十个字。', danger: false, amount: true },
]

/** Carries out a decision. */
export async function decide(id: string, move: Decision['move'], reason: string, amount_fen?: string): Promise<void> {
  const of = { params: { path: { id } }, body: { reason, ...(amount_fen && { amount_fen }) } }
  switch (move) {
    case 'refuse': await answer(client.POST('/holds/{id}/refusal', of)); break
    case 'renew': await answer(client.POST('/holds/{id}/renewal', of)); break
    case 'confirm': await answer(client.POST('/holds/{id}/confirmation', of)); break
    case 'release': await answer(client.POST('/holds/{id}/release', of)); break
  }
}
