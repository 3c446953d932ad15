import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../src/platform/db.ts'
import {
  type Hall, type TurnDeed, callNext, followTicket, hallOf, leaveSeat, passOnTurn, prioritiesOf, takeNumber, takeSeat,
  workTurn,
} from '../src/modules/queue/public.ts'
import { type Province, createProvince } from './province-database.ts'

/** The hall of the provincial centre on Friday 25/06/2021, with two clerks who sit at no counter yet. */
export async function openHallDesk() {
  const province: Province = await createProvince()
  const unit = province.unit('cq:tt-hcc-tinh')
  const found = hallOf(province.directory.on('2021-06-25'), unit)
  if (!found) throw new Error('the centre has no hall')
  const [unitId, hall]: [bigint, Hall] = [unit.id, found]
  const { rows: [first, second] } = await sql<{ accountId: bigint }>`
    select account_id from identity.staff order by account_id limit 2`.execute(province.db)
  if (!first || !second) throw new Error('no staff')
  const as = (actorId: bigint) => ({ actorId, requestId: randomUUID() })
  return {
    province, unitId, hall, as, an: first.accountId, binh: second.accountId,
    take: (services: readonly string[], priority?: string, personId?: bigint) =>
      province.inOneGo((ctx) => takeNumber(ctx, {
        unitId, hall, services, way: 'kiosk', language: 'vi', personId, isReceiving: true,
        priority: prioritiesOf(province.directory.on('2021-06-25')).find(({ code }) => code === priority),
      })),
    sit: (who: bigint, counter: number) =>
      province.inOneGo((ctx) => takeSeat(ctx, { unitId, hall, counter }), as(who)),
    leave: (who: bigint) => province.inOneGo((ctx) => leaveSeat(ctx), as(who)),
    next: (who: bigint, current: string | null = null) =>
      province.inOneGo((ctx: Ctx) => callNext(ctx, { hallOf: () => hall, current }), as(who)),
    work: (who: bigint, turn: string | null, deed: TurnDeed) =>
      province.inOneGo((ctx) => workTurn(ctx, { turn: turn ?? '', deed, hallOf: () => hall }), as(who)),
    pass: (who: bigint, turn: string | null, to: { service: string } | { counter: number }) =>
      province.inOneGo((ctx) => passOnTurn(ctx, { turn: turn ?? '', hallOf: () => hall, to }), as(who)),
    statesOf: async (ticket: string) =>
      (await followTicket(province.db, ticket))?.turns.map(({ service, state }) => `${service} ${state}`),
    numberOf: async (turn: string | null) => (await sql<{ number: number }>`select number from queue.turn
      join queue.visit on visit.id = visit_id where turn.public_id = ${turn}`.execute(province.db)).rows[0]?.number,
    eventsOf: async () => (await sql<{ type: string }>`select type from audit.event
      where type ~ '^(turn|visit|counter)' order by id`.execute(province.db)).rows.map(({ type }) => type),
    /** Nobody came, nobody sits there, and it is nine again. */
    async empty() {
      province.clock.set('2021-06-25T09:00+07:00')
      await sql`truncate queue.appointment, queue.visitor, queue.visit, queue.serial, queue.turn, queue.call, queue.seat, queue.closing,
        audit.event cascade`
        .execute(province.database.owner)
    },
  }
}

export type HallDesk = Awaited<ReturnType<typeof openHallDesk>>
