// What a page must fulfil for people who see badly, tap badly or use no mouse.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** What axe-core finds against WCAG 2.1 A and AA: one line a place. */
export async function violations(page) {
  // A colour on its way to another is neither.
  await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition && one.playState === 'running'))
  await page.evaluate(axe)
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), tags)
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.any.map((any) => any.message)[0] ?? ''}`))
}

/**
 * What is meant to be tapped and is smaller than `least` pixels. Links within a sentence may be as high as their line; a
 * box to tick counts with its label; what can only be reached by keyboard has no size to tap.
 */
export function smallTargets(page, least) {
  return page.evaluate((least) => {
    const isInSentence = (link) => {
      if (link.tagName !== 'A' || getComputedStyle(link).display !== 'inline') return false
      const around = link.closest('p, li, dd, td, caption, label')
      return around !== null && around.textContent.replace(link.textContent, '').trim().length > 3
    }
    const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=switch]')]
    return targets.flatMap((target) => {
      const label = target.matches('input') ? target.closest('label') : null
      const boxes = [target, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect())
      const width = Math.max(...boxes.map((box) => box.width)), height = Math.max(...boxes.map((box) => box.height))
      const isSeen = boxes.every((box) => box.right > 0) && target.checkVisibility({ visibilityProperty: true })
      if (!isSeen || target.disabled || isInSentence(target)) return []
      // Half a pixel is lost to rounding, not to a finger.
      if (width >= least - 0.5 && height >= least - 0.5) return []
      return [`${target.outerHTML.slice(0, 90)} ${Math.round(width)}×${Math.round(height)}`]
    })
  }, least)
}

/** By how many pixels a page is wider than the screen. */
export function overhang(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** All of these at once, for a finger's targets unless `least` says otherwise, and what the page's own scripts stumbled over. */
export async function faults(page, least = 44) {
  const wide = await overhang(page)
  return [...await violations(page), ...await smallTargets(page, least), ...(wide > 0 ? [`${wide} px wider than the screen`] : []), ...page.faults]
}
