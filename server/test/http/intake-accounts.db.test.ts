/**
 * Need: of everybody who hands in at a counter it is known whether they have an account, and if not, why
 * (KH 1107 II.2.1: 100 % of applicants have one).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let clerk: Caller
let procedureId: string
let more: Readonly<Record<string, unknown>>
let offices: ReturnType<typeof officesOf>
beforeAll(async () => {
  http = await startHttp()
  offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('no office')
  clerk = await asRole(http, 'reception', commune.name)
  procedureId = http.province.catalogue.on('2021-06-25').find(commune.procedure)?.publicId ?? ''
  more = { communeId: commune.territory.publicId, confirmedDouble: true, declinesReuse: true }
})
afterAll(async () => http.stop())
beforeEach(() => http.province.clock.set('2021-06-25T09:00+07:00'))

const somebody = async (n: number) => (await openPerson(clerk, n)).body.id
/** As if nobody had ever opened one for them. */
const withoutAccount = async (n: number) => {
  const id = await somebody(n)
  await sql`update identity.account set status = 'disabled' where person_id = (select id from identity.person where public_id = ${id})`
    .execute(http.province.database.owner)
  return id
}
const receive = async (applicantId: string, account?: object, channel = 'counter') => {
  const body = await intakeBody(clerk, procedureId, applicantId, more)
  return clerk.call('POST', '/api/dossiers', { key: randomUUID(), body: {
    ...body, channel, ...channel === 'post' && { handedInAt: '2021-06-25T01:00:00Z' }, ...account && { account },
  } })
}
const kept = async (dossier: unknown) => (await sql`
  select o.outcome, o.reason, e.data from dossiers.account_outcome o join dossiers.dossier d on d.id = o.dossier_id
    join audit.event e on e.dossier_id = d.id and e.type = 'dossier.account-settled'
  where d.public_id = ${String(dossier)} and o.person_id = d.applicant_id`.execute(http.province.database.owner)).rows

test('an account that a counter opened today is created now, one of before is verified, whatever the clerk says', async () => {
  const person = await somebody(501)
  const { status, body: { id: dossier } } = await receive(person)
  expect(status).toBe(201)
  expect(await kept(dossier)).toEqual([{ outcome: 'created-now', reason: null, data: { dossier, account: 'created-now', place: 'here' } }])
  http.province.clock.set('2021-06-28T09:00+07:00')
  const { body: { id: later } } = await receive(person, { outcome: 'refused', reason: 'khong-muon' })
  expect(await kept(later)).toEqual([{ outcome: 'verified', reason: null, data: { dossier: later, account: 'verified', place: 'here' } }])
})

test('nothing is received at a counter of somebody without an account before it is said what came of it', async () => {
  const person = await withoutAccount(502)
  const { rows: [before] } = await sql`select count(*)::int as count from dossiers.dossier`.execute(http.province.database.owner)
  const unsaid = await receive(person)
  expect([unsaid.status, unsaid.body.code, unsaid.text]).toEqual(
    [422, 'account-outcome-needed', expect.stringContaining('"pointer":"/account"')])
  for (const account of [{ outcome: 'refused' }, { outcome: 'refused', reason: 'vi-thich' }])
    expect(await receive(person, account)).toMatchObject({ status: 422, body: { code: 'account-reason-unknown' } })
  for (const account of [{ outcome: 'verified' }, { outcome: 'created-now' }])
    expect((await receive(person, account)).status).toBe(400) // only the register says so
  const { rows: [after] } = await sql`select count(*)::int as count from dossiers.dossier`.execute(http.province.database.owner)
  expect(after).toEqual(before)
})

test('whoever was shown how to register, or wants none for a reason, is received, and both are kept', async () => {
  const guided = await receive(await withoutAccount(503), { outcome: 'guided' })
  expect(guided.status).toBe(201)
  expect(await kept(guided.body.id)).toMatchObject([{ outcome: 'guided', reason: null }])
  const refused = await receive(await withoutAccount(504), { outcome: 'refused', reason: 'khong-muon' })
  expect(await kept(refused.body.id)).toMatchObject([
    { outcome: 'refused', reason: 'khong-muon', data: { account: 'refused', reason: 'khong-muon' } },
  ])
})

