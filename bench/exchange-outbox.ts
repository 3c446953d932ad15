import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Client, openClient, signIn } from '../e2e/client.ts'
import { type PartnerProcess, startPartner } from '../e2e/drills/partner-outage/partner.ts'
import { seedInto } from '../e2e/drills/partner-outage/seed-into.ts'
import { dossiersToWork, workAnHour } from '../e2e/drills/partner-outage/work.ts'
import { until } from '../e2e/drills/postgres-process.ts'
import { randomOf } from '../e2e/drills/random.ts'
import { ENTRY, type Instance, environmentOn, newFolder, startInstance } from '../e2e/instance.ts'
import { PASSWORD } from './desks.ts'
import { type Figure, figureOf, quantileOf, tell } from './figure.ts'

/** Messages a second from the log to their acknowledgement, and milliseconds of one in normal load (issue 8, Speed). */
const [LEAST_RATE, MOST_LAG] = [2_000, 1_000]
/** By how much the time of users may grow while a partner hangs. */
const MOST_GROWTH = 1.1
const DOSSIERS = 10_000
/** Bursts of deeds for the rate; deeds a second and for how long in normal load. */
const [BURSTS, BURST, NORMAL, NORMAL_SECONDS] = [5, 4_000, 20, 20]
/** Questions of a user in each half of the comparison, and how many a second. */
const [ASKED, ASKED_A_SECOND] = [600, 40]
const LIMIT = 120_000

