import type { Page } from 'playwright-core'
import { sessionOf } from './session-of.ts'

const NORMAL = 16
const FIXED = 13

/**
 * Sets the size of text that a person chooses in the browser, in percent of the usual one (WCAG 1.4.4 asks for 200).
 * A page that gives its sizes in pixels does not follow, which is its fault. Holds until it is set again; in
 * Chromium only.
 */
export async function atTextSize(page: Page, percent: number): Promise<void> {
  const session = await sessionOf(page)
  const sized = (size: number) => Math.round(size * percent / 100)
  await session.send('Page.setFontSizes', { fontSizes: { standard: sized(NORMAL), fixed: sized(FIXED) } })
}
