/**
 * Need: what a partner refuses holds the later messages of its dossier for weeks, and the province's work goes on:
 * those that wait for somebody cost nobody else anything, and go at once when it is mended (part E4).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import type { KeepingOutlet } from './keeping-outlet.ts'
import { drainOutbox, dropMessage, resendMessage } from './public.ts'
import { dropUntold } from './store/mending.ts'
import { findLastTold, listToldOf } from './store/numbered.ts'
import { lastToldOf } from './store/reconciliations.ts'
import { listStandings } from './store/standings.ts'
import { sendAgain } from './store/webhooks.ts'

const P = 'a-partner'
let province: Province
let dossiers: readonly bigint[]
let nth = 0
/** By what they say, in the order in which the partner took them. */
let arrived: unknown[]
let refused: ReadonlySet<unknown>
const machineClock = movableClock('2026-11-30T08:00+07:00')
const owner = () => province.database.owner
beforeAll(async () => {
  province = await createProvince()
  const [person, desk] = [await province.aPerson(1), openDesk(province)]
  for (const nth of ['1', '2']) await desk.receive(
    'bien-dong-chuyen-nhuong', ['reception', 'cq:ubnd-dong-hoi:bpmc'], { person, territory: 'xa:18856', more: { answers: { nth } } })
  dossiers = (await sql<{ id: bigint }>`select id from dossiers.dossier order by id`.execute(owner())).rows.map(({ id }) => id)
})
afterAll(() => province.drop())
beforeEach(async () => {
  await sql`truncate integration.message_out, integration.message_in, integration.partner cascade`.execute(owner())
  await sql`insert into integration.partner (code) values (${P})`.execute(owner())
  arrived = []
  refused = new Set()
})

