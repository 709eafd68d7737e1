// What stands in the form.
import { fromBase64 } from './bytes'
import type { Lane } from './frame'
import { channelOf, lengthOf, longestText, shortestText, type Told } from './told'

export const filesOf = (form: HTMLFormElement): File[] =>
  [...(form.querySelector<HTMLInputElement>('input[type=file]')?.files ?? [])].filter((file) => file.size > 0)

export function setFiles(form: HTMLFormElement, files: File[]): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) return
  const list = new DataTransfer()
  for (const file of files) list.items.add(file)
  input.files = list.files
}

/** What was typed or chosen, without the ticket and what the page itself brings. */
export function typedIn(form: HTMLFormElement): [string, string][] {
  const own = new Set([...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')].map((input) => input.name))
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] => (typeof value === 'string' && !own.has(name) ? [[name, value]] : []))
}

export function typeInto(form: HTMLFormElement, fields: [string, string][]): void {
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = field.value === value
    else if (field instanceof RadioNodeList || field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      field.value = value
  }
}

/** Whether there is anything worth keeping. */
export const isTouched = (fields: [string, string][], files: File[]): boolean =>
  files.length > 0 || fields.some(([name, value]) => value.trim() !== '' && !(name === 'place' && value === '0') && name !== 'kind')

/** What was told, or the sentence that says what is missing. */
export function toldIn(form: HTMLFormElement): Told | string {
  const data = new FormData(form)
  const field = (name: string): string => String(data.get(name) ?? '').trim()
  const concerns = field('concerns')
  if (!concerns) return '请选一下这件事涉及什么人'
  const what = field('what'), id = field('record')
  const told: Told = { concerns, post: field('post'), kind: field('kind'), place: Number(field('place')) || 0, text: field('text') }
  if (id) told.record = { id, version: Number(field('version')) || 0, sentence: field('sentence'), what: what || '其他' }
  if (field('by') === 'helper') told.by = 'helper'
  if (lengthOf(told.text) > longestText) return `“内容”最多写${longestText}个字，请写短一些`
  if (lengthOf(told.text) < shortestText && !what) return `请把事情写清楚一些，至少${shortestText}个字：什么时候、在哪里、什么事`
  if (told.text === '') told.text = what
  return told
}

/** Where the reporter wishes to be told that there is something to read, or the sentence that says what is wrong with it. */
export function noticeIn(form: HTMLFormElement): { address: string } | string {
  const field = form.querySelector<HTMLInputElement>('input[name=notice]')
  const address = field?.value.replace(/\s/g, '') ?? '', channel = channelOf(address)
  if (address === '') return { address }
  if (!channel) return '这不像手机号，也不像邮箱，请核对；不想留就空着'
  if (field?.dataset.channels?.split(' ').includes(channel)) return { address }
  return channel === 'phone' ? '本县只能用邮箱通知，请留邮箱；不想留就空着' : '本县只能发短信通知，请留手机号；不想留就空着'
}

/** The level above takes what concerns the county's own heads; the page says which those are. */
export function laneOf(form: HTMLFormElement, concerns: string): Lane {
  return form.dataset.above?.split(' ').includes(concerns) ? 'above' : 'county'
}

export const isSecure = (): boolean => isSecureContext && typeof crypto.subtle === 'object' && typeof WebAssembly === 'object' && fromBase64('') !== undefined
