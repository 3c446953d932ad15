import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { momentOn } from '../src/kernel/civil-day.ts'
import { openAccount } from '../src/modules/identity/public.ts'
import {
  bookAppointment, cancelAppointment, changeAppointment, checkIn, prioritiesOf, priorityOfAppointments, sectionDayOf,
} from '../src/modules/queue/public.ts'
import { createProvince } from './province-database.ts'

/** Somebody with an account that a counter has opened. */
export interface Holder { readonly accountId: bigint; readonly personId: bigint }

/** On Friday 25/06/2021 at nine, at the provincial centre: who books, comes and does not come. */
export async function openAppointmentDesk(day = '2021-06-28') {
  const province = await createProvince()
  const unitId = province.unit('cq:tt-hcc-tinh').id
  const procedureId = province.catalogue.on('2021-06-25').list()[0]?.procedureId
  if (procedureId === undefined) throw new Error('no procedure')
  const sectionOn = (on: string, of = unitId) => sectionDayOf(province.directory.on(on), of, on)
  const at = (minute: number, on = day) => momentOn(on, minute)
  const wanted = (minute: number, on = day) => ({ section: sectionOn(on), startsAt: at(minute, on) })
  const once = () => ({ requestId: randomUUID() })
  const as = (actorId: bigint) => ({ ...once(), actorId })
  return {
    province, unitId, procedureId, day, at, sectionOn, wanted, once,
    /** The nth of the invented people. */
    holder: (n: number): Promise<Holder> => province.inOneGo((ctx) => openAccount(ctx, {
      facts: { kind: 'citizen', personalNumber: `00008499${String(n).padStart(4, '0')}`, fullName: `Nguyễn Thị Mẫu ${n}` },
      machineNow: province.clock.now(),
    }), once()),
    /** Minutes after midnight; 08:00 on Monday unless said. */
    book: ({ accountId, personId }: Holder, minute = 480, service = 'dat-dai', on = day) => province.inOneGo(
      (ctx) => bookAppointment(ctx, {
        ...wanted(minute, on), service, procedureId, accountId, personId,
      }), as(accountId)),
    change: ({ accountId }: Holder, appointment: string, minute: number, on = day) => province.inOneGo(
      (ctx) => changeAppointment(ctx, {
        appointment, by: { accountId }, sectionOf: () => sectionOn(on), startsAt: at(minute, on),
      }), as(accountId)),
    cancel: ({ accountId }: Holder, appointment: string) => province.inOneGo(
      (ctx) => cancelAppointment(ctx, { appointment, by: { accountId } }), as(accountId)),
    /** Comes at a time of a day, with what is typed at the kiosk. */
    async come(
      code: string, time: string,
      { own, at: of = unitId, isReceiving = true }: { own?: string; at?: bigint; isReceiving?: boolean } = {},
    ) {
      province.clock.set(`${time}+07:00`)
      const today = time.slice(0, 10)
      const section = sectionOn(today, of)
      if (!section) throw new Error('no hall there')
      const rules = province.directory.on(today)
      return province.inOneGo((ctx) => checkIn(ctx, {
        section, code, language: 'vi', isReceiving, ofAppointment: priorityOfAppointments(rules),
        own: prioritiesOf(rules).find((one) => one.code === own),
      }), once())
    },
    rows: async () => (await sql<{ state: string; place: number; startsAt: Date }>`
      select state, place, starts_at from queue.appointment order by id`.execute(province.database.owner)).rows,
    events: async () => (await sql<{ type: string }>`select type from audit.event
      where type ~ '^(appointment|visit)' order by id`.execute(province.database.owner)).rows.map(({ type }) => type),
    /** Nobody has booked, nobody came, and it is nine again. */
    async empty() {
      province.clock.set('2021-06-25T09:00+07:00')
      await sql`truncate queue.appointment, queue.visitor, queue.visit, queue.serial, queue.turn, queue.call, queue.seat,
        audit.event cascade`
        .execute(province.database.owner)
    },
  }
}

export type AppointmentDesk = Awaited<ReturnType<typeof openAppointmentDesk>>
