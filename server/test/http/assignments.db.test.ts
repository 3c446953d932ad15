/**
 * Need: a step goes by the rule to whoever is in charge, there, and has the least, and one reads why; what somebody
 * held
 * who leaves goes on to others, however much it is, with a result for each; a cut line does no harm (TT 21/2023 CN14).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadRows } from '../../src/modules/identity/public.ts'
import { ok } from '../../src/kernel/result.ts'
import { type Caller } from './as-user.ts'
import { asRole } from './offices.ts'
import { type StaffDesk, codeOf, openStaffDesk, read } from './staff-desk.ts'
import { handIn } from './walked.ts'

let desk: StaffDesk
let head: Caller
let ids: { officer: string; second: string }
const owner = () => desk.http.province.database.owner

beforeAll(async () => {
  desk = await openStaffDesk()
  const { office, http } = desk
  const unitId = office.seats.officer.id
  await sql`delete from identity.staff_grant where unit_id = ${unitId} and role = 'officer'
    and account_id <> (select id from identity.account where username = 'only.officer.commune')`.execute(owner())
  const second = {
    username: 'second.officer', fullName: 'Lê Thị Hai', position: 'Công chức', unitId,
    grants: [{ role: 'officer', unitId, validFrom: '2021-01-01', validTo: null }],
  }
  await http.province.inOneGo(async (ctx) => ok(await loadRows(ctx, { staff: [second], passwordHash: '$argon2id$' })))
  ids = { officer: await desk.onlyIdOf('officer'), second: await desk.publicIdOf('second.officer') }
  head = await asRole(http, 'unit_head', office.name)
})
afterAll(async () => desk.http.stop())

const rule = (more: object = {}, by = head, key = randomUUID()) => by.call('POST', '/api/assignment-rules', {
  body: {
    unitId: desk.office.seats.officer.publicId, role: 'officer', prefersLast: true, goesBy: 'load', from: '2021-06-25',
    officers: [], ...more,
  }, key,
})
const giveOn = (body: object, by = head, key = randomUUID()) => by.call('POST', '/api/reassignments', {
  body: { fromId: ids.officer, ...body }, key,
})
type Row = { id: string; number: string; toName: string | null; refusal: string | null }
const rowsOf = (got: { text: string }) => JSON.parse(got.text) as { items: Row[]; next: string | null }
let n = 0
const comesIn = async () => (await handIn(desk.http, desk.office, n += 1)).dossier
const stepOf = async (dossier: string) => {
  const { steps } = read(await head.call('GET', `/api/dossiers/${dossier}`)) as {
    steps: { holderName: string | null; givenBy: string | null; state: string }[]
  }
  return steps.find(({ state }) => state === 'open')
}

test('without a rule it waits for the unit; by the rule it goes to the least loaded who is there, who reads why', async () => {
  expect(await stepOf(await comesIn())).toMatchObject({ holderName: null, givenBy: null })
  const key = randomUUID()
  const made = await rule({}, head, key)
  expect([made.status, (await rule({}, head, key)).text]).toEqual([201, made.text])
  expect(codeOf(await rule())).toEqual([409, 'assignment-rule-held'])
  expect(codeOf(await rule({ unitId: desk.other.seats.officer.publicId }))).toEqual([422, 'unit-unknown'])
  expect(codeOf(await rule({ from: '2021-06-24' }))).toEqual([422, 'absence-past'])
  const given = [await stepOf(await comesIn()), await stepOf(await comesIn())]
  expect(given.map((one) => one?.holderName).sort()).toEqual(['Lê Thị Hai', 'Nguyễn Văn officer'])
  expect(given[0]?.givenBy).toContain('ít việc nhất (0 việc đang mở, trong 2 người)')
  await sql`insert into identity.absence (account_id, valid, noted_by, noted_at)
    select id, '[2021-06-25,2021-06-25]', 1, '2021-06-25' from identity.account where public_id = ${ids.second}`
    .execute(owner())
  for (let times = 0; times < 2; times += 1)
    expect(await stepOf(await comesIn())).toMatchObject({ holderName: 'Nguyễn Văn officer' })
})

test('two at once make one rule; one that ended gives nothing more', async () => {
  const { ids: [id = ''] } = read(await rule({ role: 'clerk' })) as { ids: string[] }
  const end = (by = head) => by.call('POST', `/api/assignment-rules/${id}/ending`, { body: {} })
  expect(codeOf(await end(await asRole(desk.http, 'unit_head', desk.other.name)))).toEqual([404, 'assignment-rule-unknown'])
  expect([(await end()).status, (await end()).status]).toEqual([200, 200])
  const both = await Promise.all([rule({ role: 'clerk' }), rule({ role: 'clerk' })])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('a head sees who has how much, and of another unit nothing', async () => {
  const { units } = read(await head.call('GET', '/api/workload')) as {
    units: { role: string; officers: { id: string; open: number; awayUntil: string | null }[] }[]
  }
  const officers = units.find(({ role }) => role === 'officer')?.officers
  expect(officers?.find(({ id }) => id === ids.second)).toMatchObject({ open: 1, awayUntil: '2021-06-25' })
  expect(officers?.find(({ id }) => id === ids.officer)?.open).toBe(3)
  const stranger = await asRole(desk.http, 'unit_head', desk.other.name)
  expect((await stranger.call('GET', '/api/workload')).text).not.toContain(ids.officer)
  expect(rowsOf(await giveOn({ to: 'queue' }, stranger)).items).toEqual([])
})

test('chosen rows go to a colleague; whoever is away gets none; the rest stays', async () => {
  const preview = read(await head.call('GET', `/api/reassignments/preview?from=${ids.officer}`)) as {
    total: number; items: { id: string }[]
  }
  expect([preview.total, preview.items.length]).toEqual([3, 3])
  const [first] = preview.items
  const chosen = { dossiers: [first?.id], to: 'person', toId: ids.second }
  expect(rowsOf(await giveOn(chosen)).items.map(({ refusal }) => refusal)).toEqual(['assignee-away'])
  await sql`update identity.absence set ended_at = noted_at, ended_by = 1`.execute(owner())
  const key = randomUUID()
  const done = await giveOn(chosen, head, key)
  expect(rowsOf(done).items).toMatchObject([{ id: first?.id, toName: 'Lê Thị Hai', refusal: null }])
  expect((await giveOn(chosen, head, key)).text).toBe(done.text)
  const { rows } = await sql`select from audit.event where type = 'dossier.reassigned'`.execute(owner())
  expect(rows).toHaveLength(1)
})

test('all of many goes by the rule in parts; a repeat after a cut line gives the same answer', async () => {
  // As many open steps as somebody who leaves after years: of one dossier, since it is the steps that are counted.
  await sql`insert into workflow.task overriding system value
    select (jsonb_populate_record(null::workflow.task, to_jsonb(t) || jsonb_build_object('id', 1000000 + n,
      'public_id', gen_random_uuid(), 'node_id', t.node_id || '-' || n, 'instance_id', null, 'token_id', null))).*
    from (select t.* from workflow.task t join identity.account a on a.id = t.holder_id and a.public_id = ${ids.officer}
      where done_at is null order by t.id limit 1) t, generate_series(1, 60) n`.execute(owner())
  const key = randomUUID()
  const first = await giveOn({ to: 'rule' }, head, key)
  const { items, next } = rowsOf(first)
  expect(items).toHaveLength(62)
  expect(items.filter(({ refusal }) => refusal !== null)).toEqual([])
  expect(next).toBeNull()
  // As if the server had gone down after all parts and before the whole was told.
  await sql`delete from audit.request where id = ${key}`.execute(owner())
  expect((await giveOn({ to: 'rule' }, head, key)).text).toBe(first.text)
  expect(codeOf(await giveOn({ to: 'rule' }))).toEqual([409, 'nothing-held'])
})
