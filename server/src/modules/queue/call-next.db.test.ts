/**
 * Need (part C1; T7): two clerks never get the same person, and nobody who waits is passed over, whoever presses when.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Hall, callNext } from './public.ts'
import { noteCall } from './store/turns.ts'

const TICKETS = 10_000
const PRESSES = 500
const hall: Hall = {
  services: [
    { code: 'nop', digit: 1, name: 'Nộp', nameEn: 'Hand in', minutes: 10 },
    { code: 'nhan', digit: 2, name: 'Nhận', nameEn: 'Collect', minutes: 3 },
  ],
  counters: Array.from({ length: PRESSES }, (_, at) => ({ number: at + 1, services: ['nop', 'nhan'], isQuick: false })),
}
let province: Province
let clerks: readonly bigint[]
let unitId: bigint

/** Waiting since every second of the morning; each eighth is old, and so an hour further in front. */
async function fill(): Promise<void> {
  const { owner } = province.database
  await sql`truncate queue.appointment, queue.visitor, queue.visit, queue.turn, queue.call, queue.seat cascade`.execute(owner)
  await sql`insert into queue.visit (unit_id, day, number, way, language, taken_at)
    select ${unitId}, '2021-06-25', 1000 + n, 'kiosk', 'vi', timestamptz '2021-06-25T05:00+07:00' + n * interval '1 s'
    from generate_series(1, ${TICKETS}::int) n`.execute(owner)
  await sql`insert into queue.turn (visit_id, unit_id, day, service, place, state, ranked_at, waiting_since)
    select id, unit_id, day, case when number % 3 = 0 then 'nhan' else 'nop' end, 1, 'waiting',
      taken_at - case when number % 8 = 0 then interval '1 h' else interval '0' end, taken_at
    from queue.visit`.execute(owner)
  await sql`insert into queue.seat (unit_id, counter, account_id, since)
    select ${unitId}, row_number() over (), account, '2021-06-25T07:00+07:00'
    from unnest(${clerks}::bigint[]) account`.execute(owner)
  await sql`analyze queue.turn`.execute(owner)
}

async function pressAll(press: (ctx: Ctx) => ReturnType<typeof callNext>): Promise<readonly (string | null)[]> {
  return Promise.all(clerks.map((actorId) => province.inOneGo(press, { actorId })))
}

const next = (ctx: Ctx) => callNext(ctx, { hallOf: () => hall, current: null })

/** What a program does that looks first and takes then: the guard is off, as T7 asks for. */
async function callCarelessly(ctx: Ctx): ReturnType<typeof callNext> {
  const { rows: [seat] } = await sql<{ counter: number }>`
    select counter from queue.seat where account_id = ${ctx.actorId}`.execute(ctx.tx)
  const { rows: [turn] } = await sql<{ id: bigint; publicId: string }>`select id, public_id from queue.turn
    where state = 'waiting' order by ranked_at, id limit 1`.execute(ctx.tx)
  if (!turn || !seat) return ok(null)
  await noteCall(ctx.tx, turn as never, { counter: seat.counter, by: ctx.actorId, at: ctx.now })
  await recordEvent(ctx, { type: 'turn.called', subjectKind: 'turn', subjectId: turn.id, data: {} })
  return ok(turn.publicId)
}

describe('five hundred who press "next" at once', () => {
  beforeAll(async () => {
    province = await createProvince()
    unitId = province.unit('cq:tt-hcc-tinh').id
    const { rows } = await sql<{ accountId: bigint }>`
      select account_id from identity.staff order by account_id limit ${PRESSES}`.execute(province.db)
    clerks = rows.map(({ accountId }) => accountId)
  })
  afterAll(() => province.drop())

  test('get five hundred people, and just those who stand first', async () => {
    await fill()
    const called = await pressAll(next)
    expect(new Set(called).size).toBe(PRESSES)
    const { rows: first } = await sql<{ publicId: string }>`select public_id from queue.turn
      order by ranked_at, id limit ${PRESSES}`.execute(province.db)
    expect(new Set(called)).toEqual(new Set(first.map(({ publicId }) => publicId)))
    const { rows: [counted] } = await sql<{ calls: number; counters: number }>`
      select count(*)::int as calls, count(distinct counter)::int as counters from queue.call`.execute(province.db)
    expect(counted).toEqual({ calls: PRESSES, counters: PRESSES })
  })

  test('would get people twice if they looked first and took then', async () => {
    await fill()
    const called = await pressAll(callCarelessly)
    expect(new Set(called).size).toBeLessThan(PRESSES)
  })

  test('leave nobody out and call nobody twice, press after press until the hall is empty', async () => {
    await fill()
    await sql`delete from queue.turn where visit_id in (select id from queue.visit where number > 2200)`
      .execute(province.database.owner)
    const all: string[] = []
    await Promise.all(clerks.slice(0, 50).map(async (actorId) => {
      for (let current: string | null = null; ;) {
        const shown: string | null = current
        current = await province.inOneGo((ctx) => callNext(ctx, { hallOf: () => hall, current: shown }), { actorId })
        if (current === null) return
        all.push(current)
      }
    }))
    expect(all).toHaveLength(1_200)
    expect(new Set(all).size).toBe(1_200)
    const { rows } = await sql`select distinct state from queue.turn`.execute(province.db)
    // Nobody was noted as being there, so nobody was served.
    expect(rows).toEqual([{ state: 'missed' }])
  })
})
