import type { Case, CaseMove } from '@/api/schema'

export type Move = Case['moves'][number]
/** A control of the dialog. `settlement` is how a dispute ends: mended, or explained. */
export type Field = 'text' | 'refused' | 'body' | 'handler' | 'pause' | 'days' | 'found' | 'settlement' | 'into' | 'approval' | 'consent' | 'influence'

/** What is typed for a move; nothing yet is ''. */
export interface Draft {
  text: string
  refused: CaseMove['refused'] | ''
  body: CaseMove['body'] | ''
  department: string
  region: string
  handler: string
  pause: CaseMove['pause'] | ''
  days: string
  found: CaseMove['found'] | ''
  settled: 'mended' | 'explained' | ''
  version: string
  explained: string
  into: string
  approval: string
  consent: boolean
}

export function blank(): Draft {
  return {
    text: '', refused: '', body: '', department: '', region: '', handler: '', pause: '', days: '', found: '',
    settled: '', version: '', explained: '', into: '', approval: '', consent: false,
  }
}

const WANTS: Record<string, Field> = {
  refuse: 'refused',
  transfer: 'body',
  not_ours: 'body',
  arbitrate: 'body',
  assign: 'handler',
  reassign: 'handler',
  pause: 'pause',
  extend: 'days',
  decide: 'found',
  merge: 'into',
  clarify: 'consent',
  false_report: 'approval',
}

/** What the officer must know before the move. */
export const EFFECTS: Record<string, string> = {
  screen: '开始甄别：弄清是什么事、归谁管。',
  accept: '受理后开始算办理期限，类别不能再改。',
  refuse: '这一件不再办理。',
  transfer: '送到有权处理的单位。',
  not_ours: '退回后由受理的人再转。第二次退回，由县里指定承办单位。',
  arbitrate: '指定承办单位以后，不能再退回。',
  assign: '承办人会得到这一件的钥匙，能看全部内容。',
  reassign: '新的承办人会得到这一件的钥匙，能看全部内容。请写明为什么换人。',
  investigate: '开始核查。',
  ask_supplement: '等反映人补充材料，收到后再接着核查。',
  supplemented: '材料已经收到，接着核查。',
  pause: '办理期限停止计时，到恢复为止。只能因为这四种原因。',
  resume: '从今天起接着计时。',
  interim: '登记一次阶段性答复，不算办结。',
  extend: '办理期限只能延长一次。',
  decide: '提出后交审批。请写明查到了什么、依据什么、怎么处理。',
  send_back: '退给承办人再核查。请写明还要查什么。',
  approve: '批准后由承办人答复反映人。',
  reply: '答复发出后不能收回。',
  close: '办结后反映人可以评价。',
  reread: '看办理有没有遗漏、有没有错，写明看法。',
  merge: '并入另一件一起办。这一件的反映人仍用自己的回执码，读到同样的答复；那一件办结以前可以撤销。',
  unmerge: '从那一件分出来，回到甄别。因为并案才能看这一件的人，不能再看了。',
  reconsider: '回到甄别，重新看要不要受理。只能在不予受理以后七天以内。',
  clear_name: '写一封澄清函，打印后当面交给本人。函里不要写是谁反映的、怎么反映的。',
  clarify: '写的话会公开，到期自动撤下。只有本人书面愿意，并且由出具澄清函以外的另一位审批人员来做。',
  false_report: '告错了不是诬告。只有市级以上机关批准认定的，才能记下来。',
  reopen: '从头再办一次，由您负责，不能再交给原来的承办人。',
}

/** The way of a case; whatever else is offered comes after. */
const MAIN = ['screen', 'accept', 'arbitrate', 'assign', 'investigate', 'supplemented', 'decide', 'approve', 'reply', 'close', 'reread']
/** It has its own button. */
const ELSEWHERE = ['seal_up']

export interface Arranged {
  main: Move | undefined
  others: Move[]
  seal: Move | undefined
}

/** The move that leads on, the rest in the server's order, and the last resort. */
export function arrange(moves: readonly Move[]): Arranged {
  const main = MAIN.map((name) => moves.find((each) => each.name === name)).find((each) => each !== undefined)
  return {
    main,
    others: moves.filter((each) => each !== main && !ELSEWHERE.includes(each.name)),
    seal: moves.find((each) => each.name === 'seal_up'),
  }
}

/** It belongs to the level above: it can only be sealed up, and what it was taken for corrected. */
export function belongsAbove(opened: Case): boolean {
  return opened.route?.must_not_stay === true && arrange(opened.moves).seal !== undefined
}

/** Exactly what that move wants to know, of a case of that kind. */
export function fieldsOf(move: Move, kind: string | undefined): Field[] {
  const own = move.name === 'close' && kind === 'dispute' ? 'settlement' : WANTS[move.name]
  return [...(own ? [own] : []), ...(move.name === 'clarify' ? ['influence' as const] : []), ...(move.needs_text ? ['text' as const] : [])]
}

