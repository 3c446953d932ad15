import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../e2e/client.ts'
import { type Figure, figureOf, quantileOf, tell } from './figure.ts'

const PER_SECOND = 50
const SECONDS = 10
/** Milliseconds. */
const MOST = 15

/**
 * How long the server takes for pages of the portal at 50 requests a second, sent at their moments whether earlier ones
 * were answered or not, so that a server that stops cannot hide it. The 95th percentile over all pages.
 */
export async function measureRendering(
  client: Client, pages: readonly { path: string; cookie?: string }[],
): Promise<Figure[]> {
  for (const { path, cookie } of pages) await ask(client, path, cookie) // to get warm
  const times: Promise<number>[] = []
  const begun = performance.now()
  for (let nth = 0; nth < PER_SECOND * SECONDS; nth += 1) {
    const wait = begun + nth * 1_000 / PER_SECOND - performance.now()
    if (wait > 0) await pause(wait)
    const { path, cookie } = pages[nth % pages.length] ?? { path: '/' }
    times.push(ask(client, path, cookie))
  }
  const all = await Promise.all(times)
  tell(`web: rendering: median ${quantileOf(all, 0.5).toFixed(1)} ms, p95 ${quantileOf(all, 0.95).toFixed(1)} ms`)
  return [figureOf('web', 'render-p95', quantileOf(all, 0.95), 'ms', MOST, true)]
}

async function ask(client: Client, path: string, cookie: string | undefined): Promise<number> {
  const begun = performance.now()
  const { status } = await client.send('GET', path, { ...cookie !== undefined && { cookie } })
  if (status !== 200) throw new Error(`${path} answered ${String(status)}`)
  return performance.now() - begun
}
