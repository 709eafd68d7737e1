import { expect, it } from 'vitest'

import { comeback } from './comeback'

it('goes back to a page of ours', () => {
  expect(comeback('/batches/12?after=3')).toBe('/batches/12?after=3')
})

it('does not go elsewhere, nor round in a circle', () => {
  for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example', '', undefined, ['/a'], '/sign-in?back=/']) {
    expect(comeback(back)).toBe('/')
  }
})
