import { expect, it } from 'vitest'

import type { FreeKey, FreeList } from '@/api/schema'

import { conditionFor, isComplete, linesOf, pairsOf, pairTitle, questionOf } from './free'

const key = (name: string, kind: string, title = name): FreeKey => ({ name, title, kind, kind_title: kind })
const list = (name: string, ...keys: FreeKey[]): FreeList => ({ name, title: name, registry: false, match_only: false, loaded: true, keys, columns: [] })

it('lays only keys of one kind side by side', () => {
  const pairs = pairsOf(list('a', key('person', 'person'), key('code', 'code')), list('b', key('official', 'person'), key('person', 'person')))
  expect(pairs.map((pair) => pair.id)).toEqual(['person official', 'person person'])
  expect(pairsOf(list('a', key('code', 'code')), list('b', key('person', 'person')))).toEqual([])
  expect(pairsOf(undefined, list('b'))).toEqual([])
})

it('says a title once when both sides say the same', () => {
  const [pair] = pairsOf(list('a', key('p', 'person', '身份证号')), list('b', key('q', 'person', '身份证号')))
  const [other] = pairsOf(list('a', key('p', 'person', '领取人')), list('b', key('q', 'person', '承包方')))
  expect([pair, other].map((each) => each && pairTitle(each))).toEqual(['身份证号', '领取人 ＝ 承包方'])
})

it('knows a condition that lacks a value, or the other end', () => {
  const date = conditionFor({ name: 'pay_date', title: '日期', kind: 'date', operations: [{ name: 'between', title: '介于' }] })
  expect(isComplete(date)).toBe(false)
  expect(isComplete({ ...date, value: '2017-01-01' })).toBe(false)
  expect(isComplete({ ...date, value: '2017-01-01', until: '2017-02-01' })).toBe(true)
  expect(conditionFor({ name: 'relief', title: '', kind: 'boolean', operations: [{ name: 'equal', title: '=' }] }).value).toBe('是')
})

it('asks with names and values only', () => {
  const [pair] = pairsOf(list('a', key('p', 'person')), list('b', key('q', 'person')))
  if (!pair) throw new Error('no pair')
  expect(questionOf({ list: 'a', conditions: [] }, { list: 'b', conditions: [] }, pair, 'both', ' 为什么 ')).toEqual({
    first: 'a', first_key: 'p', first_conditions: [], second: 'b', second_key: 'q', second_conditions: [], want: 'both', reason: '为什么',
  })
})

it('reads a line each and leaves blank ones out', () => {
  expect(linesOf(' 一\n\n二 \n')).toEqual(['一', '二'])
})
