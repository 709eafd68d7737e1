import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'

import { inside } from './inside'
import { steps } from './waterfall'
import WaterfallCard from './WaterfallCard.vue'

const ITEM = {
  program: 'MZ01', name: '农村低保', source_fen: '100000',
  buckets: [
    { name: 'idle', title: '未下达', amount_fen: '25000' },
    { name: 'paid', title: '已发放', amount_fen: '75000' },
  ],
}

it('lets each bar begin where the one before ended', () => {
  expect(steps(ITEM).map((step) => [step.start, step.percent])).toEqual([[0, 25], [25, 75]])
})

it('marks a negative bucket in words', () => {
  const card = mount(WaterfallCard, { props: { item: { ...ITEM, buckets: [{ name: 'idle', title: '未下达', amount_fen: '-500' }] } } })
  expect(card.text()).toContain('未下达 超出')
  expect(card.text()).toContain('-5.00')
})

it('draws no bar past the whole', () => {
  const card = mount(WaterfallCard, { props: { item: { ...ITEM, buckets: [{ name: 'paid', title: '已发放', amount_fen: '150000' }] } } })
  expect(card.find('.stack .tone-0').attributes('width')).toBe('100')
})

it('takes a link of the server with or without the prefix, and none to elsewhere', () => {
  expect(inside('/office/batches?stage=finance')).toBe('/batches?stage=finance')
  expect(inside('/proposals')).toBe('/proposals')
  expect(inside('/office')).toBe('/')
  expect(inside('https://evil.example')).toBe('/')
})
