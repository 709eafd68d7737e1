import { access, API, ApiError, failure } from '@/api/client'

/** The name in a Content-Disposition header; RFC 5987's form wins, since names are Chinese. */
export function filename(header: string | null, fallback: string): string {
  const wide = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  if (wide) {
    try {
      return decodeURIComponent(wide)
    } catch {
      return fallback
    }
  }
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1] ?? fallback
}

/** Fetches first and saves then, so that a refusal is a message and not a broken file. */
export async function download(path: string, fallback: string): Promise<void> {
  let response: Response
  try {
    response = await fetch(`${API}${path}`)
  } catch {
    throw new ApiError('offline', '连不上服务器，文件没有下载。')
  }
  if (!response.ok) {
    if (response.status === 401) access.expired()
    throw failure(response.status, await response.json().catch(() => undefined))
  }
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = filename(response.headers.get('Content-Disposition'), fallback)
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
