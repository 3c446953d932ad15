/** Need: what somebody declared earlier is found by one index walk, however many dossiers the province has. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { listEarlierAnswers } from '../dossiers/public.ts'

let province: Province
let applicantId = 0n
beforeAll(async () => {
  province = await createProvince()
  const person = await province.aPerson(1)
  applicantId = person.id
  await openDesk(province).submit('khai-sinh', { person, territory: 'xa:18856' }, { actorId: 901n })
  // Ten thousand dossiers of others, and thirty of theirs, a day apart.
  await sql`
    with made as (
      insert into dossiers.dossier select (jsonb_populate_record(d, jsonb_build_object(
        'id', 1000 + n, 'public_id', gen_random_uuid(), 'number', 'X-' || n, 'state', 'received',
        'applicant_id', case when n <= 30 then d.applicant_id else 100000 + n end,
        'form_version_id', 1, 'submitted_at', timestamptz '2021-06-01' - n * interval '1 day',
        'received_at', timestamptz '2021-06-01', 'due_at', timestamptz '2021-06-09'))).*
      from dossiers.dossier d, generate_series(1, 10000) n returning id, number
    ) insert into dossiers.answers select id, jsonb_build_object('requester.fullName', number, 'drawn', repeat('x', 501), 'n', 1)
      from made`.execute(province.database.owner)
  await sql`analyze dossiers.dossier`.execute(province.database.owner)
  await sql`analyze dossiers.answers`.execute(province.database.owner)
})
afterAll(() => province.drop())

const list = async (since: string) =>
  listEarlierAnswers(province.db, { applicantId, since: new Date(since), limit: 10 })

test('the newest ten of one person, none from before, and of each what is a short text', async () => {
  const found = await list('2021-05-01')
  expect(found.map(({ number }) => number)).toEqual(Array.from({ length: 10 }, (_, n) => `X-${String(n + 1)}`))
  expect(found[0]?.answers).toEqual({ 'requester.fullName': 'X-1' })
  expect((await list('2021-05-30T00:00:00Z')).map(({ number }) => number)).toEqual(['X-1', 'X-2'])
})

test('neither dossiers nor answers of others are read for it', async () => {
  const { rows } = await sql<Record<string, string>>`explain select d.number, texts.answers from (
      select id, number, submitted_at from dossiers.dossier
      where applicant_id = ${applicantId} and submitted_at >= '2021-05-01' and authoriser_id is null
        and received_at is not null and state not in ('being-returned', 'unsettled', 'stopped')
        and form_version_id is not null
        and not exists (select from dossiers.kho_choice c where c.request_id = dossier.request_id and c.declines_reuse)
      order by submitted_at desc, id desc limit 10
    ) as d join dossiers.answers a on a.dossier_id = d.id
    cross join lateral (select jsonb_object_agg(e.key, e.value) as answers from jsonb_each(a.answers) as e) as texts
    order by d.submitted_at desc, d.id desc`.execute(province.database.owner)
  const plan = rows.map((row) => Object.values(row)[0]).join('\n')
  expect(plan).toContain('dossier_of_person')
  expect(plan).toContain('answers_pkey')
  expect(plan).not.toMatch(/Seq Scan on (dossier|answers)/)
})
