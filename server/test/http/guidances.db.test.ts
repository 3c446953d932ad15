/**
 * Need (part C5; KH 1107 II.6): each guidance of the post is paid, so it stands on a number that the hall gave out that
 * day, once for a visitor and procedure, and no more often than the province lets.
 */
import { randomUUID } from 'node:crypto'
import type { DelegationChoices } from '@motcua/contracts/delegations.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guidanceLimitsOf } from '../../src/modules/post/post-operator.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { drawNumber } from './drawn-number.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let commune: Office
let clerk: Caller
let delegationId: string
let procedures: string[]
let place: bigint
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  place = commune.seats.reception.id
  const head = await asRole(http, 'agency_head', 'commune')
  clerk = await asRole(http, 'postal_staff', 'commune')
  const choices = (await head.call('GET', '/api/post/delegation-choices')).body as unknown as DelegationChoices
  const { items } = (await head.call('GET', '/api/post/delegations')).body as unknown as {
    items: { id: string; procedures: { id: string }[] }[] }
  delegationId = items[0]?.id ?? ''
  procedures = items[0]?.procedures.map(({ id }) => id) ?? choices.agencies[0]?.procedures.map(({ id }) => id) ?? []
}, 120_000)
afterAll(() => http.stop())

const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const guide = (number: number, procedureId = procedures[0], key = randomUUID()) =>
  clerk.call('POST', '/api/post/guidances', { body: { delegationId, procedureId, number }, key })
const deeds = async () => Number((await sql<{ n: bigint }>`
  select count(*) as n from post.delegated_deed where task = 'guide'`.execute(http.province.database.owner)).rows[0]?.n)
const limits = () => guidanceLimitsOf(http.province.directory.on('2021-06-25')) ?? { perVisit: 0, perClerkDay: 0 }

test('a number that the hall here did not give out today is none', async () => {
  expect(codeOf(await guide(1))).toEqual([422, 'guided-number-unknown'])
  const elsewhere = http.province.directory.on('2021-06-25').units.find(({ isOneStop, id }) => isOneStop && id !== place)
  expect(codeOf(await guide(await drawNumber(http, elsewhere?.id ?? 0n)))).toEqual([422, 'guided-number-unknown'])
  const yesterday = await drawNumber(http, place)
  await sql`update queue.visit set day = day - 1 where number = ${yesterday}`.execute(http.province.database.owner)
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
