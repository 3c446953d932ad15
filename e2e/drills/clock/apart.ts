import { type ChildProcess, spawn } from 'node:child_process'
import type pg from 'pg'
import { openClient, signIn } from '../../client.ts'
import { freePort } from '../../free-port.ts'
import { type Instance, end, environmentOn, readyUrl } from '../../instance.ts'
import { PASSWORD, openBirthDesks } from '../birth-desks.ts'
import type { Figure } from '../drill.ts'
import { openTruth } from '../load.ts'
import { receive } from '../offices.ts'
import { type PostgresProcess, postgresOf, startAgain, stopAtOnce, until } from '../postgres-process.ts'
import type { Tally } from '../rights/tally.ts'
import { tryDoors, tryOrder } from './doors.ts'
import { type FalseTime, standingFalse } from './false-time.ts'
import { receiveAt } from './moments.ts'

/** Of two machines, on one of which people are served, and on the other of which the jobs run. */
const [SERVER, WORKER] = ['America/Los_Angeles', 'Pacific/Kiritimati']
/** Seconds by which the database's machine is ahead, with the moments at which it is tried. */
const SKEWS = [
  [90, ['2025-02-03T16:59:57Z', '2025-02-04T02:00:00Z']], [-90, ['2025-02-04T16:59:57Z', '2025-02-05T02:00:00Z']],
] as const
const DEEDS = 6

interface Apart {
  /** As it was: it has stopped, and its folder and database go on. */
  readonly instance: Instance
  readonly postgres: PostgresProcess
  /** Of the database, as postgres. */
  readonly url: string
  readonly entry: string
  readonly time: FalseTime
  readonly tally: Tally
}

/**
 * Server, worker and database as on three machines: the first two in zones of their own, and the clock of the third
 * wrong by more than people notice. Due dates, sessions, codes and order must hold, and what is to be sent must go.
 */
export async function liveApart({ instance, postgres, url, entry, time, tally }: Apart): Promise<Figure[]> {
  let unsent = 0
  for (const [nth, [skew, moments]] of SKEWS.entries()) {
    await startAgain(postgres, url, standingFalse(time, skew))
    const port = await freePort()
    const server = begin(entry, ['serve', '--port', String(port)], instance, { ...time.env, TZ: SERVER })
    const worker = begin(entry, ['work'], instance, { ...time.env, TZ: WORKER })
    try {
      await readyUrl(server)
      const there = { truth: await openTruth(instance), url: `http://127.0.0.1:${port}`, time, tally, who: 94 + nth }
      unsent += await liveThere(there, moments, 5_000 + nth * 100)
    } finally {
      await Promise.all([server, worker].map((one) => end(one, () => one.kill('SIGTERM'))))
      await stopAtOnce(postgresOf(instance.folder))
    }
  }
  return [{ name: 'messages not sent under a wrong clock of the database', value: unsent, atMost: 0 }]
}

interface There {
  readonly truth: pg.Pool
  readonly url: string
  readonly time: FalseTime
  readonly tally: Tally
  readonly who: number
}

async function liveThere(
  { truth, url, time, tally, who }: There, moments: readonly string[], first: number,
): Promise<number> {
  const client = openClient(url)
  try {
    const [desk] = await openBirthDesks(client, truth, 1)
    if (!desk) throw new Error('nobody registers births')
    for (const [nth, moment] of moments.entries()) {
      const isReached = await receiveAt({ client, truth, desk, tally, browser: undefined, url }, moment, first + nth)
      tally.expect(isReached, () => `${moment} is not reached`)
    }
    // before the clock of the worker jumps, which may put off what is queued meanwhile
    const unsent = await waiting(truth)
    await tryDoors(client, url, truth, time, desk.username, tally, who)
    let n = first + 10
    const deeds = Array.from({ length: DEEDS }, () => async () => {
      const cookie = await signIn(client, desk.username, PASSWORD)
      return receive(client, { ...desk, cookie }, n += 1)
    })
    await tryOrder(truth, time, { deeds, tally })
    return unsent
  } finally {
    client.close()
    await truth.end()
  }
}

/** What is left in the queue after as long as any message may take. */
async function waiting(truth: pg.Pool): Promise<number> {
  const many = async () => {
    const { rows: [row] } = await truth.query<{ many: number }>(
      'select count(*)::int as many from notifications.delivery',
    )
    return row?.many ?? Number.NaN
  }
  await until('nothing is left to send', async () => await many() === 0).catch(() => undefined)
  return many()
}

function begin(
  entry: string, args: readonly string[], instance: Instance, env: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...environmentOn(instance), HASH_MEMORY_KIB: '64', HASH_TIME_COST: '1', LOG_LEVEL: 'error', ...env },
  })
}
