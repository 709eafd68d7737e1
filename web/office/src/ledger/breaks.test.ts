import { describe, expect, it } from 'vitest'

import { rowsOf } from './breaks'

describe('the rows behind a break', () => {
  it('are the fund chain at its number', () => {
    expect(rowsOf('I2', '示财预〔2017〕WJ01号')).toBe(`/chain/source/${encodeURIComponent('示财预〔2017〕WJ01号')}`)
    expect(rowsOf('I4', 'BF2017000315')).toBe('/chain/appropriation/BF2017000315')
  })

  it('are a batch where the batch does not add up', () => {
    expect(rowsOf('I5', '17')).toBe('/batches/17')
  })

  it('are not to be had for what has no number of its own', () => {
    expect(rowsOf('I12', 'MZ01')).toBeUndefined()
  })
})
