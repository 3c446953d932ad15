/**
 * Need (part C2): who has an appointment is reminded, and is told when a day on which they were expected becomes one on
 * which nobody works; who did not come is marked.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AppointmentDesk, openAppointmentDesk } from '../../test/appointment-desk.ts'
import { loadOwnMessages } from '../../test/own-messages.ts'
import { ok } from '../kernel/result.ts'
import { getPeople, giveProxy } from '../modules/identity/public.ts'
import { listMessagesOf, sendNext } from '../modules/notifications/public.ts'
import { declareHoliday } from '../modules/organisation/public.ts'
import {
  type AppointmentDoer, type BookAtDesk, bookAppointment, bookAtDesk, cancelAppointment, changeAppointment,
} from '../modules/queue/public.ts'
import { appointmentPollers, appointmentTeller } from './tend-appointments.ts'

let desk: AppointmentDesk
beforeAll(async () => {
  desk = await openAppointmentDesk()
  await desk.province.inOneGo(loadOwnMessages)
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

interface Told {
  id: bigint; type: string; subjectId: bigint; data: object; actorId: bigint; onBehalfOfId: bigint | null
}

/** Everything that is due once, and whoever hears of it. */
async function tend(): Promise<void> {
  for (const poller of appointmentPollers(desk.province)) await poller.run()
  const teller = appointmentTeller(desk.province)
  const { rows } = await sql<Told>`
    select id, type, subject_id, data, actor_id, on_behalf_of_id from audit.event where type = any(${teller.hears}::text[]) order by id`
    .execute(desk.province.database.owner)
  for (const event of rows) await desk.province.inOneGo(async (ctx) => {
    await teller.handle(ctx, {
      era: 1, ...event, happenedAt: desk.province.clock.now(), unitId: null,
      subjectKind: 'appointment', dossierId: null, data: event.data as never,
    })
    return ok(null)
  }, desk.once())
}
const told = async (personId: bigint) =>
  (await listMessagesOf(desk.province.db, personId, 10)).map(({ subject, text }) => ({ subject, text }))
const states = async () => (await desk.rows()).map(({ state }) => state)

test('whoever booked is reminded a day before, once, with place, time and code', async () => {
  const mai = await desk.holder(1)
  const { code, publicId } = await desk.book(mai, 540)
  await tend()
  expect(await told(mai.personId)).toEqual([])
  desk.province.clock.set('2021-06-27T09:00+07:00')
  await tend()
  await tend()
  const [message, ...others] = await told(mai.personId)
  expect([message?.subject, others]).toEqual(['Nhắc lịch hẹn lúc 9 giờ 00 ngày 28/06/2021', []])
  for (const part of [`${code.slice(0, 4)}-${code.slice(4)}`, `/lich-hen/${publicId}`]) expect(message?.text).toContain(part)
})

test('a day that becomes one of rest is told to those who booked it, and to nobody else', async () => {
  const [mai, nam] = [await desk.holder(2), await desk.holder(3)]
  await desk.book(mai, 480, 'dat-dai', '2021-06-29')
  await desk.book(nam, 480, 'dat-dai', '2021-06-30')
  await tend()
  expect(await states()).toEqual(['booked', 'booked'])
  await desk.province.inOneGo((ctx) => declareHoliday(ctx, { day: '2021-06-29', name: 'Nghỉ bão', basis: 'CV 1/DEMO' }))
  await tend()
  await tend()
  expect(await states()).toEqual(['called-off', 'booked'])
  expect((await told(mai.personId)).map(({ subject }) => subject)).toEqual([
    'Lịch hẹn lúc 8 giờ 00 ngày 29/06/2021 đã bị hủy'])
  expect(await told(nam.personId)).toEqual([])
  await expect(desk.book(nam, 540, 'dat-dai', '2021-06-29')).rejects.toThrow('slot-closed')
})

test('whoever did not come is marked when the day is over', async () => {
  const nam = await desk.holder(4)
  await desk.book(nam, 540)
  desk.province.clock.set('2021-06-29T00:05+07:00')
  await tend()
  expect(await states()).toEqual(['missed'])
})

