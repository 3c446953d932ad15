import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'

/** What stands highest and lowest in Vietnamese: stacked marks above capitals, a dot below a descender. */
const TALLEST = 'ẨỖỮẰẫậặỵ'

/**
 * Texts of which something is cut off, or that touch the line above them: `what: why`. The ink of stacked marks is
 * measured in the font of each text, so that a page without one `Ẩ` is looked at as if it had one. Visually hidden
 * texts and what scrolls in a box of its own are let pass.
 */
export function clippedText(page: Page): Promise<string[]> {
  return inPage(page, textsCut, TALLEST)
}

function textsCut(tallest: string): string[] {
  const pen = penOf(document.createElement('canvas'))
  const found = new Set<string>()
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement
    if (!element || node.textContent?.trim() === '' || element.closest('script, style, noscript, option')) continue
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    look(element, node)
  }
  const NOT_TYPED = '[type=hidden], [type=checkbox], [type=radio], [type=file], [type=range]'
  for (const field of document.querySelectorAll<HTMLInputElement>(`input:not(${NOT_TYPED}), select`)) {
    if (!field.checkVisibility({ visibilityProperty: true })) continue
    const ink = inkOf(field)
    const style = getComputedStyle(field)
    const room = field.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)
    // A line of text may stand over its padding in a select, but a field cuts what leaves its content.
    const has = field.tagName === 'SELECT' ? field.clientHeight : Math.max(room, lineOf(field))
    if (field.clientHeight > 2 && ink.up + ink.down > Math.min(has, field.clientHeight) + 0.5)
      tell(field, field.getAttribute('aria-label') ?? field.id,
        `needs ${(ink.up + ink.down).toFixed(0)} px, has ${has.toFixed(0)}`)
  }
  return [...found]

  function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const drawn = canvas.getContext('2d')
    if (!drawn) throw new Error('no canvas to measure with')
    return drawn
  }
  function look(element: HTMLElement, node: Node): void {
    const range = document.createRange()
    range.selectNodeContents(node)
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
    if (lines.length === 0 || isHidden(element)) return
    const ink = inkOf(element)
    const text = node.textContent ?? ''
    if (lineOf(element) + 0.5 < ink.up + ink.down)
      tell(element, text, `line of ${lineOf(element).toFixed(1)} px for ink of ${(ink.up + ink.down).toFixed(1)}`)
    for (const { left, right, top } of lines) {
      const baseline = top + ink.ascent
      for (let box: HTMLElement | null = element; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(box)
        const edge = box.getBoundingClientRect()
        const inner = { top: edge.top + box.clientTop, left: edge.left + box.clientLeft }
        if (/hidden|clip/.test(overflowY) && (baseline - ink.up < inner.top - 0.5
          || baseline + ink.down > inner.top + box.clientHeight + 0.5)) tell(element, text, 'cut above or below')
        if (/hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis' && (left < inner.left - 0.5
          || right > inner.left + box.clientWidth + 0.5)) tell(element, text, 'cut at its side')
        if (/hidden|clip/.test(overflowX) && textOverflow === 'ellipsis' && box.scrollWidth > box.clientWidth
          && !box.title) tell(element, text, 'ends in dots, and nothing tells the rest')
        if (/auto|scroll/.test(overflowX + overflowY)) break
      }
    }
  }
  /** For ears only: a box of a pixel, or what is clipped away on purpose. */
  function isHidden(element: HTMLElement): boolean {
    for (let one: HTMLElement | null = element; one && one !== document.body; one = one.parentElement) {
      const { clipPath, position } = getComputedStyle(one)
      const { width, height, right } = one.getBoundingClientRect()
      if (clipPath.startsWith('inset(50%') || right + scrollX <= 0
        || width <= 1 && height <= 1 && position === 'absolute') return true
    }
    return false
  }
  function inkOf(element: HTMLElement): { up: number; down: number; ascent: number } {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down, fontBoundingBoxAscent: ascent } =
      pen.measureText(tallest)
    return { up, down, ascent }
  }
  function lineOf(element: HTMLElement): number {
    const { lineHeight, fontSize } = getComputedStyle(element)
    if (lineHeight === 'normal') return Infinity
    return lineHeight.endsWith('px') ? parseFloat(lineHeight) : parseFloat(fontSize)
  }
  function tell(element: Element, text: string, why: string): void {
    found.add(`${element.tagName.toLowerCase()} “${text.trim().slice(0, 40)}”: ${why}`)
  }
}
