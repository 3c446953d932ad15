/**
 * Need (part C2): a place of a slot is held by one person, whoever presses when; changed or cancelled it is free at
 * once; nobody books what is past, closed or far away.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AppointmentDesk, type Holder, openAppointmentDesk } from '../../../test/appointment-desk.ts'
import { ok } from '../../kernel/result.ts'
import { bookAppointment, timeSlotsOn } from './public.ts'

let desk: AppointmentDesk
let people: readonly Holder[]

beforeAll(async () => {
  desk = await openAppointmentDesk()
  const opened: Holder[] = []
  for (let n = 1; n <= 12; n += 1) opened.push(await desk.holder(n))
  people = opened
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

const someone = (n: number) => people[n] ?? { accountId: 0n, personId: 0n }
const codeOf = (error: unknown) => String(error).replace('Error: ', '')
const places = () => timeSlotsOn(desk.wanted(480).section as never, 'dat-dai')[0]?.places ?? 0

/** Two who look at the same moment: the first has its row and is not yet done when the second looks. */
async function bookTogether(): Promise<string[]> {
  const { province: { inOneGo }, wanted, procedureId, once } = desk
  const before = (await desk.rows()).length
  const to = ({ accountId, personId }: Holder) =>
    ({ ...wanted(480), service: 'dat-dai', procedureId, accountId, personId })
  let [goOn, taken] = [() => { /* told below */ }, () => { /* told below */ }]
  const isTaken = new Promise<void>((resolve) => { taken = resolve })
  const mayGoOn = new Promise<void>((resolve) => { goOn = resolve })
  const first = inOneGo(async (ctx) => {
    const booked = await bookAppointment(ctx, to(someone(0)))
    taken()
    await mayGoOn
    return booked.ok ? ok(booked.value.publicId) : booked
  }, once())
  await isTaken
  const second = inOneGo((ctx) => bookAppointment(ctx, to(someone(1))), once())
  await untilWaiting(before)
  goOn()
  return (await Promise.allSettled([first, second])).map((one) =>
    one.status === 'fulfilled' ? 'booked' : codeOf(one.reason))
}

/** Until the second either waits for the first, or is done and has left a row: as many looks as that takes. */
async function untilWaiting(before: number): Promise<void> {
  for (let looks = 0; looks < 20_000; looks += 1) {
    const { rows: [row] } = await sql<{ settled: boolean }>`select exists (select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock')
      or (select count(*) from queue.appointment) > ${before} as settled`.execute(desk.province.database.owner)
    if (row?.settled) return
  }
  throw new Error('the second neither waits nor is done')
}

describe('a slot', () => {
  test('is given to as many as it has places, of all who press at once', async () => {
    const done = await Promise.allSettled(people.map((person) => desk.book(person)))
    expect(places()).toBeLessThan(people.length)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(places())
    expect(new Set(done.flatMap((one) => one.status === 'rejected' ? [codeOf(one.reason)] : []))).toEqual(new Set(['slot-full']))
    expect((await desk.rows()).map(({ place }) => place)).toEqual(Array.from({ length: places() }, (_, n) => n + 1))
  })

  test('of which the last place is just being taken waits for whoever takes it', async () => {
    for (let n = 2; n < places() + 1; n += 1) await desk.book(someone(n))
    await expect(bookTogether()).resolves.toEqual(['booked', 'slot-full'])
  })

  test('would be given twice without the index that holds its places', async () => {
    await sql`drop index queue.appointment_place_once`.execute(desk.province.database.owner)
    try {
      for (let n = 2; n < places() + 1; n += 1) await desk.book(someone(n))
      expect(await bookTogether()).toEqual(['booked', 'booked'])
    } finally {
      await desk.empty()
      await sql`create unique index appointment_place_once on queue.appointment (unit_id, service, starts_at, place)
        where state in ('booked', 'arrived')`.execute(desk.province.database.owner)
    }
  })

  test('that is past, too near, too far, no slot, or of a closed day is not given', async () => {
    const why = async (minute: number, on: string) => codeOf(await desk.book(someone(0), minute, 'dat-dai', on).catch((e: unknown) => e))
    expect([
      await why(480, '2021-06-24'), await why(540, '2021-06-25'), await why(630, '2021-06-25'),
      await why(480, '2021-07-12'), await why(481, '2021-06-28'), await why(480, '2021-06-26'),
    ]).toEqual(['slot-past', 'slot-past', 'slot-past', 'slot-too-far', 'slot-closed', 'slot-closed'])
    await expect(desk.book(someone(0), 480, 'nhan-ket-qua')).rejects.toThrow('slot-closed')
    const { province: { inOneGo }, at, procedureId } = desk
    await expect(inOneGo((ctx) => bookAppointment(ctx, {
      section: undefined, service: 'dat-dai', startsAt: at(480), procedureId, ...someone(0),
    }))).rejects.toThrow('slot-closed')
    expect(await desk.rows()).toEqual([])
  })
})

