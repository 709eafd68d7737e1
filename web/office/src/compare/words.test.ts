import { expect, it } from 'vitest'

import { percent, precision } from './words'

it('says how often a rule was right, with the interval', () => {
  expect(precision({ judged: 34, right: 31, low_permille: 764, high_permille: 970 })).toBe('判过 34 条，属实 31 条，精准率 76%–97%')
})

it('gives no percentage when nobody has judged', () => {
  expect(precision({ judged: 0, right: 0, low_permille: 0, high_permille: 1000 })).toBe('还没有人核查过')
})

it('rounds permille to whole percent', () => {
  expect([0, 4, 5, 995, 1000].map(percent)).toEqual(['0%', '0%', '1%', '100%', '100%'])
})
