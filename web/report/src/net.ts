// Asking the window over a line that drops.
import { type Bytes, fromBase64 } from './bytes'
import type { WindowKeys } from './frame'
import { type Challenge, solve } from './work'

/** No answer came. What was asked may have arrived or not. */
export class Cut extends Error {}
/** The window said no, in words for the reporter. */
export class Refused extends Error {
  constructor(readonly status: number, said: string) { super(said) }
}

export interface Window { keys: WindowKeys | undefined, today: number, workdays: string }

const busy = '现在忙不过来，请过一会儿再试'

export async function ask(path: string, options: RequestInit = {}): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(path, { ...options, headers: { Accept: 'application/json', ...options.headers }, cache: 'no-store' })
  } catch {
    throw new Cut()
  }
  // What stands in front of the server answers so while the server itself is away.
  if (answer.status === 502 || answer.status === 503 || answer.status === 504) throw new Cut()
  return answer
}

async function read<T>(answer: Response): Promise<T> {
  try {
    return await answer.json() as T
  } catch {
    throw new Cut()
  }
}

async function refusal(answer: Response): Promise<Refused> {
  const said = await read<{ error?: string }>(answer).catch(() => ({ error: undefined }))
  return new Refused(answer.status, said.error ?? busy)
}

export async function windowKeys(): Promise<Window> {
  const answer = await ask('/report/keys')
  if (!answer.ok) throw await refusal(answer)
  const said = await read<{ window: string, today: number, workdays: string }>(answer)
  return { keys: said.window ? JSON.parse(said.window) as WindowKeys : undefined, today: said.today, workdays: said.workdays }
}

/** The header that shows that one has worked for this body. */
export async function workedFor(of: 'report' | 'code' | 'file', body: string): Promise<Record<string, string>> {
  const answer = await ask(`/report/work?of=${of}`)
  if (!answer.ok) throw await refusal(answer)
  return { 'Report-Work': await solve(await read<Challenge>(answer), body) }
}

/** Posts what `make` gives, made anew for as long as the window says that something it stands on has changed. */
async function post<T>(path: string, of: 'report' | 'code', make: () => Promise<string>): Promise<T> {
  for (let i = 0; i < 6; ++i) {
    const body = await make()
    const answer = await ask(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...await workedFor(of, body) } })
    if (answer.ok) return read<T>(answer)
    const said = await read<{ again?: string, error?: string }>(answer).catch(() => ({ again: undefined, error: undefined }))
    if (!said.again) throw new Refused(answer.status, said.error ?? busy)
  }
  throw new Refused(429, busy)
}

export const sendFrame = (make: () => Promise<string>): Promise<{ kept: boolean }> => post('/report/sealed', 'report', make)

/** Puts a copy under another code in the place of the one that a helper knows. */
export const sendExchange = (make: () => Promise<string>): Promise<{ kept: boolean }> => post('/report/codes', 'code', make)

export interface Items { reporterCopy: Bytes, pass: Bytes, items: Bytes[] }

export async function itemsOf(lookUp: string): Promise<Items> {
  const said = await post<{ reporter_copy: string, pass: string, items: string[] }>('/report/items', 'code', async () => JSON.stringify({ look_up: lookUp }))
  const bytes = (written: string): Bytes => fromBase64(written) ?? new Uint8Array()
  return { reporterCopy: bytes(said.reporter_copy), pass: bytes(said.pass), items: said.items.map(bytes) }
}
