import { expect, it } from 'vitest'

import { loosens } from './profiles'
import { decidable, way } from './steps'

it('marks what is done, what is under way and what is to come', () => {
  expect(way('secrecy').map((step) => step.state)).toEqual(['done', 'done', 'current', 'pending'])
  expect(way('published').every((step) => step.state === 'done')).toBe(true)
  expect(way('refused').every((step) => step.state === 'pending')).toBe(true)
})

it('lets an officer decide only the step that the batch is in', () => {
  expect(decidable({ stage: 'finance', may: ['finance', 'publish'] })).toBe('finance')
  expect(decidable({ stage: 'secrecy', may: ['finance'] })).toBeUndefined()
  expect(decidable({ stage: 'published', may: ['publish'] })).toBeUndefined()
})

it('knows which profile is looser', () => {
  expect(loosens('masked', 'named')).toBe(true)
  expect(loosens('named', 'none')).toBe(false)
  expect(loosens('masked', 'masked')).toBe(false)
})