const outlet: KeepingOutlet = {
  partner: P, most: 10,
  send: async (messages) => Promise.resolve(messages.map(({ id, body: { says } }) => {
    if (refused.has(says)) return { id, is: 'refused', fault: 'not-so' }
    arrived.push(says)
    return { id, is: 'taken', answer: 'ok' }
  })),
}
const look = (db: Db) => drainOutbox({ db, machineClock }, outlet, randomUUID())
const send = async () => { while ((await look(province.db)).hasMore); }
/** Adds messages of a dossier, in their order, or about a message that came. */
async function add(dossier: 0 | 1, says: readonly string[], { answers = null, number = null, kind = 'step' }: {
  answers?: bigint | null; number?: string | null; kind?: string } = {}): Promise<void> {
  nth += says.length
  await sql`insert into integration.message_out (partner, dossier_id, answers_id, number, kind, era, event_id, body, digest,
      happened_at, made_at)
    select ${P}, ${dossiers[dossier]}, ${answers}::bigint, ${number}, ${kind}, 1, ${nth} + place * 100000,
      jsonb_build_object('says', says), ${Buffer.alloc(32, 1)}, ${machineClock.now()}, ${machineClock.now()}
    from unnest(${says}::text[]) with ordinality said(says, place) order by place`.execute(owner())
}
const find = async (says: string) => {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    select id, public_id from integration.message_out where body ->> 'says' = ${says}`.execute(owner())
  if (!row) throw new Error(`nothing says ${says}`)
  return row
}
const statesOf = async () => Object.fromEntries((await sql<{ says: string; state: string }>`
  select body ->> 'says' as says, state from integration.message_out`.execute(owner())).rows.map(({ says, state }) => [says, state]))

/** How many messages this connection has read, found by an index or not. */
const rowsRead = async (tx: Db) => Number((await sql<{ rows: bigint }>`
  select seq_tup_read + idx_tup_fetch as rows from pg_stat_xact_user_tables
  where schemaname = 'integration' and relname = 'message_out'`.execute(tx)).rows[0]?.rows ?? 0)

test('however much stands behind a dead message, a look that finds nothing reads nothing of it', async () => {
  refused = new Set(['first'])
  await add(0, ['first', ...Array.from({ length: 5_000 }, (_, nth) => `later-${nth}`)])
  await sql`analyze integration.message_out`.execute(owner())
  await send()
  await send()
  const read = await province.db.transaction().execute(async (tx) => {
    const before = await rowsRead(tx)
    expect(await look(tx)).toEqual({ settled: 0, hasMore: false })
    return await rowsRead(tx) - before
  })
  expect(read).toBeLessThan(10)
  expect(arrived).toEqual([])
})

test('what comes later of a dossier whose message is dead stands behind it too, and what is of another goes', async () => {
  refused = new Set(['a1'])
  await add(0, ['a1', 'a2'])
  await send()
  await add(0, ['a3'])
  await add(1, ['b1'])
  await send()
  await send()
  expect(arrived).toEqual(['b1'])
  expect(await statesOf()).toEqual({ a1: 'dead', a2: 'waiting', a3: 'waiting', b1: 'acknowledged' })
})

test('whoever asks how far a dossier is told hears of the dead one, also where the newest waits behind it', async () => {
  refused = new Set(['a1'])
  await add(0, ['a1', 'a2'])
  await add(1, ['b1'])
  await send()
  await add(1, ['b2'])
  await sql`update integration.message_out set told = body ->> 'says'`.execute(owner())
  const [a = 0n, b = 0n] = dossiers
  const ofDossiers = [[a, { state: 'a2', message: 'dead' }], [b, { state: 'b2', message: 'waiting' }]]
  expect([...await lastToldOf(province.db, P, dossiers)].sort(([one], [other]) => Number(one - other)))
    .toEqual(ofDossiers)
  expect((await listToldOf(province.db, P, dossiers, ['step'])).get(a)).toEqual({ message: 'dead', isThere: false })
  expect((await listToldOf(province.db, P, dossiers, ['step'])).get(b)).toEqual({ message: 'waiting', isThere: true })
  expect(await findLastTold(province.db, P, a)).toMatchObject({ state: 'dead', fault: 'not-so' })
  expect(await findLastTold(province.db, P, b)).toMatchObject({ state: 'waiting', fault: null })
})

type Mend = (ctx: Ctx, one: { readonly id: bigint; readonly publicId: string }) => Promise<unknown>
type Ways = Record<string, readonly [mend: Mend, arrive: readonly string[]]>
const WAYS: Ways = {
  'sent again': [(ctx, { publicId }) => resendMessage(ctx, { message: publicId }), ['a1', 'a2', 'a3']],
  'put right': [(ctx, { publicId }) => resendMessage(ctx, { message: publicId, body: { says: 'a1', MaHoSo: 'H1' } }), ['a1', 'a2', 'a3']],
  'dropped': [(ctx, { publicId }) => dropMessage(ctx, { message: publicId, reason: 'thử' }), ['a2', 'a3']],
  'overtaken': [(ctx) => dropUntold(ctx.tx, P, 'H1', 'overtaken'), ['a2', 'a3']],
  'sent again by whoever keeps an endpoint': [(ctx, { id }) => sendAgain(ctx.tx, { id, partner: P, dossierId: dossiers[0] ?? 0n, answersId: null }), ['a1', 'a2', 'a3']],
}
test.each(Object.entries(WAYS))('what stood behind one that is %s goes, in its order', async (_, [mend, arrive]) => {
  refused = new Set(['a1'])
  await add(0, ['a1'], { number: 'H1' })
  await add(0, ['a2', 'a3'])
  await sql`update integration.message_out set body = body || '{"MaHoSo": "H1"}' where number = 'H1'`.execute(owner())
  await send()
  await send()
  expect(arrived).toEqual([])
  refused = new Set()
  const one = await find('a1')
  await province.inOneGo(async (ctx) => {
    await mend(ctx, one)
    return { ok: true, value: undefined }
  })
  await send()
  expect(arrived).toEqual(arrive)
})

test('how far a partner is behind is told by what may go, and not by what stands behind a dead one', async () => {
  refused = new Set(['a1'])
  const waitingSince = async () => (await listStandings(province.db)).find(({ code }) => code === P)?.waitingSince
  await add(0, ['a1', 'a2'])
  expect(await waitingSince()).toEqual(machineClock.now())
  await send()
  await send()
  expect(await waitingSince()).toBeNull()
})

test('of two words about one message the later stands behind the one that is dead, and no step of the dossier does', async () => {
  const { rows: [came] } = await sql<{ id: bigint }>`insert into integration.message_in (partner, number, kind, body, digest, received_at)
    values (${P}, '1', 'letter', '{}', ${Buffer.alloc(32, 1)}, ${machineClock.now()}) returning id`.execute(owner())
  refused = new Set(['word-1'])
  await add(0, ['word-1', 'word-2'], { answers: came?.id ?? 0n, kind: 'status' })
  await add(0, ['a1'])
  await send()
  await send()
  expect(arrived).toEqual(['a1'])
  const { publicId } = await find('word-1')
  await province.inOneGo((ctx) => dropMessage(ctx, { message: publicId, reason: 'thử' }))
  await send()
  expect(arrived).toEqual(['a1', 'word-2'])
})

test('behind two that are dead one waits for both', async () => {
  refused = new Set(['a1', 'a2'])
  await add(0, ['a1', 'a2', 'a3'])
  await send()
  await sql`update integration.message_out set state = 'dead', fault = 'not-so', is_behind = false
    where body ->> 'says' = 'a2'`.execute(owner())
  for (const [says, arrive] of [['a1', []], ['a2', ['a3']]] as const) {
    const { publicId } = await find(says)
    await province.inOneGo((ctx) => dropMessage(ctx, { message: publicId, reason: 'thử' }))
    await send()
    await send()
    expect(arrived).toEqual(arrive)
  }
})

test('what is looked at while somebody mends the dead one before it neither overtakes it nor stays behind', async () => {
  refused = new Set(['a1'])
  await add(0, ['a1'])
  await send()
  refused = new Set()
  await add(0, ['a2'])
  const { publicId } = await find('a1')
  await province.inOneGo(async (ctx) => {
    const done = await resendMessage(ctx, { message: publicId })
    // Of this nothing is known outside yet: to whoever sends, the first is still dead.
    await send()
    expect(arrived).toEqual([])
    return done
  })
  await send()
  expect(arrived).toEqual(['a1', 'a2'])
})
