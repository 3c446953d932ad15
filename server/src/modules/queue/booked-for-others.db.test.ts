/**
 * Need (part C2): a daughter books for her mother by the mandate that she was given, a clerk for whoever calls; both
 * stand in the event, and nobody moves or ends what is not theirs.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AppointmentDesk, type Holder, openAppointmentDesk } from '../../../test/appointment-desk.ts'
import { endProxy, getPeople, giveProxy } from '../identity/public.ts'
import {
  type AppointmentDoer, type BookAtDesk, bookAppointment, bookAtDesk, cancelAppointment, changeAppointment,
} from './public.ts'

let desk: AppointmentDesk
let [mother, daughter, stranger]: Holder[] = []
let clerk: { readonly actorId: bigint; readonly requestId: string }
/** Of the mother for the daughter. */
let proxy: string

beforeAll(async () => {
  desk = await openAppointmentDesk()
  ;[mother, daughter, stranger] = [await desk.holder(1), await desk.holder(2), await desk.holder(3)]
  const { accountId } = await desk.province.viewerAs('reception', 'cq:tt-hcc-tinh', 'dossier.intake')
  clerk = { actorId: accountId, requestId: '' }
})
afterAll(() => desk.province.drop())
beforeEach(async () => {
  await desk.empty()
  await sql`truncate identity.proxy cascade`.execute(desk.province.database.owner)
  proxy = await give()
})

const of = (holder: Holder | undefined): Holder => holder ?? { accountId: 0n, personId: 0n }
const publicIdOf = async ({ personId }: Holder) => (await getPeople(desk.province.db, [personId]))[0]?.publicId ?? ''
const as = (actorId: bigint) => ({ ...desk.once(), actorId })
const give = async (procedureIds: readonly bigint[] | null = null, validTo = '2021-12-31') => {
  const principal = await publicIdOf(of(mother))
  return desk.province.inOneGo((ctx) => giveProxy(ctx, {
    principal, personalNumber: '000084990002', fullName: 'Nguyễn Thị Mẫu 2', procedureIds, validFrom: '2021-06-25',
    validTo, sectionId: null,
  }), as(of(mother).accountId))
}
const end = () => desk.province.inOneGo(
  (ctx) => endProxy(ctx, { proxy, personId: of(mother).personId, isAtCounter: false }), as(of(mother).accountId))
const bookFor = (holder: Holder, minute = 480) => desk.province.inOneGo((ctx) => bookAppointment(ctx, {
  ...desk.wanted(minute), service: 'dat-dai', procedureId: desk.procedureId, ...holder, proxy,
}), as(holder.accountId))
const atDesk = (caller: BookAtDesk['caller'], minute = 480) => desk.province.inOneGo((ctx) => bookAtDesk(ctx, {
  ...desk.wanted(minute), service: 'dat-dai', procedureId: desk.procedureId, caller,
}), as(clerk.actorId))
const move = (appointment: string, minute: number, by: AppointmentDoer, actorId: bigint) => desk.province.inOneGo(
  (ctx) => changeAppointment(ctx, {
    appointment, by, sectionOf: () => desk.sectionOn(desk.day), startsAt: desk.at(minute),
  }), as(actorId))
const cancel = (appointment: string, by: AppointmentDoer, actorId: bigint) => desk.province.inOneGo(
  (ctx) => cancelAppointment(ctx, { appointment, by }), as(actorId))
const HERE: AppointmentDoer = { isReached: () => true }
interface Told { type: string; actorId: bigint; onBehalfOfId: bigint | null; forPersonId: bigint | null }
const events = async () => (await sql<Told>`
  select type, actor_id, on_behalf_of_id, for_person_id from audit.event where type like 'appointment.%' order by id`
  .execute(desk.province.database.owner)).rows
  .map(({ type, actorId, onBehalfOfId, forPersonId }) => [type, actorId, onBehalfOfId, forPersonId])

