/**
 * Need (part C2, NĐ 13/2023 Đ.3): who called for an appointment and has no account is known no longer than the policy
 * says after it is over, neither there nor in what they were told; that somebody called stays to be seen.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AppointmentDesk, openAppointmentDesk } from '../../test/appointment-desk.ts'
import { loadOwnMessages } from '../../test/own-messages.ts'
import { ok } from '../kernel/result.ts'
import { sendNext } from '../modules/notifications/public.ts'
import { bookAtDesk, cancelAppointment, changeAppointment } from '../modules/queue/public.ts'
import { appointmentPollers, appointmentTeller } from './tend-appointments.ts'

let desk: AppointmentDesk
beforeAll(async () => {
  desk = await openAppointmentDesk()
  await desk.province.inOneGo(loadOwnMessages)
})
afterAll(() => desk.province.drop())
beforeEach(async () => {
  await desk.empty()
  await sql`truncate notifications.message cascade`.execute(desk.province.database.owner)
})

const PHONES = ['+84500000021', '+84500000022', '+84500000023', '+84500000024']
const HERE = { isReached: () => true }
const call = (nth: number, minute = 480, day = desk.day) => desk.province.inOneGo((ctx) => bookAtDesk(ctx, {
  ...desk.wanted(minute, day), service: 'dat-dai', procedureId: desk.procedureId,
  caller: { fullName: `Lê Văn Gọi ${nth}`, phone: PHONES[nth] ?? '' },
}), desk.once())
const poll = async (...names: string[]) => {
  for (const poller of appointmentPollers(desk.province).filter(({ name }) => names.includes(name)))
    while (await poller.run()) { /* until nothing is due */ }
}
/** On a day at a minute: what the days bring, and then what is forgotten. */
const onDay = async (moment: string) => {
  desk.province.clock.set(`${moment}+07:00`)
  await poll('miss-appointments')
  await poll('strike-callers')
}
interface Told {
  id: bigint; type: string; subjectId: bigint; data: object; actorId: bigint; onBehalfOfId: bigint | null
}
/** Callers hear of what was done for them; what is due is sent, if the gateway takes it. */
async function tell(isSent = true): Promise<void> {
  const teller = appointmentTeller(desk.province)
  const { rows } = await sql<Told>`
    select id, type, subject_id, data, actor_id, on_behalf_of_id from audit.event
    where type = any(${teller.hears}::text[]) order by id`.execute(desk.province.database.owner)
  for (const event of rows) await desk.province.inOneGo(async (ctx) => {
    await teller.handle(ctx, {
      era: 1, ...event, happenedAt: desk.province.clock.now(), unitId: null, subjectKind: 'appointment',
      dossierId: null, data: event.data as never,
    })
    return ok(null)
  }, desk.once())
  const port = { send: async () => undefined, close: async () => undefined }
  while (isSent && await sendNext(desk.province, { sms: port, mail: port })) { /* until nothing is due */ }
}
const callers = async () => (await sql<{ line: string }>`
  select concat_ws(' ', state, coalesce(right(caller_phone, 2), '--'), right(caller_name, 1),
    case when caller_struck_at is not null then 'struck' end) as line from queue.appointment order by id`
  .execute(desk.province.database.owner)).rows.map(({ line }) => line)
const messages = async () => (await sql<{ line: string }>`
  select concat_ws(' ', state, coalesce(right(to_phone, 2), '--')) as line from notifications.message order by id`
  .execute(desk.province.database.owner)).rows.map(({ line }) => line)
const events = async (type: string) => (await sql<{ data: { appointment?: string; why?: string } }>`
  select data from audit.event where type = ${type} order by id`.execute(desk.province.database.owner))
  .rows.map(({ data }) => data)

test('thirty days after it is over who called is struck: came, did not come, cancelled, moved; and no day earlier', async () => {
  const [came, missed, cancelled, moved] = [await call(0), await call(1), await call(2, 510), await call(3, 540)]
  await desk.province.inOneGo(
    (ctx) => cancelAppointment(ctx, { appointment: cancelled.publicId, by: HERE }), desk.once())
  const next = await desk.province.inOneGo((ctx) => changeAppointment(ctx, {
    appointment: moved.publicId, by: HERE, sectionOf: (unit) => desk.sectionOn('2021-06-29', unit),
    startsAt: desk.at(480, '2021-06-29'),
  }), desk.once())
  await tell()
  await desk.come(came.code, '2021-06-28T08:00')
  await onDay('2021-06-30T00:05')
  const kept = ['arrived 21 0', 'missed 22 1', 'cancelled 23 2', 'changed 24 3', 'missed 24 3']
  expect(await callers()).toEqual(kept)
  // Cancelled and moved on 25/06 at nine; came on 28/06 at eight; the others were missed on 30/06.
  await onDay('2021-07-25T09:00')
  expect(await callers()).toEqual(kept)
  await onDay('2021-07-25T09:01')
  const first = ['arrived 21 0', 'missed 22 1', 'cancelled -- struck', 'changed -- struck', 'missed 24 3']
  expect(await callers()).toEqual(first)
  expect(await messages()).toEqual(['sent 21', 'sent 22', 'sent --', 'sent --', 'sent --', 'sent 24'])
  await onDay('2021-07-28T08:01')
  expect(await callers()).toEqual(['arrived -- struck', ...first.slice(1)])
  await onDay('2021-07-30T00:06')
  expect(await callers()).toEqual(
    ['arrived', 'missed', 'cancelled', 'changed', 'missed'].map((state) => `${state} -- struck`))
  expect(await messages()).toEqual(Array.from({ length: 6 }, () => 'sent --'))
  await onDay('2021-07-31T00:06')
  expect((await events('appointment.caller-struck')).map(({ appointment }) => appointment)).toEqual(
    [cancelled, moved, came, missed, next].map(({ publicId }) => publicId))
})

test('what is still to come keeps whoever called, however long ago that was', async () => {
  await call(0, 480, '2021-06-29')
  await tell()
  desk.province.clock.set('2021-08-25T09:00+07:00')
  await poll('strike-callers')
  expect([await callers(), await messages()]).toEqual([['booked 21 0'], ['sent 21']])
})

test('what could not be sent until then is given up, and goes to nobody', async () => {
  const { publicId } = await call(0)
  await desk.province.inOneGo((ctx) => cancelAppointment(ctx, { appointment: publicId, by: HERE }), desk.once())
  await tell(false)
  await onDay('2021-07-26T09:00')
  expect(await messages()).toEqual(['failed --', 'failed --'])
  expect((await events('message.failed')).map(({ why }) => why)).toEqual(['number-struck', 'number-struck'])
  expect(await sendNext(desk.province, {
    sms: { send: () => { throw new Error('sent to somebody') } },
    mail: { send: () => { throw new Error('sent to somebody') }, close: async () => undefined },
  })).toBe(false)
})

test('the table strikes nobody of what is not over, and leaves no appointment of nobody', async () => {
  await call(0)
  const owner = desk.province.database.owner
  await expect(sql`update queue.appointment set caller_name = null, caller_phone = null, caller_struck_at = '2021-07-01'`
    .execute(owner)).rejects.toThrow('appointment_caller_struck_when_over')
  await expect(sql`update queue.appointment set caller_name = null, caller_phone = null`.execute(owner))
    .rejects.toThrow('appointment_of_somebody')
})
