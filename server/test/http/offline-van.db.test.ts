/**
 * Need (part C5, C6): a carrier of the post notes on the road, without a network, what became of parcels; it is done
 * once and by the rights of whoever carries when it comes, and what has gone on meanwhile is refused and waits.
 */
import { randomUUID } from 'node:crypto'
import type { OfflineOutcome, OfflineRefusals, RefusalShown } from '@motcua/contracts/offline.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDevice } from '../offline-device.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { openVan } from './van.ts'

let http: HttpServer
let van: Awaited<ReturnType<typeof openVan>>
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('no commune')
  van = await openVan(http, commune)
})
afterAll(() => http.stop())

const send = async (body: object) =>
  (await van.nobody.call('POST', '/api/offline/commands', { body, key: null })).body as unknown as OfflineOutcome
const proven = { receiver: 'Nguyễn Thị Nhận', proof: 'post-receipt' }
const stateOf = async (id: string) => (await sql<{ state: string; attempts: number; receiver: string | null }>`
  select state, attempts, receiver from post.shipment where public_id = ${id}`.execute(http.province.database.owner)).rows[0]
const refusals = async (caller: Caller) =>
  ((await caller.call('GET', '/api/offline/refusals')).body as unknown as OfflineRefusals).items
const events = async (type: string, id: string) => (await sql`
  select from audit.event where type = ${type} and data ->> 'shipment' = ${id}`.execute(http.province.database.owner)).rows.length

test('a carrier without a counter takes a device of the office out, for parcels alone and for nothing of a counter', async () => {
  const { outing, status } = await van.deviceOut()
  expect(status).toBe(201)
  expect(outing.kinds).toEqual(['parcel-delivery', 'parcel-failure', 'parcel-collection'])
  expect(outing.procedures).toEqual([])
})

test('whoever is at the window alone carries nothing, and a device of a section is none of a carrier’s', async () => {
  const device = await van.enrolled()
  // Nothing is delegated to this office, and parcels are the operator’s.
  expect((await van.takeOut(device, van.keeper)).status).toBeGreaterThanOrEqual(400)
  expect((await van.takeOut(device, van.clerk)).body).toMatchObject({ code: 'offline-device-unknown' })
  const head = await asRole(http, 'one_stop_head', 'commune')
  const { body: { code } } = await head.call('POST', '/api/offline/devices', {
    body: { unitId: officesOf(http)[0]?.seats.reception.publicId, name: 'Máy của bộ phận' }, key: randomUUID(),
  })
  const theirs = newDevice()
  const { body: { id } } = await van.nobody.call('POST', '/api/offline/enrolment', {
    body: { code, publicKey: theirs.publicKey }, key: randomUUID(),
  })
  theirs.is(id)
  expect((await van.takeOut(theirs, head)).status).toBe(201)
  // At a section somebody of the post is only by a delegation.
  expect((await van.takeOut(theirs)).body).toMatchObject({ code: 'delegation-missing' })
})

test('a delivery that was noted on the road is done once, and returns the dossier', async () => {
  const [parcel] = await van.parcels(8_001)
  const device = await van.deviceOut()
  const command = device.command('parcel-delivery', { code: ` ${parcel?.code.toLowerCase() ?? ''}\r`, ...proven })
  const [first, second] = await Promise.all([send(command), send(command)])
  expect(first).toMatchObject({ state: 'accepted', code: null, number: parcel?.code })
  expect([second, await send(command)]).toEqual([first, first])
  expect(await stateOf(parcel?.id ?? '')).toEqual({ state: 'delivered', attempts: 0, receiver: 'Nguyễn Thị Nhận' })
  expect(await events('shipment.delivered', parcel?.id ?? '')).toBe(1)
  expect((await van.clerk.call('GET', `/api/dossiers/${parcel?.dossier ?? ''}`)).body.state).toBe('returned')
})

test('a vain attempt counts and leaves the parcel with the carrier; papers are fetched once', async () => {
  const [parcel] = await van.parcels(8_002)
  const pickup = await van.pickup(8_003)
  const device = await van.deviceOut()
  expect(await send(device.command('parcel-failure', { code: parcel?.code, why: 'nobody-there', note: 'Hẹn mai' })))
    .toMatchObject({ state: 'accepted', number: parcel?.code })
  expect(await stateOf(parcel?.id ?? '')).toMatchObject({ state: 'failed-attempt', attempts: 1 })
  expect(await send(device.command('parcel-delivery', { code: parcel?.code, ...proven }))).toMatchObject({ state: 'accepted' })
  expect(await send(device.command('parcel-collection', { code: pickup.code }))).toMatchObject({ state: 'accepted' })
  expect(await stateOf(pickup.id)).toMatchObject({ state: 'in-transit' })
  expect(await send(device.command('parcel-collection', { code: pickup.code })))
    .toMatchObject({ state: 'refused', code: 'shipment-moved-on' })
})

