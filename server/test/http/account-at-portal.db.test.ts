/**
 * Need (KH 1107 II.2.1): of whoever hands in, a person or an organisation, an account is looked for here and at the
 * national portal; what came of it, and where the account is, stands with the dossier. A portal that is away is told,
 * and nobody waits for it.
 */
import { randomUUID } from 'node:crypto'
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openRegisters } from '../../src/modules/integration/public.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const KEY = 'a-key-that-both-share'
let nation: Nation
let http: HttpServer
let clerk: Caller
let other: Caller
let procedureId: string
let more: Readonly<Record<string, unknown>>
beforeAll(async () => {
  nation = await openNation({
    ports: {}, only: ['national-portal'], home: 'http://127.0.0.1:9', keys: { 'national-portal': KEY }, isKept: true,
  })
  const registers = openRegisters({ 'national-portal': {
    url: nation.urls['national-portal'] ?? '', key: KEY, user: 'motcua', destination: 'VN:GOV:TEST', agency: '000.00.00.H00',
  } }, () => stoppedClock('2026-03-02T08:00+07:00').now())
  http = await startHttp({ registers })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune, second] = offices
  clerk = await asRole(http, 'reception', commune?.name ?? '')
  other = await asRole(http, 'reception', second?.name ?? '')
  procedureId = http.province.catalogue.on('2021-06-25').find(commune?.procedure ?? '')?.publicId ?? ''
  more = { communeId: commune?.territory.publicId, confirmedDouble: true, declinesReuse: true }
})
afterAll(async () => {
  await http.stop()
  await nation.stop()
})
beforeEach(async () => {
  await portal('PUT', 'faults', {})
  await portal('POST', 'act/answer-account', {})
  await sql`truncate integration.register_call, integration.register_answer, integration.partner cascade`.execute(http.province.database.owner)
})

const portal = async (method: string, path: string, body: object) => {
  await fetch(`${nation.urls['national-portal'] ?? ''}/_sandbox/${path}`, { method, body: JSON.stringify(body) })
}
const rows = async (id: string) => (await sql<{ number: string }>`
  select coalesce(personal_number, tax_code) as number from identity.person where public_id = ${id}`
  .execute(http.province.database.owner)).rows
/** As if nobody had ever opened an account for them here. */
const somebody = async (n: number) => {
  const { body: { id } } = await openPerson(clerk, n)
  await sql`update identity.account set status = 'disabled' where person_id = (select id from identity.person where public_id = ${id})`
    .execute(http.province.database.owner)
  return { id, number: (await rows(id))[0]?.number ?? '' }
}
const intakeOf = async (applicantId: string) =>
  (await clerk.call('POST', '/api/intakes', { key: randomUUID(), body: { sheetId: randomUUID(), applicantId, procedureId } })).body.id
const look = async (intake: string, who = clerk) =>
  who.call('POST', `/api/intakes/${intake}/account-look`, { key: randomUUID(), body: {} })
const receive = async (applicantId: string, intakeId: string, account?: object) => clerk.call('POST', '/api/dossiers', {
  key: randomUUID(),
  body: { ...await intakeBody(clerk, procedureId, applicantId, more), channel: 'counter', intakeId, ...account && { account } },
})
const kept = async (dossier: unknown) => (await sql`
  select o.outcome, o.reason, o.place, o.at_portal, e.data->>'place' as told, e.data->>'atPortal' as told_portal
  from dossiers.account_outcome o join dossiers.dossier d on d.id = o.dossier_id
    join audit.event e on e.dossier_id = d.id and e.type = 'dossier.account-settled'
  where d.public_id = ${String(dossier)} and o.person_id = d.applicant_id`.execute(http.province.database.owner)).rows