test('of a parcel, with which nobody comes, it is said that nobody was there', async () => {
  const person = await withoutAccount(505)
  expect(await receive(person, undefined, 'post')).toMatchObject({ status: 422, body: { code: 'account-outcome-needed' } })
  const { status, body: { id } } = await receive(person, { outcome: 'refused', reason: 'gui-qua-buu-chinh' }, 'post')
  expect([status, await kept(id)]).toMatchObject([201, [{ outcome: 'refused', reason: 'gui-qua-buu-chinh' }]])
})

test('nobody at a counter says that nobody asked: that is for where there is no network', async () => {
  const person = await withoutAccount(507)
  expect((await receive(person, { outcome: 'unasked' })).status).toBe(400)
  expect(await receive(person, { outcome: 'refused', reason: 'chua-hoi-ngoai-tuyen' }))
    .toMatchObject({ status: 422, body: { code: 'account-reason-unknown' } })
})

test('an account that its holder made and no counter has seen is none of these', async () => {
  const person = await withoutAccount(506)
  await sql`update identity.account set status = 'open', level = 1
    where person_id = (select id from identity.person where public_id = ${person})`.execute(http.province.database.owner)
  expect(await receive(person)).toMatchObject({ status: 422, body: { code: 'account-outcome-needed' } })
})

test('the share is counted by section and day of receipt; another section sees none of it', async () => {
  http.province.clock.set('2021-07-05T09:00+07:00')
  await receive(await somebody(511)) // created now
  await receive(await somebody(501)) // was there
  await receive(await withoutAccount(512), { outcome: 'guided' })
  await receive(await withoutAccount(513), { outcome: 'refused', reason: 'khong-muon' })
  await receive(await withoutAccount(514), { outcome: 'refused', reason: 'gui-qua-buu-chinh' }, 'post')
  const head = await asRole(http, 'one_stop_head', offices[0]?.name ?? '')
  const figures = async (who: Caller, day: string) =>
    (await who.call('GET', `/api/figures/accounts?from=${day}&until=${day}`)).body as unknown
  // 2 of 5 have one.
  const counts = { received: 5, verified: 1, createdNow: 1, guided: 1, refused: 2, unsaid: 0, share: 0.4 }
  expect(await figures(head, '2021-07-05')).toMatchObject({
    ...counts, items: [counts], reasons: expect.arrayContaining([
      { code: 'khong-muon', name: 'Không muốn lập tài khoản', count: 1 },
      { code: 'gui-qua-buu-chinh', name: 'Hồ sơ gửi đến, người nộp không có mặt', count: 1 },
    ]) as unknown,
  })
  const none = { received: 0, share: null, items: [], reasons: [] }
  expect(await figures(head, '2021-07-06')).toMatchObject(none)
  const stranger = await asRole(http, 'one_stop_head', offices[1]?.name ?? '')
  expect(await figures(stranger, '2021-07-05')).toMatchObject(none)
  expect((await head.call('GET', '/api/figures/accounts?from=2021-07-06&until=2021-07-05')).status).toBe(422)
})

test('whoever receives is told what to ask, and hands out the steps on paper', async () => {
  const { body } = await clerk.call('GET', '/api/intake-accounts') as unknown as {
    body: { requiredFor: string[]; steps: { citizen: string[] } } }
  expect(body.requiredFor).toEqual(['counter', 'post'])
  expect(body.steps.citizen.length).toBeGreaterThan(3)
  const paper = await clerk.call('GET', '/api/intake-accounts/guide.pdf?kind=organisation')
  expect([paper.status, paper.text.slice(0, 5)]).toEqual([200, '%PDF-'])
})
