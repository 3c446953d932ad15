import { statfsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { FigureBoard } from '@motcua/contracts/figure-board.ts'
import pg from 'pg'
import { dayOf } from '@motcua/server/src/kernel/civil-day.ts'
import { openCatalogue } from '@motcua/server/src/modules/catalogue/public.ts'
import { openDirectory } from '@motcua/server/src/modules/organisation/public.ts'
import { FACTS_READER, rebuildFacts, reportIi06a } from '@motcua/server/src/modules/reporting/public.ts'
import { openDb } from '@motcua/server/src/platform/db.ts'
import { openClient, signIn } from '../e2e/client.ts'
import { startInstance } from '../e2e/instance.ts'
import { PASSWORD } from './desks.ts'
import { type Figure, figureOf, quantileOf, tell } from './figure.ts'
import { runCommand } from './run-command.ts'

/** The morning on which the province is looked at, with five years behind it. */
const NOW = new Date('2026-12-01T08:00:00+07:00')
const YEARS = 5
const QUARTER = { from: '2026-06-15', until: '2026-09-14' }
/** A quarter that was over years ago: nothing may lie nearer because it is new. */
const OLD_QUARTER = { from: '2023-03-15', until: '2023-06-14' }
/** What is asked (issue 9, Speed): seconds for a million, bytes, milliseconds, events a second. */
const [SEED, BYTES, REPORT, AS_OF, BOARD, REBUILD, EVENTS] = [900, 8_192, 300, 2_000, 50, 300, 3_000]
const FOLLOWED = 60_000
/** Bytes of a dossier on the disk with the log of the database beside it. */
const SPACE = 24_000

/**
 * A province of so many invented dossiers over five years: how fast it is made and what it weighs, whether every figure
 * is what was invented, and how long reports, a board and its facts take. Nobody else works there meanwhile.
 */
export async function benchProvince(dossiers: number): Promise<Figure[]> {
  const instance = await startInstance({ clock: NOW.toISOString() })
  const owner = new pg.Client(instance.databaseUrl('postgres'))
  const db = openDb(instance.databaseUrl(), () => undefined)
  const client = openClient(instance.url)
  const figure = (name: string, value: number, unit: string, floor: number, isCost = true) =>
    figureOf('province', `${name}-${String(dossiers)}`, value, unit, floor, isCost)
  try {
    const { bavail, bsize } = statfsSync(instance.folder)
    if (bavail * bsize < dossiers * SPACE) throw new Error(`not enough disk for ${String(dossiers)} dossiers`)
    await owner.connect()
    const before = await sizeOf(owner)
    const seconds = runCommand(instance, 'seed', '--dossiers', String(dossiers), '--years', String(YEARS))
    await owner.query('vacuum analyze')
    const settled = Number((await owner.query<{ n: string }>(
      'select count(*) as n from dossiers.dossier where closed_at is not null')).rows[0]?.n)
    const bytes = (await sizeOf(owner) - before) / settled
    tell(`province: ${String(dossiers)} dossiers in ${seconds.toFixed(0)} s, ${bytes.toFixed(0)} bytes a settled one`)
    tell(`province: every figure is what was invented (${runCommand(instance, 'seed', '--check').toFixed(0)} s)`)

    const rooms = { db, directory: await openDirectory(db), catalogue: await openCatalogue(db) }
    const report = await timesOf(40, async () => reportIi06a(rooms, QUARTER))
    const old = await timesOf(20, async () => reportIi06a(rooms, OLD_QUARTER))
    // As it was known when the quarter had just been reported.
    const asOf = await timesOf(20, async () => reportIi06a(rooms, { ...QUARTER, asOf: new Date('2026-09-20T08:00+07:00') }))
    const cookie = await signIn(client, await leaderOf(owner), PASSWORD)
    const path = `/api/figures/settlement?from=${QUARTER.from.slice(0, 8)}01&until=${dayOf(NOW)}`
    const board = await timesOf(100, async () => client.json('GET', path, { cookie }))
    const boards = await boardsOf(client, cookie)
    const anyBoard = await timesOf(boards.length - WARM, async (nth) =>
      client.json('GET', boards[nth] ?? '', { cookie }))
    const [beside, alone] = await follow(owner, dossiers)
    const begun = performance.now()
    await rebuildFacts({ db, clock: { now: () => NOW } })
    const rebuilt = (performance.now() - begun) / 1_000
    runCommand(instance, 'seed', '--check')
    return [
      figure('seed', seconds, 's', SEED * dossiers / 1_000_000), figure('bytes-settled', bytes, 'B', BYTES),
      figure('ii06a-quarter-p95', quantileOf(report, 0.95), 'ms', REPORT),
      figure('ii06a-old-quarter-p95', quantileOf(old, 0.95), 'ms', REPORT),
      figure('ii06a-as-of-p95', quantileOf(asOf, 0.95), 'ms', AS_OF),
      figure('board-settlement-p95', quantileOf(board, 0.95), 'ms', BOARD),
      figure('board-p95', quantileOf(anyBoard, 0.95), 'ms', BOARD),
      figure('projection-events', alone, 'events/s', EVENTS, false),
      figure('projection-events-beside-all-readers', beside, 'events/s', EVENTS, false),
      figure('rebuild', rebuilt, 's', REBUILD * dossiers / 1_000_000),
    ]
  } finally {
    client.close()
    await db.destroy()
    await owner.end()
    await instance.stop()
  }
}

async function sizeOf(owner: pg.Client): Promise<number> {
  const { rows: [row] } = await owner.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes')
  return Number(row?.bytes)
}

/** Somebody who sees the figures of the whole province. */
async function leaderOf(owner: pg.Client): Promise<string> {
  const { rows: [row] } = await owner.query<{ username: string }>(`
    select username from identity.account join identity.staff_grant on account_id = account.id
      join organisation.unit on unit.id = unit_id
    where role = 'leader_viewer' and unit.key = 'cq:ubnd-tinh' order by username limit 1`)
  if (!row) throw new Error('nobody leads the province')
  return row.username
}

/**
 * Boards of the province and of each of its agencies, by all that they can be told apart by: each another one, since an
 * answer is kept for half a second.
 */
async function boardsOf(client: ReturnType<typeof openClient>, cookie: string): Promise<string[]> {
  const { items } = await client.json<FigureBoard>('GET', '/api/board', { cookie })
  const units = items.slice(0, 25).flatMap(({ of: { unit } }) => unit === null ? [] : [`&unit=${unit}`])
  const by = ['agency', 'unit', 'sector', 'procedure']
  return ['', ...units].flatMap((unit) => by.map((one) => `/api/board?by=${one}${unit}`))
}

/** So often before it is measured. */
const WARM = 5

async function timesOf(count: number, work: (nth: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let n = -WARM; n < count; n += 1) {
    const begun = performance.now()
    await work(n + WARM)
    if (n >= 0) times.push(performance.now() - begun)
  }
  return times
}

/**
 * How many events a second the worker's projection follows, of as many as come at once: beside everybody else who reads
 * the log and follows them too, and alone, when the others have done.
 */
async function follow(owner: pg.Client, dossiers: number): Promise<[beside: number, alone: number]> {
  const { rows: [before] } = await owner.query<{ era: number; xid: string; id: string }>(
    'select era, xid::text as xid, id from audit.cursor where consumer = $1', [FACTS_READER])
  await owner.query(`
    insert into audit.event (happened_at, request_id, actor_id, type, subject_kind, subject_id, dossier_id, data)
    select $2::timestamptz, gen_random_uuid(), 1, 'dossier.measured', 'dossier', id, id, '{"state": "settled"}'
    from dossiers.dossier where state = 'returned' order by id limit $1`, [Math.min(FOLLOWED, Math.floor(dossiers / 2)), NOW])
  const { rows: [last] } = await owner.query<{ id: string; n: string }>(
    `select max(id) as id, count(*) as n from audit.event where type = 'dossier.measured'`)
  const rateUntil = async (consumers: string) => {
    const begun = performance.now()
    for (;;) {
      const { rows: [at] } = await owner.query<{ id: string }>(
        `select min(id) as id from audit.cursor where era > 0 and consumer like $1`, [consumers])
      if (Number(at?.id) >= Number(last?.id)) return Number(last?.n) / ((performance.now() - begun) / 1_000)
      await pause(20)
    }
  }
  const beside = await rateUntil(FACTS_READER)
  await rateUntil('%')
  await owner.query('update audit.cursor set era = $1, xid = $2::xid8, id = $3 where consumer = $4', [
    before?.era ?? 0, before?.xid ?? '0', before?.id ?? '0', FACTS_READER,
  ])
  return [beside, await rateUntil(FACTS_READER)]
}