test('an account at the portal is found, nothing more is asked, and the dossier says where it is', async () => {
  const { id, number } = await somebody(901)
  await portal('POST', 'act/hold-account', { SoDinhDanh: number })
  const intake = await intakeOf(id)
  const looked = await look(intake)
  expect([looked.status, looked.body]).toMatchObject([200, { atPortal: 'found' }])
  const { status, body } = await receive(id, intake)
  expect(status).toBe(201)
  expect(await kept(body.id)).toEqual([{
    outcome: 'verified', reason: null, place: 'national-portal', atPortal: 'found', told: 'national-portal', toldPortal: 'found',
  }])
  const { rows: calls } = await sql`select register, register_call.kind, subject_kind, subject, outcome, account.kind as by
    from integration.register_call join identity.account on account.id = actor_id`.execute(http.province.database.owner)
  expect(calls).toEqual([{
    register: 'national-portal-accounts', kind: 'confirm', subjectKind: 'intake', subject: intake, outcome: 'yes', by: 'staff',
  }])
})

test('who has none there is guided or refuses as before, and what the portal said is kept', async () => {
  const { id } = await somebody(902)
  const intake = await intakeOf(id)
  expect((await look(intake)).body).toMatchObject({ atPortal: 'none' })
  expect(await receive(id, intake)).toMatchObject({ status: 422, body: { code: 'account-outcome-needed' } })
  const { body } = await receive(id, intake, { outcome: 'guided' })
  expect(await kept(body.id)).toMatchObject([{ outcome: 'guided', place: null, atPortal: 'none' }])
})

test('an account here counts as here, whatever the portal has', async () => {
  const { body: { id } } = await openPerson(clerk, 903)
  await portal('POST', 'act/hold-account', { SoDinhDanh: (await rows(id))[0]?.number })
  const intake = await intakeOf(id)
  await look(intake)
  const { body } = await receive(id, intake)
  expect(await kept(body.id)).toMatchObject([{ outcome: 'created-now', place: 'here', atPortal: 'found' }])
})

test('a portal that is away is told within the limit, rests after failures, and the dossier says that it was away', async () => {
  const { id } = await somebody(904)
  const intake = await intakeOf(id)
  await portal('PUT', 'faults', { down: true })
  expect((await look(intake)).body).toMatchObject({ atPortal: 'away' })
  await portal('PUT', 'faults', {})
  // Nobody asks about them again during the rest.
  expect((await look(intake)).body).toMatchObject({ atPortal: 'away' })
  const { body } = await receive(id, intake, { outcome: 'refused', reason: 'khong-muon' })
  expect(await kept(body.id)).toMatchObject([{ outcome: 'refused', place: null, atPortal: 'away' }])
})

test('a portal that does not answer is away when the limit of the rule is over', async () => {
  await portal('PUT', 'faults', { hang: true })
  expect((await look(await intakeOf((await somebody(905)).id))).body).toMatchObject({ atPortal: 'away' })
  const { rows: [call] } = await sql`select outcome, fault from integration.register_call`.execute(http.province.database.owner)
  expect(call).toEqual({ outcome: 'failed', fault: 'timeout' })
})

test('an answer about somebody else is none', async () => {
  await portal('POST', 'act/answer-account', { SoDinhDanh: '000185990001' })
  expect((await look(await intakeOf((await somebody(906)).id))).body).toMatchObject({ atPortal: 'away' })
  const { rows: [call] } = await sql`select outcome from integration.register_call`.execute(http.province.database.owner)
  expect(call).toEqual({ outcome: 'other-person' })
})

test('what was found for one is not said of another, and only the clerk of an intake looks', async () => {
  const [one, two] = [await somebody(907), await somebody(908)]
  await portal('POST', 'act/hold-account', { SoDinhDanh: one.number })
  const intake = await intakeOf(one.id)
  expect(await look(intake, other)).toMatchObject({ status: 404, body: { code: 'intake-unknown' } })
  await look(intake)
  expect(await receive(two.id, intake)).toMatchObject({ status: 422, body: { code: 'account-outcome-needed' } })
})

test('an organisation is looked for by its tax code', async () => {
  const { id } = await somebody(909)
  await sql`update identity.person set kind = 'organisation', tax_code = '0009900012', personal_number = null, old_number = null,
    birth = null, sex = null where public_id = ${id}`.execute(http.province.database.owner)
  expect((await look(await intakeOf(id))).body).toMatchObject({ atPortal: 'found' })
})
