/**
 * Need (part C5, C6; KH 1107 II.6): an office of the post works at its window without a network: its own devices, its
 * own hall, and intakes and hand-overs within its delegation; a screen turned to the citizen stands there, too.
 */
import { randomUUID } from 'node:crypto'
import type { CitizenScreens } from '@motcua/contracts/citizen-screen.ts'
import type { DelegationChoices } from '@motcua/contracts/delegations.ts'
import type { OfflineDevices, OfflineOutcome, OfflineRefusals, Outing } from '@motcua/contracts/offline.ts'
import type { DeviceMade } from '@motcua/contracts/queue.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Unit } from '../../src/modules/organisation/public.ts'
import { type TestDevice, newDevice } from '../offline-device.ts'
import { Visitor } from '../portal-visitor.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, postAt, staffOffices } from './offices.ts'
import { doSteps, handIn } from './walked.ts'

type Out = TestDevice & { readonly id: string; readonly outing: Outing }
let http: HttpServer
let commune: Office
let office: Unit
let nobody: Caller
let [clerk, agencyHead, sectionHead, reception]: Caller[] = []
let given: string[] = []

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const post = (path: string, body: object = {}, caller = clerk): Promise<Got> =>
  by(caller).call('POST', path, { body, key: randomUUID() })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const birth = () => http.province.catalogue.on('2021-06-25').find('khai-sinh')

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  office = http.province.unit('dv:buu-cuc-dong-hoi')
  nobody = http.callerWith('')
  clerk = await postAt(http, office.id, 'office.offline')
  ;[agencyHead, sectionHead, reception] = [
    await asRole(http, 'agency_head', 'commune'), await asRole(http, 'one_stop_head', 'commune'),
    await asRole(http, 'reception', 'commune'),
  ]
})
afterAll(() => http.stop())
beforeEach(async () => {
  for (const id of given) await post(`/api/post/delegations/${id}/revocation`, { why: 'Thôi' }, agencyHead)
  const choices = (await by(agencyHead).call('GET', '/api/post/delegation-choices')).body as unknown as DelegationChoices
  const made = await post('/api/post/delegations', {
    agencyId: choices.agencies[0]?.id, postUnitId: office.publicId, procedureIds: [birth()?.procedurePublicId],
    prices: { receive: 15_000, digitise: 2_000, return: 5_000 }, decision: '12/QĐ-UBND', validFrom: '2021-06-25',
    validTo: '2021-12-31',
  }, agencyHead)
  expect([made.status, made.text]).toEqual([201, made.text])
  given = [made.body.id]
})
const revoke = () => post(`/api/post/delegations/${given.pop() ?? ''}/revocation`, { why: 'Thôi ủy quyền' }, agencyHead)

async function enrolled(unit: Pick<Unit, 'publicId'> = office, caller = clerk): Promise<TestDevice & { id: string }> {
  const device = newDevice()
  const made = await post('/api/offline/devices', { unitId: unit.publicId, name: 'Máy ở cửa giao dịch' }, caller)
  expect(made.status, made.text).toBe(201)
  const { code } = made.body as unknown as DeviceMade
  const { body: { id } } = await post('/api/offline/enrolment', { code, publicKey: device.publicKey }, nobody)
  device.is(id)
  return { ...device, id }
}
const takeOut = (device: TestDevice, caller = clerk) =>
  post('/api/offline/outings', device.outingBody('2021-06-25T09:00:00+07:00'), caller)
async function deviceOut(unit: Pick<Unit, 'publicId'> = office, caller = clerk): Promise<Out> {
  const device = await enrolled(unit, caller)
  const begun = await takeOut(device, caller)
  expect(begun.status, begun.text).toBe(201)
  const outing = begun.body as unknown as Outing
  device.goesOut(outing.id)
  return { ...device, outing }
}
async function intakeOf(device: Out, number: string, procedureId = birth()?.publicId ?? '') {
  const content = pdfOf(randomUUID())
  const { sha256, url } = device.fileUrl(content)
  const sent = await upload(nobody, content, { key: null, url })
  const components = birth()?.content.components.filter(({ required, isForm }) => required === 'always' || isForm) ?? []
  return device.command('intake', {
    procedureId, communeId: commune.territory.publicId,
    applicant: { kind: 'citizen', fullName: 'Nguyễn Thị Bưu Cục', number, birth: '1996-04-15', sex: 'nu' },
    components: components.map(({ id, handling }) => handling === 'data'
      ? { component: id, how: 'data', originals: 0, copies: 0, photos: [] }
      : { component: id, how: 'filed', originals: 1, copies: 0, photos: [sha256] }),
    delivery: 'counter',
  }, { uploads: [{ sha256, file: sent.body.id }] })
}
const outcomeOf = async (body: object) =>
  (await nobody.call('POST', '/api/offline/commands', { body, key: null })).body as unknown as OfflineOutcome
const refusals = async (caller = clerk) =>
  ((await by(caller).call('GET', '/api/offline/refusals')).body as unknown as OfflineRefusals).items.map(({ id }) => id)
const devicesOf = async (caller = clerk) =>
  ((await by(caller).call('GET', '/api/offline/devices')).body as unknown as OfflineDevices).places

test('the office enrols a device and takes in for the agency: at its section, by post, counted at the office, once', async () => {
  const device = await deviceOut()
  expect(device.outing.kinds).toEqual(['intake', 'ticket', 'hand-over'])
  expect(device.outing.procedures.map(({ id }) => id)).toEqual([birth()?.publicId])
  const command = await intakeOf(device, '000196996101')
  const first = await outcomeOf(command)
  expect(first).toMatchObject({ state: 'accepted', code: null })
  expect(await outcomeOf(command)).toEqual(first)
  const { rows } = await sql`
    select d.channel, d.receives_at_id, g.post_unit_id from dossiers.dossier d
    join post.delegated_deed x on x.dossier_id = d.id and x.task = 'receive'
    join post.delegation g on g.id = x.delegation_id where d.number = ${first.number}`
    .execute(http.province.database.owner)
  expect(rows).toEqual([{ channel: 'post', receivesAtId: commune.seats.reception.id, postUnitId: office.id }])
})

