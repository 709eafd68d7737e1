import { expect, it } from 'vitest'

import { today, tone } from './due'

it('is red once the last day is over, not on it', () => {
  expect(tone('2017-09-27', '2017-09-28')).toBe('late')
  expect(tone('2017-09-28', '2017-09-28')).toBe('soon')
})

it('is orange in the last three working days, over a weekend too', () => {
  expect(tone('2017-10-03', '2017-09-28')).toBe('soon') // Friday, Monday, Tuesday
  expect(tone('2017-10-04', '2017-09-28')).toBe('')
})

it('is plain without a day', () => {
  expect(tone(null, '2017-09-28')).toBe('')
})

it('counts the day of the county, not of the browser', () => {
  expect(today(Date.parse('2017-09-27T17:00:00Z'))).toBe('2017-09-28')
})
