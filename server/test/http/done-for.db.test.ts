/**
 * Need (part C3): where a clerk does something for somebody at the counter, both stand in the event: the clerk and the
 * person, each by the id inside.
 */
import { randomUUID } from 'node:crypto'
import type { CashTaken, Receipts } from '@motcua/contracts/cash.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../../src/kernel/result.ts'
import { findDossier } from '../../src/modules/dossiers/public.ts'
import { findPersonByPublicId } from '../../src/modules/identity/public.ts'
import { raiseCharges } from '../../src/modules/payments/public.ts'
import { Visitor } from '../portal-visitor.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson, pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { selfMade } from './people.ts'
import { sendOnline } from './sent-online.ts'
import { act, doSteps } from './walked.ts'

let http: HttpServer
let commune: Office
let other: Office
let [clerk, head]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, other] = offices as [Office, Office]
  ;[clerk, head] = [await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'commune')]
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
/** A deed that must succeed. */
async function done(caller: Caller | undefined, path: string, body: object = {}) {
  const got = await by(caller).call('POST', path, { body, key: randomUUID() })
  if (got.status > 299) throw new Error(`${path}: ${got.text}`)
  return got.body
}
async function deed(dossier: string, noun: string, body: object = {}) {
  const { status, text } = await act(by(clerk), dossier, noun, body)
  if (status > 299) throw new Error(`${noun}: ${text}`)
}
const idOf = async (person: string) => (await findPersonByPublicId(http.province.db, person))?.id

/** Types of the events that staff left since, of whom it says who stood there; and those of which it does not. */
async function told(person: string): Promise<{ types: Set<string>; without: string[] }> {
  const { rows } = await sql<{ type: string; isSaid: boolean; actorId: bigint }>`
    select e.type, e.actor_id, e.for_person_id = p.id as is_said from audit.event e join identity.account a on a.id = e.actor_id
    cross join identity.person p where a.kind = 'staff' and p.public_id = ${person} and e.id > ${String(mark)}`
    .execute(http.province.database.owner)
  return {
    types: new Set(rows.filter(({ isSaid }) => isSaid).map(({ type }) => type)),
    without: rows.filter(({ type, isSaid }) => !isSaid && !OWN_OF_OFFICE.has(type)).map(({ type }) => type),
  }
}
let mark = 0n
async function from(): Promise<void> {
  const { rows: [last] } = await sql<{ id: bigint }>`select max(id) as id from audit.event`.execute(http.province.database.owner)
  mark = last?.id ?? 0n
}
/** What an office does of its own in these walks, or before anybody is known: written from what each of them is. */
const OWN_OF_OFFICE = new Set([
  'upload.stored', 'account.signed-in', 'device.made', 'paper.kept', 'till.opened', 'booklet.opened', 'booklet.given', 'refund.approved',
  'refund.decided', 'dossier.taken', 'dossier.proposed', 'dossier.approved', 'dossier.issued', 'dossier.supplement-asked',
  'dossier.acknowledged', 'dossier.completion-asked', 'dossier.return-noticed', 'dossier.result-numbered',
  'dossier.content-completed', 'process.begun', 'process.moved', 'slip.printed', 'person.shown', 'dossier.result-handed-over',
])

let people = 700
async function handIn(more: object = {}): Promise<{ dossier: string; person: string }> {
  const n = people += 1
  const { body: { id: person } } = await openPerson(by(clerk), n, { fullName: `Nguyễn Thị Làm Thay ${'ABCDEFGHIK'[n % 10] ?? ''}` })
  const procedure = http.province.catalogue.on('2021-06-25').find(commune.procedure)
  const body = await intakeBody(by(clerk), procedure?.publicId ?? '', person, {
    communeId: commune.territory.publicId, confirmedDouble: true, ...more,
  })
  return { dossier: (await done(clerk, '/api/dossiers', body)).id, person }
}

