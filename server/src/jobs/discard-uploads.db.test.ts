/**
 * Need: what somebody uploaded and never handed in does not lie about for ever (NĐ 13/2023 Đ.3); what is handed in at
 * that very moment, or has the same content, is not lost with it.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { ok } from '../kernel/result.ts'
import { recordEvent } from '../modules/audit/public.ts'
import { storeEntryFile } from '../modules/catalogue/public.ts'
import { discardUploads, removeNamelessFiles, storeUpload, takePapers } from '../modules/documents/public.ts'
import { insertDraft } from '../modules/dossiers/public.ts'
import { recordPerson } from '../modules/identity/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import { type Storage, openStorage } from '../platform/storage.ts'
import { discardUnusedUploads } from './discard-uploads.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-discard-'))
let database: TestDatabase
let storage: Storage
let ownerId: bigint
beforeAll(async () => {
  database = await createDatabase()
  storage = await openStorage(folder)
  const person = {
    kind: 'citizen', personalNumber: '000199990001', fullName: 'Nguyễn Thị Mẫu', proof: 'claimed',
  } as const
  ownerId = (await inOneGo(database.backing(), (ctx) => recordPerson(ctx, person))).id
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const CLERK = 31n
const OLD = '2021-05-01T09:00+07:00'
const NOW = '2021-06-25T09:00+07:00'
const on = (iso: string): Backing => database.backing(stoppedClock(iso))
/** By the product's time for rows; files of these tests are old by the machine's, unless they are made young. */
const BEFORE = { before: new Date('2021-05-26T09:00+07:00'), filesBefore: new Date(Date.now() - 60_000) }
const sweep = async (batch?: number) => discardUnusedUploads({ ...on(NOW), storage }, BEFORE, batch)

const hashOf = (content: string) => createHash('sha256').update(content).digest('hex')
const pathOf = (content: string) =>
  join(folder, hashOf(content).slice(0, 2), hashOf(content).slice(2, 4), hashOf(content))
async function upload(content: string, at = OLD): Promise<string> {
  const stored = await storage.put((async function* bytes() { yield Buffer.from(content) })(), 1000)
  if (!stored.ok) throw new Error(stored.refusal.code)
  utimesSync(pathOf(content), new Date(0), new Date(0))
  const row = {
    name: 'a.pdf', sha256: stored.value.sha256, size: stored.value.size, kind: 'application/pdf', pages: 1,
  } as const
  return (await inOneGo(on(at), (ctx) => storeUpload(ctx, row), { actorId: CLERK })).publicId
}
const handIn = async (ctx: Ctx, uploadId: string) => {
  await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
  return takePapers(ctx, { ownerId, items: [{ uploadId, documentType: 'don' }] })
}
/** Whether the upload is there, its file is, and its bytes are. */
async function thereIs(uploadId: string, content: string): Promise<readonly [boolean, boolean, boolean]> {
  const { rows: [row] } = await sql<{ upload: boolean; file: boolean }>`
    select exists (select from documents.upload where public_id = ${uploadId}) as upload,
      exists (select from documents.file where sha256 = decode(${hashOf(content)}, 'hex')) as file`
    .execute(database.owner)
  return [row?.upload ?? false, row?.file ?? false, await storage.has(hashOf(content))]
}
const numberOf = async (uploadId: string) =>
  (await sql<{ id: bigint }>`select id from documents.upload where public_id = ${uploadId}`.execute(database.owner))
    .rows[0]?.id ?? 0n

