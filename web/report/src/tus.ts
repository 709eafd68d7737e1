// A sealed file on its way, piece by piece: tus 1.0.0 (core, creation). Goes on where it was cut.
import { base64, hex, utf8 } from './bytes'
import { ask, Refused, workedFor } from './net'

/** What a slow line carries in some seconds. */
const chunk = 96 * 1024
const tus = { 'Tus-Resumable': '1.0.0' }

const offsetOf = (answer: Response): number => Number(answer.headers.get('Upload-Offset') ?? 0)

async function begin(token: Uint8Array, file: number, length: number): Promise<number> {
  const promise = `token ${base64(token)},file ${base64(utf8(String(file)))}`
  const worked = await workedFor('file', `${promise}\n${length}`)
  const answer = await ask('/report/files', { method: 'POST', headers: { ...tus, ...worked, 'Upload-Length': String(length), 'Upload-Metadata': promise } })
  if (answer.status !== 201) throw new Refused(answer.status, '这个文件交不上去，请换一个再交')
  return offsetOf(answer)
}

/** Resolves when all of it is there; `told` is called with the bytes that are. */
export async function upload(token: Uint8Array, file: number, sealed: Blob, told: (bytes: number) => void): Promise<void> {
  const url = `/report/files/${hex(token)}/${file}`
  const known = await ask(url, { method: 'HEAD', headers: tus })
  let at = known.ok ? offsetOf(known) : await begin(token, file, sealed.size)
  while (at < sealed.size) {
    told(at)
    const answer = await ask(url, {
      method: 'PATCH', body: sealed.slice(at, at + chunk),
      headers: { ...tus, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(at) },
    })
    if (answer.status === 410) at = await begin(token, file, sealed.size)
    else if (answer.status === 204 || answer.status === 409) at = offsetOf(answer)
    else throw new Refused(answer.status, '这个文件交不上去，请换一个再交')
  }
  told(at)
}
