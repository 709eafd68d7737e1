import type { Case } from '@/api/schema'

/** A case as it has just come in. For tests only. */
export const CASE: Case = {
  id: '5', number: '投〔2017〕5号', stage: { name: 'screening', title: '甄别中' }, kind: null,
  received_at: '2017-09-20T10:00:00+08:00', named: false, body: '',
  told: {
    concerns: '村（社区）干部', post: '村主任', kind: { name: 'dispute', title: '数据有误' }, place: '430299100201', place_text: '鹤阳村',
    text: '我的地力补贴没有收到\n卡里一分钱没有', by_helper: false, files: [],
    record: { id: 'A1', version: '1', sentence: '2017年9月发放地力补贴210元', what: '没收到' },
  },
  finding: { theme: 'other', place: '0', place_text: '', department: '', post: '', post_title: '' },
  suggestion: { name: 'accusation', title: '检举控告', why: '文中写了“没收到”' },
  said: [
    { internal: false, from_reporter: true, reply: false, at: '2017-09-21T10:00:00+08:00', text: '请问办了吗' },
    { internal: true, from_reporter: false, reply: false, at: '2017-09-21T11:00:00+08:00', text: '已问过信用社' },
  ],
  steps: [{ move: 'screen', title: '开始甄别', by: '李受理', at: '2017-09-20T11:00:00+08:00', text: '' }],
  holders: [{ id: '1', name: '王审核', department: '县纪委监委', granted_at: '2017-09-20T10:00:00+08:00' }],
  clocks: [{ rule: 'W28', text: '更正数据或者作出说明', due: '2017-09-27', left: '剩余 3 个工作日', overdue: false }],
  tasks: [], joined: [], urgent: false, bounces: 0, awaits_arbitration: false,
  moves: [
    { name: 'refuse', title: '不予受理', needs_text: true, tells_reporter: true },
    { name: 'accept', title: '受理', needs_text: false, tells_reporter: true },
    { name: 'seal_up', title: '封存上报', needs_text: false, tells_reporter: true },
  ],
}
export const CLASSIFIED: Case = { ...CASE, kind: { name: 'dispute', title: '数据有误' }, finding: { ...CASE.finding, theme: 'payment' } }