describe('a person', () => {
  test('has one appointment at a time, though a finger taps twice or two services are wanted', async () => {
    const done = await Promise.allSettled(['dat-dai', 'dat-dai', 'nop-ho-so'].map((one) => desk.book(someone(0), 480, one)))
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.flatMap((one) => one.status === 'rejected' ? [codeOf(one.reason)] : []))
      .toEqual(['appointment-overlaps', 'appointment-overlaps'])
    await expect(desk.book(someone(0), 510)).resolves.toBeDefined()
  })

  test('is held to it by the table, too', async () => {
    const { publicId } = await desk.book(someone(0))
    await expect(sql`insert into queue.appointment (code, unit_id, service, procedure_id, account_id, person_id, day,
        starts_at, ends_at, place, state, booked_at)
      select 'AAAABBBB', unit_id, 'nop-ho-so', procedure_id, account_id, person_id, day, starts_at + interval '10 min',
        ends_at + interval '10 min', 1, 'booked', booked_at from queue.appointment where public_id = ${publicId}`
      .execute(desk.province.database.owner)).rejects.toThrow('appointment_of_one_alone')
  })

  test('has as many as the rule allows', async () => {
    for (const minute of [480, 510, 540]) await desk.book(someone(0), minute)
    await expect(desk.book(someone(0), 570)).rejects.toThrow('appointments-too-many')
  })
})

describe('an appointment', () => {
  test('that is changed frees its place at once, keeps its code and is told', async () => {
    const all = await Promise.all(people.slice(0, places()).map((person) => desk.book(person)))
    await expect(desk.book(someone(11))).rejects.toThrow('slot-full')
    const changed = await desk.change(someone(0), all[0]?.publicId ?? '', 600)
    expect(changed.code).toBe(all[0]?.code)
    await expect(desk.book(someone(11))).resolves.toBeDefined()
    // In whatever order they came who booked at once.
    expect((await desk.rows()).map(({ state }) => state).toSorted()).toEqual([
      ...Array(places() + 1).fill('booked') as string[], 'changed'])
    expect((await desk.events()).filter((type) => type === 'appointment.changed')).toHaveLength(1)
    await expect(desk.change(someone(0), all[0]?.publicId ?? '', 630)).rejects.toThrow('appointment-over')
  })

  test('that cannot be changed stays as it was', async () => {
    await Promise.all(people.slice(1, places() + 1).map((person) => desk.book(person, 600)))
    const { publicId } = await desk.book(someone(0))
    const before = await desk.rows()
    await expect(desk.change(someone(0), publicId, 600)).rejects.toThrow('slot-full')
    await expect(desk.change(someone(1), publicId, 630)).rejects.toThrow('appointment-unknown')
    expect(await desk.rows()).toEqual(before)
  })

  test('may be moved by half a slot of its own time, and changed at the limit of open ones', async () => {
    const first = await desk.book(someone(0), 480)
    await desk.book(someone(0), 540)
    await desk.book(someone(0), 570)
    await expect(desk.change(someone(0), first.publicId, 510)).resolves.toMatchObject({ code: first.code })
  })

  test('that is cancelled frees its place at once, once', async () => {
    const all = await Promise.all(people.slice(0, places()).map((person) => desk.book(person)))
    await expect(desk.cancel(someone(1), all[0]?.publicId ?? '')).rejects.toThrow('appointment-unknown')
    await desk.cancel(someone(0), all[0]?.publicId ?? '')
    await expect(desk.cancel(someone(0), all[0]?.publicId ?? '')).rejects.toThrow('appointment-over')
    await expect(desk.book(someone(11))).resolves.toBeDefined()
    expect(await desk.events()).toEqual([
      ...Array(places()).fill('appointment.booked') as string[], 'appointment.cancelled', 'appointment.booked'])
  })
})
