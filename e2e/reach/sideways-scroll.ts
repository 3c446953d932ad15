import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'

const NARROWEST = 320
/** A screen that puts other parts in place for a narrow window does so some frames later. */
const DRAWN_AGAIN = `new Promise((done) => {
  let left = 4
  const next = () => left-- > 0 ? requestAnimationFrame(next) : setTimeout(done)
  next()
})`

/**
 * What makes the page scroll sideways on a screen of 320 CSS pixels (WCAG 1.4.10), as `what: its right edge`; a table
 * or picture that scrolls in a box of its own is let pass. Another width is for text of twice the size on a wide
 * screen. The window is as wide as before afterwards.
 */
export async function sidewaysScroll(page: Page, width = NARROWEST): Promise<string[]> {
  const before = page.viewportSize()
  if (before?.width === width) return inPage(page, sticksOut, width)
  await page.setViewportSize({ width, height: before?.height ?? 640 })
  try {
    await page.evaluate(DRAWN_AGAIN)
    return await inPage(page, sticksOut, width)
  } finally {
    if (before) await page.setViewportSize(before)
  }
}

function sticksOut(widest: number): string[] {
  const width = document.documentElement.scrollWidth
  if (width <= widest) return []
  const scrollsItself = (element: Element): boolean => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
      if (getComputedStyle(one).overflowX !== 'visible') return true
    return false
  }
  const guilty = [...document.body.querySelectorAll('*')].filter((element) =>
    element.checkVisibility() && element.getBoundingClientRect().right > widest + 0.5 && !scrollsItself(element))
  const told = guilty.filter((element) => !guilty.some((other) => other !== element && element.contains(other)))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className || element.id || '-'} `
      + `“${element.textContent.trim().slice(0, 40)}”: ${element.getBoundingClientRect().right.toFixed(0)} px`)
  return told.length > 0 ? told : [`the page: ${width} px`]
}
