import { expect, it } from 'vitest'

import { filename } from './download'

it('takes the Chinese name of an attachment', () => {
  expect(filename("attachment; filename=\"a.xlsx\"; filename*=UTF-8''%E6%A0%87%E6%B3%A8.xlsx", 'x')).toBe('标注.xlsx')
})

it('takes the plain name when there is no other', () => {
  expect(filename('attachment; filename="a.xlsx"', 'x')).toBe('a.xlsx')
})

it('falls back when the header is missing or broken', () => {
  expect(filename(null, 'x.xlsx')).toBe('x.xlsx')
  expect(filename("attachment; filename*=UTF-8''%E6%A0", 'x.xlsx')).toBe('x.xlsx')
})
