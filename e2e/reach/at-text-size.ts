import type { CDPSession, Page } from 'playwright-core'

const NORMAL = 16
const FIXED = 13
const sessions = new WeakMap<Page, Promise<CDPSession>>()

/**
 * Sets the size of text that a person chooses in the browser, in percent of the usual one (WCAG 1.4.4 asks for 200).
 * A page that gives its sizes in pixels does not follow, which is its fault. Holds until it is set again; in
 * Chromium only.
 */
export async function atTextSize(page: Page, percent: number): Promise<void> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, known)
  const session = await known
  const sized = (size: number) => Math.round(size * percent / 100)
  await session.send('Page.setFontSizes', { fontSizes: { standard: sized(NORMAL), fixed: sized(FIXED) } })
}
