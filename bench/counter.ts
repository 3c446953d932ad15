import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TicketPlace } from '@motcua/contracts/hall-board.ts'
import { dayOf } from '@motcua/server/src/kernel/civil-day.ts'
import { bodyHashOf, once } from '@motcua/server/src/modules/audit/public.ts'
import { type Hall, callNext } from '@motcua/server/src/modules/queue/public.ts'
import { inTransaction, openDb } from '@motcua/server/src/platform/db.ts'
import { stoppedClock } from '@motcua/server/src/platform/clock.ts'
import pg from 'pg'
import { type Client, openClient, signIn } from '../e2e/client.ts'
import { type Instance, startInstance } from '../e2e/instance.ts'
import { cpuOf } from './cpu.ts'
import { PASSWORD } from './desks.ts'
import { type Figure, figureOf, quantileOf, tell } from './figure.ts'

const CLERKS = 200
const TICKETS = 10_000
/** Presses a second, and for how many seconds. */
const [PRESSES, SECONDS] = [20, 30]
const PRESS_MS = 30
const BOARD_MS = 300
/** Who presses at once, and within how many seconds all are answered. */
const [AT_ONCE, AT_ONCE_SECONDS] = [500, 3]
/** Phones that ask where they stand, each as often as it is told to, and the share of one core they may take. */
const [PHONES, PHONES_SECONDS, PHONES_CORE] = [1_000, 30, 0.2]
const SERVICE = 'nop-ho-so'

interface Clerk {
  readonly username: string
  readonly unitId: string
  readonly section: string
  readonly counter: number
}
type Seated = Clerk & { readonly cookie: string; current: string | null }

/**
 * The queue over HTTP: 200 clerks of a hundred halls with 10,000 tickets and 200 boards, 20 presses of "next" a second;
 * then 500 presses at once in one hall, and 1,000 phones that follow their place. Milliseconds as the clerk has them;
 * the share of a core is that of server and database over what they take when nobody asks.
 */
export async function benchCounter(): Promise<Figure[]> {
  const instance = await startInstance()
  const client = openClient(instance.url)
  try {
    const clerks = await sitDown(instance, client)
    const day = await todayOf(client, clerks)
    await fill(instance, clerks, day)
    const [press, board] = await pressAndWatch(instance, client, clerks)
    const phones = await followPlaces(instance, client)
    const atOnce = await pressAtOnce(instance, day)
    return [
      figureOf('counter', 'next-p95', press, 'ms', PRESS_MS, true),
      figureOf('counter', 'board-p95', board, 'ms', BOARD_MS, true),
      figureOf('counter', 'phones-1000', phones, 'cores', PHONES_CORE, true),
      figureOf('counter', 'next-500-at-once', atOnce, 's', AT_ONCE_SECONDS, true),
    ]
  } finally {
    client.close()
    await instance.stop()
  }
}

/** Two clerks in each of a hundred sections of communes, each at a counter of the own. */
async function sitDown(instance: Instance, client: Client): Promise<Seated[]> {
  const rows = await query<Omit<Clerk, 'counter'> & { readonly nth: string }>(instance, `
    select account.username, staff_grant.unit_id::text as "unitId", unit.public_id as section,
        row_number() over (partition by staff_grant.unit_id order by account.id) as nth
      from identity.staff_grant join identity.account on account.id = staff_grant.account_id
      join organisation.unit on unit.id = staff_grant.unit_id
      where staff_grant.role = 'reception' and account.username like 'tiepnhan%' order by staff_grant.unit_id, account.id`)
  const seated: Seated[] = []
  for (const { nth, ...clerk } of rows) {
    if (seated.length === CLERKS) break
    const counter = Number(nth)
    if (counter > 2) continue
    const cookie = await signIn(client, clerk.username, PASSWORD)
    const { status } = await client.send('POST', '/api/queue/seat', {
      cookie, body: { unitId: clerk.section, counter },
    })
    if (status === 200) seated.push({ ...clerk, counter, cookie, current: null })
  }
  if (seated.length < CLERKS) throw new Error(`only ${seated.length} clerks sit at counters`)
  return seated
}

