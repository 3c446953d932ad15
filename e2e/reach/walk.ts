import type { Page } from 'playwright-core'
import { atTextSize } from './at-text-size.ts'
import { axeFindings, contrastFindings } from './axe-findings.ts'
import { clippedText } from './clipped-text.ts'
import { inPage } from './in-page.ts'
import { obscuredFocus } from './obscured-focus.ts'
import { type Expected, pageFaults } from './page-faults.ts'
import { routeOf } from './route-tables.ts'
import { sidewaysScroll } from './sideways-scroll.ts'
import { smallTargets } from './small-targets.ts'
import { typedInkCut } from './typed-ink.ts'

const USUAL = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', media: 'screen' } as const
const FACES = [
  ['dark', { colorScheme: 'dark' }], ['dark contrast', { colorScheme: 'dark', contrast: 'more' }],
] as const
/** Half of 1280: what twice the size leaves. */
const HALF = 640

export interface Walk {
  /**
   * Looks at the page that is open: the whole of it the first time a route is met, what may differ from state to state
   * each time. The state is only for the reader.
   */
  look(page: Page, state: string, expected?: Partial<Omit<Expected, 'hasSummary'>>): Promise<void>
  /** What is no page, a paper or a picture: that it answers, and how. */
  fetch(page: Page, path: string, type: RegExp): Promise<void>
  /** Each fault found since it was last asked, as `route: fault (states)`. */
  faults(): string[]
  unvisited(): string[]
}

export interface Ground {
  readonly url: string
  readonly routes: readonly string[]
  /** What stands before each route, such as `/ban-lam-viec`. */
  readonly under?: string
  /** The least width and height of a target. */
  readonly least: number
  /** Faults are summed up above the page and take the focus; else the cursor goes to the field. */
  readonly hasSummary?: boolean
}

/** A walk through all routes of a table: what it finds, and what it has not been to. */
export function openWalk({ url, routes, under = '', least, hasSummary = true }: Ground): Walk {
  const visited = new Set<string>()
  const titles = new Map<string, string>()
  /** What the pages looked at by axe are made of: another state of the same parts tells it nothing new. */
  const known = new Set<string>()
  /** Looks of fields that were photographed. */
  const fields = new Set<string>()
  /** What was found, with the states it was found in. */
  const found = new Map<string, string[]>()
  const tell = (fault: string, state: string) => void found.set(fault, [...found.get(fault) ?? [], state])

  /** Two addresses of one title cannot be told apart in a list of windows, unless they are drafts of one kind. */
  async function titleFaults(page: Page, path: string): Promise<string[]> {
    const [title, place] = [await page.title(), path.replace(/^(\/nop-ho-so)\/[^/]+/, '$1/:token')]
    const first = titles.get(title) ?? place
    titles.set(title, first)
    return first === place ? [] : [`has the title of ${first}: “${title}”`]
  }

  async function isOfKnownParts(page: Page, route: string): Promise<boolean> {
    const parts = `${route} ${await inPage(page, partsOf, null)}`
    const isKnown = known.has(parts)
    known.add(parts)
    return isKnown
  }

  async function thorough(page: Page): Promise<string[]> {
    const faults = [...await obscuredFocus(page), ...await clippedText(page), ...await typedInkCut(page, fields)]
    await atTextSize(page, 200)
    for (const fault of [...await clippedText(page), ...await sidewaysScroll(page, HALF)])
      faults.push(`at 200 %: ${fault}`)
    await atTextSize(page, 100)
    for (const [face, media] of FACES) {
      await page.emulateMedia({ ...USUAL, ...media })
      faults.push(...(await contrastFindings(page)).map((fault) => `${face}: ${fault}`))
    }
    await page.emulateMedia(USUAL)
    return faults
  }

  return {
    async look(page, state, { language = 'vi', isFaulty = false } = {}) {
      const { pathname } = new URL(page.url())
      const path = pathname.slice(under.length)
      const route = routeOf(routes, path)
      const isNew = route !== undefined && !visited.has(route)
      if (route !== undefined) visited.add(route)
      await page.evaluate(() => scrollTo(0, 0)) // what lies under a bar that sticks is scrolled from under it
      const faults = [
        ...await pageFaults(page, { language, isFaulty, hasSummary }), ...isFaulty ? [] : await titleFaults(page, path),
        ...await isOfKnownParts(page, route ?? '') ? [] : await axeFindings(page), ...await smallTargets(page, least),
        ...await sidewaysScroll(page),
        ...isNew ? await thorough(page) : [],
      ]
      for (const fault of faults) tell(`${route ?? path}: ${fault}`, state)
    },
    async fetch(page, path, type) {
      const answer = await page.context().request.get(url + path)
      const route = routeOf(routes, path)
      if (route !== undefined) visited.add(route)
      const { 'content-type': told = '' } = answer.headers()
      if (!answer.ok() || !type.test(told)) tell(`${route ?? path}: ${String(answer.status())} ${told}`, 'fetched')
    },
    faults() {
      const told = [...found].map(([fault, states]) => `${fault} (${states.join(', ')})`)
      found.clear()
      return told
    },
    unvisited: () => routes.filter((route) => !visited.has(route)),
  }
}

/** Every kind of element with its class, type and the states that are told of it, each once. */
function partsOf(): string {
  const kinds = [...document.querySelectorAll('body *')].map((one) => [
    one.tagName, one.className, ...[...one.attributes].filter(({ name }) => /^(type|role|lang|aria-|hidden)/.test(name))
      .map(
        ({ name, value }) => /^aria-(label|described|controls|owns|active|row)/.test(name) ? name : `${name}=${value}`,
      ),
  ].join(' '))
  return [...new Set(kinds)].sort().join('|')
}
