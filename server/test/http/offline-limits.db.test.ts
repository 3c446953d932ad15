/**
 * Need (part C6): of what a device sends no more is accepted than its officer may do at this section, no more is kept
 * than an outing can bring, and what is refused is refused for what is wrong.
 */
import { randomUUID } from 'node:crypto'
import type { Outing } from '@motcua/contracts/offline.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../../src/kernel/result.ts'
import { revokeDevice } from '../../src/modules/offline/public.ts'
import { newDevice } from '../offline-device.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let [commune, other]: Office[] = []
let nobody: Caller
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, other] = offices
  nobody = http.callerWith('')
  http.province.clock.set('2021-06-25T09:00+07:00')
})
afterAll(() => http.stop())

/** Of the commune, taken out by its clerk. */
async function deviceOut() {
  const device = newDevice()
  const head = await asRole(http, 'one_stop_head', 'commune')
  const { body: { code } } = await head.call('POST', '/api/offline/devices', {
    body: { unitId: commune?.seats.reception.publicId, name: 'Máy tính bảng' },
  })
  const { body: { id } } = await nobody.call('POST', '/api/offline/enrolment', { body: { code, publicKey: device.publicKey } })
  device.is(id)
  const clerk = await asRole(http, 'reception', 'commune')
  const { body } = await clerk.call('POST', '/api/offline/outings', { body: device.outingBody('2021-06-25T09:00:00+07:00') })
  const outing = body as unknown as Outing
  device.goesOut(outing.id)
  return { ...device, id, outing }
}
const send = async (body: object) => nobody.call('POST', '/api/offline/commands', { key: null, body })
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code]
const ticket = { service: 'nop-ho-so' }

test('a number is given in the hall in which the officer serves, and in no other', async () => {
  const { command } = await deviceOut()
  const move = async (to: Office | undefined) => sql`
    update identity.staff_grant set unit_id = ${to?.seats.reception.id} where account_id = (
      select id from identity.account where username = 'only.reception.commune')`.execute(http.province.database.owner)
  await move(other)
  try {
    expect(codeOf(await send(command('ticket', ticket)))).toEqual([200, 'offline-officer-gone'])
  } finally {
    await move(commune)
  }
  expect((await send(command('ticket', ticket))).body).toMatchObject({ state: 'accepted' })
})

test('a service that there is none of is told otherwise than a queue that is closed', async () => {
  const { command } = await deviceOut()
  expect(codeOf(await send(command('ticket', { service: 'khong-co' })))).toEqual([200, 'service-unknown'])
  const section = commune?.seats.reception.id
  await sql`insert into queue.closing (unit_id, day, why, ends_waiting, closed_at, closed_by)
    values (${section}, '2021-06-25', 'Mất điện', false, now(), 1)`
    .execute(http.province.database.owner)
  try {
    expect(codeOf(await send(command('ticket', ticket)))).toEqual([200, 'queue-closed'])
  } finally {
    await sql`delete from queue.closing`.execute(http.province.database.owner)
  }
})

test('of an outing that brought twice what it may, nothing more is kept', async () => {
  const { command, fileUrl, outing } = await deviceOut()
  const most = 2 * outing.mostCommands
  const count = async () => (await sql`select from offline.command`.execute(http.province.db)).rows.length
  await sql`insert into offline.command (device_id, public_id, outing_id, unit_id, n, kind, made_at, received_at, state, body_hash,
      signature, body, refusal, reason)
    select device_id, gen_random_uuid(), id, ${commune?.seats.reception.id}, 1000 + n, 'ticket', now(), now(), 'refused', '\\x00', '\\x00', '{}',
      'offline-too-many', 'Quá nhiều' from offline.outing, generate_series(1, ${most - 1}) as n where public_id = ${outing.id}`
    .execute(http.province.database.owner)
  expect(codeOf(await send(command('ticket', ticket)))).toEqual([200, 'offline-too-many'])
  const before = await count()
  expect(codeOf(await send(command('ticket', ticket)))).toEqual([429, 'too-many-attempts'])
  const photo = pdfOf(randomUUID())
  expect(codeOf(await upload(nobody, photo, { key: null, url: fileUrl(photo).url }))).toEqual([429, 'too-many-attempts'])
  expect(await count()).toBe(before)
})

test('the post is offered what can be accepted of it', async () => {
  const device = newDevice()
  const head = await asRole(http, 'one_stop_head', 'commune')
  const { body: { code } } = await head.call('POST', '/api/offline/devices', {
    body: { unitId: commune?.seats.reception.publicId, name: 'Máy của bưu điện' },
  })
  const { body: { id } } = await nobody.call('POST', '/api/offline/enrolment', { body: { code, publicKey: device.publicKey } })
  device.is(id)
  const post = await asRole(http, 'postal_staff', 'commune')
  const { body } = await post.call('POST', '/api/offline/outings', { body: device.outingBody('2021-06-25T09:00:00+07:00') })
  // All tasks of this counter are delegated to it.
  expect((body as unknown as Outing).kinds).toEqual(['intake', 'ticket', 'hand-over'])
})

test('what comes while its device is being revoked waits for that, and is refused', async () => {
  const device = await deviceOut()
  const isWaiting = async () => (await sql`select from pg_locks where not granted`
    .execute(http.province.database.owner)).rows.length > 0
  let isAnswered = false
  // It is sent before the revocation is there to be seen, and answered after it.
  const answered = await new Promise<ReturnType<typeof send>>((begun) => {
    void http.province.inOneGo(async (ctx) => {
      await revokeDevice(ctx, { device: device.id, isReached: () => true })
      const sent = send(device.command('ticket', ticket)).finally(() => { isAnswered = true })
      while (!isAnswered && !await isWaiting()) await new Promise((go) => setTimeout(go, 20))
      begun(sent)
      return ok(null)
    })
  }).then((sent) => sent)
  expect(codeOf(answered)).toEqual([200, 'offline-device-revoked'])
})
