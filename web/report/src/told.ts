// What a reporter tells, in the shape of src/complain/vault/told.cpp, and the bounds the window sets.
import type { Attachment } from './stream'

export interface AboutRecord { id: string, version: number, sentence: string, what: string }
export interface Told {
  concerns: string
  post: string
  kind: string
  place: number
  text: string
  record?: AboutRecord
  /** Typed by another for whom it concerns. */
  by?: 'helper'
}

export const shortestText = 10, longestText = 5000, mostFiles = 11, mostPhotos = 9

export const toldText = (told: Told, files: Attachment[]): string =>
  JSON.stringify({ v: 1, concerns: told.concerns, post: told.post, kind: told.kind, place: told.place, text: told.text, record: told.record ? [told.record] : [], files, by: told.by })

export interface Message { text: string, at: number }

/** item_text of a word from the reporter; moments are cut to ten minutes. */
export const messageText = (message: Message): string =>
  JSON.stringify({
    v: 1, type: 'message', at: Math.floor(message.at / 600_000) * 600_000, from_reporter: true, text: message.text, number: '', body: '', promise: '',
    due: -1, workdays: true, may_add: true, may_evaluate: false,
  })

/** As the office tells them apart: src/complain/notice. */
export function channelOf(address: string): 'phone' | 'mail' | undefined {
  if (/^1[3-9]\d{9}$/.test(address)) return 'phone'
  return /^[\w.+-]+@[\w-]+(\.[\w-]+)*\.[\w-]{2,}$/.test(address) && address.length <= 120 ? 'mail' : undefined
}

/** Pairs of letters count once, as the server counts. */
export const lengthOf = (text: string): number => [...text].length

export type FileKind = 'photo' | 'voice' | 'video' | 'document'
export interface FileType { kind: FileKind, type: string }

const MiB = 1 << 20
export const largest: Record<FileKind, number> = { photo: 20 * MiB, voice: 10 * MiB, document: 20 * MiB, video: 60 * MiB }

/** As src/complain/intake/file_type.cpp: the longer words first. */
const signatures: [number, string, FileKind, string][] = [
  [0, '\xff\xd8\xff', 'photo', 'image/jpeg'], [0, '\x89PNG\r\n\x1a\n', 'photo', 'image/png'],
  [8, 'WEBP', 'photo', 'image/webp'], [8, 'WAVE', 'voice', 'audio/wav'],
  [4, 'ftypheic', 'photo', 'image/heic'], [4, 'ftypheix', 'photo', 'image/heic'], [4, 'ftypmif1', 'photo', 'image/heic'],
  [4, 'ftypM4A', 'voice', 'audio/mp4'], [4, 'ftyp', 'video', 'video/mp4'],
  [0, '\x1a\x45\xdf\xa3', 'video', 'video/webm'], [0, '#!AMR', 'voice', 'audio/amr'],
  [0, 'ID3', 'voice', 'audio/mpeg'], [0, '\xff\xfb', 'voice', 'audio/mpeg'], [0, '\xff\xf3', 'voice', 'audio/mpeg'],
  [0, 'OggS', 'voice', 'audio/ogg'], [0, '%PDF-', 'document', 'application/pdf'],
]

/** By its first bytes, whatever it is called. */
export function fileType(first: Uint8Array): FileType | undefined {
  const head = String.fromCharCode(...first.slice(0, 16))
  const found = signatures.find(([at, bytes]) => head.startsWith(bytes, at))
  return found && { kind: found[2], type: found[3] }
}

/** The files' types, or the sentence that says what is wrong with one. */
export async function typesOf(files: Blob[]): Promise<FileType[] | string> {
  const out: FileType[] = []
  for (const file of files) {
    const type = fileType(new Uint8Array(await file.slice(0, 16).arrayBuffer()))
    if (!type) return '只能交照片、录音、视频和PDF文件，请换一个文件再交'
    if (file.size > largest[type.kind]) return `这个文件太大，最大${largest[type.kind] / MiB}MB，请换小一点的`
    out.push(type)
  }
  if (out.filter((one) => one.kind === 'photo').length > mostPhotos) return `照片最多交${mostPhotos}张`
  if (out.length > mostFiles) return '文件太多了，照片最多9张，录音、视频各一个'
  return out
}
