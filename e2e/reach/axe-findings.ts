import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { inPage } from './in-page.ts'

/** What axe knows of WCAG 2.2 up to AA. */
const CRITERIA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** What axe finds on the whole page that is open, whatever its impact: one line a place, `rule: place (why)`. */
export async function axeFindings(page: Page): Promise<string[]> {
  return findingsOf(page, { runOnly: { type: 'tag', values: CRITERIA } })
}

/** The same of colours alone: all that a darker face or more contrast may change. */
export async function contrastFindings(page: Page): Promise<string[]> {
  return findingsOf(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } })
}

/** axe is read once a document, not once a question: it is as large as twenty pages. */
async function findingsOf(page: Page, options: RunOptions): Promise<string[]> {
  for (const frame of page.frames())
    if (!await frame.evaluate(() => 'axe' in globalThis)) await frame.evaluate(axe.source)
  return inPage(page, askAxe, { ...options, resultTypes: ['violations' as const] })
}

async function askAxe(options: RunOptions): Promise<string[]> {
  const { axe: here } =
    globalThis as unknown as { axe: { run(of: Document, options: RunOptions): Promise<AxeResults> } }
  const { violations } = await here.run(document, options)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)} (${help})`))
}
