// The receipt code, which this page has made itself and nobody else knows: shown, drawn, saved, typed back.
import { encode } from 'uqr'

import { type Code, faultText, groupsOf, isCode, parseCode } from './code'
import { element, one, rememberCase, slot, tell, turnTo } from './page'

const svg = 'http://www.w3.org/2000/svg'

function drawing(text: string): SVGElement {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  const image = document.createElementNS(svg, 'svg')
  image.setAttribute('viewBox', `0 0 ${size} ${size}`)
  image.setAttribute('role', 'img')
  image.setAttribute('aria-label', '回执码的二维码')
  const back = document.createElementNS(svg, 'rect'), front = document.createElementNS(svg, 'path')
  back.setAttribute('width', String(size))
  back.setAttribute('height', String(size))
  back.setAttribute('class', 'back')
  front.setAttribute('d', path)
  image.append(back, front)
  return image
}

function save(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`回执码\n${text}\n`], { type: 'text/plain' }))
  link.download = '回执码.txt'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function compare(code: Code, typed: string): string {
  const read = parseCode(typed)
  if (!isCode(read)) return faultText(read)
  return read.plain === code.plain ? '' : '输的不是上面这个码，请对照着再输一遍'
}

/** The code as large as the page has room, drawn, printed and saved. */
function showCode(main: HTMLElement, code: Code): void {
  const groups = groupsOf(code), text = groups.join('-')
  slot('code', main).append(...groups.flatMap((group) => [element('span', group), ' ']))
  slot('qr', main).append(drawing(text))
  slot('print', main).addEventListener('click', () => print())
  slot('save', main).addEventListener('click', () => save(text))
}

/** Asks for the code once more; `right` runs when it was copied down rightly. */
function askAgain(main: HTMLElement, code: Code, right: () => void): void {
  slot('retype', main).addEventListener('submit', (event) => {
    event.preventDefault()
    const typed = one<HTMLTextAreaElement>('textarea', slot('retype', main))
    const fault = compare(code, typed?.value ?? '')
    tell('fault', fault, main)
    typed?.toggleAttribute('aria-invalid', fault !== '')
    if (fault === '') right()
  })
}

/** A code that takes another's place; `right` runs each time it was copied down rightly. */
export function showFresh(code: Code, right: (main: HTMLElement) => void): void {
  const main = turnTo('exchange')
  showCode(main, code)
  askAgain(main, code, () => right(main))
}

/** `above`: who takes the report where that is the level above, else nothing. What a helper typed leaves nothing in this browser. */
export function showReceipt(code: Code, digests: string[], above: string, byHelper: boolean): void {
  const main = turnTo('receipt')
  showCode(main, code)
  if (!byHelper) rememberCase(groupsOf(code).join('-'))
  slot('by-helper', main).hidden = !byHelper
  if (byHelper) slot('save', main).hidden = true
  slot('above', main).hidden = above === ''
  slot('above-title', main).textContent = above
  slot('digests', main).hidden = digests.length === 0
  one('ol', slot('digests', main))?.append(...digests.map((digest) => element('li', digest, 'digest')))
  askAgain(main, code, () => turnTo(byHelper ? 'confirmed-helper' : 'confirmed'))
}
