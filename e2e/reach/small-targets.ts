import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'

/**
 * What one can press and is smaller than `min` CSS pixels in width or height (WCAG 2.2, 2.5.8; the desk 24, the portal
 * 44), as `what: width × height`. A label belongs to the box of its control. A link inside a sentence may be as high as
 * its line, as the criterion says; nothing else is let off, not even with room around it.
 */
export function smallTargets(page: Page, min: number): Promise<string[]> {
  return inPage(page, targetsBelow, min)
}

function targetsBelow(min: number): string[] {
  const PRESSED = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], '
    + '[role=tab], [role=option], [role=checkbox], [role=radio], [role=switch], [role=menuitem]'
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>(PRESSED)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue
    const labels = element instanceof HTMLInputElement ? [...element.labels ?? []] : []
    const boxes = [element, ...labels].map((one) => one.getBoundingClientRect())
    const [left, top] = [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top))]
    const [right, bottom] = [Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))]
    if (right + scrollX <= 0 || bottom + scrollY <= 0) continue // comes into view with the focus
    const parent = element.closest('p, li, dd, td, caption, label, legend, div, span')
    const around = parent?.textContent.replace(element.textContent, '').trim() ?? ''
    const isInSentence = element.matches('a') && getComputedStyle(element).display === 'inline' && around !== ''
    if (isInSentence) continue
    const [width, height] = [right - left, bottom - top]
    // Half a pixel is the rounding of the browser.
    if (width >= min - 0.5 && height >= min - 0.5) continue
    const name = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)
    found.push(`${element.tagName.toLowerCase()} “${name || element.id}”: ${width.toFixed(0)} × ${height.toFixed(0)}`)
  }
  return found
}
