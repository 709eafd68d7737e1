// A code that a helper knows, and the one that takes its place: made, shown and sealed to here, so that the server sees neither key nor code.
import { base64, type Bytes } from './bytes'
import { type Code, freshCode, lookUp } from './code'
import { Cut, Refused, sendExchange } from './net'
import { one, tell } from './page'
import { showFresh } from './receipt'
import { type CaseKey, forReporter } from './vault'

const cut = '断网了，请联网后再按一次，码不会变'

/** What the window is asked: the old code's look-up half and pass, the new one's look-up half and copy. */
export const exchangeText = (old: Code, pass: string, fresh: Code, copy: Bytes): string =>
  JSON.stringify({ look_up: base64(lookUp(old)), pass, new_look_up: base64(lookUp(fresh)), reporter_copy: base64(copy) })

/** `passAgain`: opens the case once more for a pass that is still good. `done` is given the new code. */
export function exchange(old: Code, key: CaseKey, passAgain: () => Promise<string>, done: (fresh: Code) => Promise<void>): void {
  const fresh = freshCode()
  // One copy however often it is sent: the window knows it again.
  const copy = forReporter(key, fresh)
  showFresh(fresh, (main) => {
    const button = one<HTMLButtonElement>('[data-slot="retype"] button', main)
    if (!button || button.disabled) return
    button.disabled = true
    sendExchange(async () => exchangeText(old, await passAgain(), fresh, await copy)).then(() => done(fresh)).catch((fault: unknown) => {
      button.disabled = false
      tell('fault', fault instanceof Refused ? fault.message : fault instanceof Cut ? cut : '没有换成，请再按一次', main)
    })
  })
}
