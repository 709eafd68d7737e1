import { expect, it } from 'vitest'

import { barred } from './candidates'
import { townOf, villageOf } from './places'
import { begin, byUnit, classOf } from './screening'
import { CASE } from './testing'

it('begins with what the reporter said, and with the machine where nothing was said', () => {
  expect(begin(CASE)).toEqual({ kind: 'dispute', theme: 'payment', place: '430299100201', department: '', post: '' })
  const unsure = { ...CASE, told: { ...CASE.told, kind: null, record: undefined, place: '0' } }
  expect(begin(unsure)).toMatchObject({ kind: 'accusation', theme: 'other', place: '' })
})

it('begins with what was found before', () => {
  const found = { theme: 'conduct', place: '430299100000', place_text: '青山镇', department: '民政局', post: '民政局/head', post_title: '民政局局长' }
  expect(begin({ ...CASE, kind: { name: 'accusation', title: '检举控告' }, finding: found })).toEqual(
    { kind: 'accusation', theme: 'conduct', place: '430299100000', department: '民政局', post: '民政局/head' })
})

it('sends only what was said', () => {
  expect(classOf({ kind: 'consult', theme: 'other', place: '', department: ' ', post: '' })).toEqual({ kind: 'consult', theme: 'other' })
})

it('lays posts under their unit', () => {
  const director = { id: 'a', title: '鹤阳村村主任', unit: '鹤阳村' }
  const builder = { id: 'b', title: '承包人', unit: '' }
  expect([...byUnit([director, builder])]).toEqual([['鹤阳村', [director]], ['其他', [builder]]])
})

it('takes a code apart', () => {
  expect([townOf('430299100201'), villageOf('430299100201')]).toEqual(['430299100000', '430299100201'])
  expect([townOf('430299100000'), villageOf('430299100000')]).toEqual(['430299100000', ''])
  expect([townOf('430299000000'), townOf('0'), villageOf('0')]).toEqual(['', '', ''])
})

it('bars who must keep away in the words of the ground, and who can read it already', () => {
  const one = { id: '7', name: '甲办理', department: '民政局', grounds: [] as string[] }
  expect(barred(one)).toBe('')
  expect(barred({ ...one, grounds: ['与被反映人在同一个单位', '是这件事的证人'] })).toBe('应当回避：与被反映人在同一个单位、是这件事的证人')
  expect(barred(one, [{ id: '7', name: '甲办理', department: '民政局', granted_at: '' }])).toBe('已经能看')
})
