import { onScopeDispose, reactive } from 'vue'

import { answer, ApiError, client } from '@/api/client'
import type { Case, CaseCandidate, CaseClass, CaseMove } from '@/api/schema'

/** Why there is nothing to read any more: one's key is gone, it was sealed up, or only showing it again failed. */
export type End = '' | 'lost' | 'sealed' | 'stale'

/** An opened case, in memory only: not in the address, not in the browser's stores; leaving forgets it. */
export interface Dossier {
  readonly value: Case | undefined
  readonly end: End
  /** The officer's vault is locked: nothing can be read or done. */
  readonly locked: boolean
  open(reason: string): Promise<void>
  classify(body: CaseClass): Promise<void>
  move(body: CaseMove): Promise<void>
  sealUp(): Promise<void>
  say(text: string, internal: boolean): Promise<void>
  candidates(): Promise<CaseCandidate[]>
  grant(officer: string, reason: string): Promise<void>
  revoke(officer: string, reason: string): Promise<void>
  addTask(task: { text: string; officer: string; due: string }): Promise<void>
  endTask(number: string): Promise<void>
  /** The case without names and numbers, to be looked at; and the same for taking away. */
  redacted(names: string[]): Promise<string>
  exported(names: string[], reason: string): Promise<string>
  forget(): void
}

/** For showing again what was just changed. */
export const AGAIN = '继续办理'

export function isLocked(thrown: unknown): boolean {
  return thrown instanceof ApiError && thrown.kind === 'conflict' && thrown.message.startsWith('保管箱没有打开')
}

export function useDossier(id: () => string): Dossier {
  let turn = 0
  const state = reactive({ value: undefined, end: '', locked: false }) as { value: Case | undefined; end: End; locked: boolean }
  const params = () => ({ path: { id: id() } })

  function leave(end: End): void {
    turn++ // what is still under way must not bring it back
    state.value = undefined
    state.end = end
  }

  /** Asks the server; learns from a refusal that the vault is locked or that the case is not one's own any more. */
  async function ask<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn
    try {
      const answered = await work()
      if (mine === turn) state.locked = false
      return answered
    } catch (thrown) {
      if (mine === turn) {
        state.locked = isLocked(thrown)
        if (state.value && thrown instanceof ApiError && thrown.kind === 'not_found') leave('lost')
      }
      throw thrown
    }
  }

  async function show(work: () => Promise<Case>): Promise<void> {
    const mine = turn
    const value = await ask(work)
    if (mine !== turn) return
    state.value = value
    state.end = ''
  }

  const opening = (reason: string) => () => answer(client.POST('/cases/{id}/openings', { params: params(), body: { reason } }))

  /** The change is made; that it cannot be shown again is no failure of it. */
  async function again(): Promise<void> {
    const mine = turn
    await show(opening(AGAIN)).catch(() => {
      if (mine === turn) leave('stale')
    })
  }

  function forget(): void {
    leave('')
    state.locked = false
  }

  // A page kept for the browser's way back would keep the case with it.
  window.addEventListener('pagehide', forget)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', forget)
    forget()
  })

  return Object.assign(state, {
    forget,
    open: (reason: string) => show(opening(reason)),
    async classify(body: CaseClass): Promise<void> {
      await ask(() => answer(client.PUT('/cases/{id}/class', { params: params(), body })))
      await again()
    },
    async move(body: CaseMove): Promise<void> {
      await ask(() => answer(client.POST('/cases/{id}/moves', { params: params(), body })))
      await again()
    },
    async sealUp(): Promise<void> {
      await ask(() => answer(client.POST('/cases/{id}/moves', { params: params(), body: { move: 'seal_up' } })))
      leave('sealed')
    },
    say: (text: string, internal: boolean) =>
      show(() => answer(client.POST('/cases/{id}/words', { params: params(), body: { internal, text } }))),
    candidates: async () => (await ask(() => answer(client.GET('/cases/{id}/candidates', { params: params() })))).items,
    grant: (officer: string, reason: string) =>
      show(() => answer(client.POST('/cases/{id}/holders', { params: params(), body: { officer, reason } }))),
    addTask: (body: { text: string; officer: string; due: string }) =>
      show(() => answer(client.POST('/cases/{id}/tasks', { params: params(), body }))),
    endTask: (number: string) =>
      show(() => answer(client.PUT('/cases/{id}/tasks/{number}/end', { params: { path: { id: id(), number } } }))),
    redacted: async (names: string[]) =>
      (await ask(() => answer(client.POST('/cases/{id}/redactions', { params: params(), body: { names } })))).text,
    exported: (names: string[], reason: string) =>
      ask(() => answer(client.POST('/cases/{id}/exports', { params: params(), body: { names, reason }, parseAs: 'text' }))),
    async revoke(officer: string, reason: string): Promise<void> {
      await ask(() => answer(client.DELETE('/cases/{id}/holders/{officer}', { params: { path: { id: id(), officer } }, body: { reason } })))
      await again()
    },
  })
}
