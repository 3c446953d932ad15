/**
 * Need: of what stands in a Kho only what may be used again is offered (domain 7.2, 7.4). With the death of its owner
 * it is closed, a paper that names somebody else is not theirs, and a picture that nobody has accepted is not held.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { recordPerson } from '../identity/public.ts'
import { askFacts } from './ask-facts.ts'
import { reuseSources } from './public.ts'

let database: TestDatabase
let n = 0
let owner = 0n
beforeAll(async () => {
  database = await createDatabase()
  await sql`insert into documents.file (sha256, size, kind, pages) values (${Buffer.alloc(32, 1)}, 9, 'application/pdf', 1)`
    .execute(database.owner)
})
beforeEach(async () => {
  n += 1
  owner = (await inOneGo(database.backing(), (ctx) => recordPerson(ctx, {
    kind: 'citizen', personalNumber: numberOf(n), fullName: `Mẫu ${String(n)}`, birth: '1984-05-01', proof: 'seen',
  }), { requestId: randomUUID() })).id
})
afterAll(() => database.drop())

const numberOf = (nth: number) => `00008499${String(nth).padStart(4, '0')}`

async function plant(
  name: string, { standing = 'signed-scan', basis = 'law', idNumber }: {
    standing?: string; basis?: 'law' | 'owner'; idNumber?: string
  } = {},
): Promise<void> {
  const { rows: [paper] } = await sql<{ id: bigint }>`
    insert into documents.paper (sha256, name, document_type, owner_id, source, added_at, added_by, kept_at, standing)
    values (${Buffer.alloc(32, 1)}, ${name}, 'gplx', ${owner}, 'result', '2021-01-01', 1, '2021-01-01', ${standing})
    returning id`.execute(database.owner)
  await sql`insert into documents.keeping (paper_id, basis, article, agreed_at, at, by)
    values (${paper?.id}, ${basis}, ${basis === 'law' ? 'NĐ 45/2020/NĐ-CP Đ.16' : null},
      ${basis === 'law' ? null : '2021-01-01'}, '2021-01-01', 1)`
    .execute(database.owner)
  if (idNumber !== undefined)
    await sql`insert into documents.paper_facts (paper_id, version, data, source, at, by)
      values (${paper?.id}, 1, ${JSON.stringify({ 'person.idNumber': idNumber })}, 'read', '2021-01-01', 1)`
      .execute(database.owner)
}

async function found(): Promise<string[]> {
  const each = await Promise.all(reuseSources().map((source) =>
    source.findPapers(database.app, { ownerId: owner, day: '2021-06-25', documentTypes: ['gplx'] })))
  return each.flat().map(({ name }) => name)
}

test('with the death of its owner a Kho is closed: neither papers nor what they say is offered', async () => {
  await plant('of the living', { idNumber: numberOf(n) })
  const said = () => askFacts(database.app, reuseSources(), { ownerId: owner, day: '2021-06-25', ofOwner: ['gplx'] })
  expect([await found(), (await said()).size]).toEqual([['of the living'], 1])
  // A year is enough: of many who died long ago no day is known.
  await sql`update identity.person set death = '2021' where id = ${owner}`.execute(database.owner)
  expect([await found(), (await said()).size]).toEqual([[], 0])
})

test('a paper that names another number is a scan of somebody else’s, and is not offered', async () => {
  await plant('names its owner', { idNumber: numberOf(n) })
  await plant('names nobody')
  await plant('names another', { idNumber: '000084990999' })
  expect((await found()).sort()).toEqual(['names its owner', 'names nobody'])
})

test('what its owner stored counts only if somebody answers for it, and the better one comes first', async () => {
  await plant('picture of the owner', { basis: 'owner', standing: 'plain-copy' })
  await plant('original stored by the owner', { basis: 'owner', standing: 'agency-original' })
  await plant('picture that was accepted', { standing: 'plain-copy' })
  await plant('signed scan')
  expect(await found()).toEqual(['original stored by the owner', 'signed scan', 'picture that was accepted'])
})
