import type { Case, CaseClass, CaseMove } from '@/api/schema'

/** The server's words in Chinese: what an officer chooses among. */
export const KINDS: Record<CaseClass['kind'], { title: string; plain: string }> = {
  dispute: { title: '数据有误', plain: '金额不对、我没领到、名字写错' },
  service: { title: '办事投诉', plain: '事情办不成、跑了好多趟、态度差' },
  petition: { title: '申诉求决', plain: '请给我解决待遇、补偿、困难' },
  accusation: { title: '检举控告', plain: '某个干部贪了、收钱、优亲厚友' },
  consult: { title: '咨询', plain: '我能领什么、怎么办理' },
}
export const THEMES: Record<CaseClass['theme'], string> = {
  payment: '发放',
  project: '工程',
  village: '村务',
  service: '办事',
  conduct: '干部作风',
  reprisal: '打击报复',
  other: '其他',
}
export const REFUSED: Record<NonNullable<CaseMove['refused']>, string> = {
  out_of_scope: '不属于受理范围',
  in_lawsuit: '已经进入诉讼、仲裁或者行政复议',
  already_final: '同一事项已经有复核意见',
  withdrawn: '反映人自己撤回',
  no_substance: '没有可以核查的内容',
}
export const BODIES: Record<NonNullable<CaseMove['body']>, string> = {
  town: '镇政府',
  department: '主管部门',
  town_discipline: '镇纪委',
  county_discipline: '县纪委监委',
  petition_office: '县信访局',
  leading_group: '县领导小组',
  above: '上一级机关',
}
export const PAUSES: Record<NonNullable<CaseMove['pause']>, string> = {
  supplement: '等补充材料',
  third_party: '等第三方意见',
  appraisal: '鉴定',
  hearing: '听证',
}
export const FOUND: Record<NonNullable<CaseMove['found']>, string> = {
  true: '属实',
  partly_true: '部分属实',
  false: '不属实',
  handed_on: '已移交',
}

/** Why one opens a case, ready to be pressed. */
export const OPENING = ['甄别', '办理', '审批'] as const

/** What a step left besides its text: "主管部门 · 属实". */
export function outcome(step: Case['steps'][number]): string {
  return [step.body, step.refused, step.found, step.evaluation, step.approval].filter(Boolean).join(' · ')
}

/** What a file is, for one who cannot open it here. */
export function fileTitle(type: string): string {
  if (type.startsWith('image/')) return '照片'
  if (type.startsWith('audio/')) return '录音'
  return type.startsWith('video/') ? '录像' : '文件'
}
