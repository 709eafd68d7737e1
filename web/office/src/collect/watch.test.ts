import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { useWatch } from './watch'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks until nothing is pending', async () => {
  const pending = ref(['1'])
  let asked = 0
  const scope = effectScope()
  scope.run(() => useWatch(() => pending.value, async () => {
    if (++asked === 3) pending.value = []
  }))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toBe(3)
  scope.stop()
})

it('goes on after a failure and stops with its page', async () => {
  let asked = 0
  const scope = effectScope()
  scope.run(() => useWatch(() => ['1'], async () => {
    if (++asked === 1) throw new Error('offline')
  }))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked).toBeGreaterThan(1)
  scope.stop()
  const before = asked
  await vi.advanceTimersByTimeAsync(20_000)
  expect(asked).toBe(before)
})

it('begins when something new is pending', async () => {
  const pending = ref<string[]>([])
  const refresh = vi.fn(async () => undefined)
  const scope = effectScope()
  scope.run(() => useWatch(() => pending.value, refresh))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(refresh).not.toHaveBeenCalled()
  pending.value = ['9']
  await nextTick()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(refresh).toHaveBeenCalledWith('9')
  scope.stop()
})
