import { expect, it } from 'vitest'

import { shown, sideOf } from './evidence'

const row = (record: string, ...values: [string, string][]) => ({ record, facts: values.map(([title, value]) => ({ title, value })) })

it('says once what all rows say alike, and puts what differs in a table', () => {
  const side = sideOf([row('A1', ['姓名', '张三'], ['期间', '2017-04']), row('A2', ['姓名', '张三'], ['期间', '2017-05'])])
  expect(side.common).toEqual([{ title: '姓名', value: '张三' }])
  expect(side.columns).toEqual(['期间'])
  expect(side.rows.map((each) => [each.record, each.cells[0]?.value])).toEqual([['A1', '2017-04'], ['A2', '2017-05']])
})

it('takes a fact that a row lacks for a difference', () => {
  const side = sideOf([row('A1', ['备注', '补发']), row('A2')])
  expect(side.columns).toEqual(['备注'])
  expect(side.rows[1]?.cells).toEqual([undefined])
})

it('needs no table for one row, and bears none at all', () => {
  expect(sideOf([row('A1', ['姓名', '张三'])])).toMatchObject({ columns: [], common: [{ value: '张三' }] })
  expect(sideOf([])).toEqual({ common: [], columns: [], rows: [] })
})

it('says of a hidden value only that it matched', () => {
  expect(shown({ title: '入监日期', value: '', hidden: true })).toBe('比中')
  expect(shown({ title: '入监日期', value: '2015-06-01', hidden: false })).toBe('2015-06-01')
  expect(shown({ title: '备注', value: '' })).toBe('—')
})
