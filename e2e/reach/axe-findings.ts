import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What axe knows of WCAG 2.2 up to AA. */
const CRITERIA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** What axe finds on the whole page that is open, whatever its impact: one line a place, `rule: place (why)`. */
export async function axeFindings(page: Page): Promise<string[]> {
  return findingsOf(new AxeBuilder({ page }).withTags(CRITERIA))
}

/** The same of colours alone: all that a darker face or more contrast may change. */
export async function contrastFindings(page: Page): Promise<string[]> {
  return findingsOf(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))
}

async function findingsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)} (${help})`))
}
