import lighthouse from 'lighthouse'
import { type Figure, figureOf, tell } from './figure.ts'

/** What is asked of a citizen's page, of 100. */
const ASKED = { 'performance': 98, 'accessibility': 100, 'best-practices': 95 } as const
/** Milliseconds to the largest thing of a page. */
const MOST_LCP = 2_500

/**
 * Lighthouse with its phone (1.6 Mbit/s, 4 times slower) on each page of a browser that listens on `port`; its cookies
 * are kept, so that a page of a draft may be among them. Answers the worst of the pages for each of the three, and for
 * the largest thing of a page.
 */
export async function runLighthouse(port: number, pages: Readonly<Record<string, string>>): Promise<Figure[]> {
  let slowest = 0
  const worst = new Map<string, number>(Object.keys(ASKED).map((category) => [category, 100]))
  for (const [name, url] of Object.entries(pages)) {
    const run = await lighthouse(url, {
      port, output: 'json', logLevel: 'error', disableStorageReset: true, onlyCategories: Object.keys(ASKED),
    })
    if (!run) throw new Error(`Lighthouse said nothing of ${name}`)
    const { categories, audits } = run.lhr
    const scores = Object.keys(ASKED).map((category) => [category, (categories[category]?.score ?? 0) * 100] as const)
    for (const [category, score] of scores) worst.set(category, Math.min(worst.get(category) ?? 100, score))
    const lost = Object.values(audits).filter(({ score, scoreDisplayMode }) =>
      score !== null && score < 1 && scoreDisplayMode === 'binary').map(({ id }) => id)
    const lcp = audits['largest-contentful-paint']?.numericValue ?? NaN
    slowest = Math.max(slowest, lcp)
    const reached = scores.map(([category, score]) => `${category} ${score.toFixed(0)}`).join(', ')
    tell(`web: ${name}: ${reached}, LCP ${lcp.toFixed(0)} ms${lost.length > 0 ? `, lost: ${lost.join(' ')}` : ''}`)
  }
  return [
    ...Object.entries(ASKED).map(([category, asked]) =>
      figureOf('web', `lighthouse-${category}`, worst.get(category) ?? 0, 'of 100', asked)),
    figureOf('web', 'lcp', slowest, 'ms', MOST_LCP, true),
  ]
}
