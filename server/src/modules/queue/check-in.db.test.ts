/**
 * Need (part C2): whoever comes with an appointment stands where the appointed time puts them, once; and what a day, a
 * holiday or the end of a section leaves of appointments.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AppointmentDesk, type Holder, openAppointmentDesk } from '../../../test/appointment-desk.ts'
import {
  appointmentCodeIn, callOffAppointments, listAppointmentsOf, listAppointmentsOn, listBookedSlots, missAppointments,
  remindAppointments, takeNumber, whyCalledOff,
} from './public.ts'

let desk: AppointmentDesk
let mai: Holder
let nam: Holder

beforeAll(async () => {
  desk = await openAppointmentDesk()
  mai = await desk.holder(1)
  nam = await desk.holder(2)
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

const refusal = async (work: Promise<unknown>) => String(await work.catch((error: unknown) => error)).replace('Error: ', '')
const queue = async () => (await sql<{ number: number; rankedAt: Date; priority: string | null; personId: bigint | null }>`
  select number, ranked_at, priority, person_id from queue.turn join queue.visit on visit.id = visit_id
  order by ranked_at, turn.id`.execute(desk.province.database.owner)).rows
const walkIn = (time: string) => {
  desk.province.clock.set(`2021-06-28T${time}+07:00`)
  const hall = desk.sectionOn('2021-06-28')?.hall
  if (!hall) throw new Error('no hall')
  return desk.province.inOneGo((ctx) => takeNumber(ctx, {
    unitId: desk.unitId, hall, services: ['dat-dai'], priority: undefined, way: 'kiosk', language: 'vi', isReceiving: true,
  }), desk.once())
}

describe('whoever comes with an appointment', () => {
  test('on time stands before those who came after an hour before it, and behind those who came earlier', async () => {
    const { code } = await desk.book(mai, 540)
    await walkIn('07:55')
    await walkIn('08:05')
    await desk.come(` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)} `, '2021-06-28T08:50')
    expect(await queue()).toEqual([
      { number: 2_001, rankedAt: new Date('2021-06-28T07:55+07:00'), priority: null, personId: null },
      { number: 2_003, rankedAt: new Date('2021-06-28T08:00+07:00'), priority: 'lich-hen', personId: mai.personId },
      { number: 2_002, rankedAt: new Date('2021-06-28T08:05+07:00'), priority: null, personId: null },
    ])
    expect((await desk.events()).slice(-2)).toEqual(['visit.begun', 'appointment.arrived'])
  })

  test('too late has an ordinary place, or that of their age', async () => {
    const [late, old] = [await desk.book(mai, 540), await desk.book(nam, 540)]
    await desk.come(late.code, '2021-06-28T09:16')
    await desk.come(old.code, '2021-06-28T09:17', { own: 'cao-tuoi' })
    expect((await queue()).map(({ rankedAt, priority }) => [rankedAt, priority])).toEqual([
      [new Date('2021-06-28T08:17+07:00'), 'cao-tuoi'], [new Date('2021-06-28T09:16+07:00'), null],
    ])
  })

  test('too early, on another day or at another section is sent away with it unused', async () => {
    const { code } = await desk.book(mai, 540)
    const other = desk.province.directory.on('2021-06-28').units.find(({ id, isOneStop }) =>
      isOneStop && id !== desk.unitId && desk.sectionOn('2021-06-28', id) !== undefined)
    expect(await refusal(desk.come(code, '2021-06-28T08:44'))).toBe('appointment-too-early')
    expect(await refusal(desk.come(code, '2021-06-25T10:00'))).toBe('appointment-too-early')
    expect(await refusal(desk.come(code, '2021-06-29T08:00'))).toBe('appointment-over')
    expect(await refusal(desk.come(code, '2021-06-28T09:00', { at: other?.id ?? 0n }))).toBe('appointment-elsewhere')
    expect(await desk.rows()).toMatchObject([{ state: 'booked' }])
    await desk.come(code, '2021-06-28T08:45')
  })

  test('uses it once, however often it is scanned at once', async () => {
    const { code } = await desk.book(mai, 540)
    const done = await Promise.allSettled([1, 2, 3].map(() => desk.come(code, '2021-06-28T09:00')))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.flatMap((one) => one.status === 'rejected' ? [String(one.reason)] : []))
      .toEqual(Array(2).fill('Error: appointment-used'))
    expect(await queue()).toHaveLength(1)
  })

  test('that was cancelled, changed away or never was gets no number', async () => {
    const [one, two] = [await desk.book(mai, 540), await desk.book(nam, 540)]
    await desk.cancel(mai, one.publicId)
    await desk.change(nam, two.publicId, 600)
    expect(await refusal(desk.come(one.code, '2021-06-28T09:00'))).toBe('appointment-over')
    expect(await refusal(desk.come(two.code, '2021-06-28T09:00'))).toBe('appointment-too-early')
    for (const typed of ['', 'AAAA-2222', 'https://mau.example/x?id=1', '00020101021138'])
      expect([typed, await refusal(desk.come(typed, '2021-06-28T09:00'))]).toEqual([typed, 'appointment-unknown'])
    await desk.come(two.code, '2021-06-28T10:00')
  })

  test('and has a number there already keeps that', async () => {
    const { code } = await desk.book(mai, 540)
    desk.province.clock.set('2021-06-28T08:50+07:00')
    const hall = desk.sectionOn('2021-06-28')?.hall as never
    await desk.province.inOneGo((ctx) => takeNumber(ctx, {
      unitId: desk.unitId, hall, services: ['nop-ho-so'], priority: undefined, way: 'online', language: 'vi',
      personId: mai.personId, isReceiving: true,
    }), desk.once())
    expect(await refusal(desk.come(code, '2021-06-28T08:55'))).toBe('number-taken-already')
    expect(await desk.rows()).toMatchObject([{ state: 'booked' }])
  })
})

test('what is typed or scanned is read with small letters, blanks and dash, and nothing else', () => {
  expect(['abcd-efgh', 'ABCD EFGH', 'ABCDEFGH', 'Mã hẹn: ABCD-EFGH'].map(appointmentCodeIn)).toEqual(Array(4).fill('ABCDEFGH'))
  expect(['ABCD-EFG', 'XABCD-EFGH', 'ABCO-EFGH', 'https://a.example/ABCDEFGHJ'].map(appointmentCodeIn)).toEqual(Array(4).fill(undefined))
})

describe('appointments', () => {
  const slotAt = (minute: number) => ({ unitId: desk.unitId, service: 'dat-dai', day: desk.day, startsAt: desk.at(minute) })
  const callOff = (minute: number) => desk.province.inOneGo((ctx) => callOffAppointments(ctx, slotAt(minute), 'day-closed'))

  test('are reminded of once, a day before', async () => {
    await desk.book(mai, 540)
    const remind = () => desk.province.inOneGo((ctx) => remindAppointments(ctx, 10))
    desk.province.clock.set('2021-06-27T08:59+07:00')
    expect(await remind()).toBe(0)
    desk.province.clock.set('2021-06-27T09:00+07:00')
    expect([await remind(), await remind()]).toEqual([1, 0])
    expect(await desk.events()).toEqual(['appointment.booked', 'appointment.reminded'])
  })

  test('with which nobody came are marked when their day is over', async () => {
    await desk.book(mai, 540)
    const { code } = await desk.book(nam, 540)
    await desk.come(code, '2021-06-28T09:00')
    const end = () => desk.province.inOneGo((ctx) => missAppointments(ctx, 10))
    desk.province.clock.set('2021-06-28T23:59+07:00')
    expect(await end()).toBe(0)
    desk.province.clock.set('2021-06-29T00:01+07:00')
    expect([await end(), await end()]).toEqual([1, 0])
    expect((await desk.rows()).map(({ state }) => state)).toEqual(['missed', 'arrived'])
  })

  test('where nobody is received any more lets nobody in, and is left as it was', async () => {
    const { code } = await desk.book(mai, 540)
    expect(await refusal(desk.come(code, '2021-06-28T09:00', { isReceiving: false }))).toBe('appointment-called-off')
    expect((await desk.rows()).map(({ state }) => state)).toEqual(['booked'])
  })

  test('of a day on which nobody works, or of a section that has ended, are called off slot by slot', async () => {
    const [first, second] = [await desk.book(mai, 540), await desk.book(nam, 600)]
    const slots = await listBookedSlots(desk.province.db, desk.province.clock.now(), undefined, 10)
    expect(slots).toEqual([slotAt(540), slotAt(600)])
    expect(await listBookedSlots(desk.province.db, desk.province.clock.now(), slots[0], 10)).toEqual([slotAt(600)])
    const section = desk.sectionOn(desk.day)
    if (!section) throw new Error('no hall')
    const resting = { ...section, calendar: { ...section.calendar, holidays: new Set([desk.day]) } }
    expect([section, resting, undefined].map((one) => whyCalledOff(one, slotAt(540))))
      .toEqual([undefined, 'day-closed', 'section-closed'])
    expect(await callOff(540)).toBe(1)
    expect((await desk.rows()).map(({ state }) => state)).toEqual(['called-off', 'booked'])
    expect(await refusal(desk.come(first.code, '2021-06-28T09:00'))).toBe('appointment-called-off')
    await desk.come(second.code, '2021-06-28T10:00')
  })

  test('are listed by person and by day of a section, page by page', async () => {
    await desk.book(mai, 540)
    const { publicId } = await desk.book(mai, 600)
    await desk.change(mai, publicId, 480)
    await desk.book(nam, 540)
    const own = await listAppointmentsOf(desk.province.db, mai, undefined, 1)
    expect(own.map(({ startsAt }) => startsAt)).toEqual([desk.at(540)])
    const older = await listAppointmentsOf(desk.province.db, mai, own[0], 5)
    expect(older.map(({ startsAt }) => startsAt)).toEqual([desk.at(480)])
    const about = { unitId: desk.unitId, day: desk.day }
    const page = await listAppointmentsOn(desk.province.db, { ...about, after: undefined }, 2)
    expect(page.map(({ personId, startsAt }) => [personId, startsAt])).toEqual([
      [mai.personId, desk.at(480)], [mai.personId, desk.at(540)]])
    const rest = await listAppointmentsOn(desk.province.db, { ...about, after: page[1] }, 5)
    expect(rest.map(({ personId }) => personId)).toEqual([nam.personId])
  })
})
