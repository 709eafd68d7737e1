import { expect, it } from 'vitest'

import { count, fours, instant, size } from './text'

it('shows an instant as the server wrote it, whatever the time zone of the computer', () => {
  expect(instant('2017-08-20T14:03:00+08:00')).toBe('2017-08-20 14:03')
  expect(instant(undefined)).toBe('—')
})

it('groups counts, names sizes and parts secrets', () => {
  expect(count(1234567)).toBe('1,234,567')
  expect(size(500)).toBe('500 字节')
  expect(size(734211)).toBe('718 KB')
  expect(size(3 * 1024 * 1024)).toBe('3.0 MB')
  expect(fours('ABCDEFGHI')).toBe('ABCD EFGH I')
})
