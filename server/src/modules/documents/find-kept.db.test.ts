/**
 * Need: whoever prepares a dossier is offered what is held and in force, and nothing else (domain 7.2: expired, revoked
 * and replaced papers are hidden from reuse and kept for history).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { recordPerson } from '../identity/public.ts'
import { findKept } from './public.ts'

let database: TestDatabase
let [owner, other] = [0n, 0n]
beforeAll(async () => {
  database = await createDatabase()
  const record = async (n: number) => (await inOneGo(database.backing(), (ctx) => recordPerson(ctx, {
    kind: 'citizen', personalNumber: `00008499${String(n).padStart(4, '0')}`, fullName: `Mẫu ${String(n)}`,
    birth: '1984-05-01', proof: 'seen',
  }), { requestId: randomUUID() })).id
  ;[owner, other] = [await record(1), await record(2)]
  await sql`insert into documents.file (sha256, size, kind, pages) values (${Buffer.alloc(32, 1)}, 9, 'application/pdf', 1)`
    .execute(database.owner)
})
afterAll(() => database.drop())

async function plant(of: bigint, name: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const row = {
    name, document_type: 'gplx', kept_at: '2021-01-01T00:00Z', valid_from: null, valid_to: null, ended_at: null,
    ended_why: null, standing: 'signed-scan', ...more,
  }
  await sql`
    insert into documents.paper (sha256, name, document_type, owner_id, source, added_at, added_by, kept_at, valid_from,
      valid_to, ended_at, ended_why, standing)
    select ${Buffer.alloc(32, 1)}, r.name, r.document_type, ${of}, 'result', '2021-01-01', 1, r.kept_at, r.valid_from,
      r.valid_to, r.ended_at, r.ended_why, r.standing
    from jsonb_to_record(${JSON.stringify(row)}::jsonb) as r(name text, document_type text, kept_at timestamptz,
      valid_from date, valid_to date, ended_at timestamptz, ended_why text, standing text)`.execute(database.owner)
}

test('what stands in the Kho and is in force is found, newest first, and nothing else', async () => {
  await plant(owner, 'of a dossier alone', { kept_at: null })
  await plant(owner, 'older')
  await plant(owner, 'over yesterday', { valid_to: '2021-06-24' })
  await plant(owner, 'last day', { valid_to: '2021-06-25' })
  await plant(owner, 'from tomorrow', { valid_from: '2021-06-26' })
  for (const why of ['replaced', 'revoked', 'withdrawn'])
    await plant(owner, why, { ended_at: '2021-06-01T00:00Z', ended_why: why })
  await plant(owner, 'other type', { document_type: 'giay-khai-sinh', standing: 'agency-original' })
  await plant(owner, 'not asked', { document_type: 'anh' })
  await plant(other, 'of somebody else')
  const ask = async (documentTypes: string[]) =>
    (await findKept(database.app, { ownerId: owner, documentTypes, day: '2021-06-25' }))
      .map(({ name, level }) => `${name} ${level}`)
  expect(await ask(['gplx', 'giay-khai-sinh', 'gplx'])).toEqual(['other type A', 'last day B', 'older B'])
  expect(await ask([])).toEqual([])
})

test('a paper says what its last correction says', async () => {
  const [paper] = await findKept(database.app, { ownerId: owner, documentTypes: ['gplx'], day: '2021-06-25' })
  for (const [version, number, reason] of [[1, '12', null], [2, '13', 'gõ nhầm']] as const)
    await sql`insert into documents.paper_facts (paper_id, version, number, issued_on, source, at, by, reason)
      values (${paper?.id}, ${version}, ${number}, '2019-03-01', 'typed', '2021-06-25', 1, ${reason})`
      .execute(database.owner)
  const found = await findKept(database.app, { ownerId: owner, documentTypes: ['gplx'], day: '2021-06-25' })
  expect(found.map(({ facts }) => facts)).toEqual([
    { version: 2, number: '13', issuedOn: '2019-03-01', issuerName: null, issuerCode: null, data: {} }, null,
  ])
})

test('the look-up walks the index of kept papers, and reads no other papers', async () => {
  await sql`
    insert into documents.paper (sha256, name, document_type, owner_id, source, added_at, added_by, kept_at)
    select ${Buffer.alloc(32, 1)}, 'many', 'type-' || n % 40, ${other}, 'result', '2021-01-01', 1, '2021-01-01'
    from generate_series(1, 20000) n`.execute(database.owner)
  await sql`analyze documents.paper`.execute(database.owner)
  const { rows } = await sql<{ plan: string }>`explain select * from unnest(array['gplx', 'anh']) as asked (type)
    cross join lateral (select * from documents.paper where owner_id = ${owner} and document_type = asked.type
      and kept_at is not null and ended_at is null order by id desc limit 20) p`.execute(database.owner)
  const plan = rows.map((row) => Object.values(row)[0]).join('\n')
  expect(plan).toContain('paper_kept')
  expect(plan).not.toContain('Seq Scan')
})
