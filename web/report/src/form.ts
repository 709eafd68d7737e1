// The form: kept while it is typed, sealed when it is sent, sent again for as long as the line drops.
import { isCode, parseCode } from './code'
import { Drafts } from './drafts'
import { offerExtras } from './extras'
import { filesOf, isTouched, laneOf, noticeIn, setFiles, toldIn, typedIn, typeInto } from './fields'
import { identityIn } from './identity'
import { type Letter, sealLetter, sendLetter } from './letter'
import { Cut, Refused } from './net'
import { isKiosk, slot, tell } from './page'
import { showReceipt } from './receipt'
import { typesOf } from './told'

const soon = 400

/** Until the line is back, or a while has passed. */
function lineBack(seconds: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(go, seconds * 1000)
    function go(): void {
      clearTimeout(timer)
      removeEventListener('online', go)
      done()
    }
    addEventListener('online', go)
  })
}

const passes = (fault: unknown): boolean =>
  fault instanceof Cut || (fault instanceof Refused && (fault.status === 409 || fault.status === 429 || fault.status >= 500))

export class ReportForm {
  private readonly drafts: Drafts
  private timer = 0
  private isSending = false

  constructor(private readonly form: HTMLFormElement) {
    this.drafts = new Drafts(!isKiosk(), form.querySelector<HTMLInputElement>('input[name=record]')?.value ?? '')
  }

  async start(): Promise<void> {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.submit()
    })
    for (const event of ['input', 'change']) this.form.addEventListener(event, () => this.keepSoon())
    slot('wipe-draft').addEventListener('click', () => void this.wipeDraft())
    offerExtras(this.form)
    const letter = await this.drafts.loadLetter()
    if (letter) return this.deliver(letter)
    await this.restore()
  }

  private async restore(): Promise<void> {
    const draft = await this.drafts.load()
    if (!draft || isTouched(typedIn(this.form), filesOf(this.form)) && !draft.fields.length) return
    typeInto(this.form, draft.fields)
    setFiles(this.form, draft.files)
    slot('draft').hidden = false
  }

  private keepSoon(): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.keep(), soon)
  }

  private async keep(): Promise<void> {
    if (this.isSending) return
    const fields = typedIn(this.form), files = filesOf(this.form)
    if (isTouched(fields, files)) await this.drafts.save({ fields, files })
  }

  private async wipeDraft(): Promise<void> {
    clearTimeout(this.timer)
    await this.drafts.drop()
    this.form.reset()
    setFiles(this.form, [])
    slot('draft').hidden = true
  }

  private fault(said: string): void {
    tell('fault', said)
    if (said) slot('fault').scrollIntoView({ block: 'center' })
  }

  private async submit(): Promise<void> {
    if (this.isSending) return
    const told = toldIn(this.form), files = filesOf(this.form)
    if (typeof told === 'string') return this.fault(told)
    const identity = identityIn(new FormData(this.form))
    if (typeof identity === 'string') return this.fault(identity)
    const notice = noticeIn(this.form)
    if (typeof notice === 'string') return this.fault(notice)
    const types = await typesOf(files)
    if (typeof types === 'string') return this.fault(types)
    this.fault('')
    this.isSending = true
    clearTimeout(this.timer)
    this.form.hidden = true
    tell('state', '正在封存…')
    const letter = await sealLetter(told, laneOf(this.form, told.concerns), files, types, notice.address, identity)
    await this.drafts.saveLetter(letter)
    await this.deliver(letter)
  }

  /** Until it is there, or the window refuses it for good. */
  private async deliver(letter: Letter): Promise<void> {
    this.isSending = true
    this.form.hidden = true
    slot('draft').hidden = true
    for (let tries = 1; ; ++tries) {
      try {
        tell('state', '正在送…')
        const above = await sendLetter(letter, (done) => tell('state', `正在送… ${Math.floor(done * 100)}%`))
        return await this.arrived(letter, above)
      } catch (fault) {
        if (!passes(fault)) return this.back(fault instanceof Refused ? fault.message : '没有交成，请再按一次“交上去”')
        tell('state', fault instanceof Cut ? '断网了，联网后自动再送。您写的都还在。' : '现在交的人多，过一会儿自动再送。您写的都还在。')
      }
      await lineBack(Math.min(2 * tries, 15))
    }
  }

  private async arrived(letter: Letter, above: string): Promise<void> {
    const code = parseCode(letter.code)
    if (!isCode(code)) return
    showReceipt(code, letter.digests, above, letter.byHelper)
    // The receipt stands on the page before what could make it again is gone.
    await this.drafts.dropLetter()
    await this.drafts.drop()
  }

  private async back(said: string): Promise<void> {
    await this.drafts.dropLetter()
    this.isSending = false
    this.form.hidden = false
    tell('state', '')
    this.fault(said)
    await this.restore()
  }
}