test('what was not delegated to the office is not offered, and refused when it comes', async () => {
  const device = await deviceOut()
  const other = http.province.catalogue.on('2021-06-25').list()
    .find(({ content, procedureId }) => procedureId !== birth()?.procedureId && !content.bundle && !content.tables)
  expect(await outcomeOf(await intakeOf(device, '000196996102', other?.publicId)))
    .toMatchObject({ state: 'refused', code: 'no-section' })
})

test('a ticket is a number of the hall of the office, and none once nothing is delegated to it', async () => {
  const device = await deviceOut()
  expect(await outcomeOf(device.command('ticket', { service: 'nop-ho-so' }))).toMatchObject({ state: 'accepted', number: '1001' })
  const { rows } = await sql`select unit_id from queue.visit`.execute(http.province.database.owner)
  expect(rows).toEqual([{ unitId: office.id }])
  await revoke()
  expect(await outcomeOf(device.command('ticket', { service: 'nop-ho-so' })))
    .toMatchObject({ state: 'refused', code: 'queue-closed' })
})

test('a result is handed over under the delegation', async () => {
  const { dossier } = await handIn(http, commune, 7_101)
  await doSteps(http, commune, dossier, [
    ['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval'], ['clerk', 'result'],
  ])
  const { body: { number } } = await by(reception).call('GET', `/api/dossiers/${dossier}`)
  const device = await deviceOut()
  expect(await outcomeOf(device.command('hand-over', { number, receiver: 'Nguyễn Thị Mẫu', proof: 'card-seen' })))
    .toMatchObject({ state: 'accepted', number })
  expect((await by(reception).call('GET', `/api/dossiers/${dossier}`)).body.state).toBe('returned')
})

test('a device of a section is none of the office’s, and one of the office none of the section’s', async () => {
  const section = commune.seats.reception
  expect((await devicesOf()).map(({ unitId }) => unitId)).toEqual([office.publicId])
  expect((await devicesOf(sectionHead)).map(({ unitId }) => unitId)).toEqual([section.publicId])
  for (const [caller, unit] of [[clerk, section], [sectionHead, office]] as const)
    expect(codeOf(await post('/api/offline/devices', { unitId: unit.publicId, name: 'Máy lạ' }, caller)))
      .toEqual([422, 'section-unknown'])
  const [own, theirs] = [await enrolled(), await enrolled(section, sectionHead)]
  expect(codeOf(await takeOut(theirs, clerk))).toEqual([422, 'offline-device-unknown'])
  expect(codeOf(await takeOut(own, reception))).toEqual([422, 'offline-device-unknown'])
  expect((await post(`/api/offline/devices/${own.id}/ending`, {}, sectionHead)).status).toBe(404)
  expect((await post(`/api/offline/devices/${own.id}/ending`)).status).toBe(200)
  expect(codeOf(await takeOut(own))).toEqual([409, 'offline-device-revoked'])
})

test('what was refused waits at the office, also when nothing is delegated to it any more, and at no section', async () => {
  const [device, theirs] = [await deviceOut(), await deviceOut(commune.seats.reception, sectionHead)]
  const command = await intakeOf(device, '000196996103')
  const unread = await outcomeOf(theirs.command('hand-over', { number: 'x' }))
  expect(await refusals()).not.toContain(unread.id)
  await revoke()
  const refused = await outcomeOf(command)
  expect(refused).toMatchObject({ state: 'refused', code: 'offline-officer-gone' })
  expect(await refusals()).toContain(refused.id)
  expect(await refusals(reception)).not.toContain(refused.id)
  expect(await refusals(reception)).toContain(unread.id)
  expect(await refusals()).not.toContain(unread.id)
  expect((await post(`/api/offline/refusals/${unread.id}/showing`)).status).toBe(404)
  expect((await post(`/api/offline/refusals/${refused.id}/showing`)).text).toContain('Nguyễn Thị Bưu Cục')
  expect((await post(`/api/offline/refusals/${refused.id}/settlement`, { note: 'Đã trả giấy tờ' })).status).toBe(200)
  expect(await refusals()).not.toContain(refused.id)
})

test('a screen of the office shows what its clerk types; screens of the agency’s section are not theirs', async () => {
  const places = async (caller = clerk) =>
    ((await by(caller).call('GET', '/api/citizen-screens')).body as unknown as CitizenScreens).places
  expect((await places()).map(({ unitId }) => unitId)).toEqual([office.publicId])
  const made = await post('/api/citizen-screens', { unitId: office.publicId, name: 'Cửa 1' })
  expect(made.status, made.text).toBe(201)
  const screen = new Visitor(http.app)
  await screen.open(`/man-hinh-phu/${office.publicId}`)
  await screen.submit('/thiet-bi', { 'ma-man-hinh': made.body.code })
  const lines = [{ label: 'Họ, chữ đệm, tên', value: 'Nguyễn Thị Cửa Sổ' }]
  const show = (caller: Caller | undefined) => by(caller).call('POST', `/api/citizen-screens/${made.body.id}/showing`, {
    body: { sheetId: randomUUID(), lines, isAsked: false },
  })
  expect((await show(reception)).status).toBe(404)
  expect((await show(clerk)).status).toBe(200)
  expect((await screen.open(`/man-hinh-phu/${office.publicId}`)).text).toContain('Nguyễn Thị Cửa Sổ')
})
