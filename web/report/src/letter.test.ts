// Sending over a line that drops: what is asked for, in which order, and what is asked again.
import { afterEach, beforeAll, expect, test, vi } from 'vitest'

import { base64, concat, same } from './bytes'
import { sealLetter, sendLetter } from './letter'
import { Cut, Refused } from './net'
import { caseKeyOf, ready } from './vault'

beforeAll(() => ready)
afterEach(() => vi.unstubAllGlobals())

const told = { concerns: 'village', post: '', kind: '', place: 0, text: '三月份的低保没有到我卡上' }
const holder = { officer: 7, key: '' }

/** A window of its own: keeps what arrives; `cut` loses the n-th request or its answer. */
class Server {
  parts: Uint8Array[] = []
  frames: string[] = []
  count = 0
  closed = false
  constructor(private readonly cut: Record<number, 'before' | 'after'> = {}, private readonly length = 0) {
    vi.stubGlobal('fetch', (path: string, options: RequestInit) => this.fetch(path, options))
  }
  get taken(): number { return this.parts.reduce((sum, part) => sum + part.length, 0) }

  private async fetch(path: string, options: RequestInit): Promise<Response> {
    const lost = this.cut[++this.count]
    if (lost === 'before') throw new TypeError('no line')
    const answer = await this.answer(path, options)
    if (lost === 'after') throw new TypeError('no line')
    return answer
  }
  private async answer(path: string, { method, body }: RequestInit): Promise<Response> {
    const offset = { headers: { 'Upload-Offset': String(this.taken) } }
    if (path === '/report/keys') {
      const window = this.closed ? '' : JSON.stringify({ intake: [holder], above: '', above_title: '', office: '' })
      return Response.json({ window, today: 0, workdays: '' })
    }
    if (path.startsWith('/report/work')) return Response.json({ challenge: 'c', bits: 0 })
    if (path === '/report/files') return new Response(null, { status: 201, ...offset })
    if (method === 'HEAD') return this.taken ? new Response(null, { status: 200, ...offset }) : new Response(null, { status: 410 })
    if (method === 'PATCH') {
      this.parts.push(new Uint8Array(await (body as Blob).arrayBuffer()))
      return new Response(null, { status: 204, headers: { 'Upload-Offset': String(this.taken) } })
    }
    if (this.length && this.taken !== this.length) return Response.json({ error: '有文件还没有交完' }, { status: 409 })
    this.frames.push(String(body))
    return Response.json({ kept: true })
  }
}

test('a report is the same however often the line drops', async () => {
  holder.key = base64(caseKeyOf(new Uint8Array(32)).publicKey)
  const file = new Blob([Uint8Array.from({ length: 700_000 }, (_, i) => i)])
  const letter = await sealLetter(told, 'county', [file], [{ kind: 'photo', type: 'image/jpeg' }])
  const sealed = letter.files[0]
  if (!sealed) throw new Error('no file')
  const server = new Server({ 1: 'before', 4: 'after', 7: 'after', 9: 'before', 12: 'after', 19: 'after' }, sealed.size)
  let tries = 0
  for (; server.frames.length < 2; ++tries)
    await sendLetter(letter, () => {}).catch((fault: unknown) => { if (!(fault instanceof Cut)) throw fault })

  expect(tries).toBeGreaterThan(4)
  expect(same(concat(...server.parts), new Uint8Array(await sealed.arrayBuffer()))).toBe(true)
  const [first, second] = server.frames.map((frame) => JSON.parse(frame) as Record<string, unknown>)
  for (const name of ['token', 'look_up', 'case_public', 'files', 'lane']) expect(first?.[name]).toEqual(second?.[name])
  expect(first?.copies).toHaveLength(1)
  expect(JSON.stringify(server.frames)).not.toContain('低保')
})

test('a window that is closed is said so, and nothing is sent', async () => {
  const server = new Server()
  server.closed = true
  const letter = await sealLetter(told, 'county', [], [])
  await expect(sendLetter(letter, () => {})).rejects.toThrow(Refused)
  expect(server.frames).toEqual([])
})
