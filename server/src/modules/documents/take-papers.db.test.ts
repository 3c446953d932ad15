/** Need: a dossier takes the papers of whoever sends it, and nobody else's; each knows which file it is. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok } from '../../kernel/result.ts'
import type { Backing, Ctx, Sender } from '../../platform/db.ts'
import { listEventsAfter, recordEvent } from '../audit/public.ts'
import { findPaper, listPapers } from './store/document-store.ts'
import { storeUpload } from './store-upload.ts'
import { type TakePapers, takePapers } from './take-papers.ts'

let database: TestDatabase
let backing: Backing
let ownerId: bigint

beforeAll(async () => {
  database = await createDatabase()
  await sql`insert into organisation.unit (id, key) overriding system value values (5, 'cq:mau')`.execute(database.owner)
  backing = database.backing()
  const insert = (ctx: Ctx) =>
    sql<{ id: bigint }>`
    insert into identity.person (kind, personal_number, full_name, proof, created_at, changed_at)
    values ('citizen', '000199990001', 'Nguyễn Thị Mẫu', 'claimed', ${ctx.now}, ${ctx.now}) returning id`
      .execute(ctx.tx)
  const { rows: [person] } = await inOneGo(backing, (ctx) => spoken(ctx, insert(ctx)))
  ownerId = person?.id ?? 0n
})
afterAll(() => database.drop())

const CITIZEN: Partial<Sender> = { actorId: 21n }

test('an upload is kept with its file, and an event tells of it without its name', async () => {
  const upload = await store({ ...CITIZEN }, 'a1', 'Đơn xin.pdf')
  expect(upload).toMatchObject({ name: 'Đơn xin.pdf', kind: 'application/pdf', size: 1200, pages: 2 })
  await expect.poll(() => listEventsAfter(backing.db, { era: 0, xid: '0', id: 0n }, 99))
    .toContainEqual(
      expect.objectContaining({
        type: 'upload.stored', data: { upload: upload.publicId, kind: 'application/pdf', size: 1200 },
      }),
    )
})

test('papers are made in order, one upload for two types too, and tell their file', async () => {
  const [one, two] = [await store(CITIZEN, 'b1', 'a.pdf'), await store(CITIZEN, 'b2', 'b.pdf')]
  const items = [
    { uploadId: two.publicId, documentType: 'don' }, { uploadId: one.publicId.toUpperCase(), documentType: 'ho-khau' },
    { uploadId: two.publicId, documentType: 'giay-to' },
  ]
  const papers = await take(CITIZEN, { ownerId, items })
  expect(papers.map(({ uploadId }) => uploadId)).toEqual(items.map(({ uploadId }) => uploadId))
  const listed = await listPapers(backing.db, papers.map(({ paperId }) => paperId))
  expect(listed.map(({ name, documentType, sha256 }) => [name, documentType, sha256])).toEqual([
    ['b.pdf', 'don', hash('b2')], ['a.pdf', 'ho-khau', hash('b1')], ['b.pdf', 'giay-to', hash('b2')],
  ])
  expect(listed[0]).toMatchObject({
    ownerId, source: 'upload', trust: 'unchecked', size: 1200, pages: 2, addedAt: backing.clock.now(),
  })
  expect(await findPaper(backing.db, listed[0]?.publicId ?? '')).toEqual(listed[0])
  expect(await findPaper(backing.db, randomUUID())).toBeUndefined()
})

test('an officer takes what they scanned, and what the person they act for had uploaded', async () => {
  const theirs = await store(CITIZEN, 'c1', 'a.pdf')
  const officer = { actorId: 31n, unitId: 5n, onBehalfOfId: 21n }
  const scan = await store(officer, 'c2', 'b.pdf')
  const items = [theirs, scan].map(({ publicId }) => ({ uploadId: publicId, documentType: 'don' }))
  const papers = await take(officer, { ownerId, items })
  const listed = await listPapers(backing.db, papers.map(({ paperId }) => paperId))
  expect(listed.map(({ source }) => source)).toEqual(['scan', 'scan'])
})

test.each([
  ['of somebody else', true], ['that does not exist', false],
])('an upload %s is unknown, and nothing is taken', async (_, exists) => {
  const mine = await store(CITIZEN, 'd1', 'a.pdf')
  const other = exists ? await store({ actorId: 22n }, 'd2', 'b.pdf') : { publicId: randomUUID() }
  const items = [mine, other].map(({ publicId }) => ({ uploadId: publicId, documentType: 'don' }))
  const before = await countPapers()
  await expect(take(CITIZEN, { ownerId, items })).rejects.toThrow('upload-unknown')
  expect(await countPapers()).toBe(before)
})

test('no papers are no papers', async () => {
  expect(await take(CITIZEN, { ownerId, items: [] })).toEqual([])
})

test('the same content of two people is one file and two uploads', async () => {
  const [one, other] = [await store(CITIZEN, 'e1', 'a.pdf'), await store({ actorId: 22n }, 'e1', 'b.pdf')]
  expect(one.publicId).not.toBe(other.publicId)
  const files = await sql`select from documents.file where sha256 = ${Buffer.from(hash('e1'), 'hex')}`
    .execute(backing.db)
  expect(files.rows).toHaveLength(1)
})

test.each([
  'update documents.file set size = 1', 'delete from documents.file', 'delete from documents.paper',
  'delete from documents.upload', 'update documents.paper set sha256 = sha256',
  'update documents.upload set actor_id = 1',
])('the application cannot bend what was handed in: %s', async (statement) => {
  await expect(sql.raw(statement).execute(backing.db)).rejects.toThrow('permission denied')
})

function hash(start: string): string {
  return start.padEnd(64, '0')
}

function store(who: Partial<Sender>, start: string, name: string) {
  const file = { sha256: hash(start), size: 1200, kind: 'application/pdf', pages: 2 } as const
  return inOneGo(backing, (ctx) => storeUpload(ctx, { ...file, name }), who)
}

function take(who: Partial<Sender>, input: TakePapers) {
  return inOneGo(backing, async (ctx) => {
    await spoken(ctx, Promise.resolve())
    return takePapers(ctx, input)
  }, who)
}

async function countPapers(): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ n: bigint }>`select count(*) as n from documents.paper`.execute(backing.db)
  return row?.n
}

/** As the greater deed would: it leaves the event. */
async function spoken<T>(ctx: Ctx, work: Promise<T>) {
  const done = await work
  await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
  return ok(done)
}