test('what has gone on meanwhile is refused, waits at the office, and is shown there whole', async () => {
  const [delivered, other] = await van.parcels(8_004, 8_005)
  const cancelled = await van.pickup(8_006)
  const device = await van.deviceOut()
  const online = await van.carrier.call('POST', `/api/post/carrying/${delivered?.id ?? ''}/delivery`, {
    body: { receiver: 'Nguyễn Văn Trước', proof: 'signed' }, key: randomUUID(),
  })
  expect(online.status, online.text).toBe(200)
  await van.clerk.call('POST', `/api/post/parcels/${cancelled.id}/cancelling`, { body: {}, key: randomUUID() })
  const twice = await send(device.command('parcel-delivery', { code: delivered?.code, ...proven }))
  const gone = await send(device.command('parcel-collection', { code: cancelled.code }))
  const unknown = await send(device.command('parcel-failure', { code: 'BC2222222222', why: 'refused', note: '' }))
  expect([twice, gone, unknown].map(({ state, code }) => [state, code])).toEqual([
    ['refused', 'shipment-moved-on'], ['refused', 'shipment-moved-on'], ['refused', 'shipment-unknown'],
  ])
  expect(twice.reason).toContain('Bưu gửi đã sang bước khác')
  expect(await stateOf(delivered?.id ?? '')).toMatchObject({ state: 'delivered', receiver: 'Nguyễn Văn Trước' })
  expect(await stateOf(other?.id ?? '')).toMatchObject({ state: 'in-transit' })
  const waiting = (await refusals(van.keeper)).map(({ id, kind, refusal }) => ({ id, kind, refusal }))
  expect(waiting).toContainEqual({ id: twice.id, kind: 'parcel-delivery', refusal: 'shipment-moved-on' })
  expect((await refusals(van.clerk)).map(({ id }) => id)).not.toContain(twice.id)
  const shown = async (id: string) => (await van.keeper.call('POST', `/api/offline/refusals/${id}/showing`, {
    body: {}, key: randomUUID(),
  })).body as unknown as RefusalShown
  expect((await shown(twice.id)).lines).toEqual([
    { field: 'parcel', text: delivered?.code }, { field: 'receiver', text: proven.receiver }, { field: 'proof', text: proven.proof },
  ])
  expect((await shown(unknown.id)).lines)
    .toEqual([{ field: 'parcel', text: 'BC2222222222' }, { field: 'why', text: 'refused' }])
})

test('it is done by the rights of the moment of acceptance', async () => {
  const [parcel] = await van.parcels(8_007)
  const device = await van.deviceOut()
  const change = async (valid: string) => (await sql`update identity.staff_grant set valid = ${valid}::daterange
    where account_id = (select account_id from offline.outing where public_id = ${device.outing.id}) returning 1`
    .execute(http.province.database.owner)).rows.length
  expect(await change('[2021-01-01,2021-06-24)')).toBe(1)
  try {
    expect(await send(device.command('parcel-delivery', { code: parcel?.code, ...proven })))
      .toMatchObject({ state: 'refused', code: 'offline-officer-gone' })
  } finally {
    await change('[2021-01-01,)')
  }
  expect(await stateOf(parcel?.id ?? '')).toMatchObject({ state: 'in-transit' })
})

test('a device of a section notes no parcel, whoever holds it', async () => {
  const [parcel] = await van.parcels(8_008)
  const device = await van.deviceOut()
  await sql`update offline.device set unit_id = ${officesOf(http)[0]?.seats.reception.id} where public_id = ${device.id}`
    .execute(http.province.database.owner)
  expect(await send(device.command('parcel-delivery', { code: parcel?.code, ...proven })))
    .toMatchObject({ state: 'refused', code: 'offline-officer-gone' })
  expect(await stateOf(parcel?.id ?? '')).toMatchObject({ state: 'in-transit' })
})

test.each([
  ['parcel-delivery', { code: 'BC2222222222', receiver: '\u200b \u200b', proof: 'signed' }],
  ['parcel-delivery', { code: 'BC2222222222', receiver: 'Nguyễn Thị Nhận', proof: 'seen' }],
  ['parcel-delivery', { code: 'BC2222222222', receiver: 'Nguyễn Thị Nhận', proof: 'signed', number: 'H46' }],
  ['parcel-failure', { code: 'BC2222222222', why: 'tired', note: '' }],
  ['parcel-failure', { code: 'BC2222222222', why: 'other' }],
  ['parcel-collection', { code: 7 }],
  ['parcel-collection', {}],
])('%s of another form is refused and kept: %j', async (kind, body) => {
  const device = await van.deviceOut()
  expect(await send(device.command(kind, body))).toMatchObject({ state: 'refused', code: 'offline-command-unreadable' })
})
