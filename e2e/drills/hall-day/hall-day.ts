import type pg from 'pg'
import type { Client } from '../../client.ts'
import { FIRST_MORNING } from '../../ready-folder.ts'
import type { Drill, DrillRun, Figure, Outcome } from '../drill.ts'
import { until } from '../postgres-process.ts'
import { type Random, randomOf } from '../random.ts'
import { withProgram } from '../with-program.ts'
import type { Guard } from '../without-guard.ts'
import { type Board, type Clerk, type Hall, openBoard, openHall } from './hall.ts'

export const HALL_DAY: Drill = {
  name: 'hall-day', tests: 'C1',
  promise: 'Through a day of a hall nobody is called to two counters or passed over, each board is told each call, '
    + 'and the night leaves nothing behind',
  attack: '24 hours in fast time: people at the kiosk, four clerks who press at the same moment, some not there, '
    + 'put aside, with a second errand or before others; boards whose lines are cut each hour; then midnight',
  control: 'a turn that a colleague is calling is not locked, and a day that is over is not closed',
  breaks: ['doubled', 'visits left over'],
  rounds: { whole: 24, control: 2, all: 24 }, minutes: 15, run,
}

export const NO_LOCK: Guard = {
  file: 'server/src/modules/queue/store/turns.ts',
  text: 'order by ranked_at, turn.id limit 1 for update of turn skip locked',
  instead: 'order by ranked_at, turn.id limit 1',
}
export const NO_CLOSING: Guard = {
  file: 'server/src/jobs/keep-house.ts', text: 'closeDays(ctx, BATCH)',
  instead: 'closeDays({ ...ctx, now: new Date(0) }, BATCH)',
}

const NEXT_DAY = '2021-06-26'
/** In an hour, so many minutes apart; in each of them people come, then all clerks press. */
const [STEPS, MINUTES] = [10, 6]
/** Minutes after the hour of the first: the clock goes on by itself, and not back. */
const LATER = 3
/** Who comes in a step, at least and at most: as many as four clerks call, on average. */
const [FEWEST, MOST] = [2, 6]
const BOARDS = 3
/** Milliseconds in which a board is told, and in which the night is tidied up by a job that comes each minute. */
const [TOLD_WITHIN, CLOSED_WITHIN] = [15_000, 150_000]
const PRIORITIES = ['cao-tuoi', 'khuyet-tat', 'mang-thai', 'tre-nho']

interface Day {
  readonly client: Client
  readonly truth: pg.Pool
  readonly hall: Hall
  readonly chance: Random
  readonly url: string
  /** Turns by whom they were given, as "next" answered. */
  readonly given: Map<string, string[]>
  /** Calls that a board was not told. */
  lost: number
  came: number
  passedOver: number
  refused: number
}

/** Rounds are hours of the day. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? [NO_LOCK, NO_CLOSING] : undefined, clock: `${FIRST_MORNING}T00:00:00+07:00`,
  }, async ({ instance, truth, client }) => {
    await openAllDay(truth)
    const hall = await openHall(client, truth)
    // Processes look for another revision once in a while: until then the kiosk says that it is night.
    await until('the kiosk knows the hours of a whole day', async () => {
      const { cookie, client: browser } = hall.kiosk
      const { body } = await browser.send('GET', `/lay-so/${hall.section}`, { cookie })
      return body.toString().includes('name="viec"')
    }, 60_000)
    const day: Day = {
      client, truth, hall, url: instance.url, chance: randomOf(2_407), given: new Map(),
      lost: 0, came: 0, passedOver: 0, refused: 0,
    }
    for (let hour = 0; hour < rounds; hour += 1) {
      await liveHour(day, hour)
      const { came, given, passedOver, lost } = day
      tell(`${String(hour + 1)} h: ${came} came, ${given.size} called, ${passedOver} passed over, ${lost} not told`)
    }
    const left = await night(day)
    const calls = [...day.given.values()]
    return {
      rounds, acknowledged: calls.length, lost: day.lost, doubled: calls.filter((by) => by.length > 1).length,
      figures: [
        { name: 'people who came', value: day.came, atLeast: rounds * STEPS * FEWEST },
        { name: 'turns called', value: calls.length, atLeast: rounds * STEPS * FEWEST },
        { name: 'people passed over', value: day.passedOver, atMost: 0 },
        { name: 'presses refused', value: day.refused, atMost: 0 },
        ...left,
      ],
    }
  })
}

/** The section works around the clock, as a kiosk gives out numbers only while it has hours. */
async function openAllDay(truth: pg.Pool): Promise<void> {
  await truth.query(`
    insert into organisation.calendar_version (key, fingerprint, content, loaded_at)
    select distinct on (key) key, 'all-day ' || key, jsonb_set(content, '{shifts}', '[[0, 1440]]'), loaded_at
    from organisation.calendar_version order by key, id desc`)
  await truth.query('update organisation.revision set number = number + 1')
}

/** With new lines of the boards, as after a cut. */
async function liveHour(day: Day, hour: number): Promise<void> {
  const { client, hall, url, chance } = day
  const boards = Array.from({ length: BOARDS }, () => openBoard(url, hall.section, new Set()))
  try {
    for (let step = 0; step < STEPS; step += 1) {
      const at = `${String(hour).padStart(2, '0')}:${String(step * MINUTES + LATER).padStart(2, '0')}`
      await client.json('POST', '/demo/clock', { body: { at: `${FIRST_MORNING}T${at}:00+07:00` } })
      const coming = FEWEST + chance.below(MOST - FEWEST + 1)
      for (let nth = 0; nth < coming; nth += 1) await come(day)
      await pressAll(day, boards)
    }
  } finally {
    for (const board of boards) board.close()
  }
}

