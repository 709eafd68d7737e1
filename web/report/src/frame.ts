// Sealed parcels as src/complain/intake/sealed/frame.cpp reads them.
import { base64, fromBase64, padded, utf8 } from './bytes'
import { type Code, lookUp } from './code'
import { sealIdentity } from './identity'
import { type CaseKey, forReporter, sealForCase, sealTo } from './vault'

export interface Holder { officer: number, key: string }
/** Whom reports are sealed to, as the office publishes it. */
export interface WindowKeys { intake: Holder[], custodians?: Holder[], above: string, above_title: string, office: string, channels?: string }
export type Lane = 'county' | 'above'

const keyOf = (written: string): Uint8Array => fromBase64(written) ?? new Uint8Array()

const above = (keys: WindowKeys): Holder[] => (keys.above ? [{ officer: 0, key: keys.above }] : [])
/** Everybody who gets a copy of the case's key; nobody where the window is closed. */
export const holdersOf = (keys: WindowKeys, lane: Lane): Holder[] => (lane === 'county' ? keys.intake : above(keys))
/** Everybody who keeps a reporter's name. */
export const keepersOf = (keys: WindowKeys, lane: Lane): Holder[] => (lane === 'county' ? keys.custodians ?? [] : above(keys))

/** `identity`: of one who gives their name, identityText. */
export interface Report { token: Uint8Array, code: Code, key: CaseKey, lane: Lane, told: string, files: number, byHelper?: boolean, notice?: string, identity?: string }

const identityCopies = (identity: string, report: Report, keys: WindowKeys): { officer: number, sealed: string }[] =>
  sealIdentity(identity, report.key.publicKey, keepersOf(keys, report.lane).map(({ officer, key }) => ({ officer, key: keyOf(key) })))

const noticeBlock = 256
/** Sealed to the office, also where none was left, so that nobody on the way knows who left one: src/complain/notice/sealed_wish.cpp. */
const noticeOf = (report: Report, keys: WindowKeys): string | undefined =>
  keys.channels && report.lane === 'county' ? base64(sealTo(keyOf(keys.office), padded(utf8(report.notice ?? ''), noticeBlock))) : undefined

export async function reportFrame(report: Report, keys: WindowKeys): Promise<string> {
  return JSON.stringify({
    v: 1, kind: 'report', token: base64(report.token), look_up: base64(lookUp(report.code)), sealed: base64(sealForCase(report.key.publicKey, report.told)),
    lane: report.lane, case_public: base64(report.key.publicKey), reporter_copy: base64(await forReporter(report.key, report.code)), files: report.files,
    by: report.byHelper ? 'helper' : undefined, notice: noticeOf(report, keys),
    copies: holdersOf(keys, report.lane).map(({ officer, key }) => ({ officer, sealed: base64(sealTo(keyOf(key), report.key.seed)) })),
    ...(report.identity ? { identity: identityCopies(report.identity, report, keys) } : {}),
  })
}

const added = (kind: string, token: Uint8Array, code: Code, sealed: Uint8Array, pass: string): string =>
  JSON.stringify({ v: 1, kind, token: base64(token), look_up: base64(lookUp(code)), sealed: base64(sealed), pass })

export const messageFrame = (token: Uint8Array, code: Code, key: CaseKey, message: string, pass: string): string =>
  added('message', token, code, sealForCase(key.publicKey, message), pass)

/** Sealed to the office itself, which changes the stage and counts it. */
export const evaluationFrame = (token: Uint8Array, code: Code, keys: WindowKeys, word: string, pass: string): string =>
  added('evaluation', token, code, sealTo(keyOf(keys.office), padded(utf8(word), 64)), pass)
