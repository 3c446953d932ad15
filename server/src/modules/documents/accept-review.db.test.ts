/** Need: a scan of the wrong person's paper, accepted in haste, is not used again as its owner's (domain 7.1). */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { recordPerson } from '../identity/public.ts'
import { acceptReview } from './public.ts'

const OWN = '000199990001'
let database: TestDatabase
let ownerId: bigint
beforeAll(async () => {
  database = await createDatabase()
  await sql`insert into documents.file (sha256, size, kind, pages) values (${Buffer.alloc(32, 1)}, 9, 'application/pdf', 1)`
    .execute(database.owner)
  await sql`insert into organisation.unit (id, key) overriding system value values (7, 'cq:mau')`.execute(database.owner)
  ownerId = (await inOneGo(database.backing(), (ctx) =>
    recordPerson(ctx, { kind: 'citizen', personalNumber: OWN, fullName: 'Nguyễn Thị Mẫu', proof: 'seen' }))).id
})
afterAll(async () => database.drop())

/** What is kept of a paper on which the program found these numbers. */
async function acceptedWith(numbers: readonly string[]): Promise<unknown> {
  const { rows: [paper] } = await sql<{ id: bigint; publicId: string }>`
    insert into documents.paper (sha256, name, document_type, owner_id, source, added_at, added_by)
    values (${Buffer.alloc(32, 1)}, 'a.pdf', 'gplx', ${ownerId}, 'result', '2021-06-01', 1)
    returning id, public_id`.execute(database.owner)
  const field = { field: 'name', normalised: 'Nguyễn Thị Mẫu', confidence: 0.9, isDoubtful: false, page: 1, box: null }
  await sql`insert into documents.paper_review (paper_id, unit_id, fields, numbers, suggested_at)
    values (${paper?.id}, 7, ${JSON.stringify([field])}, ${numbers}::text[], '2021-06-01')`.execute(database.owner)
  await inOneGo(database.backing(), (ctx) => acceptReview(ctx, {
    publicId: String(paper?.publicId), mayReach: (unitId) => unitId === 7n,
    values: { name: 'Nguyễn Thị Mẫu', number: '', issuedOn: '', issuer: '', place: '' },
  }))
  const { rows: [facts] } = await sql<{ data: unknown }>`
    select data from documents.paper_facts where paper_id = ${paper?.id}`.execute(database.owner)
  return facts?.data
}

test.each([
  ['nobody’s', [], undefined], ['its owner’s', [OWN], OWN], ['its owner’s among others', ['000199990002', OWN], OWN],
  ['somebody else’s', ['000199990002', '000199990003'], '000199990002'],
])('%s number is kept with what the paper says', async (_whose, numbers, kept) => {
  expect(await acceptedWith(numbers)).toEqual({
    'person.fullName': 'Nguyễn Thị Mẫu', ...kept !== undefined && { 'person.idNumber': kept },
  })
})
