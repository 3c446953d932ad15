import { Agent, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Instance } from '../e2e/instance.ts'
import { type Figure, figureOf, tell } from './figure.ts'

/** What a first view of a citizen's page may cost on the line, in kilobytes, compressed as it is sent (users.md 5). */
const MOST = { first: 80, html: 14, css: 20, js: 30, again: 15 } as const

/** What the portal's first page costs on the line: page, styles, scripts, pictures and fonts, as they are sent. */
export async function measureBytes(instance: Instance): Promise<Figure[]> {
  const page = await load(new URL('/', instance.url))
  const found = new Map([['/', page]])
  const waiting = addressesIn(page.text, page.type)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const url = new URL(path, instance.url)
    if (url.origin !== new URL(instance.url).origin || found.has(url.pathname)) continue
    const part = await load(url)
    found.set(url.pathname, part)
    waiting.push(...addressesIn(part.text, part.type).map((address) => new URL(address, url).href))
  }
  for (const [path, { bytes }] of found) tell(`web: ${String(bytes).padStart(7)} ${path}`)
  const sum = (kind: RegExp) => [...found.values()].filter(({ type }) => kind.test(type))
    .reduce((all, { bytes }) => all + bytes, 0) / 1_000
  return [
    figureOf('web', 'portal-first-view', sum(/./), 'kB', MOST.first, true),
    figureOf('web', 'portal-html', sum(/html/), 'kB', MOST.html, true),
    figureOf('web', 'portal-css', sum(/css/), 'kB', MOST.css, true),
    // What is kept for a year is not loaded again: only the page itself is.
    figureOf('web', 'portal-next-view', page.bytes / 1_000, 'kB', MOST.again, true),
  ]
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
