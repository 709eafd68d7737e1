import { afterEach, expect, it, vi } from 'vitest'

import { access } from '@/api/client'

import { isReadable, send } from './upload'

class FakeRequest {
  static last: FakeRequest
  headers: Record<string, string> = {}
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  status = 0
  response: unknown = null
  sent: FormData | undefined
  constructor() {
    FakeRequest.last = this
  }
  open(): void {}
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value
  }
  send(form: FormData): void {
    this.sent = form
  }
}

afterEach(() => vi.unstubAllGlobals())

function begin(): { done: Promise<unknown>; request: FakeRequest; seen: number[] } {
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
  access.csrf = 'token'
  const seen: number[] = []
  const done = send([new File(['a'], '低保.xlsx'), new File(['b'], 'b.csv')], (percent) => seen.push(percent))
  return { done, request: FakeRequest.last, seen }
}

it('sends all files in one request, with the token, and says how far it has come', async () => {
  const { done, request, seen } = begin()
  request.upload.onprogress?.({ loaded: 1, total: 3 })
  request.status = 202
  request.response = { uploads: [{ id: '1' }] }
  request.onload?.()
  expect(await done).toEqual([{ id: '1' }])
  expect(seen).toEqual([33])
  expect(request.headers['X-CSRF-Token']).toBe('token')
  expect(request.sent?.getAll('file').map((file) => (file as File).name)).toEqual(['低保.xlsx', 'b.csv'])
})

it('tells a refusal in the words of the server', async () => {
  const { done, request } = begin()
  request.status = 403
  request.response = { error: { kind: 'forbidden', message: '您不能上传' } }
  request.onload?.()
  await expect(done).rejects.toMatchObject({ kind: 'forbidden', message: '您不能上传' })
})

it('tells a broken connection', async () => {
  const { done, request } = begin()
  request.onerror?.()
  await expect(done).rejects.toMatchObject({ kind: 'offline' })
})

it('knows spreadsheets by their names', () => {
  expect(['a.xlsx', 'A.XLS', 'b.csv'].every(isReadable)).toBe(true)
  expect(['a.pdf', 'xlsx', 'a.xlsx.exe'].some(isReadable)).toBe(false)
})