test('what nobody handed in goes with its bytes after its days; papers, drafts and what is younger stay', async () => {
  const [unused, used, young, drafted] = [
    await upload('unused'), await upload('used'), await upload('young', NOW), await upload('drafted'),
  ]
  await inOneGo(on(OLD), (ctx) => handIn(ctx, used), { actorId: CLERK })
  await insertDraft(
    database.app,
    {
      token: randomUUID(), procedureVersionId: 1n, formVersionId: null, requestId: randomUUID(), territoryId: null,
      savedAt: new Date(NOW), answers: {},
    },
    { accountId: undefined, holderHash: Buffer.alloc(32) },
  )
  await sql`update dossiers.draft set papers = ${JSON.stringify([{ upload: drafted }])}::jsonb`.execute(database.owner)

  expect(await sweep(1)).toBe(1) // one a transaction, and the one of the draft does not stop it
  expect(await thereIs(unused, 'unused')).toEqual([false, false, false])
  for (const [id, content] of [
    [used, 'used'], [young, 'young'], [drafted, 'drafted'],
  ] as const)
    expect(await thereIs(id, content)).toEqual([true, true, true])
  const { rows } = await sql<{ data: unknown; actor: bigint }>`
    select data, actor_id as actor from audit.event where type = 'upload.discarded'`.execute(database.owner)
  expect(rows).toEqual([{ data: { count: 1 }, actor: 1n }])

  await sql`delete from dossiers.draft`.execute(database.owner)
  expect([await sweep(), await sweep()]).toEqual([1, 0])
  expect(await thereIs(drafted, 'drafted')).toEqual([false, false, false])
})

test('bytes that stand in a guide, published or a draft, stay when the same was uploaded and forgotten', async () => {
  const [asPicture, alone] = [await upload('picture of a guide'), await upload('picture of nothing')]
  await inOneGo(on(NOW), (ctx) => storeEntryFile(ctx, {
    sha256: hashOf('picture of a guide'), size: 18, kind: 'image/png',
  }))
  expect(await sweep()).toBe(2)
  expect(await thereIs(asPicture, 'picture of a guide')).toEqual([false, false, true])
  expect(await thereIs(alone, 'picture of nothing')).toEqual([false, false, false])
})

test('a file that another upload or a paper has too stays, row and bytes', async () => {
  const [mine, theirs] = [await upload('shared'), await upload('shared', NOW)]
  expect(await sweep()).toBe(1)
  expect([await thereIs(mine, 'shared'), await thereIs(theirs, 'shared')]).toEqual([
    [false, true, true], [true, true, true],
  ])
})

test('handed in before the sweep commits its look: it stays', async () => {
  const id = await upload('handed in first')
  const number = await numberOf(id)
  await inOneGo(on(NOW), async (ctx) => {
    const taken = await handIn(ctx, id) // its row is held, and not committed
    expect(await inOneGo(on(NOW), (sweeping) => discardUploads(sweeping, [number]))).toEqual({ count: 0, files: [] })
    return taken
  }, { actorId: CLERK })
  // a look from before
  expect(await inOneGo(on(NOW), (ctx) => discardUploads(ctx, [number]))).toEqual({ count: 0, files: [] })
  expect(await thereIs(id, 'handed in first')).toEqual([true, true, true])
})

test('handed in while the sweep takes it: refused as unknown, and nothing is half done', async () => {
  const id = await upload('swept first')
  const number = await numberOf(id)
  let handing: ReturnType<typeof tryToHandIn> | undefined
  const tryToHandIn = async () =>
    inTransaction(
      on(NOW), { actorId: CLERK, requestId: randomUUID(), bodyHash: Buffer.alloc(32) }, (ctx) => handIn(ctx, id),
      () => ({ status: 201, body: null }),
    )
  await inOneGo(on(NOW), async (ctx) => {
    const gone = await discardUploads(ctx, [number])
    handing = tryToHandIn()
    await expect.poll(async () => waiting()).toBe(1)
    return gone
  })
  expect(await handing).toEqual({ ok: false, refusal: { code: 'upload-unknown', uploadId: id } })
  const { rows } = await sql`select from documents.paper where name = 'swept first'`.execute(database.owner)
  expect([rows, await thereIs(id, 'swept first')]).toEqual([[], [false, false, true]]) // the bytes go after the commit
})

