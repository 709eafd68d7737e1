import { reactive, readonly } from 'vue'

import { access, answer, ApiError, client } from '@/api/client'
import type { Officer } from '@/api/schema'

interface State {
  officer: Officer | undefined
  /** Whether the server has been asked who is here. */
  known: boolean
}

const state = reactive<State>({ officer: undefined, known: false })

export const session = readonly(state)

function enter(opened: { officer: Officer; csrf: string }): void {
  state.officer = opened.officer
  state.known = true
  access.csrf = opened.csrf
}

export function forget(): void {
  state.officer = undefined
  state.known = true
  access.csrf = ''
}

/** Ask the server who is signed in, once; throws what is not simply "nobody". */
export async function recall(): Promise<void> {
  if (state.known) return
  try {
    enter(await answer(client.GET('/session')))
  } catch (thrown) {
    if (!(thrown instanceof ApiError) || thrown.kind !== 'unauthenticated') throw thrown
    forget()
  }
}

export async function signIn(login: string, password: string, code: string): Promise<void> {
  enter(await answer(client.POST('/session', { body: { login, password, ...(code && { code }) } })))
}

export async function signOut(): Promise<void> {
  await answer(client.DELETE('/session'))
  forget()
}

export async function changePassword(old: string, fresh: string): Promise<void> {
  await answer(client.PUT('/password', { body: { old, new: fresh } }))
  state.known = false // the officer need not change it any more, and the token may be another
  await recall()
}

/** Whether the officer has at least one of the permissions. */
export function may(permissions: readonly string[]): boolean {
  return permissions.some((permission) => state.officer?.permissions.includes(permission))
}
