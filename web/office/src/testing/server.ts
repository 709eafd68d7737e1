import { vi } from 'vitest'

/** What a test's server answers: a body, or a status with one. For tests only. */
export type Reply = { status?: number; body?: unknown }
export interface Asked {
  method: string
  path: string
  headers: Headers
  body: unknown
}

/** Stands in for the server: routes are "GET /home"; what is not there is not found. Returns what was asked. */
export function serve(routes: Record<string, (asked: Asked) => Reply>): Asked[] {
  const log: Asked[] = []
  vi.stubGlobal('fetch', async (input: Request) => {
    const url = new URL(input.url)
    const text = await input.text()
    const path = decodeURIComponent(url.pathname.replace(/^.*\/api/, ''))
    const asked: Asked = { method: input.method, path: path + url.search, headers: input.headers, body: text ? JSON.parse(text) : undefined }
    log.push(asked)
    const { status = 200, body } = routes[`${input.method} ${path}`]?.(asked) ??
      { status: 404, body: { error: { kind: 'not_found', message: `没有 ${path}` } } }
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  })
  return log
}

export function officer(permissions: string[], rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: '1', name: '王审核', login: 'finance_reviewer', department: '县财政局', roles: [], permissions,
    must_change_password: false, demo: true, ...rest,
  }
}

export function refusal(status: number, kind: string, message: string, rest: Record<string, unknown> = {}): Reply {
  return { status, body: { error: { kind, message, ...rest } } }
}