/** Somebody at the kiosk: one in six before others, one in four with a second errand, one in three leaves a phone. */
async function come(day: Day): Promise<void> {
  const { hall: { kiosk, section }, chance } = day
  const fields = new URLSearchParams({ 'csrf': kiosk.csrf, 'requestId': crypto.randomUUID(), 'viec': 'nop-ho-so' })
  if (chance.below(4) === 0) fields.append('viec', 'hoi-huong-dan')
  if (chance.below(6) === 0) fields.append('uu-tien', chance.pick(PRIORITIES))
  if (chance.below(3) === 0) fields.append('khach', `05000${String(10_000 + day.came).padStart(5, '0')}`)
  const raw = { type: 'application/x-www-form-urlencoded', content: Buffer.from(fields.toString()) }
  const { status, headers } = await kiosk.client.send('POST', `/lay-so/${section}`, { cookie: kiosk.cookie, raw })
  if (status !== 303 || !headers.location?.startsWith('/phieu-cho/')) throw new Error(`the kiosk answers ${status}`)
  day.came += 1
}

/** All clerks at once; then whoever was called is looked after, and the boards and the order are looked at. */
async function pressAll(day: Day, boards: readonly Board[]): Promise<void> {
  const { hall: { clerks, unitId }, truth, chance } = day
  // Whose later errand begins to wait while others press was not there to be called.
  const { rows: [before] } = await truth.query<{ id: string; waiting: string[] }>(`
    select (select coalesce(max(id), 0) from queue.call)::text as id,
      array(select id::text from queue.turn where unit_id = $1 and day = $2 and state = 'waiting') as waiting`,
  [unitId, FIRST_MORNING])
  await Promise.all(clerks.map((clerk) => press(day, clerk)))
  const { rows } = await truth.query<{ number: number; counter: number }>(`
    select visit.number, call.counter from queue.call
      join queue.turn on turn.id = turn_id join queue.visit on visit.id = visit_id
    where call.id > $1 and call.unit_id = $2`, [before?.id, unitId])
  const { rows: [order] } = await truth.query<{ count: number }>(`
    select count(*)::int from queue.turn waits where id = any($3::bigint[]) and state = 'waiting' and exists (
      select from queue.turn called join queue.call on turn_id = called.id
      where call.id > $1 and called.unit_id = $2 and called.service = waits.service
        and (waits.ranked_at, waits.id) < (called.ranked_at, called.id))`, [before?.id, unitId, before?.waiting])
  day.passedOver += order?.count ?? NaN
  const calls = rows.map(({ number, counter }) => `${String(number)}@${String(counter)}`)
  const missing = () => boards.flatMap(({ told }) => calls.filter((one) => !told.has(one))).length
  await until('each board was told', async () => Promise.resolve(missing() === 0), TOLD_WITHIN).catch(() => undefined)
  day.lost += missing()
  for (const clerk of clerks) await lookAfter(day, clerk, chance.next())
}

async function press(day: Day, clerk: Clerk): Promise<void> {
  const { status, body } = await day.client.send('POST', '/api/queue/next', {
    cookie: clerk.cookie, body: { current: clerk.current },
  })
  if (status !== 200) {
    day.refused += 1
    // As the screen does: it loads anew who is there.
    const { cookie } = clerk
    const desk = await day.client.json<{ current: { id: string } | null }>('GET', '/api/queue/desk', { cookie })
    clerk.current = desk.current?.id ?? null
    return
  }
  const { turn } = JSON.parse(body.toString()) as { turn: string | null }
  clerk.current = turn
  if (turn !== null) day.given.set(turn, [...day.given.get(turn) ?? [], clerk.username])
}

/** Of ten who were called one is not there and one is put aside; the others come, some of them called once more. */
async function lookAfter(day: Day, clerk: Clerk, chance: number): Promise<void> {
  const { current, cookie } = clerk
  if (current === null) return
  const deeds = chance < 0.1 ? ['miss'] : chance < 0.2 ? ['start', 'hold']
    : chance < 0.3 ? ['recall', 'start'] : ['start']
  for (const deed of deeds) {
    const { status } = await day.client.send('POST', `/api/queue/turns/${current}/${deed}`, { cookie, body: {} })
    if (status !== 200) day.refused += 1
    else if (deed === 'miss' || deed === 'hold') clerk.current = null
  }
}

/** What is there of the day once it is over, and the job that closes days has come. */
async function night({ client, truth, hall: { unitId } }: Day): Promise<Figure[]> {
  await client.json('POST', '/demo/clock', { body: { at: `${NEXT_DAY}T00:01:00+07:00` } })
  const count = async (what: string) =>
    (await truth.query<{ count: number }>(`select count(*)::int from ${what}`, [unitId])).rows[0]?.count ?? NaN
  const visits = () => count('queue.visit where unit_id = $1 and left_at is null')
  await until('the day is closed', async () => await visits() === 0, CLOSED_WITHIN).catch(() => undefined)
  return [
    { name: 'visits left over', value: await visits(), atMost: 0 },
    { name: 'turns left over', value: await count('queue.turn where unit_id = $1 and ended_at is null'), atMost: 0 },
    { name: 'seats left over', value: await count('queue.seat where unit_id = $1 and ended_at is null'), atMost: 0 },
    {
      name: 'cards and phones left over', atMost: 0,
      value: await count('queue.visitor join queue.visit on visit.id = visit_id where unit_id = $1'),
    },
  ]
}
