/**
 * Need (part C2): who has an appointment is reminded, and is told when a day on which they were expected becomes one on
 * which nobody works; who did not come is marked.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AppointmentDesk, openAppointmentDesk } from '../../test/appointment-desk.ts'
import { readMessages } from '../cli/read-messages.ts'
import { ok } from '../kernel/result.ts'
import { listMessagesOf, loadRows as loadMessages } from '../modules/notifications/public.ts'
import { declareHoliday } from '../modules/organisation/public.ts'
import { appointmentPollers, appointmentTeller } from './tend-appointments.ts'

let desk: AppointmentDesk
beforeAll(async () => {
  desk = await openAppointmentDesk()
  const folder = new URL('../../../data/', import.meta.url).pathname
  await desk.province.inOneGo(async (ctx) => ok(await loadMessages(ctx, readMessages(folder))))
})
afterAll(() => desk.province.drop())
beforeEach(() => desk.empty())

/** Everything that is due once, and whoever hears of it. */
async function tend(): Promise<void> {
  for (const poller of appointmentPollers(desk.province)) await poller.run()
  const teller = appointmentTeller(desk.province)
  const { rows } = await sql<{ id: bigint; type: string; subjectId: bigint; data: object }>`
    select id, type, subject_id, data from audit.event where type = any(${teller.hears}::text[]) order by id`
    .execute(desk.province.database.owner)
  for (const event of rows) await desk.province.inOneGo(async (ctx) => {
    await teller.handle(ctx, {
      era: 1, ...event, happenedAt: desk.province.clock.now(), actorId: 1n, onBehalfOfId: null, unitId: null,
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