/** The day on which the product is. */
async function todayOf(client: Client, [clerk]: readonly Seated[]): Promise<string> {
  const { now } = await client.json<{ now: string }>('GET', '/api/session', { cookie: clerk?.cookie ?? '' })
  return dayOf(new Date(now))
}

/** As many tickets in each hall; all have waited since before the first press. */
async function fill(instance: Instance, clerks: readonly Seated[], day: string): Promise<void> {
  const units = [...new Set(clerks.map(({ unitId }) => unitId))]
  await query(instance, `
    with visit as (
      insert into queue.visit (unit_id, day, number, way, language, taken_at)
        select unit, '${day}', 1000 + n, 'kiosk', 'vi', timestamptz '${day} 07:00+07' + n * interval '1 s'
        from unnest('{${units.join(',')}}'::bigint[]) unit, generate_series(1, ${Math.ceil(TICKETS / units.length)}) n
        returning id, unit_id, taken_at)
    insert into queue.turn (visit_id, unit_id, day, service, place, state, ranked_at, waiting_since)
      select id, unit_id, '${day}', '${SERVICE}', 1, 'waiting', taken_at, taken_at from visit`)
  await query(instance, 'vacuum analyze')
}

/** The 95th percentiles of a press and of its way to the boards of its hall. */
async function pressAndWatch(
  instance: Instance, client: Client, clerks: readonly Seated[],
): Promise<readonly [press: number, board: number]> {
  const presses: number[] = []
  const shown: number[] = []
  const sent = new Map<string, number>()
  const boards = clerks.map(({ section }) => openBoard(instance.url, section, ({ counter }) => {
    const at = sent.get(`${section} ${counter}`)
    if (at !== undefined) shown.push(performance.now() - at)
  }))
  await sleep(2_000)
  const begun = performance.now()
  const running: Promise<void>[] = []
  for (let nth = 0; nth < PRESSES * SECONDS; nth += 1) {
    await sleep(Math.max(0, begun + nth * 1_000 / PRESSES - performance.now()))
    const clerk = clerks[nth % clerks.length]
    if (clerk) running.push(press(clerk))
  }
  await Promise.all(running)
  await sleep(1_000)
  for (const board of boards) board.close()
  // Each hall has two boards, of its two clerks.
  if (shown.length !== 2 * presses.length) throw new Error(`${presses.length} presses, ${shown.length} seen on boards`)
  return [quantileOf(presses, 0.95), quantileOf(shown, 0.95)]

  async function press(clerk: Seated): Promise<void> {
    const at = performance.now()
    sent.set(`${clerk.section} ${clerk.counter}`, at)
    const { turn } = await client.json<{ turn: string | null }>('POST', '/api/queue/next', {
      cookie: clerk.cookie, body: { current: clerk.current },
    })
    presses.push(performance.now() - at)
    clerk.current = turn
  }
}

/** A board as its page opens it; is told of each call that was not there before, once. */
function openBoard(url: string, section: string, onCall: (call: { readonly counter: number }) => void) {
  const known = new Set<string>()
  let [rest, isFirst] = ['', true]
  const headers = { accept: 'text/event-stream' }
  const asked = get(`${url}/bang-goi-so/${section}/luot-goi`, { headers }, (answer) => {
    answer.setEncoding('utf8')
    answer.on('data', (part: string) => {
      rest += part
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(rest.slice(0, end))?.[1]
        rest = rest.slice(end + 2)
        const { calls } = JSON.parse(data ?? '{}') as { calls?: { key: string; counter: number }[] }
        for (const call of calls ?? []) {
          if (!isFirst && !known.has(call.key)) onCall(call)
          known.add(call.key)
        }
        if (calls) isFirst = false
      }
    })
  })
  asked.on('error', () => undefined) // it ends with the bench
  return { close: () => asked.destroy() }
}