/** How fast messages go to a fast partner, how late they are, and what a partner that hangs costs everybody. */
export async function benchOutbox(): Promise<Figure[]> {
  const folder = newFolder()
  const partner = await startPartner(folder)
  const instance = await startInstance({ folder, env: { MOTCUA_PARTNERS: partner.file } })
  const truth = new pg.Pool({ connectionString: instance.databaseUrl('postgres'), max: 10 })
  try {
    await seedInto(environmentOn(instance), ENTRY, DOSSIERS)
    await truth.query('vacuum analyze')
    const drained = await drainedOf(truth)
    const rate = await rateOf(truth)
    const lag = await lagOf(truth)
    const growth = await growthOf(instance, partner, truth)
    return [
      figureOf('exchange', 'outbox-rate', drained, 'messages/s', LEAST_RATE),
      figureOf('exchange', 'outbox-rate-while-working', rate, 'messages/s', LEAST_RATE),
      figureOf('exchange', 'outbox-lag-p95', lag, 'ms', MOST_LAG, true),
      figureOf('exchange', 'dead-partner-p95', growth, 'times', MOST_GROWTH, true),
    ]
  } finally {
    await truth.end()
    await instance.stop()
    await partner.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the outbox does by itself: all stands in the log and none of it is seen yet, from there to the last answer. */
async function drainedOf(truth: pg.Pool): Promise<number> {
  const gate = await truth.connect()
  try {
    // Readers of the log wait for each transaction that is still open: this one keeps it shut.
    await gate.query('set idle_in_transaction_session_timeout = 0')
    await gate.query('begin')
    await gate.query('select pg_current_xact_id()')
    const deeds = await work(truth, { seed: 1, day: '2021-06-25' })
    if (await countIn(truth, 'acknowledged') > 0) throw new Error('something was told before the log was opened')
    const begun = performance.now()
    await gate.query('commit')
    await told(truth, 2 * deeds)
    return rateSince(begun, 2 * deeds)
  } finally {
    gate.release(true)
  }
}

/** What the outbox does by itself: all stands in the log, none of it is seen yet; from there to the last answer. */
async function rateOf(truth: pg.Pool): Promise<number> {
  const before = await countIn(truth, 'acknowledged')
  const begun = performance.now()
  const deeds = await work(truth, { seed: 4, day: '2021-06-28' })
  await told(truth, before + 2 * deeds)
  return rateSince(begun, 2 * deeds)
}

async function work(truth: pg.Pool, { seed, day }: { readonly seed: number; readonly day: string }): Promise<number> {
  const dossiers = await dossiersToWork(truth)
  const chance = randomOf(seed)
  for (let nth = 0; nth < BURSTS; nth += 1)
    await workAnHour(truth, { dossiers, deeds: BURST, chance, from: new Date(`${day}T0${String(nth)}:00:00+07:00`) })
  return dossiers.reduce((sum, { done }) => sum + done, 0)
}

function rateSince(begun: number, messages: number): number {
  const seconds = (performance.now() - begun) / 1_000
  tell(`exchange: ${String(messages)} messages told in ${seconds.toFixed(1)} s`)
  return messages / seconds
}

/** From the moment at which a deed is recorded to that at which the partner has both of its messages. */
async function lagOf(truth: pg.Pool): Promise<number> {
  const dossiers = await dossiersToWork(truth)
  const { rows: [before] } = await truth.query<{ id: string }>(
    'select max(id)::text as id from integration.message_out')
  const chance = randomOf(2)
  for (let nth = 0; nth < NORMAL * NORMAL_SECONDS; nth += 1) {
    const [dossier, from] = [{ ...chance.pick(dossiers), done: 1 }, new Date(Date.UTC(2021, 6, 1, 0, 0, nth))]
    await workAnHour(truth, { dossiers: [dossier], deeds: 1, chance, from })
    await sleep(1_000 / NORMAL)
  }
  await until('nothing waits', async () => await countIn(truth, 'waiting') === 0, LIMIT)
  const { rows } = await truth.query<{ lag: number }>(`
    select extract(epoch from max(acknowledged_at) - min(recorded_at))::float8 * 1000 as lag
    from integration.message_out join audit.event on event.era = message_out.era and event.id = event_id
    where message_out.id > $1 group by event_id`, [before?.id])
  return quantileOf(rows.map(({ lag }) => lag), 0.95)
}

/** The 95th percentile of a clerk's list while the partner hangs and deeds go on, over that while it answers. */
async function growthOf(instance: Instance, partner: PartnerProcess, truth: pg.Pool): Promise<number> {
  const client = openClient(instance.url)
  try {
    const cookie = await signIn(client, 'chuyenvien.dong-phu', PASSWORD)
    await p95While(client, cookie, truth)
    const well = await p95While(client, cookie, truth)
    await partner.faults({ hang: true })
    await sleep(1_000)
    const hanging = await p95While(client, cookie, truth)
    tell(`exchange: a list takes ${well.toFixed(1)} ms while the partner answers, ${hanging.toFixed(1)} while it hangs`)
    return hanging / well
  } finally {
    await partner.faults({})
    client.close()
  }
}

async function p95While(client: Client, cookie: string, truth: pg.Pool): Promise<number> {
  const dossiers = await dossiersToWork(truth)
  const chance = randomOf(3)
  const times: number[] = []
  const running: Promise<void>[] = []
  const begun = performance.now()
  for (let nth = 0; nth < ASKED; nth += 1) {
    await sleep(Math.max(0, begun + nth * 1_000 / ASKED_A_SECOND - performance.now()))
    if (nth % 2 === 0) {
      const dossier = { ...chance.pick(dossiers), done: 1 }
      const from = new Date(Date.UTC(2021, 7, 1) + performance.now())
      running.push(workAnHour(truth, { dossiers: [dossier], deeds: 1, chance, from }).then(() => undefined))
    }
    running.push(ask())
  }
  await Promise.all(running)
  return quantileOf(times, 0.95)

  async function ask(): Promise<void> {
    const at = performance.now()
    await client.json('GET', '/api/dossiers?list=unit', { cookie })
    times.push(performance.now() - at)
  }
}

async function told(truth: pg.Pool, messages: number): Promise<void> {
  // Counting all of them each time would take of the cores on which they are told.
  await until('all is told', async () => !await isWaiting(truth) && await countIn(truth, 'acknowledged') === messages, LIMIT)
}

/** Whether anything waits (message_out_waiting). */
async function isWaiting(truth: pg.Pool): Promise<boolean> {
  const { rows: [row] } = await truth.query<{ any: boolean }>(
    "select exists (select from integration.message_out where state = 'waiting') as any")
  return row?.any ?? true
}

async function countIn(truth: pg.Pool, state: string): Promise<number> {
  const { rows: [row] } = await truth.query<{ count: number }>(
    'select count(*)::int from integration.message_out where state = $1', [state])
  return row?.count ?? NaN
}
