import { expect, it } from 'vitest'

import { next, remember } from './queue'

function list(...clues: string[]): void {
  remember(clues.map((clue) => ({ clue, state: 'open' })))
}

it('goes on with the clue after the one that was decided', () => {
  list('a', 'b', 'c')
  expect(next('b')).toBe('c')
  expect(next('c')).toBe('a')
  expect(next('a')).toBeUndefined()
})

it('passes over what was judged already', () => {
  remember([{ clue: 'a', state: 'open' }, { clue: 'b', state: 'judged' }, { clue: 'c', state: 'open' }])
  expect(next('a')).toBe('c')
})

it('begins with the list when the clue was opened from elsewhere', () => {
  list('a', 'b')
  expect(next('x')).toBe('a')
})
