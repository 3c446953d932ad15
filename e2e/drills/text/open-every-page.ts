import type { Page } from 'playwright-core'
import { routeOf } from '../../reach/route-tables.ts'
import type { Traps } from './traps.ts'

export interface Ground {
  readonly url: string
  readonly routes: readonly string[]
  /** What stands before each route, such as `/ban-lam-viec`. */
  readonly under: string
  readonly traps: Traps
  /** Routes that were opened, all visitors and rounds together, each with its newest address. */
  readonly opened: Map<string, string>
  /** How many pages were looked at. */
  readonly counted: { pages: number; files: number }
  /** Everything that was read on them. */
  readonly read: Set<string>
  /** How often one visitor opens a route: lists lead to many alike. */
  readonly most: number
  /** Whatever else there is to do on an open page before it is looked at. */
  readonly stir?: (page: Page) => Promise<void>
}

const FILE = /\.(pdf|csv|png|json)(\?|$)|\/(giay-to|phieu|tep|anh)\/[^/]+$|^\/kho\/[^/]+\/xem|^\/tai-san\//
/** Whether an address leads to a paper or a picture instead of a page. */
export function isFile(path: string): boolean {
  return FILE.test(path)
}

/** A page that has said who it is; of the desk, with nothing of it on its way. */
const isThere = () =>
  document.querySelector('h1') !== null
    && document.querySelector('main > .mc-skeleton, main > .mc-stack > .mc-skeleton') === null

/** Follows every link from these addresses as long as it leads to somewhere new, and looks at each page. */
export async function openEveryPage(page: Page, ground: Ground, seeds: readonly string[]): Promise<void> {
  const { url, routes, under, most } = ground
  const [waiting, known, times] = [[...seeds], new Set(seeds), new Map<string, number>()]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { pathname } = new URL(path, url)
    const route = routeOf(routes, pathname.slice(under.length) || '/')
    const nth = (times.get(route ?? '') ?? 0) + 1
    if (nth > most && !seeds.includes(path)) continue
    times.set(route ?? '', nth)
    if (route !== undefined) ground.opened.set(route, pathname)
    const found = isFile(path) ? await fetchFile(page, ground, path) : await look(page, ground, path)
    for (const one of found) {
      if (known.has(one) || !one.startsWith(under)) continue
      known.add(one)
      waiting.push(one)
    }
  }
}

async function fetchFile(page: Page, { url, traps, counted }: Ground, path: string): Promise<string[]> {
  const answer = await page.context().request.get(url + path)
  counted.files += 1
  const { 'content-type': type = '' } = answer.headers()
  if (answer.status() >= 500 || /html|svg|xml|javascript/.test(type) && !path.startsWith('/tai-san/'))
    traps.caught.broken.push(`${path}: ${String(answer.status())} ${type}`)
  return []
}

async function look(page: Page, ground: Ground, path: string): Promise<string[]> {
  const { url, traps, counted, read, stir } = ground
  await page.goto(url + path, { waitUntil: 'load' })
  await page.waitForFunction(isThere, null, { timeout: 15_000 }).catch(() => {
    traps.caught.broken.push(`${path} does not come to an end`)
  })
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true })
  await stir?.(page)
  counted.pages += 1
  await traps.inspect(page)
  const { texts, links } = await page.evaluate(() => ({
    texts: [
      document.body.innerText, document.title,
      ...[...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value),
      ...[...document.querySelectorAll('[title], [aria-label], [alt]')].flatMap((one) =>
        ['title', 'aria-label', 'alt'].map((name) => one.getAttribute(name) ?? '')),
    ],
    links: [
      ...[...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href),
      ...[...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(({ href }) => href),
      ...[...document.querySelectorAll('img')].map(({ src }) => src),
    ].filter((one) => one.startsWith(`${location.origin}/`)).map(
      (one) => one.slice(location.origin.length).replace(/#.*/, ''),
    ),
  }))
  for (const text of texts) if (text !== '') read.add(squeezed(text))
  return links
}

/** As it is compared: how a text is broken into lines, and what is not seen in it, makes no other text of it. */
export function squeezed(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
}
