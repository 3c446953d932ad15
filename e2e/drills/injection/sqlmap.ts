import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canInstall } from '../../install-debian.ts'
import { randomOf } from '../random.ts'
import type { Place } from './places.ts'
import { openRelay } from './relay.ts'

const SQLMAP = '/usr/bin/sqlmap'
/** Milliseconds that all of it may take, programs of it at a time, and places that each is given. */
const [LONGEST, AT_ONCE, AT_A_TIME] = [45_000, 4, 12]
/** So many requests sqlmap sends to a place before it is done with it; fewer are only its first look. */
const ENOUGH = 40
const HOW = [
  '--batch', '--level=1', '--risk=2', '--technique=BEUST', '--dbms=PostgreSQL', '--time-sec=3', '--timeout=10',
  '--retries=0', '--disable-coloring', '--flush-session', '--skip-waf', '--ignore-code=*',
  '--ignore-stdin', // or it takes its targets from there, of which there are none, and looks at nothing
]

/** Certain; only supposed, which sqlmap then looks into; and what it says when that came to nothing. */
const [CERTAIN, SUPPOSED, TAKEN_BACK] = [
  /is vulnerable|identified the following injection/, /appears to be .* injectable/, /false positive or unexploitable/,
]

export interface Mapped {
  /** What sqlmap calls injectable. */
  readonly found: readonly string[]
  readonly broken: readonly string[]
  /** Places to which it came, and that it went through. */
  readonly tried: number
}

/**
 * Gives sqlmap the places in an order drawn anew each time, as many as it gets through, so that over some runs all have
 * their turn; undefined where it is not installed.
 */
export async function runSqlmap(
  url: string, places: readonly Place[], tell: (line: string) => void,
): Promise<Mapped | undefined> {
  if (!existsSync(SQLMAP) && !canInstall('sqlmap')) {
    tell('sqlmap is missing: apt-get install sqlmap')
    return undefined
  }
  const seed = randomInt(2 ** 31)
  const [waiting, late, relay] = [inOrderOf(seed, places), performance.now() + LONGEST, await openRelay(url, places)]
  const said: string[] = []
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (waiting.length > 0 && late - performance.now() > 1_000) {
        const share = waiting.splice(0, AT_A_TIME)
        const named = share.map((nth) => [nth, places[nth] as Place] as const)
        said.push(...await tryThese(relay.url, named, late - performance.now()))
      }
    }))
  } finally {
    await relay.close()
  }
  const tried = [...relay.requests.values()].filter((count) => count >= ENOUGH).length
  tell(`sqlmap went through ${tried} of ${places.length} places in ${LONGEST / 1_000} s, in the order of seed ${seed}`)
  return { found: foundIn(said, places), broken: relay.broken, tried }
}

/**
 * What is certain, and what was supposed and not taken back, each with its place. A search by words answers another
 * list to other words: sqlmap supposes, looks again and takes it back.
 */
function foundIn(said: readonly string[], places: readonly Place[]): string[] {
  const [found, supposed] = [new Set<string>(), new Map<string, string>()]
  let place = ''
  for (const line of said) {
    place = places[Number(/testing URL 'http:\/\/[^/]*\/(\d+)\//.exec(line)?.[1] ?? NaN)]?.name ?? place
    if (SUPPOSED.test(line)) supposed.set(place, line)
    if (TAKEN_BACK.test(line)) supposed.delete(place)
    if (CERTAIN.test(line)) found.add(`${place}: ${line}`)
  }
  return [...found, ...[...supposed].map(([where, line]) => `${where}: ${line}`)]
}

/** The numbers of the places, shuffled (Fisher and Yates). */
function inOrderOf(seed: number, places: readonly Place[]): number[] {
  const [random, order] = [randomOf(seed), places.map((_, nth) => nth)]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1)
    const [one, two] = [order[last] as number, order[other] as number]
    order[last] = two
    order[other] = one
  }
  return order
}

const RULE = '='.repeat(54)

/** A log as Burp writes it, of several requests, in each of which `*` stands where sqlmap is to try. */
function logOf(url: string, shares: readonly (readonly [number, Place])[]): string {
  const { host } = new URL(url)
  return shares.map(([nth, { method, sample, at }]) => {
    const { path, body } = at(`${sample}${MARK}`)
    const head = `${method} /${nth}${marked(path)} HTTP/1.1\nHost: ${host}\n`
    const content = body === undefined ? '' : `Content-Type: application/json\n\n${marked(JSON.stringify(body))}`
    return `${RULE}\n10:00:00  ${url}  [127.0.0.1]\n${RULE}\n${head}${content}\n${RULE}\n`
  }).join('\n')
}

/** What no sample has in it, and no address changes. */
const MARK = 'zzHEREzz'
const marked = (text: string) => text.replaceAll('*', '%2A').replace(MARK, '*')

async function tryThese(url: string, share: readonly (readonly [number, Place])[], longest: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-sqlmap-'))
  const file = join(folder, 'requests')
  writeFileSync(file, logOf(url, share))
  try {
    return await new Promise((done) => {
      const how = { encoding: 'utf8', timeout: Math.ceil(longest), maxBuffer: 1e8 } as const
      execFile(SQLMAP, ['-l', file, ...HOW, `--output-dir=${folder}`], how, (_, stdout) => {
        done(stdout.split('\n'))
      }).stdin?.end()
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
