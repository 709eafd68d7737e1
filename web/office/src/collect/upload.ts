import { access, API, ApiError, failure } from '@/api/client'
import type { Upload } from '@/api/schema'

/** What the server reads, by the end of a file's name. */
export const KINDS = ['.xlsx', '.xls', '.csv']

export function isReadable(name: string): boolean {
  return KINDS.some((kind) => name.toLowerCase().endsWith(kind))
}

export function isPending(upload: Pick<Upload, 'state'>): boolean {
  return upload.state === 'queued' || upload.state === 'running'
}

export const STATES: Record<Upload['state'], string> = {
  queued: '排队中',
  running: '正在检查',
  done: '已检查',
  refused: '未接收',
}

/** Sends files in one request; XMLHttpRequest, since fetch cannot say how far an upload has come. */
export function send(files: readonly File[], progress: (percent: number) => void): Promise<Upload[]> {
  const form = new FormData()
  for (const file of files) form.append('file', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${API}/uploads`)
    request.setRequestHeader('X-CSRF-Token', access.csrf)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = (event) => progress(event.total ? Math.round((event.loaded / event.total) * 100) : 0)
    request.onerror = () => reject(new ApiError('offline', '上传中断了，请检查网络后再试。已传完的文件不受影响。'))
    request.onload = () => {
      const body: unknown = request.response
      if (request.status === 401) access.expired()
      if (request.status < 200 || request.status > 299) reject(failure(request.status, body))
      else resolve((body as { uploads: Upload[] } | null)?.uploads ?? [])
    }
    request.send(form)
  })
}
