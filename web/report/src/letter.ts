// A report that has been sealed and is on its way: made once, so that sending it twice is sending it once.
import { base64, type Bytes, fromBase64, random } from './bytes'
import { freshCode, isCode, parseCode } from './code'
import { keepersOf, type Lane, reportFrame } from './frame'
import { type Identity, identityText } from './identity'
import { Refused, sendFrame, windowKeys } from './net'
import { type Attachment, sealFile } from './stream'
import { type Told, toldText, type FileType } from './told'
import { upload } from './tus'
import { caseKeyOf, freshCaseKey, ready } from './vault'

/** As a draft keeps it. */
export interface Letter {
  token: string
  code: string
  seed: string
  lane: Lane
  told: string
  files: Blob[]
  digests: string[]
  byHelper: boolean
  /** A telephone or mailbox to be told at, or nothing. */
  notice: string
  identity?: string
}

export async function sealLetter(told: Told, lane: Lane, files: Blob[], types: FileType[], notice = '', identity?: Identity): Promise<Letter> {
  await ready
  const attachments: Attachment[] = [], sealed: Blob[] = []
  for (const [i, file] of files.entries()) {
    const one = await sealFile(file, types[i]?.type ?? '')
    attachments.push(one.attachment)
    sealed.push(one.sealed)
  }
  return {
    token: base64(random(16)), code: freshCode().plain, seed: base64(freshCaseKey().seed), lane, told: toldText(told, attachments), files: sealed,
    digests: attachments.map((one) => one.sha256), byHelper: told.by === 'helper', notice, ...(identity ? { identity: identityText(identity) } : {}),
  }
}

const bytesOf = (written: string): Bytes => fromBase64(written) ?? new Uint8Array()

/** Carries it over, as far as the line holds; calling it again goes on. Answers who takes it where that is the level above. */
export async function sendLetter(letter: Letter, told: (done: number) => void): Promise<string> {
  await ready
  const code = parseCode(letter.code), token = bytesOf(letter.token)
  if (!isCode(code)) throw new Refused(400, '草稿坏了，请重新写')
  const all = letter.files.reduce((sum, file) => sum + file.size, 0)
  let before = 0
  for (const [i, file] of letter.files.entries()) {
    const done = before
    await upload(token, i, file, (bytes) => told((done + bytes) / all))
    before += file.size
  }
  let above = ''
  await sendFrame(async () => {
    const { keys } = await windowKeys()
    if (!keys) throw new Refused(400, '本县的网上受理还没有开通，请打监督电话或到现场反映')
    above = letter.lane === 'above' ? keys.above_title : ''
    const { lane, told, byHelper, notice, identity } = letter
    if (identity && keepersOf(keys, lane).length === 0) throw new Refused(400, '本县现在不能封存姓名，请选“匿名”再交')
    return reportFrame({ token, code, key: caseKeyOf(bytesOf(letter.seed)), lane, told, files: letter.files.length, byHelper, notice, ...(identity ? { identity } : {}) }, keys)
  })
  return above
}
