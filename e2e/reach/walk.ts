import type { Page } from 'playwright-core'
import { atTextSize } from './at-text-size.ts'
import { axeFindings, contrastFindings } from './axe-findings.ts'
import { clippedText } from './clipped-text.ts'
import { obscuredFocus } from './obscured-focus.ts'
import { type Expected, pageFaults } from './page-faults.ts'
import { routeOf } from './route-tables.ts'
import { sidewaysScroll } from './sideways-scroll.ts'
import { smallTargets } from './small-targets.ts'

const USUAL = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', media: 'screen' } as const
const FACES = [
  ['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }],
  ['dark contrast', { colorScheme: 'dark', contrast: 'more' }],
] as const
/** Half of 1280: what twice the size leaves. */
const HALF = 640

export interface Walk {
  /**
   * Looks at the page that is open: the whole of it the first time a route is met, what may differ from state to state
   * each time. The state is only for the reader.
   */
  look(page: Page, state: string, expected?: Partial<Expected>): Promise<void>
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
}

/** A walk through all routes of a table: what it finds, and what it has not been to. */
export function openWalk({ url, routes, under = '', least }: Ground): Walk {
  const visited = new Set<string>()
  const titles = new Map<string, string>()
  /** What was found, with the states it was found in. */
  const found = new Map<string, string[]>()
  const tell = (fault: string, state: string) => void found.set(fault, [...found.get(fault) ?? [], state])

  /** Two addresses of one title cannot be told apart in a list of windows. */
  async function titleFaults(page: Page, path: string): Promise<string[]> {
    const title = await page.title()
    const known = titles.get(title) ?? path
    titles.set(title, known)
    return known === path ? [] : [`has the title of ${known}: “${title}”`]
  }

  async function thorough(page: Page): Promise<string[]> {
    const faults = [...await obscuredFocus(page), ...await clippedText(page)]
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
      const faults = [
        ...await pageFaults(page, { language, isFaulty }), ...isFaulty ? [] : await titleFaults(page, path),
        ...await axeFindings(page), ...await smallTargets(page, least), ...await sidewaysScroll(page),
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