test('an intake with the screen turned to the person: found, opened, confirmed, received', async () => {
  await from()
  const unitId = commune.seats.reception.publicId
  const made = await done(clerk, '/api/citizen-screens', { unitId, name: 'Quầy 1' })
  const screen = new Visitor(http.app)
  await screen.open(`/man-hinh-phu/${unitId}`)
  await screen.submit('/thiet-bi', { 'ma-man-hinh': made.code.toLowerCase() })
  const { body: { id: person } } = await openPerson(by(clerk), 700, { fullName: 'Nguyễn Thị Cùng Đứng' })
  const procedureId = http.province.catalogue.on('2021-06-25').find(commune.procedure)?.publicId ?? ''
  const sheetId = randomUUID()
  await done(clerk, '/api/intakes', { sheetId, applicantId: person, procedureId })
  const showing = {
    sheetId, lines: [{ label: 'Họ, chữ đệm, tên', value: 'Nguyễn Thị Cùng Đứng' }], isAsked: true, applicantId: person,
  }
  await done(clerk, `/api/citizen-screens/${made.id}/showing`, showing)
  await screen.open(`/man-hinh-phu/${unitId}`)
  const pressed = screen.prepare('/xac-nhan')
  await screen.post(pressed.target, [...pressed.fields, ['tra-loi', 'dung']])
  const { confirmation: confirmationId } = await done(clerk, `/api/citizen-screens/${made.id}/showing`, showing) as unknown as
    { confirmation: string }
  const body = await intakeBody(by(clerk), procedureId, person, {
    communeId: commune.territory.publicId, sheetId, confirmationId,
  })
  await done(clerk, '/api/dossiers', body)
  const { types, without } = await told(person)
  expect(without).toEqual([])
  for (const type of [
    'person.recorded', 'account.opened', 'intake.opened', 'intake.answered', 'dossier.accepted', 'dossier.account-settled',
    'dossier.entry-confirmed', 'charge.raised',
  ]) expect(types).toContain(type)
})

test('scans, facts of fees, a supplement, the result at another section, the post, and its return', async () => {
  const { dossier, person } = await handIn()
  await from()
  const { body: { components } } = await by(clerk).call('GET', `/api/dossiers/${dossier}`) as unknown as
    { body: { components: readonly { id: string; mayScan: boolean }[] } }
  const component = components.find(({ mayScan }) => mayScan)?.id ?? ''
  await deed(dossier, 'scans', { components: [{ component, files: [(await upload(by(clerk), pdfOf(randomUUID()))).body.id] }] })
  await deed(dossier, 'fees', { facts: {}, why: 'Đếm lại' })
  await doSteps(http, commune, dossier, [['officer', 'supplement-request', { components: [{ component, reason: 'Bản chụp mờ' }] }]])
  await deed(dossier, 'supplement', { components: [{ component, files: [(await upload(by(clerk), pdfOf(randomUUID()))).body.id] }] })
  const officer = await asRole(http, 'officer', commune.name)
  expect((await act(officer, dossier, 'proposal', { outcome: 'settle' })).status).toBe(200)
  await doSteps(http, commune, dossier, [['agency_head', 'approval'], ['clerk', 'result']])
  await done(clerk, '/api/post/parcels', {
    dossierId: dossier, kind: 'delivery', address: 'Số 1 đường Mẫu', placeId: commune.territory.publicId, cod: 0,
  })
  await deed(dossier, 'return', { how: 'counter' })
  const { types, without } = await told(person)
  expect(without).toEqual([])
  for (const type of [
    'dossier.papers-scanned', 'dossier.fee-facts-stated', 'charge.cancelled', 'charge.raised', 'dossier.supplemented',
    'shipment.ordered', 'dossier.returned',
  ]) expect(types).toContain(type)
})

test('collected elsewhere, stopped, and told that it cannot be settled', async () => {
  const { dossier, person } = await handIn()
  await from()
  await deed(dossier, 'collection', { unitId: other.seats.reception.publicId })
  await deed(dossier, 'stop', { reason: 'Không cần nữa' })
  const { types, without } = await told(person)
  expect([[...types].toSorted(), without]).toEqual([
    ['charge.cancelled', 'dossier.collection-changed', 'dossier.stopped'], [],
  ])
})

