import { constants, brotliCompressSync } from 'node:zlib'

/** Of a page, compressed as the program sends it: what a phone loads that has never been here, and one that has. */
export interface Weight {
  readonly html: number
  readonly sheets: number
  readonly scripts: number
  /** Everything together, at first view. */
  readonly all: number
  /** What does not lie in the browser for a year under a name of its content. */
  readonly again: number
}

/** Bytes: on 400 kbit/s with 400 ms of latency a page of this weight stands within 4 seconds (P5). */
export const BUDGET: Weight = { html: 14_000, sheets: 20_000, scripts: 30_000, all: 80_000, again: 15_000 }

/** The bytes of a file of the portal; nothing where there is none. */
export type BytesOf = (address: string) => Buffer | undefined

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } // @fastify/compress, unless it is told otherwise
const compressed = (bytes: string | Buffer) =>
  typeof bytes === 'string' ? lengthOf(bytes) : once(LENGTHS, bytes, lengthOf)
const lengthOf = (bytes: string | Buffer) => brotliCompressSync(bytes, BROTLI).length
const sum = (numbers: readonly number[]) => numbers.reduce((whole, one) => whole + one, 0)

/** Files of the portal are the same bytes on every page: what is known of them is found once. */
const LENGTHS = new WeakMap<Buffer, number>()
const PIECES = new WeakMap<Buffer, readonly string[]>()

function once<T>(known: WeakMap<Buffer, T>, bytes: Buffer, find: (bytes: Buffer) => T): T {
  const found = known.get(bytes) ?? find(bytes)
  known.set(bytes, found)
  return found
}

/** The pieces that a script names by their file. */
function piecesOf(bytes: Buffer): readonly string[] {
  return [...String(bytes).matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)].map(([, name = '']) => name)
}

/** Addresses that a browser loads by itself to show a page; links are not among them, nor pictures within the page. */
export function loadedBy(html: string): string[] {
  const tags = html.match(/<(?:link|script|img|source|video|audio|track|iframe|embed|object)\b[^>]*>/g) ?? []
  const named = tags.flatMap((tag) =>
    [...tag.matchAll(/ (?:href|src|srcset|poster|data)="([^"]*)"/gi)].map(([, at = '']) => at))
  return [...new Set(named)].filter((at) => !at.startsWith('data:'))
}

/** A script with all that it may load: pieces that it names by their file. */
function scriptsOf(address: string, bytesOf: BytesOf, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(address)) return known
  known.add(address)
  const folder = address.slice(0, address.lastIndexOf('/') + 1)
  const bytes = bytesOf(address)
  for (const name of bytes ? once(PIECES, bytes, piecesOf) : []) scriptsOf(folder + name, bytesOf, known)
  return known
}

/** What a page weighs. */
export function weigh(html: string, bytesOf: BytesOf): Weight {
  const loaded = loadedBy(html)
  const weightOf = (addresses: readonly string[]) => sum(addresses.map((at) => compressed(bytesOf(at) ?? '')))
  const scripts = new Set(loaded.filter((at) => at.endsWith('.js')).flatMap((at) => [...scriptsOf(at, bytesOf)]))
  const others = loaded.filter((at) => !at.endsWith('.js'))
  const weight = {
    html: compressed(html), sheets: weightOf(others.filter((at) => at.endsWith('.css'))),
    scripts: weightOf([...scripts]),
  }
  const isKept = (at: string) => /^\/tai-san\/[\w-]+-[\w-]{8,}\.\w+$/.test(at)
  return {
    ...weight, all: weight.html + weight.scripts + weightOf(others),
    again: weight.html + weightOf([...others, ...scripts].filter((at) => !isKept(at))),
  }
}

/** Where a page weighs too much, brings a font, or loads from somebody else. */
export function faultsOfPage(html: string, bytesOf: BytesOf): string[] {
  const weight = weigh(html, bytesOf)
  const heavy = (Object.keys(BUDGET) as (keyof Weight)[]).filter((part) => weight[part] > BUDGET[part])
    .map((part) => `${part}: ${weight[part]} bytes, at most ${BUDGET[part]}`)
  const loaded = loadedBy(html)
  const sheets = loaded.filter((at) => at.endsWith('.css')).map((at) => String(bytesOf(at) ?? ''))
  const bySheets = sheets.flatMap((text) => [...text.matchAll(/url\(["']?([^"')]+)/g)].map(([, at = '']) => at))
  const foreign = [...loaded, ...bySheets].filter((at) => /^(?:[a-z]+:)?\/\//i.test(at))
  // One of the phone's own under another name loads nothing.
  const isFont = sheets.some((text) => /@font-face[^}]*url\(|@import/.test(text))
    || loaded.some((at) => /\.(?:woff2?|ttf|otf)\b/.test(at))
  return [...heavy, ...foreign.map((at) => `third party: ${at}`), ...isFont ? ['a font of its own'] : []]
}