/** Saying "not ours" one need not know whose it is. */
export function isOptional(move: Move, field: Field): boolean {
  return move.name === 'not_ours' && field === 'body'
}

/** Where it may be sent; an accusation for the level above leaves only sealed up. */
export function bodiesFor(kind: string | undefined): CaseMove['body'][] {
  const here = ['town', 'department', 'town_discipline', 'county_discipline', 'petition_office', 'leading_group'] as const
  return kind === 'accusation' ? [...here] : [...here, 'above']
}

export function needsTown(body: Draft['body']): boolean {
  return body === 'town' || body === 'town_discipline'
}

function lackingOfBody(draft: Draft): string {
  if (!draft.body) return '请选择送到哪个单位'
  if (needsTown(draft.body) && !draft.region) return '请选择哪个镇'
  return draft.body === 'department' && !draft.department.trim() ? '请填写哪个部门' : ''
}

function lackingOfSettlement(draft: Draft): string {
  if (!draft.settled) return '请选择是已经更正，还是没有错'
  if (draft.settled === 'mended') return /^[1-9]\d*$/.test(draft.version.trim()) ? '' : '请填写更正后的版本，如 2'
  return draft.explained.trim() ? '' : '请说明为什么没有错'
}

const LACKING: Record<Field, (draft: Draft) => string> = {
  text: (draft) => (draft.text.trim() ? '' : '请写明内容或者理由'),
  refused: (draft) => (draft.refused ? '' : '请选择不予受理的原因'),
  body: lackingOfBody,
  handler: (draft) => (draft.handler ? '' : '请选择承办人'),
  pause: (draft) => (draft.pause ? '' : '请选择中止的原因'),
  days: (draft) => (/^[1-9]\d{0,2}$/.test(draft.days.trim()) ? '' : '请填写延长多少天，如 10'),
  found: (draft) => (draft.found ? '' : '请选择核查结果'),
  settlement: lackingOfSettlement,
  into: (draft) => (draft.into ? '' : '请选择并入哪一件'),
  approval: (draft) => (draft.approval.trim() ? '' : '请填写市级以上机关的批准文号'),
  consent: (draft) => (draft.consent ? '' : '本人书面愿意，才能公开澄清'),
  influence: (draft) => (/^$|^[1-9]\d{0,2}$/.test(draft.days.trim()) ? '' : '请填写公开多少天，如 180'),
}

/** The first thing that is missing, in plain words; '' when the move can go. */
export function lacking(move: Move, fields: readonly Field[], draft: Draft): string {
  const asked = fields.filter((field) => !isOptional(move, field) || draft.body)
  return asked.map((field) => LACKING[field](draft)).find(Boolean) ?? ''
}

function bodyParts(draft: Draft): Partial<CaseMove> {
  if (!draft.body) return {}
  return {
    body: draft.body,
    ...(needsTown(draft.body) && { region: draft.region }),
    ...(draft.body === 'department' && { department: draft.department.trim() }),
  }
}

const PARTS: Record<Field, (draft: Draft) => Partial<CaseMove>> = {
  text: (draft) => ({ text: draft.text.trim() }),
  refused: (draft) => ({ refused: draft.refused || undefined }),
  body: bodyParts,
  handler: (draft) => ({ handler: draft.handler }),
  pause: (draft) => ({ pause: draft.pause || undefined }),
  days: (draft) => ({ days: draft.days.trim() }),
  found: (draft) => ({ found: draft.found || undefined }),
  settlement: (draft) => (draft.settled === 'mended' ? { mended_version: draft.version.trim() } : { explained: draft.explained.trim() }),
  into: (draft) => ({ into: draft.into }),
  approval: (draft) => ({ approval: draft.approval.trim() }),
  consent: (draft) => (draft.consent ? { consent: 'yes' } : {}),
  influence: (draft) => (draft.days.trim() ? { days: draft.days.trim() } : {}),
}

/** What goes to the server: nothing that was typed for another move. */
export function request(move: Move, fields: readonly Field[], draft: Draft): CaseMove {
  return Object.assign({ move: move.name }, ...fields.map((field) => PARTS[field](draft))) as CaseMove
}

/** The one move whose text the reporter reads; of all others only the stage. */
const READ_WHOLE = 'reply'

/** What the reporter will see of it; said before it is done. */
export function toldWords(move: Move): string {
  if (move.name === READ_WHOLE) return '反映人凭回执码能看到这里写的全文。不要写其他人的姓名、身份证号和电话。'
  if (!move.tells_reporter) return ''
  const stage = move.name === 'refuse' ? '反映人凭回执码能看到“不予受理”和您选的原因' : '反映人凭回执码能看到办理进展'
  return move.needs_text ? `${stage}，看不到这里写的话；要对反映人说的，请写在“来往”里。` : `${stage}。`
}
