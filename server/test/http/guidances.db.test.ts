/**
 * Need (part C5; KH 1107 II.6): each guidance of the post is paid, so it stands on a number that the hall gave out and
 * served that day, once for a visitor and procedure, and no more often than the province lets.
 */
import { randomUUID } from 'node:crypto'
import type { DelegationChoices } from '@motcua/contracts/delegations.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guidanceLimitsOf, postOperatorOf } from '../../src/modules/post/post-operator.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { drawNumber } from './drawn-number.ts'
import { type Office, asRole, officesOf, postAt, staffOffices } from './offices.ts'

let http: HttpServer
let commune: Office
let [head, clerk]: Caller[] = []
let agencyId: string | undefined
let delegationId: string
let procedures: string[]
let place: bigint
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  place = commune.seats.reception.id
  ;[head, clerk] = [await asRole(http, 'agency_head', 'commune'), await asRole(http, 'postal_staff', 'commune')]
  const choices = (await by(head).call('GET', '/api/post/delegation-choices')).body as unknown as DelegationChoices
  const { items } = (await by(head).call('GET', '/api/post/delegations')).body as unknown as {
    items: { id: string; procedures: { id: string }[] }[] }
  agencyId = choices.agencies[0]?.id
  delegationId = items[0]?.id ?? ''
  procedures = items[0]?.procedures.map(({ id }) => id) ?? choices.agencies[0]?.procedures.map(({ id }) => id) ?? []
})
afterAll(() => http.stop())

const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
function by(caller: Caller | undefined): Caller {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const guideAs = (caller: Caller | undefined, delegation: string, number: number, procedureId = procedures[0]) =>
  by(caller).call('POST', '/api/post/guidances', {
    body: { delegationId: delegation, procedureId, number }, key: randomUUID(),
  })
const guide = (number: number, procedureId = procedures[0]) => guideAs(clerk, delegationId, number, procedureId)
const deeds = async () => Number((await sql<{ n: bigint }>`
  select count(*) as n from post.delegated_deed where task = 'guide'`.execute(http.province.database.owner)).rows[0]?.n)
const limits = () => guidanceLimitsOf(http.province.directory.on('2021-06-25')) ?? { perVisit: 0, perClerkDay: 0 }

test('a number that the hall here did not give out today is none', async () => {
  expect(codeOf(await guide(1))).toEqual([422, 'guided-number-unknown'])
  const elsewhere = http.province.directory.on('2021-06-25').units.find(({ isOneStop, id }) => isOneStop && id !== place)
  expect(codeOf(await guide(await drawNumber(http, elsewhere?.id ?? 0n)))).toEqual([422, 'guided-number-unknown'])
  const yesterday = await drawNumber(http, place)
  await sql`update queue.visit set day = day - 1 where number = ${yesterday} and unit_id = ${place}`.execute(http.province.database.owner)
  expect(codeOf(await guide(yesterday))).toEqual([422, 'guided-number-unknown'])
  expect(codeOf(await guide(1.5))).toEqual([400, 'body-invalid'])
  expect(await deeds()).toBe(0)
})

test('a visitor is guided once about a procedure, two presses at once included, and about so many at most', async () => {
  const number = await drawNumber(http, place)
  const got = await Promise.all(Array.from({ length: 4 }, () => guide(number)))
  expect(got.map((one) => one.status).sort()).toEqual([201, 409, 409, 409])
  expect(codeOf(await guide(number))).toEqual([409, 'guided-already'])
  const { perVisit } = limits()
  expect(procedures.length).toBeGreaterThan(perVisit)
  for (const other of procedures.slice(1, perVisit)) expect((await guide(number, other)).status).toBe(201)
  expect(codeOf(await guide(number, procedures[perVisit]))).toEqual([409, 'guidances-at-limit'])
  expect(await deeds()).toBe(perVisit)
})

test('a clerk notes so many on a day, and on the next again', async () => {
  const { perClerkDay } = limits()
  await sql`insert into post.delegated_deed (delegation_id, task, procedure_id, at, by_id, price)
    select d.delegation_id, d.task, d.procedure_id, d.at, d.by_id, d.price
    from (select * from post.delegated_deed limit 1) d, generate_series(1, ${perClerkDay - 1 - await deeds()}::int)`
    .execute(http.province.database.owner)
  expect((await guide(await drawNumber(http, place))).status).toBe(201)
  expect(codeOf(await guide(await drawNumber(http, place)))).toEqual([409, 'guidances-at-limit'])
  http.province.clock.set('2021-06-26T08:00+07:00')
  expect((await guide(await drawNumber(http, place))).status).toBe(201)
})

test('a number that no counter here has served is not paid: it waits, came to no call, or was closed', async () => {
  const before = await deeds()
  for (const state of ['waiting', 'missed', 'closed'] as const)
    expect(codeOf(await guide(await drawNumber(http, place, state)))).toEqual([409, 'guided-number-not-served'])
  expect(await deeds()).toBe(before)
  const number = await drawNumber(http, place, 'serving')
  expect((await guide(number)).status).toBe(201)
  // The record says on whose number it stands.
  const { rows } = await sql<{ number: number; unitId: bigint }>`
    select v.number, v.unit_id from audit.event e join queue.visit v on v.public_id::text = e.data->>'visit'
    where e.type = 'delegation.used' order by e.id desc limit 1`.execute(http.province.database.owner)
  expect(rows).toEqual([{ number, unitId: place }])
})

test('halls count from the same number: a clerk of an office is paid for those of its hall, one seconded for theirs',
  async () => {
    http.province.clock.set('2021-06-28T08:00+07:00')
    const office = postOperatorOf(http.province.directory.on('2021-06-28'))?.offices[0]
    const given = await by(head).call('POST', '/api/post/delegations', { key: randomUUID(), body: {
      agencyId, postUnitId: office?.publicId, procedureIds: procedures.slice(0, 1), prices: { guide: 1_000 },
      decision: '2/QĐ-UBND', validFrom: '2021-06-28', validTo: '2021-06-30',
    } })
    expect(given.status).toBe(201)
    const there = await postAt(http, office?.id ?? 0n, 'guides.office')
    const draw = async (unitId: bigint | undefined, state: 'served' | 'waiting', number: number) =>
      drawNumber(http, unitId ?? 0n, state, number)
    await draw(place, 'served', 4001)
    await draw(office?.id, 'served', 4001)
    await draw(place, 'served', 4002)
    await draw(office?.id, 'waiting', 4002)
    await draw(place, 'served', 4003)
    await draw(office?.id, 'served', 4004)
    const of = async (caller: Caller | undefined, delegation: string) => Promise.all([4001, 4002, 4003, 4004]
      .map(async (number) => codeOf(await guideAs(caller, delegation, number))))
    expect(await of(there, given.body.id)).toEqual([
      [201, undefined], [409, 'guided-number-not-served'], [422, 'guided-number-unknown'], [201, undefined],
    ])
    expect(await of(clerk, delegationId)).toEqual([
      [201, undefined], [201, undefined], [201, undefined], [422, 'guided-number-unknown'],
    ])
    const { rows } = await sql<{ unitId: bigint; numbers: number[] }>`
      select v.unit_id, array_agg(v.number order by v.number) as numbers from post.delegated_deed d
      join queue.visit v on v.id = d.visit_id where v.number > 4000 group by 1`.execute(http.province.database.owner)
    expect(new Map(rows.map(({ unitId, numbers }) => [unitId, numbers])))
      .toEqual(new Map([[place, [4001, 4002, 4003]], [office?.id, [4001, 4004]]]))
  })
