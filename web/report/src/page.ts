// Small help with the page's own markup: all of it comes from the server, in <template> elements.

export const one = <T extends Element>(selector: string, within: ParentNode = document): T | null => within.querySelector<T>(selector)

/** The part of a template that is to be filled; missing is a mistake in the page. */
export function slot(name: string, within: ParentNode = document): HTMLElement {
  const found = one<HTMLElement>(`[data-slot="${name}"]`, within)
  if (!found) throw new Error(`no slot ${name}`)
  return found
}

/** Shows a text in its slot, or hides the slot where there is none. */
export function tell(name: string, text: string, within: ParentNode = document): void {
  const place = slot(name, within)
  place.textContent = text
  place.hidden = text === ''
}

export function element(tag: string, text = '', className = ''): HTMLElement {
  const out = document.createElement(tag)
  out.textContent = text
  if (className) out.className = className
  return out
}

/** Sets a template in the place of the page's content. */
export function turnTo(name: string): HTMLElement {
  const main = one<HTMLElement>('main'), template = one<HTMLTemplateElement>(`template[data-page="${name}"]`)
  if (!main || !template) throw new Error(`no page ${name}`)
  const templates = [...document.querySelectorAll('template[data-page]')]
  main.replaceChildren(template.content.cloneNode(true), ...templates)
  const title = one<HTMLElement>('h1', main)
  title?.setAttribute('tabindex', '-1')
  title?.focus()
  scrollTo(0, 0)
  return main
}

/** Another visitor may stand here next: nothing is kept. */
const kiosk = typeof document === 'object' && one('[data-kiosk]') !== null
export const isKiosk = (): boolean => kiosk

const caseName = 'mingbai_case'

/** The code of the case that is open in this tab; as the cookie of those without scripts, gone with the browser. */
export function rememberCase(code: string): void {
  if (!isKiosk()) sessionStorage.setItem(caseName, code)
}
export const rememberedCase = (): string => (isKiosk() ? '' : sessionStorage.getItem(caseName) ?? '')
export function forgetCase(): void {
  sessionStorage.removeItem(caseName)
}
