import createClient, { type Middleware } from 'openapi-fetch'

import type { Failure, paths } from './schema'

export const API = `${import.meta.env.BASE_URL}api`

/** What every call needs from the session, set by session.ts. */
export const access = { csrf: '', expired: (): void => undefined }

export type FailureKind = Failure['error']['kind'] | 'offline'

/** A refusal or failure whose message is meant for the user. */
export class ApiError extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly incident = '',
    readonly codeRequired = false,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

const BY_STATUS: Record<number, [FailureKind, string]> = {
  401: ['unauthenticated', '登录已过期，请重新登录。'],
  403: ['forbidden', '您没有做这件事的权限。'],
  404: ['not_found', '没有找到，可能已被撤下或删除。'],
  409: ['conflict', '内容已被他人改动，请刷新后再试。'],
  413: ['invalid', '文件太大，请拆成几个文件再上传。'],
  429: ['too_many', '操作太频繁，请稍等一会儿再试。'],
  503: ['failed', '服务器正忙，请稍等一会儿再试。'],
}

function isFailure(body: unknown): body is Failure {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  return typeof body.error === 'object' && body.error !== null && 'kind' in body.error
}

/** The error that an answer of the server stands for; a proxy may have answered something that is not ours. */
export function failure(status: number, body: unknown): ApiError {
  const [kind, text] = BY_STATUS[status] ?? ['failed', '服务器没有办成这件事，请稍后再试。']
  if (!isFailure(body)) return new ApiError(kind, text)
  const { error } = body
  return new ApiError(error.kind, error.message || text, error.incident ?? '', error.code_required === true)
}

/** What to tell the user about anything that was thrown. */
export function explain(thrown: unknown): string {
  if (!(thrown instanceof ApiError)) return '页面出错了，请刷新后再试。'
  return thrown.incident ? `${thrown.message}（事件号 ${thrown.incident}，请告诉系统运维）` : thrown.message
}

const SAFE = ['GET', 'HEAD']

const session: Middleware = {
  onRequest({ request }) {
    if (!SAFE.includes(request.method) && access.csrf) request.headers.set('X-CSRF-Token', access.csrf)
    return request
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== '/session') access.expired()
  },
}

export const client = createClient<paths>({
  baseUrl: new URL(API, window.location.origin).href,
  fetch: (request) => globalThis.fetch(request),
})
client.use(session)

interface Outcome<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of a successful call; throws ApiError for everything else. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>
  try {
    outcome = await call
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new ApiError('offline', '连不上服务器，请检查网络后再试。')
    throw new ApiError('failed', '服务器的回答读不懂，请稍后再试。')
  }
  if (!outcome.response.ok) throw failure(outcome.response.status, outcome.error)
  return outcome.data as T
}
