import type { BrowserContext, Page } from 'playwright-core'
import { type Figure, figureOf, tell } from './figure.ts'

/** Slow 3G and a cheap phone: 400 kbit/s each way, 400 ms there and back, a processor six times slower. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 } as const
const SLOWER = 6
/** Milliseconds, and of the shift none. */
const MOST = { 'lcp-slow': 4_000, 'cls': 0.05, 'inp': 200 } as const

interface Vitals { lcp: number; cls: number; inp: number }

/**
 * What a person with a slow line and a cheap phone waits for: the largest thing of a page that was never loaded, how
 * far things jump, and how long the page takes to answer what they do. The worst page of those given.
 */
export async function measureVitals(
  context: BrowserContext, pages: Readonly<Record<string, { url: string; use(page: Page): Promise<void> }>>,
): Promise<Figure[]> {
  const worst: Vitals = { lcp: 0, cls: 0, inp: 0 }
  for (const [name, { url, use }] of Object.entries(pages)) {
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.clearBrowserCache')
    await line.send('Network.emulateNetworkConditions', SLOW)
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await watchVitals(page)
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForFunction(() => (window as unknown as { vitals: Vitals }).vitals.lcp > 0)
    const shown = await readVitals(page)
    await use(page)
    const { inp, cls } = await readVitals(page)
    tell(`web: ${name}: LCP ${shown.lcp.toFixed(0)} ms, CLS ${cls.toFixed(3)}, INP ${inp.toFixed(0)} ms`)
    worst.lcp = Math.max(worst.lcp, shown.lcp)
    worst.cls = Math.max(worst.cls, cls)
    worst.inp = Math.max(worst.inp, inp)
    await page.close()
  }
  return [
    figureOf('web', 'lcp-slow', worst.lcp, 'ms', MOST['lcp-slow'], true),
    // Nothing that jumps cannot be divided by: a hair stands for it.
    figureOf('web', 'cls', Math.max(worst.cls, 0.001), '', MOST.cls, true),
    figureOf('web', 'inp', Math.max(worst.inp, 1), 'ms', MOST.inp, true),
  ]
}

/** From the next page on, what `readVitals` answers is observed in the page. */
export async function watchVitals(page: Page): Promise<void> {
  // tsx marks functions with a helper that a page does not have.
  await page.addInitScript({ content: `globalThis.__name ??= (one) => one; (${observe.toString()})()` })
}

/** The first interaction is always told, later ones from 16 ms on. */
function observe(): void {
  const vitals = { lcp: 0, cls: 0, inp: 0 }
  Object.assign(window, { vitals })
  const watch = (
    type: string, take: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void,
  ) =>
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) take(entry) })
      .observe({ type, buffered: true, durationThreshold: 16 } as never)
  watch('largest-contentful-paint', ({ startTime }) => { vitals.lcp = startTime })
  watch('layout-shift', ({ value = 0, hadRecentInput }) => { if (hadRecentInput !== true) vitals.cls += value })
  for (const type of ['first-input', 'event'])
    watch(type, ({ duration }) => { vitals.inp = Math.max(vitals.inp, duration) })
}

/** A browser tells what it has observed some frames after it happened. */
const TOLD = 500

/** What has been observed on the page since it was asked for. */
export async function readVitals(page: Page): Promise<Vitals> {
  await page.waitForTimeout(TOLD)
  return page.evaluate(() => ({ ...(window as unknown as { vitals: Vitals }).vitals }))
}