test('what came online is completed and taken back by a clerk for whoever sent it', async () => {
  const citizen = await selfMade(http, {
    kind: 'citizen', fullName: 'Trần Văn Gửi', personalNumber: '000090990199', birth: '1990-02-03',
  }, '+84500000499')
  const { publicId: dossier } = await sendOnline(http, citizen, 'Trần Văn Gửi')
  const found = await findDossier(http.province.db, dossier)
  const section = officesOf(http).find(({ seats }) => seats.reception.id === found?.receivesAtId)
  const there = await asRole(http, 'reception', section?.name ?? '')
  const component = http.province.catalogue.version(found?.procedureVersionId ?? 0n).content.components
    .find(({ required, handling, isForm }) => required === 'always' && handling === 'submit' && !isForm)?.id ?? ''
  await from()
  const before = clerk
  clerk = there
  await deed(dossier, 'completion-request', { components: [{ component, reason: 'Bản chụp mờ' }] })
  await deed(dossier, 'supplement', { components: [{ component, files: [(await upload(there, pdfOf(randomUUID()))).body.id] }] })
  await deed(dossier, 'withdrawal', { reason: 'Nhờ rút' })
  clerk = before
  const { types, without } = await told(citizen.personPublicId)
  expect([[...types].toSorted(), without]).toEqual([['dossier.completed', 'dossier.withdrawn'], []])
})

test('cash, its receipt, a receipt given anew, and money that goes back', async () => {
  const { dossier, person } = await handIn()
  const dossierId = (await findDossier(http.province.db, dossier))?.id ?? 0n
  const { id: unit, publicId: unitId } = commune.seats.reception
  const [charge] = await http.province.inOneGo(async (ctx) => ok(await raiseCharges(ctx, {
    dossierId, unitId: unit, moment: 'reception',
    fees: [{ name: 'Phí bản sao', kind: 'phi' as const, amount: 8_000, state: 'owed' as const, why: 'Theo TT 281/2016' }],
  })))
  const charges = [charge?.publicId ?? '']
  await from()
  const { body: { id: holderId } } = await by(clerk).call('GET', '/api/session')
  await done(head, '/api/cash/booklets', { unitId, form: '01BLP2-001', symbol: 'AA-21P', first: 1, last: 50, holderId })
  await done(clerk, '/api/cash/till', { unitId, start: 0 })
  const paid = await done(clerk, '/api/cash/payments', { charges, amount: 8_000, given: 8_000, payer: 'Nguyễn Thị Mẫu' })
  const { receipt } = paid as unknown as CashTaken
  await done(clerk, `/api/cash/receipts/${receipt}/void-request`, { why: 'Sai tên' })
  await done(head, `/api/cash/receipts/${receipt}/voiding`, { isVoid: true })
  await done(clerk, `/api/cash/receipts/${receipt}/reissue`, { payer: 'Trần Mẫu' })
  const { items: [line] } = (await by(clerk).call('GET', '/api/cash/receipts')).body as unknown as Receipts
  const refund = await done(clerk, '/api/cash/refunds', {
    payment: line?.payment, charges, chargesThen: 'cancelled', why: 'Thu nhầm',
  })
  await done(head, `/api/cash/refunds/${refund.id}/decision`, { isApproved: true, why: null })
  await done(clerk, `/api/cash/refunds/${refund.id}/payout`)
  const { types, without } = await told(person)
  // What the head decides of what a colleague asked is the section's own.
  expect(without).toEqual(['receipt.voided'])
  for (const type of ['payment.taken', 'charge.paid', 'receipt.issued', 'receipt.void-asked', 'refund.asked'])
    expect(types).toContain(type)
})

test('no number and no name stands in any of it: the person is an id inside', async () => {
  const { person } = await handIn()
  const { rows } = await sql<{ forPersonId: bigint; row: string }>`
    select for_person_id, to_jsonb(e)::text as row from audit.event e where type = 'dossier.accepted' order by id desc limit 1`
    .execute(http.province.database.owner)
  expect(rows[0]?.forPersonId).toBe(await idOf(person))
  expect(rows[0]?.row).not.toMatch(/00019699\d{4}|Làm Thay/)
})
