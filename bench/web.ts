import { Agent, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { startInstance } from '../e2e/instance.ts'
import { type Figure, figureOf, tell } from './figure.ts'

/** Bytes that a phone may have to load before it shows the portal, everything compressed as it is sent. */
const MOST = 80_000

/** What the portal's first page costs on the line: page, styles, scripts, pictures and fonts, as they are sent. */
export async function benchWeb(): Promise<Figure[]> {
  const instance = await startInstance()
  try {
    const page = await load(new URL('/', instance.url))
    const found = new Map([['/', page.bytes]])
    const waiting = addressesIn(page.text, page.type)
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const url = new URL(path, instance.url)
      if (url.origin !== new URL(instance.url).origin || found.has(url.pathname)) continue
      const part = await load(url)
      found.set(url.pathname, part.bytes)
      waiting.push(...addressesIn(part.text, part.type).map((address) => new URL(address, url).href))
    }
    for (const [path, bytes] of found) tell(`web: ${String(bytes).padStart(7)} ${path}`)
    const bytes = [...found.values()].reduce((sum, one) => sum + one, 0)
    return [figureOf('web', 'portal-first-view', bytes / 1_000, 'kB', MOST / 1_000, true)]
  } finally {
    await instance.stop()
  }
}

interface Loaded { readonly bytes: number; readonly text: string; readonly type: string }

function load(url: URL): Promise<Loaded> {
  return new Promise((done, fail) => {
    request(url, { agent: new Agent(), headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', fail)
      answer.on('end', () => {
        if (answer.statusCode !== 200) {
          fail(new Error(`${url.href} answered ${String(answer.statusCode)}`))
          return
        }
        const body = Buffer.concat(parts)
        const coding = answer.headers['content-encoding']
        const plain = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
        done({ bytes: body.length, text: plain.toString('utf8'), type: answer.headers['content-type'] ?? '' })
      })
    }).on('error', fail).end()
  })
}

/**
 * What a browser loads by itself; links that somebody must press are none of it. A font counts although only its text
 * needs it.
 */
function addressesIn(text: string, type: string): string[] {
  if (type.startsWith('text/css'))
    return [...text.matchAll(/url\(\s*['"]?([^'")]+)['"]?\s*\)/g)]
      .map(([, url = '']) => url).filter((url) => !url.startsWith('data:'))
  if (!type.startsWith('text/html')) return []
  const tags = text.match(/<(link|script|img|source)\b[^>]*>/g) ?? []
  return tags.flatMap((tag) => {
    if (tag.startsWith('<link') && !/rel="(stylesheet|icon|preload|modulepreload|manifest)"/.test(tag)) return []
    return /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? []
  }).filter((url) => !url.startsWith('data:'))
}
