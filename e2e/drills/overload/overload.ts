import { setTimeout as pause } from 'node:timers/promises'
import { birthBody } from '../../birth.ts'
import { openClient, signIn } from '../../client.ts'
import { type Instance } from '../../instance.ts'
import { PASSWORD } from '../birth-desks.ts'
import type { Drill, DrillRun, Figure, Outcome } from '../drill.ts'
import { openDesks, openTruth } from '../load.ts'
import { mostMemoryOf, workersOf } from '../program-process.ts'
import { type Guard } from '../without-guard.ts'
import { type Asked, type Tally, askClosed, askOpen, quantileOf } from './open-load.ts'
import { type SlowClients, attackSlowly } from './slow-clients.ts'
import { withProgram } from '../with-program.ts'

export const OVERLOAD: Drill = {
  name: 'overload', tests: 'T25',
  promise: 'At three times what it can do it still serves as many, sends the rest away, and is well again at once',
  attack: 'pages, searches, lists and intakes at three times the knee; then clients that send and read drop by drop',
  control: 'nobody is sent away',
  breaks: ['neither served nor sent away'],
  rounds: { whole: 300, control: 25, all: 30 }, minutes: 12, run,
}

/** Lines at once among which the knee is looked for, and milliseconds for each. */
const STEPS = [4, 8, 16, 32, 64]
const STEP = 4_000
const TIMES = 3
const LONGEST_RECOVERY = 30
/** Most megabytes of server and worker under all this. */
const [MOST_OF_SERVER, MOST_OF_WORKER] = [900, 400]

const SHEDDING: Guard = { file: 'server/src/app/build-server.ts', text: '  shedLoad(app, loadLimits, common)\n', instead: '' }

/** One round is one second at three times the knee. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({ without: isControl ? [SHEDDING] : undefined }, async ({ instance }) => {
    const next = await openMix(instance)
    await askClosed(instance.url, next, 8, STEP) // until the code is compiled
    const best = await findKnee(instance.url, next, tell)
    const knee = await keptUp(instance.url, next, best.lines, rounds)
    tell(`${String(best.lines)} lines, kept up: ${knee.toFixed(0)} a second`)
    const under = await askOpen(instance.url, next, { rate: knee * TIMES, seconds: rounds })
    const recovered = await recovery(instance.url)
    const slow = isControl ? undefined : await attackSlowly(instance.url, tell)
    tell(`faults: ${[...under.faults].map(([name, count]) => `${String(count)} × ${name}`).join(', ') || 'none'}`)
    const memory = { server: mostMemoryOf(instance.pid), worker: Math.max(...workersOf(instance).map(mostMemoryOf)) }
    return { rounds, figures: figuresOf({ knee, best: best.rate, under, seconds: rounds, recovered, memory, slow }) }
  })
}

interface Measured {
  /** Served a second at the knee, kept up; and the most in a few seconds, before the worker has begun with them. */
  readonly knee: number
  readonly best: number
  readonly under: Tally
  readonly seconds: number
  readonly recovered: number
  readonly memory: { readonly server: number; readonly worker: number }
  readonly slow: SlowClients | undefined
}

