/** Need: a clerk hands everything over in one press, however much it is; a cut line and a second press do no harm. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

let http: HttpServer
let officer: Caller
const held: string[] = []
/** More than two transactions hand over. */
const STEPS = 60

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices as [Office]
  officer = await asRole(http, 'officer', commune.name)
  const { owner } = http.province.database
  for (const n of [0, 1]) {
    const { dossier } = await handIn(http, commune, n)
    held.push(dossier)
    const { status, text } = await officer.call('POST', `/api/dossiers/${dossier}/taking`, {
      body: {}, version: (await officer.call('GET', `/api/dossiers/${dossier}`)).body.version,
    })
    if (status !== 200) throw new Error(text)
  }
  // As many open steps as a busy clerk holds: of one dossier, since it is the steps that are counted.
  await sql`insert into workflow.task overriding system value
    select (jsonb_populate_record(null::workflow.task,
      to_jsonb(t) || jsonb_build_object('id', 1000000 + n, 'public_id', gen_random_uuid(), 'node_id', t.node_id || '-' || n))).*
    from workflow.task t join dossiers.dossier d on d.id = t.case_id, generate_series(1, ${STEPS - 2}::int) n
    where d.public_id = ${held[0]} and t.done_at is null`.execute(owner)
})
afterAll(async () => http.stop())

const handOver = (key: string) => officer.call('POST', '/api/shift/hand-over', { body: { toId: null }, key })
const itemsOf = (body: unknown) => (body as { items: { id: string; refusal: string | null }[] }).items
async function handed(): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`
    select count(*) as n from audit.event where type = 'dossier.shift-handed-over'`
    .execute(http.province.database.owner)
  return Number(rows[0]?.n)
}

test('all goes in one press, a result a step; a repeat answers the same, also when the line was cut between', async () => {
  const key = randomUUID()
  const first = await handOver(key)
  expect(first.status).toBe(200)
  expect(itemsOf(first.body).map(({ refusal }) => refusal)).toEqual(Array.from({ length: STEPS }, () => null))
  expect([...new Set(itemsOf(first.body).map(({ id }) => id))].sort()).toEqual([...held].sort())
  expect(await handed()).toBe(STEPS)
  expect((await handOver(key)).text).toBe(first.text)
  // As if the server had gone down after all parts and before the whole was told.
  await sql`delete from audit.request where id = ${key}`.execute(http.province.database.owner)
  expect((await handOver(key)).text).toBe(first.text)
  expect(await handed()).toBe(STEPS)
  expect((await officer.call('POST', '/api/shift/hand-over', { body: { toId: randomUUID() }, key })).body)
    .toMatchObject({ code: 'request-reused' })
  expect((await handOver(randomUUID())).body).toMatchObject({ code: 'nothing-held' })
})
