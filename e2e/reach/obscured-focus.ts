import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'
import { sessionOf } from './session-of.ts'

const MOST_STOPS = 600
/** Most pages have fewer stops than two of these. */
const AT_ONCE = 30

/**
 * Goes through the whole page by Tab. Tells every stop that lies, even in part, under something that sticks to the
 * window (WCAG 2.2, 2.4.11 and, stricter, 2.4.12), that is out of sight, or whose focus nobody can see (2.4.7); and a
 * page whose Tab never comes round. `what: why`.
 */
export async function obscuredFocus(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    // Tab goes on from where the focus was last: from the very top, then.
    document.body.tabIndex = -1
    document.body.focus({ preventScroll: true })
    document.body.removeAttribute('tabindex')
    scrollTo(0, 0)
  })
  await inPage(page, standStill, true)
  await inPage(page, watchFocus, null)
  try {
    for (let stop = 0; stop < MOST_STOPS; stop += AT_ONCE) {
      await pressTab(page, AT_ONCE)
      const { hasEnded, faults } = await inPage(page, toldOfFocus, false)
      if (hasEnded) return faults
    }
    const { faults } = await inPage(page, toldOfFocus, false)
    return [...faults, `Tab has not come round after ${MOST_STOPS} stops`]
  } finally {
    await inPage(page, toldOfFocus, true)
    await inPage(page, standStill, false)
  }
}

/** So many times, without waiting for each: the page looks at each stop itself. */
async function pressTab(page: Page, times: number): Promise<void> {
  const session = await sessionOf(page)
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }
  const sent: Promise<unknown>[] = []
  for (let nth = 0; nth < times; nth++)
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      sent.push(session.send('Input.dispatchKeyEvent', { type, ...key }))
  await Promise.all(sent)
}

/** Without transitions a focus is seen at once, or not at all. */
function standStill(isOn: boolean): void {
  const kept = globalThis as unknown as { stillSheet?: CSSStyleSheet }
  if (!kept.stillSheet) {
    kept.stillSheet = new CSSStyleSheet()
    kept.stillSheet.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; '
      + 'scroll-behavior: auto !important }')
  }
  const others = document.adoptedStyleSheets.filter((sheet) => sheet !== kept.stillSheet)
  document.adoptedStyleSheets = isOn ? [...others, kept.stillSheet] : others
}

interface Watched { hasEnded: boolean; readonly faults: string[]; readonly look: () => void }

function toldOfFocus(isLast: boolean): Pick<Watched, 'hasEnded' | 'faults'> {
  const { focusWatched: { hasEnded, faults, look } } = globalThis as unknown as { focusWatched: Watched }
  if (isLast) removeEventListener('keyup', look, true)
  return { hasEnded, faults }
}

/** Looks at each stop when the key comes up: by then the focus has moved, and the window has scrolled to it. */
function watchFocus(): void {
  const seen = new Set<Element>()
  const watched: Watched = {
    hasEnded: false, faults: [],
    look() {
      const element = document.activeElement
      // Between the last stop and the first the browser itself has the focus, or begins anew at once.
      if (!(element instanceof HTMLElement) || element === document.body || seen.has(element)) watched.hasEnded = true
      if (watched.hasEnded || !(element instanceof HTMLElement)) return
      seen.add(element)
      const why = faultOf(element)
      const name = (element.getAttribute('aria-label') ?? (element.textContent.trim() || element.id)).slice(0, 50)
      if (why !== undefined) watched.faults.push(`${element.tagName.toLowerCase()} “${name}”: ${why}`)
    },
  }
  Object.assign(globalThis, { focusWatched: watched })
  addEventListener('keyup', watched.look, true)

  function faultOf(element: HTMLElement): string | undefined {
    const box = boxOf(element)
    if (box.width < 2 || box.height < 2) return 'has no size while it has the focus'
    const part = {
      left: Math.max(box.left, 0), top: Math.max(box.top, 0),
      right: Math.min(box.right, innerWidth), bottom: Math.min(box.bottom, innerHeight),
    }
    if (part.right - part.left < 1 || part.bottom - part.top < 1) return 'is out of sight'
    const points = [[0.02, 0.1], [0.98, 0.1], [0.5, 0.5], [0.02, 0.9], [0.98, 0.9]].map(([x = 0, y = 0]) =>
      [part.left + (part.right - part.left) * x, part.top + (part.bottom - part.top) * y] as const)
    for (const [x, y] of points) {
      const above = document.elementFromPoint(x, y)
      if (!above || above.contains(element) || element.contains(above)) continue
      for (let one: Element | null = above; one && one !== document.body; one = one.parentElement) {
        if (!/^(fixed|sticky)$/.test(getComputedStyle(one).position) || one.contains(element)) continue
        return `lies under ${one.tagName.toLowerCase()}.${one.className || one.id}`
      }
    }
    return showsFocus(element) ? undefined : 'does not show that it has the focus'
  }
  /** A control that hides behind its label is seen where the label is. */
  function boxOf(one: HTMLElement): DOMRect {
    const own = one.getBoundingClientRect()
    const label = one instanceof HTMLInputElement ? one.labels?.[0] : undefined
    return own.width < 2 || own.height < 2 ? label?.getBoundingClientRect() ?? own : own
  }
  /** By an outline or shadow of its own, of what holds it, or of its label; or its look changes when it is left. */
  function showsFocus(one: HTMLElement): boolean {
    const looks = () => [one, one.parentElement, one.nextElementSibling, ...one instanceof HTMLInputElement
      ? one.labels ?? [] : []].map((each) => {
      if (!each) return ''
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, color } =
        getComputedStyle(each)
      const outline = outlineStyle === 'none' ? '' : outlineWidth + outlineColor
      return [outline, boxShadow, borderColor, backgroundColor, color].join()
    }).join('|')
    const focused = looks()
    one.blur()
    const left = looks()
    one.focus({ preventScroll: true })
    return focused !== left
  }
}