test('the same content uploaded while the sweep takes it is there afterwards, row and bytes', async () => {
  const first = await upload('again')
  const number = await numberOf(first)
  let again: Promise<string> | undefined
  const { files } = await inOneGo(on(NOW), async (ctx) => {
    const gone = await discardUploads(ctx, [number])
    again = upload('again', NOW)
    await expect.poll(async () => waiting()).toBe(1)
    return ok(gone.ok ? gone.value : { count: 0, files: [] })
  })
  const second = await again
  expect(files).toEqual([hashOf('again')])
  expect(await removeNamelessFiles(database.app, storage, files, BEFORE.filesBefore)).toBe(0)
  expect(await thereIs(String(second), 'again')).toEqual([true, true, true])
})

test('the same content stored just before the sweep, and not committed, keeps its file', async () => {
  const [number, row] = [
    await numberOf(await upload('just before')),
    { name: 'a.pdf', sha256: hashOf('just before'), size: 11, kind: 'application/pdf', pages: 1 } as const,
  ]
  let sweeping: Promise<unknown> | undefined
  await inOneGo(on(NOW), async (ctx) => {
    const stored = await storeUpload(ctx, row)
    sweeping = inOneGo(on(NOW), (other) => discardUploads(other, [number]))
    await expect.poll(async () => waiting()).toBe(1)
    return stored
  }, { actorId: CLERK })
  expect(await sweeping).toEqual({ count: 1, files: [] })
})

test('bytes that were brought again and whose row is still to come stay', async () => {
  const id = await upload('on its way')
  const { files } = await inOneGo(on(NOW), async (ctx) => discardUploads(ctx, [await numberOf(id)]))
  utimesSync(pathOf('on its way'), new Date(), new Date())
  expect(await removeNamelessFiles(database.app, storage, files, BEFORE.filesBefore)).toBe(0)
  expect(await storage.has(hashOf('on its way'))).toBe(true)
})

test('the application cannot take away what was handed in, nor any file by itself', async () => {
  const id = await upload('a paper')
  await inOneGo(on(OLD), (ctx) => handIn(ctx, id), { actorId: CLERK })
  expect(await inOneGo(on(NOW), async (ctx) => discardUploads(ctx, [await numberOf(id)]))).toEqual({
    count: 0, files: [],
  })
  await expect(sql`delete from documents.upload`.execute(database.app)).rejects.toThrow('permission denied')
  await expect(sql`delete from documents.file`.execute(database.app)).rejects.toThrow('permission denied')
})

test('a paper is passed over without a look, and a source is open again when what was made of it went', async () => {
  const open = async () => {
    const { rows } = await sql<{ id: string }>`
      select public_id as id from documents.open_upload join documents.upload on upload.id = upload_id`
      .execute(database.app)
    return rows.map(({ id }) => id)
  }
  const paper = await upload('becomes a paper')
  const [source, made] = [await upload('a whole batch'), await upload('a part of it')]
  expect(await open()).toEqual(expect.arrayContaining([paper, source, made]))
  await inOneGo(on(OLD), (ctx) => handIn(ctx, paper), { actorId: CLERK })
  await sql`insert into documents.made_of select made.id, source.id from documents.upload made, documents.upload source
    where made.public_id = ${made} and source.public_id = ${source}`.execute(database.owner)
  const left = await open()
  expect([left.includes(paper), left.includes(source), left.includes(made)]).toEqual([false, false, true])
  await inOneGo(on(NOW), async (ctx) => discardUploads(ctx, [await numberOf(made)]))
  expect(await open()).toContain(source)
  await sweep()
  expect(await thereIs(source, 'a whole batch')).toEqual([false, false, false])
})

/** How many statements wait for somebody's lock. */
async function waiting(): Promise<number> {
  const { rows: [row] } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    .execute(database.owner)
  return row?.n ?? 0
}
