import { describe, expect, it } from 'vitest'

import { isNegative, share, sum, wan, yuan } from './money'

describe('money', () => {
  it('shows fen as yuan with two decimals and groups of three', () => {
    expect(yuan('0')).toBe('0.00')
    expect(yuan('5')).toBe('0.05')
    expect(yuan('21000')).toBe('210.00')
    expect(yuan('123456789')).toBe('1,234,567.89')
    expect(yuan('-99')).toBe('-0.99')
    expect(yuan('-100000')).toBe('-1,000.00')
  })

  it('keeps every fen of an amount that a double would round', () => {
    expect(yuan('9007199254740993')).toBe('90,071,992,547,409.93')
    expect(sum(['9007199254740993', '1'])).toBe('9007199254740994')
  })

  it('shows a dash for what is no amount', () => {
    for (const text of ['', '1.5', 'abc', '１２', '1e3', undefined]) expect(yuan(text)).toBe('—')
    expect(wan('x')).toBe('—')
  })

  it('rounds 万元 half away from zero', () => {
    expect(wan('1000000')).toBe('1.00')
    expect(wan('4999')).toBe('0.00')
    expect(wan('5000')).toBe('0.01')
    expect(wan('-5000')).toBe('-0.01')
    expect(wan('123456789012')).toBe('123,456.79')
  })

  it('gives a share in percent, and none of nothing', () => {
    expect(share('50', '200')).toBe(25)
    expect(share('1', '3')).toBe(33.3)
    expect(share('1', '0')).toBe(0)
    expect(share('1', '-5')).toBe(0)
  })

  it('tells a negative amount', () => {
    expect(isNegative('-1')).toBe(true)
    expect(isNegative('0')).toBe(false)
  })
})