function figuresOf({ knee, best, under, seconds, recovered, memory, slow }: Measured): Figure[] {
  const { good, refused, bad, refusedAfter, goodAfter } = under
  return [
    { name: 'peak', value: Math.round(knee), unit: '/s' },
    { name: 'most in four seconds', value: Math.round(best), unit: '/s' },
    { name: 'asked for', value: Math.round((good + refused + bad) / seconds), unit: '/s' },
    { name: 'served of the peak', value: rounded(good / seconds / knee), atLeast: 0.8 },
    { name: 'sent away', value: Math.round(refused / seconds), unit: '/s' },
    { name: 'neither served nor sent away', value: rounded(bad / (good + refused + bad)), atMost: 0.01 },
    { name: 'p95 of the served', value: Math.round(quantileOf(goodAfter, 0.95)), unit: 'ms' },
    { name: 'p95 of those sent away', value: Math.round(quantileOf(refusedAfter, 0.95)), unit: 'ms' },
    { name: 'well again after', value: rounded(recovered), unit: 's', atMost: LONGEST_RECOVERY },
    { name: 'most memory of the server', value: Math.round(memory.server), unit: 'MB', atMost: MOST_OF_SERVER },
    { name: 'most memory of the worker', value: Math.round(memory.worker), unit: 'MB', atMost: MOST_OF_WORKER },
    ...slow ? [
      { name: 'attacks with slow clients', value: slow.attacks, atLeast: 4 },
      { name: 'others failed meanwhile', value: slow.failed, atMost: 0 },
      { name: 'p95 of others meanwhile', value: Math.round(quantileOf(slow.waits, 0.95)), unit: 'ms', atMost: 1_000 },
    ] : [],
  ]
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

/**
 * Four of ten are pages, two are searches, three are lists of the desk, one takes a dossier in; in turn, not by chance.
 */
async function openMix(instance: Instance): Promise<() => Asked> {
  const truth = await openTruth(instance)
  const desks = await openDesks(instance.url, truth, 4)
  await truth.end()
  const client = openClient(instance.url)
  const { items } = await client.json<{ items: { code: string }[] }>('GET', '/api/procedures?limit=20')
  const cookie = await signIn(client, desks[0]?.username ?? '', PASSWORD)
  client.close()
  let n = 0
  const words = ['khai sinh', 'đất đai', 'kết hôn', 'xây dựng', 'hộ kinh doanh'].map(encodeURIComponent)
  return () => {
    n += 1
    const desk = desks[n % desks.length]
    switch (n % 10) {
      case 0: return { method: 'POST', path: '/api/dossiers', cookie: desk?.cookie, body: desk && birthBody(desk, n) }
      case 1: case 4: case 7: return { method: 'GET', path: '/api/dossiers?list=unit', cookie }
      case 2: case 6: return { method: 'GET', path: `/tim-thu-tuc?q=${words[n % words.length] ?? ''}` }
      case 3: return { method: 'GET', path: '/' }
      case 5: return { method: 'GET', path: '/thu-tuc' }
      default: return { method: 'GET', path: `/thu-tuc/${items[n % items.length]?.code ?? ''}` }
    }
  }
}

/** The number of lines at which most are served, and how many a second that is. */
async function findKnee(
  url: string, next: () => Asked, tell: (line: string) => void,
): Promise<{ lines: number; rate: number }> {
  let best = { lines: 0, rate: 0 }
  for (const lines of STEPS) {
    const { good, refused, faults } = await askClosed(url, next, lines, STEP)
    const rate = good / (STEP / 1_000)
    tell(
      `${String(lines)} lines: ${rate.toFixed(0)} a second, ${String(refused)} sent away, faults ${JSON.stringify([...faults])}`,
    )
    if (rate > best.rate) best = { lines, rate }
  }
  return best
}

/**
 * Served a second at so many lines for half as long as the attack, a minute at most: what is taken in gives the worker
 * and the database something to do, of which a few seconds know nothing.
 */
async function keptUp(url: string, next: () => Asked, lines: number, rounds: number): Promise<number> {
  const seconds = Math.min(60, Math.max(STEP / 1_000, rounds / 2))
  const { good } = await askClosed(url, next, lines, seconds * 1_000)
  return good / seconds
}

/** Seconds until five readers one after the other got their page within half a second each. */
async function recovery(url: string): Promise<number> {
  const [begun, client] = [performance.now(), openClient(url)]
  let [well, since] = [0, begun]
  while (well < 5 && performance.now() - begun < LONGEST_RECOVERY * 1_000) {
    const asked = performance.now()
    const { status } = await client.send('GET', '/thu-tuc').catch(() => ({ status: 0 }))
    const isWell = status === 200 && performance.now() - asked < 500
    well = isWell ? well + 1 : 0
    if (!isWell) since = performance.now()
    await pause(100)
  }
  client.close()
  return well < 5 ? Infinity : (since - begun) / 1_000
}
