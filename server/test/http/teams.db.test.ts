/**
 * Need (part C3): the head of a section says who helps people around it as a member of a community digital team, sees
 * how many each helped, and ends it at once.
 */
import { randomUUID } from 'node:crypto'
import type { TeamList } from '@motcua/contracts/teams.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPersonByPublicId, giveProxy, memberOn } from '../../src/modules/identity/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let [head, stranger, clerk]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  head = await asRole(http, 'one_stop_head', 'commune')
  stranger = await asRole(http, 'one_stop_head', offices[1]?.name ?? '')
  clerk = await asRole(http, 'reception', 'commune')
  http.province.clock.set('2021-06-25T09:00+07:00')
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
let last = 700
const somebody = async (fullName = 'Trần Thị Tổ Viên') =>
  (await openPerson(by(clerk), last += 1, { fullName })).body.id
const name = (personId: string, more: object = {}, key = randomUUID()) => by(head).call('POST', '/api/team-members', {
  key, body: { personId, team: 'Thôn 3', decision: '01/QĐ-UBND', from: '2021-06-01', to: '2021-12-31', ...more },
})
const list = async (caller = head) => (await by(caller).call('GET', '/api/team-members')).body as unknown as TeamList
const end = (id: string, caller = head, key = randomUUID()) =>
  by(caller).call('POST', `/api/team-members/${id}/ending`, { body: {}, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]

test('named once for a press sent twice, told in the event, seen at this section and nowhere else', async () => {
  const [person, key] = [await somebody(), randomUUID()]
  const named = await name(person, {}, key)
  expect(named.status).toBe(201)
  expect((await name(person, {}, key)).text).toBe(named.text)
  expect((await list()).items).toMatchObject([
    { id: named.body.id, fullName: 'Trần Thị Tổ Viên', team: 'Thôn 3', state: 'in-force', helped: 0, inForce: 0 },
  ])
  expect(JSON.stringify(await list())).not.toMatch(/00019699\d{4}/)
  expect((await list(stranger)).items).toEqual([])
  const { rows } = await sql`select type, data->>'person' as person from audit.event where data->>'member' = ${named.body.id}`
    .execute(http.province.db)
  expect(rows).toEqual([{ type: 'team-member.named', person }])
})

test('nobody twice, nobody whose account was not checked, nobody unknown, and never for days reversed', async () => {
  const person = await somebody()
  expect((await name(person)).status).toBe(201)
  expect(codeOf(await name(person))).toEqual([409, 'member-already'])
  const unchecked = await somebody()
  await sql`update identity.account set level = 1 where person_id = (select id from identity.person where public_id = ${unchecked})`
    .execute(http.province.database.owner)
  expect(codeOf(await name(unchecked))).toEqual([422, 'member-unchecked'])
  expect(codeOf(await name(randomUUID()))).toEqual([404, 'not-found'])
  expect(codeOf(await name(await somebody(), { to: '2021-06-24' }))).toEqual([422, 'days-reversed'])
})

test('people helped are counted once each, by member and by team; ended, nothing given to the member holds', async () => {
  const [helper, old] = [await somebody(), await somebody('Lê Thị Cao Tuổi')]
  const { body: { id } } = await name(helper, { team: 'Thôn 4' })
  const person = await findPersonByPublicId(http.province.db, helper)
  const member = await memberOn(http.province.db, person?.id ?? 0n, '2021-06-25')
  await http.province.inOneGo((ctx) => giveProxy(ctx, {
    principal: old, personalNumber: person?.personalNumber ?? '', fullName: 'Trần Thị Tổ Viên', procedureIds: null,
    validFrom: '2021-06-25', validTo: '2021-07-25', sectionId: null, member,
  }))
  const line = async () => {
    const { items, teams } = await list()
    const own = items.find((one) => one.id === id)
    return [own?.state, own?.helped, own?.inForce, teams.find(({ team }) => team === 'Thôn 4')]
  }
  expect(await line()).toEqual(['in-force', 1, 1, { team: 'Thôn 4', members: 1, helped: 1 }])
  expect(codeOf(await end(id, stranger))).toEqual([404, 'not-found'])
  const key = randomUUID()
  expect([(await end(id, head, key)).status, (await end(id, head, key)).status]).toEqual([200, 200])
  expect(codeOf(await end(id))).toEqual([404, 'not-found'])
  expect(await line()).toEqual(['ended', 1, 0, { team: 'Thôn 4', members: 0, helped: 1 }])
  const seen = (await by(clerk).call('GET', `/api/people/${helper}/proxies`)).body as unknown as { items: { state: string }[] }
  expect(seen.items.map(({ state }) => state)).toEqual(['ended'])
})

test('the list goes on page by page, each member once, and counts by team come with the first alone', async () => {
  const { body: { id } } = await name(await somebody(), { team: 'Thôn 5' })
  await sql`insert into identity.team_member (unit_id, team, person_id, decision, valid, named_by, named_at, ended_at, ended_by)
    select unit_id, 'Thôn 6', person_id, decision, valid, named_by, named_at, named_at, named_by
    from identity.team_member, generate_series(1, 60) where public_id = ${id}`.execute(http.province.database.owner)
  const pages: TeamList[] = []
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.next ?? null) {
    const query = cursor === undefined ? '' : `?cursor=${cursor}`
    pages.push((await by(head).call('GET', `/api/team-members${query}`)).body as unknown as TeamList)
  }
  const ids = pages.flatMap(({ items }) => items.map((one) => one.id))
  const { rows } = await sql<{ publicId: string }>`select public_id from identity.team_member order by id desc`.execute(http.province.db)
  expect(ids).toEqual(rows.map(({ publicId }) => publicId))
  expect(pages.map(({ items, teams }) => [items.length <= 50, teams.length > 0])).toEqual([[true, true], [true, false]])
})

test('two who name the same person at once name one member', async () => {
  const person = await somebody()
  const done = await Promise.all([name(person), name(person)])
  expect(done.map(({ status }) => status).toSorted()).toEqual([201, 409])
})
