/**
 * Need (part C3): at a counter a mother lets her son hand in for her; it is printed, holds for what it says, and is
 * ended at once. Both stand on the dossier, in its event and on the slip.
 */
import { randomUUID } from 'node:crypto'
import type { ProxyList } from '@motcua/contracts/proxies.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findDossier } from '../../src/modules/dossiers/public.ts'
import { findPersonByPublicId } from '../../src/modules/identity/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let commune: Office
let [clerk, stranger]: Caller[] = []
let procedure: string
let another: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  ;[clerk, stranger] = [await asRole(http, 'reception', 'commune'), await asRole(http, 'reception', offices[1]?.name ?? '')]
  const catalogue = http.province.catalogue.on('2021-06-25')
  procedure = catalogue.find(commune.procedure)?.publicId ?? ''
  another = catalogue.list().find(({ publicId }) => publicId !== procedure)?.publicId ?? ''
})
afterAll(() => http.stop())
beforeEach(() => http.province.clock.set('2021-06-25T09:00+07:00'))

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const numberOf = (n: number) => `00019699${String(n).padStart(4, '0')}`
let last = 900
async function two(): Promise<{ mother: string; son: string; sonsNumber: string }> {
  const [a, b] = [last += 1, last += 1]
  const mother = (await openPerson(by(clerk), a, { fullName: 'Lê Thị Ủy Quyền' })).body.id
  return { mother, son: (await openPerson(by(clerk), b, { fullName: 'Trần Văn Nhận Thay' })).body.id, sonsNumber: numberOf(b) }
}
const give = (mother: string, number: string, more: object = {}, key = randomUUID(), caller = clerk) =>
  by(caller).call('POST', `/api/people/${mother}/proxies`, {
    key, body: { number, fullName: 'Trần Văn Nhận Thay', procedures: [procedure], from: '2021-06-25', to: '2021-12-31', ...more },
  })
const list = async (person: string) =>
  ((await by(clerk).call('GET', `/api/people/${person}/proxies`)).body as unknown as ProxyList).items
const end = (id: string, personId: string, key = randomUUID()) =>
  by(clerk).call('POST', `/api/proxies/${id}/ending`, { body: { personId }, key })
const receive = async (applicantId: string, proxyId: string) => by(clerk).call('POST', '/api/dossiers', {
  body: await intakeBody(by(clerk), procedure, applicantId, {
    communeId: commune.territory.publicId, confirmedDouble: true, proxyId,
  }),
})

test('given once for a press sent twice, seen by both masked, printed where it was given and nowhere else', async () => {
  const { mother, son, sonsNumber } = await two()
  const key = randomUUID()
  const given = await give(mother, sonsNumber, {}, key)
  expect(given.status).toBe(201)
  expect((await give(mother, sonsNumber, {}, key)).text).toBe(given.text)
  const [hers, his] = [await list(mother), await list(son)]
  expect(hers).toMatchObject([{ id: given.body.id, way: 'gave', otherName: 'Trần Văn Nhận Thay', state: 'in-force', isPrintedHere: true }])
  expect(his).toMatchObject([{ id: given.body.id, way: 'was-given', otherName: 'Lê Thị Ủy Quyền', procedures: [{ id: procedure }] }])
  expect(JSON.stringify([hers, his])).not.toMatch(/00019699\d{4}/)
  expect((await by(clerk).call('GET', `/api/proxies/${given.body.id}.pdf`)).text).toMatch(/^%PDF/)
  expect(codeOf(await by(stranger).call('GET', `/api/proxies/${given.body.id}.pdf`))).toEqual([404, 'not-found'])
})

test('what is typed wrong is said at its field', async () => {
  const { mother, sonsNumber } = await two()
  const refusal = async (more: object, number = sonsNumber) => {
    const got = await give(mother, number, more)
    return [got.status, got.body.code, got.body.errors.map(({ pointer }) => pointer)]
  }
  expect(await refusal({ to: '2021-06-24' })).toEqual([422, 'days-reversed', ['/to']])
  expect(await refusal({}, '12')).toEqual([400, 'body-invalid', ['/number']])
  expect(await refusal({ procedures: [randomUUID()] })).toEqual([400, 'body-invalid', ['/procedures']])
  expect(await refusal({ procedures: [] })).toEqual([400, 'body-invalid', ['/procedures']])
  expect(await refusal({}, numberOf(last - 1))).toEqual([422, 'proxy-of-oneself', ['/number']])
  expect(codeOf(await give(randomUUID(), sonsNumber))).toEqual([404, 'not-found'])
})

test('he hands in for her: both on the dossier and in the event, without a paper of authorisation', async () => {
  const { mother, son, sonsNumber } = await two()
  const { body: { id: proxy } } = await give(mother, sonsNumber)
  const received = await receive(son, proxy)
  expect(received.status).toBe(201)
  const dossier = await findDossier(http.province.db, received.body.id)
  const personOf = async (id: string) => findPersonByPublicId(http.province.db, id)
  const [she, he] = [await personOf(mother), await personOf(son)]
  expect([dossier?.authoriserId, dossier?.applicantId]).toEqual([she?.id, he?.id])
  const { rows } = await sql`select a.full_name, a.valid_to, p.public_id as proxy from dossiers.authorisation a
    join identity.proxy p on p.id = a.proxy_id where dossier_id = ${dossier?.id}`.execute(http.province.db)
  expect(rows).toEqual([{ fullName: 'Lê Thị Ủy Quyền', validTo: '2021-12-31', proxy }])
  const { rows: events } = await sql`select for_person_id from audit.event
    where dossier_id = ${dossier?.id} and type = 'dossier.accepted'`.execute(http.province.db)
  expect(events).toEqual([{ forPersonId: he?.id }])
})

test('outside its procedures, after its last day, once ended, or in another hand it opens nothing, each said by its code', async () => {
  const { mother, son, sonsNumber } = await two()
  const refused = async (applicant: string, proxy: string) => {
    const got = await receive(applicant, proxy)
    return [...codeOf(got), got.body.errors[0]?.pointer]
  }
  const { body: { id: other } } = await give(mother, sonsNumber, { procedures: [another] })
  expect(await refused(son, other)).toEqual([409, 'proxy-not-for-procedure', '/proxyId'])
  expect((await end(other, mother)).status).toBe(200)
  const { body: { id: proxy } } = await give(mother, sonsNumber, { to: '2021-06-30' })
  expect(await refused(mother, proxy)).toEqual([422, 'proxy-unknown', '/proxyId'])
  expect(await refused(son, randomUUID())).toEqual([422, 'proxy-unknown', '/proxyId'])
  http.province.clock.set('2021-07-01T09:00+07:00')
  expect(await refused(son, proxy)).toEqual([409, 'proxy-over', '/proxyId'])
  http.province.clock.set('2021-06-28T09:00+07:00')
  expect(codeOf(await end(proxy, randomUUID()))).toEqual([404, 'not-found'])
  const key = randomUUID()
  expect([(await end(proxy, son, key)).status, (await end(proxy, son, key)).status]).toEqual([200, 200])
  expect(await refused(son, proxy)).toEqual([409, 'proxy-over', '/proxyId'])
})
