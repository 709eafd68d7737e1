// Following a case: its sealed items come by the look-up half of the code and are opened here.
import { base64, random, text, type Bytes } from './bytes'
import { type Code, faultText, groupsOf, isCase, isCode, lookUp, parseCode } from './code'
import { exchange } from './exchange'
import { evaluationFrame, messageFrame } from './frame'
import { dateOf, dueText, type Item, itemOf } from './item'
import { Cut, itemsOf, Refused, sendFrame, type Window, windowKeys } from './net'
import { element, forgetCase, one, rememberCase, rememberedCase, slot, tell, turnTo } from './page'
import { lengthOf, messageText } from './told'
import { type CaseKey, ofReporter, openBox, openInCase, ready } from './vault'

const notFound = '没有查到这个回执码，请核对后再输'
const cut = '断网了，请联网后再按一次'
const longestMessage = 2000

interface Opened { code: Code, key: CaseKey, pass: string, items: Item[], window: Window }

/** How the pass of a code reads that a helper knows: "when!proof" instead of "when.proof". */
const mustExchange = (opened: Opened): boolean => /^\d+!/.test(opened.pass)

/** Nothing for a code that opens nothing: unknown and wrong look the same. */
async function openCase(code: Code): Promise<Opened | undefined> {
  await ready
  const [found, window] = await Promise.all([itemsOf(base64(lookUp(code))), windowKeys()])
  const key = await ofReporter(found.reporterCopy, code)
  const pass = key && openBox(key, found.pass)
  if (!key || !pass) return undefined
  const items = found.items.flatMap((sealed) => itemOf(openInCase(key, sealed) ?? '') ?? [])
  return { code, key, pass: text(pass), items, window }
}

function card(item: Item): HTMLElement {
  const out = element('section', '', 'card')
  out.append(element('h2', '给您的答复'), element('p', item.text, 'said'), element('p', dateOf(item.at), 'hint'))
  return out
}

function line(item: Item): HTMLElement {
  const out = element('li')
  out.append(element('p', `${item.from_reporter ? '您' : '办理人员'} ${dateOf(item.at)}`, 'hint'), element('p', item.text, 'said'))
  return out
}

function fact(label: string, value: string): HTMLElement[] {
  if (!value) return []
  const out = element('div')
  out.append(element('dt', label), element('dd', value))
  return [out]
}

function showStatus(main: HTMLElement, status: Item | undefined, window: Window): void {
  slot('stage', main).textContent = status?.text ?? '已收到，还在封存着，等受理人员打开。'
  slot('add', main).hidden = status !== undefined && !status.may_add
  slot('evaluate', main).hidden = !status?.may_evaluate
  const due = status && status.due >= 0 ? dueText(status, window.today, window.workdays) : ''
  slot('facts', main).append(
    ...fact('受理编号', status?.number ?? ''), ...fact('办理单位', status?.body ?? ''), ...fact(status?.promise || '下一步期限', due))
}

function show(opened: Opened, sent: string): void {
  const main = turnTo('case')
  tell('sent', sent, main)
  showStatus(main, opened.items.filter((item) => item.type === 'status').at(-1), opened.window)
  slot('replies', main).append(...opened.items.filter((item) => item.type === 'reply').map(card))
  const said = opened.items.filter((item) => item.type === 'message').map(line)
  slot('talk', main).append(...said)
  slot('nothing', main).hidden = said.length > 0
  onSubmit(main, 'add', () => addMessage(main, opened))
  onSubmit(main, 'evaluate', () => evaluate(main, opened))
}

/** Runs `work` once at a time and says what went wrong. */
function onSubmit(main: HTMLElement, name: string, work: () => Promise<string>): void {
  const form = slot(name, main), button = one<HTMLButtonElement>('button', form)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!button || button.disabled) return
    button.disabled = true
    work().catch((fault: unknown) => (fault instanceof Refused ? fault.message : cut)).then((fault) => {
      button.disabled = false
      if (fault) tell('fault', fault, main)
    })
  })
}

async function reopen(opened: Opened, sent: string): Promise<string> {
  show(await openCase(opened.code) ?? opened, sent)
  return ''
}

/** Made once for a text: sent twice it is there once. */
const tokens = new Map<string, Bytes>()
function tokenFor(text: string): Bytes {
  const known = tokens.get(text) ?? random(16)
  tokens.set(text, known)
  return known
}

async function addMessage(main: HTMLElement, opened: Opened): Promise<string> {
  const typed = one<HTMLTextAreaElement>('textarea', slot('add', main))?.value.trim() ?? ''
  if (!typed) return '还没有写内容'
  if (lengthOf(typed) > longestMessage) return `一次最多写${longestMessage}个字，请分几次写`
  const message = messageText({ text: typed, at: Date.now() })
  await sendFrame(async () => messageFrame(tokenFor(typed), opened.code, opened.key, message, opened.pass))
  tokens.delete(typed)
  return reopen(opened, '送去了。办理的人打开以后，这里会显示出来。')
}

async function evaluate(main: HTMLElement, opened: Opened): Promise<string> {
  const word = one<HTMLInputElement>('input:checked', slot('evaluate', main))?.value
  const { keys } = opened.window
  if (!word) return '请先选一个'
  if (!keys) return '现在还不能评价，请过一会儿再来'
  await sendFrame(async () => evaluationFrame(tokenFor(word), opened.code, keys, word, opened.pass))
  return reopen(opened, '评价已经送去，谢谢。')
}

export class Follow {
  constructor(private readonly form: HTMLFormElement) {}

  async start(): Promise<void> {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.look(one<HTMLTextAreaElement>('textarea', this.form)?.value ?? '')
    })
    const known = rememberedCase()
    if (known) await this.look(known)
  }

  private async look(typed: string): Promise<void> {
    const read = parseCode(typed)
    if (!isCode(read)) return this.fault(faultText(read))
    if (!isCase(read)) return this.fault(notFound)
    const button = one<HTMLButtonElement>('button', this.form)
    button?.toggleAttribute('disabled', true)
    tell('state', '正在打开…')
    try {
      const opened = await openCase(read)
      if (!opened) forgetCase()
      if (!opened) return this.fault(notFound)
      if (mustExchange(opened)) return this.exchange(opened)
      rememberCase(groupsOf(read).join('-'))
      show(opened, '')
    } catch (fault) {
      this.fault(fault instanceof Cut ? cut : fault instanceof Refused ? fault.message : notFound)
    } finally {
      button?.toggleAttribute('disabled', false)
    }
  }

  /** The pass that came along is used first: a lost answer is asked for again without opening the case, which the old code may not any more. */
  private exchange(opened: Opened): void {
    const passes = [opened.pass]
    const passAgain = async (): Promise<string> => passes.pop() ?? (await openCase(opened.code))?.pass ?? opened.pass
    exchange(opened.code, opened.key, passAgain, async (fresh) => {
      rememberCase(groupsOf(fresh).join('-'))
      const again = await openCase(fresh)
      if (!again) throw new Refused(404, '换好了，但是还没有打开。请回到“凭回执码看进展”，输新码')
      show(again, '换好了。以后只用新码，原来的码已经作废。')
    })
  }

  private fault(said: string): void {
    tell('state', '')
    tell('fault', said)
    one('textarea', this.form)?.setAttribute('aria-invalid', 'true')
  }
}
