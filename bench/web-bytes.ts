import type { BrowserContext } from 'playwright-core'
import { type Figure, figureOf, tell } from './figure.ts'

/** What a view of a citizen's page may cost on the line, in kilobytes, compressed as it is sent (users.md 5). */
const MOST = { first: 80, html: 14, css: 20, js: 30, again: 15 } as const

/**
 * What pages cost on the line, heads of the answers counted too, as a browser loads them: first with nothing kept, then
 * once more. What scripts ask for afterwards counts as well. Answers the worst of the pages for each kind.
 */
export async function measureBytes(
  context: BrowserContext, pages: Readonly<Record<string, string>>,
): Promise<Figure[]> {
  const worst = { first: 0, html: 0, css: 0, js: 0, again: 0 }
  for (const [name, url] of Object.entries(pages)) {
    const first = await load(context, url, true)
    const again = sumOf(await load(context, url, false))
    const of = { first: sumOf(first), html: sumOf(first, 'Document'), css: sumOf(first, 'Stylesheet'),
      js: sumOf(first, 'Script'), again }
    tell(
      `web: ${name}: ${Object.entries(of).map(([kind, kilobytes]) => `${kind} ${kilobytes.toFixed(1)} kB`).join(', ')}`,
    )
    if (of.html === 0) throw new Error(`${name}: nothing was measured`)
    for (const kind of Object.keys(of) as (keyof typeof of)[]) worst[kind] = Math.max(worst[kind], of[kind])
  }
  return [
    figureOf('web', 'portal-first-view', worst.first, 'kB', MOST.first, true),
    figureOf('web', 'portal-html', worst.html, 'kB', MOST.html, true),
    figureOf('web', 'portal-css', worst.css, 'kB', MOST.css, true),
    figureOf('web', 'portal-js', worst.js, 'kB', MOST.js, true),
    figureOf('web', 'portal-next-view', worst.again, 'kB', MOST.again, true),
  ]
}

interface Loaded { readonly kind: string; readonly bytes: number }

async function load(context: BrowserContext, url: string, isFirst: boolean): Promise<Loaded[]> {
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  const kinds = new Map<string, string>()
  const loaded: Loaded[] = []
  line.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    loaded.push({ kind: kinds.get(requestId) ?? '', bytes: encodedDataLength })
  })
  await line.send('Network.enable')
  if (isFirst) await line.send('Network.clearBrowserCache')
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.close()
  return loaded
}

function sumOf(loaded: readonly Loaded[], only?: string): number {
  return loaded.reduce((sum, { kind, bytes }) => sum + (only === undefined || kind === only ? bytes : 0), 0) / 1_000
}