/** Cores that 1,000 phones take, each asking as often as it was told, all of them beginning at moments of their own. */
async function followPlaces(instance: Instance, client: Client): Promise<number> {
  const tickets = await query<{ ticket: string }>(instance, `
    select visit.public_id as ticket from queue.turn join queue.visit on visit.id = visit_id
    where state = 'waiting' order by random() limit ${PHONES}`)
  const ask = ({ ticket }: { readonly ticket: string }) =>
    client.json<TicketPlace>('GET', `/phieu-cho/${ticket}/vi-tri`)
  const spend = async (work: () => Promise<void>) => {
    const [before, begun] = [cpuOf(instance), performance.now()]
    await work()
    return (cpuOf(instance) - before) / ((performance.now() - begun) / 1_000)
  }
  const due: { readonly at: number; readonly ticket: string }[] = []
  for (const [nth, one] of tickets.entries()) {
    const { askAfterSeconds } = await ask(one)
    for (let at = nth / PHONES * askAfterSeconds; at < PHONES_SECONDS; at += askAfterSeconds) due.push({ ...one, at })
  }
  const idle = await spend(() => sleep(10_000))
  const busy = await spend(async () => {
    const begun = performance.now()
    const asked: Promise<unknown>[] = []
    for (const one of due.toSorted((a, b) => a.at - b.at)) {
      await sleep(Math.max(0, begun + one.at * 1_000 - performance.now()))
      asked.push(ask(one))
    }
    await Promise.all(asked)
  })
  const rate = (due.length / PHONES_SECONDS).toFixed(1)
  tell(`counter: idle ${idle.toFixed(3)} cores, with ${rate} questions a second ${busy.toFixed(3)}`)
  return busy - idle
}

/** Seconds until 500 clerks of one hall who press at once are all answered, and each with somebody else. */
async function pressAtOnce(instance: Instance, day: string): Promise<number> {
  const accounts = await query<{ id: string; unit: string }>(instance, `
    select staff.account_id::text as id, (select max(id) from organisation.unit)::text as unit
    from identity.staff where account_id not in (select account_id from queue.seat where ended_at is null)
    order by account_id limit ${AT_ONCE}`)
  const unit = accounts[0]?.unit ?? ''
  const hall: Hall = {
    services: [{ code: SERVICE, digit: 1, name: SERVICE, nameEn: SERVICE, minutes: 5 }],
    counters: accounts.map((_, at) => ({ number: at + 1, services: [SERVICE], isQuick: false })),
  }
  await query(instance, `
    with visit as (
      insert into queue.visit (unit_id, day, number, way, language, taken_at)
        select ${unit}, '${day}', 1000 + n, 'kiosk', 'vi', timestamptz '${day} 06:00+07' + n * interval '1 s'
        from generate_series(1, ${TICKETS}) n returning id, unit_id, taken_at),
    turn as (
      insert into queue.turn (visit_id, unit_id, day, service, place, state, ranked_at, waiting_since)
        select id, unit_id, '${day}', '${SERVICE}', 1, 'waiting', taken_at, taken_at from visit)
    insert into queue.seat (unit_id, counter, account_id, since)
      select ${unit}, row_number() over (), account, timestamptz '${day} 06:00+07'
      from unnest('{${accounts.map(({ id }) => id).join(',')}}'::bigint[]) account`)
  await query(instance, 'vacuum analyze')
  const db = openDb(instance.socketUrl(), (error) => { throw error })
  try {
    const clock = stoppedClock(`${day}T12:00+07:00`)
    const begun = performance.now()
    const called = await Promise.all(accounts.map(async ({ id }) => {
      const sender = { actorId: BigInt(id), requestId: randomUUID(), bodyHash: bodyHashOf('next') }
      const done = await inTransaction({ db, clock, guard: once }, sender,
        (ctx) => callNext(ctx, { hallOf: () => hall, current: null }), (turn) => ({ status: 200, body: { turn } }))
      return done.ok ? done.value.body.turn : null
    }))
    const seconds = (performance.now() - begun) / 1_000
    const people = new Set(called).size
    if (people !== AT_ONCE || called.includes(null)) throw new Error(`${AT_ONCE} presses called ${people} people`)
    return seconds
  } finally {
    await db.destroy()
  }
}

async function query<T extends object>(
  instance: Instance, text: string,
): Promise<T[]> {
  const database = new pg.Client(instance.databaseUrl('postgres'))
  await database.connect()
  try {
    return (await database.query<T>(text)).rows
  } finally {
    await database.end()
  }
}
