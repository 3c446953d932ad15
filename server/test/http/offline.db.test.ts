/**
 * Need (part C6): a device that was without a network sends what it did; it is accepted or refused once, by the rights
 * that its officer has then, and what is refused waits for somebody.
 */
import { randomUUID } from 'node:crypto'
import type { OfflineDevices, OfflineOutcome, OfflineRefusals, Outing, RefusalShown } from '@motcua/contracts/offline.ts'
import type { DeviceMade } from '@motcua/contracts/queue.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDevice, newDevice } from '../offline-device.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { doSteps, handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let nobody: Caller
let [clerk, head, stranger]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  nobody = http.callerWith('')
  ;[clerk, head, stranger] = [
    await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'commune'),
    await asRole(http, 'reception', 'other-commune'),
  ]
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const post = (
  caller: Caller | undefined, path: string, body: object = {}, key: string | null = randomUUID(),
): Promise<Got> => by(caller).call('POST', `/api/offline/${path}`, { body, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const at = (moment: string) => http.province.clock.set(`${moment}+07:00`)
const send = async (body: object) => post(nobody, 'commands', body, null)
const outcomeOf = async (body: object) => {
  const got = await send(body)
  expect(got.status, got.text).toBe(200)
  return got.body as unknown as OfflineOutcome
}

/** A device of the section, and its code from the desk. */
async function announced(name = 'Máy tính bảng'): Promise<DeviceMade> {
  return (await post(head, 'devices', { unitId: commune.seats.reception.publicId, name })).body as unknown as DeviceMade
}

/** Enrolled and taken out by the clerk. */
async function deviceOut(caller = clerk): Promise<TestDevice & { readonly id: string; readonly outing: Outing }> {
  const device = newDevice()
  const { code } = await announced()
  const enrolled = await post(nobody, 'enrolment', { code, publicKey: device.publicKey })
  expect(enrolled.status, enrolled.text).toBe(201)
  device.is(enrolled.body.id)
  const begun = await post(caller, 'outings', device.outingBody('2021-06-25T09:00:00+07:00'))
  expect(begun.status, begun.text).toBe(201)
  const outing = begun.body as unknown as Outing
  device.goesOut(outing.id)
  return { ...device, id: enrolled.body.id, outing }
}

let people = 0
/** What an officer takes in at a village: the person, the form and all that must be there, each with one photograph. */
async function intakeOf(device: TestDevice & { readonly outing: Outing }, { content = pdfOf(randomUUID()) } = {}) {
  people += 1
  const version = http.province.catalogue.on('2021-06-25').find(commune.procedure)
  const procedure = device.outing.procedures.find(({ id }) => id === version?.publicId)
  const { sha256, url } = device.fileUrl(content)
  const sent = await upload(nobody, content, { key: null, url })
  expect(sent.status, sent.text).toBe(201)
  const body = {
    procedureId: procedure?.id ?? '', communeId: commune.territory.publicId,
    applicant: { kind: 'citizen', fullName: 'Nguyễn Thị Bản', number: `00019699${String(5_000 + people)}`, birth: '1996-04-15', sex: 'nu' },
    components: procedure?.components.filter(({ required, isForm }) => required === 'always' || isForm).map(({ id, handling }) =>
      handling === 'data'
        ? { component: id, how: 'data', originals: 0, copies: 0, photos: [] }
        : { component: id, how: 'filed', originals: 1, copies: 0, photos: [sha256] }) ?? [],
    delivery: 'counter',
  }
  return { body, uploads: [{ sha256, file: sent.body.id }] }
}
const dossiers = async () =>
  Number((await sql<{ count: bigint }>`select count(*) from dossiers.dossier`.execute(http.province.db)).rows[0]?.count)

test('what was taken in without a network becomes a dossier when it is accepted, and never twice', async () => {
  at('2021-06-25T09:00')
  const device = await deviceOut()
  expect(device.outing).toMatchObject({ kinds: ['intake', 'ticket', 'hand-over'], workUntil: '2021-06-28T02:00:00.000Z', sendUntil: '2021-07-05T02:00:00.000Z' })
  const { body, uploads } = await intakeOf(device)
  const command = device.command('intake', body, { uploads })
  const before = await dossiers()
  at('2021-06-25T16:00')
  const [first, second] = await Promise.all([outcomeOf(command), outcomeOf(command)])
  expect(first).toMatchObject({ state: 'accepted', code: null })
  expect(first.number).toMatch(/-210625-\d{4}$/)
  expect(second).toEqual(first)
  expect(await outcomeOf(command)).toEqual(first)
  expect(await dossiers()).toBe(before + 1)
  // Received when it was accepted, and not when the device says that it was done.
  const { rows: [made] } = await sql<{ receivedAt: Date; name: string }>`
    select received_at, applicant_name as name from dossiers.dossier where number = ${first.number}`.execute(http.province.db)
  expect(made).toEqual({ receivedAt: new Date('2021-06-25T16:00+07:00'), name: 'Nguyễn Thị Bản' })
  const kept = await sql`select body from offline.command where body is not null`.execute(http.province.db)
  expect(kept.rows).toEqual([])
})

test('a ticket is one of the hall of that day; of another day it is refused', async () => {
  at('2021-06-25T09:00')
  const device = await deviceOut()
  const ticket = { service: 'nop-ho-so' }
  const visits = async () => (await sql`select from queue.visit`.execute(http.province.db)).rows.length
  const [before, command] = [await visits(), device.command('ticket', ticket)]
  const [given, again, third] = await Promise.all([outcomeOf(command), outcomeOf(command), outcomeOf(command)])
  expect([given.state, given.number, again, third]).toEqual(['accepted', '1001', given, given])
  expect(await visits()).toBe(before + 1)
  expect(await outcomeOf(device.command('ticket', ticket, { madeAt: '2021-06-24T16:00:00+07:00' })))
    .toMatchObject({ state: 'refused', code: 'offline-ticket-over', number: null })
})

test('a result that was given away is returned when it is accepted; given away twice it is refused', async () => {
  at('2021-06-25T09:00')
  const { dossier } = await handIn(http, commune, 7_001)
  await doSteps(http, commune, dossier, [
    ['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval'], ['clerk', 'result'],
  ])
  const { body: { number } } = await by(clerk).call('GET', `/api/dossiers/${dossier}`)
  const device = await deviceOut()
  const given = { number, receiver: 'Nguyễn Thị Mẫu', proof: 'card-seen' }
  expect(await outcomeOf(device.command('hand-over', given))).toMatchObject({ state: 'accepted', number })
  expect((await by(clerk).call('GET', `/api/dossiers/${dossier}`)).body.state).toBe('returned')
  expect(await outcomeOf(device.command('hand-over', given))).toMatchObject({ state: 'refused', code: 'action-not-allowed' })
})

describe('it is refused, and waits at the desk until somebody has dealt with it', () => {
  const refusals = async (caller = clerk) =>
    ((await by(caller).call('GET', '/api/offline/refusals')).body as unknown as OfflineRefusals).items

  test('a device that comes back after a month', async () => {
    at('2021-06-25T09:00')
    const device = await deviceOut()
    const command = device.command('ticket', { service: 'nop-ho-so' })
    at('2021-07-26T09:00')
    const refused = await outcomeOf(command)
    expect(refused).toMatchObject({ state: 'refused', code: 'offline-too-late' })
    expect(await outcomeOf(command)).toEqual(refused)
    const [line] = (await refusals()).filter(({ id }) => id === refused.id)
    expect(line).toMatchObject({ kind: 'ticket', refusal: 'offline-too-late', officerName: 'Nguyễn Văn reception' })
    expect(line?.code).toMatch(/^T-\d+-1$/)
    expect(await refusals(stranger)).toEqual([])
    const settled = { note: 'Đã gọi điện, người dân đến quầy' }
    expect(codeOf(await post(stranger, `refusals/${refused.id}/settlement`, settled))).toEqual([404, 'offline-refusal-unknown'])
    const key = randomUUID()
    expect((await post(clerk, `refusals/${refused.id}/settlement`, settled, key)).status).toBe(200)
    expect((await post(clerk, `refusals/${refused.id}/settlement`, settled, key)).status).toBe(200)
    expect(codeOf(await post(clerk, `refusals/${refused.id}/settlement`, settled))).toEqual([404, 'offline-refusal-unknown'])
    expect([refused.isDealtWith, await outcomeOf(command)]).toEqual([false, { ...refused, isDealtWith: true }])
    expect((await refusals()).map(({ id }) => id)).not.toContain(refused.id)
    at('2021-06-25T09:00')
  })

  test('of a version of the procedure that is none any more', async () => {
    const device = await deviceOut()
    const { body, uploads } = await intakeOf(device)
    const before = await dossiers()
    expect(await outcomeOf(device.command('intake', { ...body, procedureId: randomUUID() }, { uploads })))
      .toMatchObject({ state: 'refused', code: 'offline-procedure-changed' })
    expect(await dossiers()).toBe(before)
  })

  test('of a device that was revoked meanwhile', async () => {
    const device = await deviceOut()
    const { body, uploads } = await intakeOf(device)
    expect((await post(head, `devices/${device.id}/ending`)).status).toBe(200)
    expect(await outcomeOf(device.command('intake', body, { uploads }))).toMatchObject({ code: 'offline-device-revoked' })
    expect(codeOf(await post(clerk, 'outings', device.outingBody('2021-06-25T10:00:00+07:00')))).toEqual([409, 'offline-device-revoked'])
  })

  test('of an officer who lost the role meanwhile, and with papers missing', async () => {
    const device = await deviceOut()
    const { body, uploads } = await intakeOf(device)
    const missing = await outcomeOf(device.command('intake', { ...body, components: body.components.slice(0, 1) }, { uploads }))
    expect(missing).toMatchObject({ state: 'refused', code: 'components-missing' })
    expect(missing.reason).toContain('Giấy chứng sinh')
    await sql`update identity.staff_grant set valid = daterange(lower(valid), '2021-06-24')
      where account_id = (select id from identity.account where username = 'only.reception.commune')`.execute(http.province.database.owner)
    try {
      expect(await outcomeOf(device.command('intake', body, { uploads }))).toMatchObject({ code: 'offline-officer-gone' })
    } finally {
      await sql`update identity.staff_grant set valid = daterange(lower(valid), null)
        where account_id = (select id from identity.account where username = 'only.reception.commune')`.execute(http.province.database.owner)
    }
  })

  test('with what nobody can read, and a photograph that the server would not take', async () => {
    const device = await deviceOut()
    const { body, uploads } = await intakeOf(device)
    expect(await outcomeOf(device.command('intake', { hello: 1 }))).toMatchObject({ code: 'offline-command-unreadable' })
    expect(await outcomeOf(device.command('nothing', {}))).toMatchObject({ code: 'offline-command-unreadable' })
    expect(await outcomeOf(device.command('intake', body, { uploads: uploads.map(({ sha256 }) => ({ sha256, file: null })) })))
      .toMatchObject({ code: 'offline-photo-refused' })
  })
})

describe('what stands in what was refused', () => {
  const show = (caller: Caller | undefined, id: string) => post(caller, `refusals/${id}/showing`)
  test('is shown whole to whoever receives at the section, each look on record, until it is dealt with', async () => {
    const device = await deviceOut()
    const { body, uploads } = await intakeOf(device)
    const { id } = await outcomeOf(device.command('intake', { ...body, components: body.components.slice(0, 1) }, { uploads }))
    expect(codeOf(await show(stranger, id))).toEqual([404, 'offline-refusal-unknown'])
    const looks = async () => (await sql`select from audit.event where type = 'offline-command.shown'`.execute(http.province.db)).rows.length
    const before = await looks()
    const shown = (await show(clerk, id)).body as unknown as RefusalShown
    expect(await looks()).toBe(before + 1)
    expect(Object.fromEntries(shown.lines.map(({ field, text }) => [field, text]))).toEqual({
      procedure: 'Đăng ký khai sinh', place: commune.territory.name, kind: 'citizen', fullName: 'Nguyễn Thị Bản',
      number: body.applicant.number, birth: '1996-04-15', sex: 'nu', delivery: 'counter',
    })
    expect([shown.papers.map(({ photos }) => photos), shown.unread]).toEqual([[1], null])
    const kept = await sql<{ text: string }>`select answer::text as text from audit.request`.execute(http.province.db)
    expect(kept.rows.filter(({ text }) => text.includes(body.applicant.number))).toEqual([])
    await post(clerk, `refusals/${id}/settlement`, { note: 'Đã tiếp nhận lại' })
    expect(codeOf(await show(clerk, id))).toEqual([404, 'offline-refusal-unknown'])
  })

  test('is shown as it came where it fits no form', async () => {
    const device = await deviceOut()
    const { id } = await outcomeOf(device.command('intake', { hello: 'Bản' }))
    expect((await show(clerk, id)).body).toEqual({ id, lines: [], papers: [], unread: '{"hello":"Bản"}' })
  })
})

describe('nothing is kept, and the device goes on by itself', () => {
  test('of photographs that are not there, or are others than those that were signed', async () => {
    const device = await deviceOut()
    const { body, uploads } = await intakeOf(device)
    const other = await intakeOf(device)
    const command = device.command('intake', body)
    expect(codeOf(await send(command))).toEqual([409, 'offline-photos-missing'])
    const swapped = uploads.map(({ sha256 }) => ({ sha256, file: other.uploads[0]?.file ?? null }))
    expect(codeOf(await send({ ...command, uploads: swapped }))).toEqual([409, 'offline-photos-missing'])
    expect(await outcomeOf({ ...command, uploads })).toMatchObject({ state: 'accepted' })
  })

  test('of what the device did not sign, or another signed, or names no outing of its own', async () => {
    const [device, second] = [await deviceOut(), await deviceOut()]
    const command = device.command('ticket', { service: 'nop-ho-so' })
    expect(codeOf(await send({ ...command, command: command.command.replace('nop-ho-so', 'khac') }))).toEqual([422, 'offline-signature-wrong'])
    expect(codeOf(await send({ ...command, device: second.id }))).toEqual([422, 'offline-signature-wrong'])
    expect(codeOf(await send({ ...command, device: randomUUID() }))).toEqual([422, 'offline-device-unknown'])
    expect(codeOf(await send(device.command('ticket', {}, { outing: second.outing.id })))).toEqual([409, 'offline-outing-unknown'])
    expect(codeOf(await send({ ...command, command: '{"v":2}' }))).toEqual([400, 'body-invalid'])
    const content = pdfOf(randomUUID())
    expect(codeOf(await upload(nobody, pdfOf(randomUUID()), { key: null, url: device.fileUrl(content).url }))).toEqual([409, 'offline-photos-missing'])
    const { url } = device.fileUrl(content)
    expect(codeOf(await upload(nobody, content, { key: null, url: url.replace(device.id, second.id) }))).toEqual([422, 'offline-signature-wrong'])
  })

  test('of an id or number that something else has', async () => {
    const device = await deviceOut()
    const id = randomUUID()
    expect(await outcomeOf(device.command('ticket', { service: 'nop-ho-so' }, { id, n: 50 }))).toMatchObject({ state: 'accepted' })
    expect(codeOf(await send(device.command('ticket', { service: 'nop-ho-so' }, { id, n: 51 })))).toEqual([409, 'offline-number-used'])
    const tickets = async () => (await sql`select from queue.visit`.execute(http.province.db)).rows.length
    const before = await tickets()
    expect(codeOf(await send(device.command('ticket', { service: 'nop-ho-so' }, { n: 50 })))).toEqual([409, 'offline-number-used'])
    expect(await tickets()).toBe(before)
  })
})

describe('devices', () => {
  test('are announced and revoked by whoever runs the section, enrolled once by their code, and keep their key', async () => {
    const { id, code } = await announced('Xe lưu động')
    const devices = async () => ((await by(head).call('GET', '/api/offline/devices')).body as unknown as OfflineDevices).places[0]?.devices
    expect((await devices())?.find((one) => one.id === id)).toMatchObject({ name: 'Xe lưu động', enrolledAt: null })
    const device = newDevice()
    expect(codeOf(await post(nobody, 'enrolment', { code, publicKey: 'AAAA' }))).toEqual([422, 'offline-key-wrong'])
    const key = randomUUID()
    const first = await post(nobody, 'enrolment', { code: code?.toLowerCase(), publicKey: device.publicKey }, key)
    expect(first.status).toBe(201)
    expect((await post(nobody, 'enrolment', { code: code?.toLowerCase(), publicKey: device.publicKey }, key)).text).toBe(first.text)
    // The answer was lost and the page loaded anew: the same browser, under another request.
    expect((await post(nobody, 'enrolment', { code, publicKey: device.publicKey })).text).toBe(first.text)
    expect(codeOf(await post(nobody, 'enrolment', { code, publicKey: newDevice().publicKey }))).toEqual([422, 'offline-code-wrong'])
    expect(codeOf(await post(nobody, 'enrolment', { code: (await announced()).code, publicKey: device.publicKey }))).toEqual([422, 'offline-key-wrong'])
    device.is(id)
    expect(codeOf(await post(stranger, 'outings', device.outingBody('2021-06-25T09:00:00+07:00')))).toEqual([422, 'offline-device-unknown'])
    expect(codeOf(await post(clerk, 'outings', newDevice().outingBody('x')))).toEqual([400, 'body-invalid'])
  })
})
