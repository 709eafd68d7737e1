import { describe, expect, it } from 'vitest'

import { arrange, belongsAbove, blank, bodiesFor, type Draft, fieldsOf, lacking, type Move, request, toldWords } from './moves'
import { CLASSIFIED } from './testing'

function move(name: string, needs_text = false, tells_reporter = false): Move {
  return { name, title: name, needs_text, tells_reporter }
}
function draft(typed: Partial<Draft>): Draft {
  return { ...blank(), ...typed }
}

describe('what a move wants', () => {
  it.each([
    ['screen', false, []],
    ['accept', false, []],
    ['refuse', true, ['refused', 'text']],
    ['transfer', true, ['body', 'text']],
    ['arbitrate', true, ['body', 'text']],
    ['assign', false, ['handler']],
    ['reassign', true, ['handler', 'text']],
    ['pause', true, ['pause', 'text']],
    ['extend', true, ['days', 'text']],
    ['decide', true, ['found', 'text']],
    ['clarify', true, ['consent', 'influence', 'text']],
    ['reply', true, ['text']],
    ['close', false, []],
  ])('%s', (name, text, fields) => {
    expect(fieldsOf(move(name, text), 'petition')).toEqual(fields)
  })

  it('is how a dispute ends, before it is closed', () => {
    expect(fieldsOf(move('close'), 'dispute')).toEqual(['settlement'])
  })

  it('is said when it is missing', () => {
    const transfer = move('transfer', true)
    const fields = fieldsOf(transfer, 'petition')
    expect(lacking(transfer, fields, draft({}))).toBe('请选择送到哪个单位')
    expect(lacking(transfer, fields, draft({ body: 'town' }))).toBe('请选择哪个镇')
    expect(lacking(transfer, fields, draft({ body: 'department', department: ' ' }))).toBe('请填写哪个部门')
    expect(lacking(transfer, fields, draft({ body: 'petition_office' }))).toBe('请写明内容或者理由')
    expect(lacking(transfer, fields, draft({ body: 'petition_office', text: '归信访局' }))).toBe('')
  })

  it('lets one say "not ours" without knowing whose it is, but not half', () => {
    const back = move('not_ours', true)
    expect(lacking(back, ['body', 'text'], draft({ text: '不归我们管' }))).toBe('')
    expect(lacking(back, ['body', 'text'], draft({ text: '不归我们管', body: 'town' }))).toBe('请选择哪个镇')
  })

  it('takes only days above zero', () => {
    expect(lacking(move('extend'), ['days'], draft({ days: '0' }))).not.toBe('')
    expect(lacking(move('extend'), ['days'], draft({ days: '10' }))).toBe('')
  })
})

describe('what is sent', () => {
  it('is nothing that was typed for another choice', () => {
    const typed = draft({ body: 'department', department: ' 民政局 ', region: '430299100000', text: ' 归民政 ', days: '3' })
    expect(request(move('transfer', true), ['body', 'text'], typed)).toEqual({ move: 'transfer', body: 'department', department: '民政局', text: '归民政' })
  })

  it('is one end of a dispute', () => {
    const typed = draft({ settled: 'mended', version: '2', explained: '没有错' })
    expect(request(move('close'), ['settlement'], typed)).toEqual({ move: 'close', mended_version: '2' })
    expect(request(move('close'), ['settlement'], { ...typed, settled: 'explained' })).toEqual({ move: 'close', explained: '没有错' })
  })
})

describe('what is offered', () => {
  it('has the way on first, and the last resort apart', () => {
    const [accept, refuse, merge, seal] = [move('accept'), move('refuse'), move('merge'), move('seal_up')]
    expect(arrange([refuse, accept, merge, seal])).toEqual({ main: accept, others: [refuse, merge], seal })
  })

  it('has no way on where only detours are left', () => {
    expect(arrange([move('appeal')])).toEqual({ main: undefined, others: [move('appeal')], seal: undefined })
  })

  it('is only to seal it up where it must not stay, as long as that is still to be done', () => {
    const route = { body: '上一级机关', why: '', basis: '', must_not_stay: true }
    expect(belongsAbove({ ...CLASSIFIED, route })).toBe(true)
    expect(belongsAbove({ ...CLASSIFIED, route, moves: [] })).toBe(false)
    expect(belongsAbove(CLASSIFIED)).toBe(false)
  })

  it('sends no accusation to the level above by a plain transfer', () => {
    expect(bodiesFor('accusation')).not.toContain('above')
    expect(bodiesFor('petition')).toContain('above')
  })
})

describe('what the reporter will see', () => {
  it('is the whole of an answer', () => {
    expect(toldWords(move('reply', true, true))).toContain('全文')
  })
  it('is the coded reason of a refusal and not what was written', () => {
    expect(toldWords(move('refuse', true, true))).toContain('您选的原因，看不到这里写的话')
  })
  it('is nothing of what is not told', () => {
    expect(toldWords(move('decide', true))).toBe('')
  })
})