describe('by a mandate', () => {
  test('one books, moves and cancels for another, and both stand in each event', async () => {
    const booked = await bookFor(of(daughter))
    const moved = await move(booked.publicId, 540, { accountId: of(daughter).accountId }, of(daughter).accountId)
    await cancel(moved.publicId, { accountId: of(daughter).accountId }, of(daughter).accountId)
    const both = [of(daughter).accountId, of(mother).personId, of(mother).personId]
    expect(await events()).toEqual([
      ['appointment.booked', ...both], ['appointment.changed', ...both], ['appointment.cancelled', ...both]])
  })

  test('and come at the kiosk, where the event says for whom; whoever comes for themselves stands there alone', async () => {
    const { code } = await bookFor(of(daughter))
    const own = await desk.book(of(stranger), 480)
    for (const one of [code, own.code]) await desk.come(one, '2021-06-28T08:00')
    expect((await events()).filter(([type]) => type === 'appointment.arrived').map((one) => one.slice(2))).toEqual([
      [of(mother).personId, of(mother).personId], [null, of(stranger).personId]])
  })

  test('nobody books whom it was not given, for a procedure that it does not reach, or after its end', async () => {
    await expect(bookFor(of(stranger))).rejects.toThrow('proxy-unknown')
    await end()
    await expect(bookFor(of(daughter))).rejects.toThrow('proxy-over')
    const other = desk.province.catalogue.on('2021-06-25').list().find(({ procedureId }) => procedureId !== desk.procedureId)
    proxy = await give([other?.procedureId ?? 0n])
    await expect(bookFor(of(daughter))).rejects.toThrow('proxy-not-for-procedure')
    expect(await desk.rows()).toEqual([])
  })

  test('that was ended one moves nothing more, but may give the place up', async () => {
    const { publicId } = await bookFor(of(daughter))
    await end()
    const by = { accountId: of(daughter).accountId }
    await expect(move(publicId, 540, by, by.accountId)).rejects.toThrow('proxy-over')
    await cancel(publicId, by, by.accountId)
    expect((await desk.rows()).map(({ state }) => state)).toEqual(['cancelled'])
  })

  test('whom it was booked for may cancel it, of their own, and not move it; others see nothing of it', async () => {
    const { publicId } = await bookFor(of(daughter))
    await expect(move(publicId, 540, of(mother), of(mother).accountId)).rejects.toThrow('appointment-unknown')
    await expect(cancel(publicId, of(stranger), of(stranger).accountId)).rejects.toThrow('appointment-unknown')
    // At level 1 a number is only claimed: the account alone is no person.
    const claimed = { accountId: of(mother).accountId, personId: null }
    await expect(cancel(publicId, claimed, of(mother).accountId)).rejects.toThrow('appointment-unknown')
    // Nor has it to do with what others booked for themselves.
    const own = await desk.book(of(stranger), 540)
    await expect(cancel(own.publicId, claimed, of(mother).accountId)).rejects.toThrow('appointment-unknown')
    await cancel(publicId, of(mother), of(mother).accountId)
    expect((await events()).at(-1)).toEqual(['appointment.cancelled', of(mother).accountId, null, null])
  })
})

describe('for whoever calls', () => {
  const caller = { fullName: 'Lê Văn Gọi', phone: '+84500000021' }

  test('a clerk books by name and number; it is moved and cancelled at the desk, and used at the kiosk', async () => {
    const booked = await atDesk(caller)
    const moved = await move(booked.publicId, 540, HERE, clerk.actorId)
    expect(moved.code).toBe(booked.code)
    expect(await desk.come(moved.code, '2021-06-28T09:00')).toMatchObject({ ticket: expect.any(String) as string })
    expect((await events()).slice(0, 2)).toEqual([
      ['appointment.booked', clerk.actorId, null, null], ['appointment.changed', clerk.actorId, null, null]])
    await expect(cancel(moved.publicId, HERE, clerk.actorId)).rejects.toThrow('appointment-over')
  })

  test('who has an account holds it by that, and stands in the event beside the clerk', async () => {
    const { publicId } = await atDesk({ person: await publicIdOf(of(stranger)) })
    await cancel(publicId, { accountId: of(stranger).accountId }, of(stranger).accountId)
    expect(await events()).toEqual([
      ['appointment.booked', clerk.actorId, null, of(stranger).personId],
      ['appointment.cancelled', of(stranger).accountId, null, null]])
  })

  test('one number is expected at one counter at a time, and holds as many as anybody', async () => {
    const both = await Promise.allSettled([atDesk(caller), atDesk(caller)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    for (const minute of [510, 540]) await atDesk(caller, minute)
    await expect(atDesk(caller, 570)).rejects.toThrow('appointments-too-many')
    await expect(atDesk({ ...caller, phone: '+84500000022' }, 570)).resolves.toBeDefined()
  })

  test('is held to it by the table, too', async () => {
    const { publicId } = await atDesk(caller)
    await expect(sql`insert into queue.appointment (code, unit_id, service, procedure_id, caller_name, caller_phone, day,
        starts_at, ends_at, place, state, booked_at)
      select 'AAAABBBB', unit_id, 'nop-ho-so', procedure_id, caller_name, caller_phone, day,
        starts_at + interval '10 min', ends_at + interval '10 min', 1, 'booked', booked_at
      from queue.appointment where public_id = ${publicId}`.execute(desk.province.database.owner))
      .rejects.toThrow('appointment_of_one_caller')
  })

  test('of another section a clerk neither moves nor cancels; unknown people and those without account are said to be', async () => {
    const { publicId } = await atDesk(caller)
    const elsewhere: AppointmentDoer = { isReached: (unitId) => unitId !== desk.unitId }
    await expect(move(publicId, 540, elsewhere, clerk.actorId)).rejects.toThrow('appointment-unknown')
    await expect(cancel(publicId, elsewhere, clerk.actorId)).rejects.toThrow('appointment-unknown')
    await expect(atDesk({ person: '00000000-0000-4000-8000-000000000000' })).rejects.toThrow('person-unknown')
    const { rows: [row] } = await sql<{ publicId: string }>`insert into identity.person
        (kind, personal_number, full_name, proof, created_at, changed_at)
      values ('citizen', '000084990091', 'Không Tài Khoản', 'claimed', '2021-06-25', '2021-06-25') returning public_id`
      .execute(desk.province.database.owner)
    await expect(atDesk({ person: row?.publicId ?? '' })).rejects.toThrow('person-without-account')
  })
})
