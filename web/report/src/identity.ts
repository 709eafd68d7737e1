// Who the reporter is, if they say it: the shape and the two locks of src/complain/vault/identity.cpp.
import { base64, padded, utf8 } from './bytes'
import { lengthOf } from './told'
import { sealTo } from './vault'

export interface Identity { name: string, phone: string, reach: string }

/** A name is as long as a name with an address: the ciphertext tells neither. */
const block = 1024
const longest = { name: 40, phone: 30, reach: 100 }

export const identityText = (identity: Identity): string =>
  JSON.stringify({ v: 1, name: identity.name, phone: identity.phone, reach: identity.reach })

/** First to the case, then to each who keeps names: neither they nor who reads the case opens it alone. */
export function sealIdentity(identity: string, casePublic: Uint8Array, keepers: { officer: number, key: Uint8Array }[]): { officer: number, sealed: string }[] {
  const inner = sealTo(casePublic, padded(utf8(identity), block))
  return keepers.map(({ officer, key }) => ({ officer, sealed: base64(sealTo(key, inner)) }))
}

/** What was typed of it, nothing of who stays unnamed, or the sentence that says what is wrong. */
export function identityIn(data: FormData): Identity | string | undefined {
  const field = (name: string): string => String(data.get(name) ?? '').trim()
  const identity = { name: field('own_name'), phone: field('own_phone'), reach: field('own_reach') }
  if (field('named') !== 'yes') {
    if (!identity.name && !identity.phone && !identity.reach) return undefined
    return '您写了姓名或者联系办法，选的是“匿名”：要留名请选“实名”，不留就把它们删掉'
  }
  if (!identity.name) return '选了“实名”，请写上姓名；不想写姓名，就选“匿名”'
  const isLong = lengthOf(identity.name) > longest.name || lengthOf(identity.phone) > longest.phone || lengthOf(identity.reach) > longest.reach
  return isLong || padded(utf8(identityText(identity)), block).length > block ? '姓名、电话和联系办法太长了，请写短一些' : identity
}