describe('what another does', () => {
  const caller = { fullName: 'Lê Văn Gọi', phone: '+84500000021' }
  const atDesk = (to: BookAtDesk['caller'], minute: number) => desk.province.inOneGo((ctx) => bookAtDesk(ctx, {
    ...desk.wanted(minute), service: 'dat-dai', procedureId: desk.procedureId, caller: to,
  }), { ...desk.once(), actorId: 1n })
  const smsTo = async (phone: string) => (await sql<{ subject: string; text: string; state: string }>`
    select subject, text, state from notifications.message where to_phone = ${phone} order by id`
    .execute(desk.province.db)).rows
  /** Sends what is due; answers to which numbers. */
  async function sent(): Promise<string[]> {
    const numbers: string[] = []
    const port = { send: async ({ to }: { to: string }) => { numbers.push(to) }, close: async () => undefined }
    while (await sendNext(desk.province, { sms: port, mail: port })) { /* until nothing is due */ }
    return numbers
  }

  test('is told by SMS to the number of whoever called: time, place, code; reminded and cancelled, too, each once', async () => {
    const { code, publicId } = await atDesk(caller, 540)
    const shown = `${code.slice(0, 4)}-${code.slice(4)}`
    await tend()
    await tend()
    const [booked, ...others] = await smsTo(caller.phone)
    expect([booked?.subject, others]).toEqual(['Lịch hẹn lúc 9 giờ 00 ngày 28/06/2021', []])
    expect(booked?.text).toContain(shown)
    expect(await sent()).toEqual([caller.phone])
    desk.province.clock.set('2021-06-27T09:00+07:00')
    await tend()
    await desk.province.inOneGo(
      (ctx) => cancelAppointment(ctx, { appointment: publicId, by: { isReached: () => true } }), desk.once())
    await tend()
    expect((await smsTo(caller.phone)).map(({ subject }) => subject)).toEqual([
      'Lịch hẹn lúc 9 giờ 00 ngày 28/06/2021', 'Nhắc lịch hẹn lúc 9 giờ 00 ngày 28/06/2021',
      'Lịch hẹn lúc 9 giờ 00 ngày 28/06/2021 đã được hủy hộ'])
  })

  test('is told to whoever holds it, and what they do themselves is not', async () => {
    const mai = await desk.holder(5)
    await desk.province.inOneGo((ctx) => bookAppointment(ctx, {
      ...desk.wanted(600), service: 'dat-dai', procedureId: desk.procedureId, ...mai,
    }), { ...desk.once(), actorId: mai.accountId })
    await tend()
    expect(await told(mai.personId)).toEqual([])
    const [person] = await getPeople(desk.province.db, [mai.personId])
    await atDesk({ person: person?.publicId ?? '' }, 660)
    await tend()
    expect((await told(mai.personId)).map(({ subject }) => subject)).toEqual(['Lịch hẹn lúc 11 giờ 00 ngày 28/06/2021'])
  })

  test('is told to the person for whom somebody comes: booked, moved and cancelled, by them or at the desk', async () => {
    const [mother, daughter] = [await desk.holder(6), await desk.holder(7)]
    const [person] = await getPeople(desk.province.db, [mother.personId])
    const as = (actorId: bigint) => ({ ...desk.once(), actorId })
    const proxy = await desk.province.inOneGo((ctx) => giveProxy(ctx, {
      principal: person?.publicId ?? '', personalNumber: '000084990007', fullName: 'Nguyễn Thị Mẫu 7', procedureIds: null,
      validFrom: '2021-06-25', validTo: '2021-12-31', sectionId: null,
    }), as(mother.accountId))
    const book = (minute: number) => desk.province.inOneGo((ctx) => bookAppointment(ctx, {
      ...desk.wanted(minute), service: 'dat-dai', procedureId: desk.procedureId, ...daughter, proxy,
    }), as(daughter.accountId))
    const cancel = (appointment: string, by: AppointmentDoer, actorId: bigint) => desk.province.inOneGo(
      (ctx) => cancelAppointment(ctx, { appointment, by }), as(actorId))
    const { publicId } = await book(540)
    const moved = await desk.province.inOneGo((ctx) => changeAppointment(ctx, {
      appointment: publicId, by: { isReached: () => true }, sectionOf: () => desk.sectionOn(desk.day),
      startsAt: desk.at(600),
    }), as(1n))
    await tend()
    await cancel(moved.publicId, { isReached: () => true }, 1n)
    await tend()
    const subjects = async (personId: bigint) => (await told(personId)).map(({ subject }) => subject).toSorted()
    const [at9, at10] = ['Lịch hẹn lúc 9 giờ 00 ngày 28/06/2021', 'Lịch hẹn lúc 10 giờ 00 ngày 28/06/2021']
    expect(await subjects(mother.personId)).toEqual([at10, `${at10} đã được hủy hộ`, at9])
    expect(await subjects(daughter.personId)).toEqual([at10, `${at10} đã được hủy hộ`])

    // What she cancels herself only her daughter hears of.
    const own = await book(660)
    await cancel(own.publicId, mother, mother.accountId)
    await tend()
    const at11 = 'Lịch hẹn lúc 11 giờ 00 ngày 28/06/2021'
    expect((await subjects(mother.personId)).filter((one) => one.startsWith(at11))).toEqual([at11])
    expect((await subjects(daughter.personId)).filter((one) => one.startsWith(at11))).toEqual([`${at11} đã được hủy hộ`])
  })
})
