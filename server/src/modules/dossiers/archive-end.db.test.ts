/**
 * Need D9: what the archive keeps stays as long as its rule says and longer while it is held; then one proposes,
 * another decides, and what belongs to nothing else is gone from both stores, while the record of it stays (Luật Lưu
 * trữ 2011 Đ.17, Đ.28).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../../../test/close-dossiers.ts'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { pagesOf, pdfOf } from '../../../test/sample-pdf.ts'
import { hotFolderPoller } from '../../jobs/watch-hot-folder.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import {
  correctFacts, destroyNamedBodies, discardUploads, findPaper, listScans, openPaper, removeDestroyed, takeScan,
} from '../documents/public.ts'
import { keepRendition } from '../documents/store/renditions.ts'
import { closeIntoArchive } from './close-into-archive.ts'
import { decideDestruction } from './decide-destruction.ts'
import { handToArchive } from './hand-to-archive.ts'
import { holdPackage, liftHold } from './hold-package.ts'
import { proposeDestruction } from './propose-destruction.ts'
import { receiveIntoArchive } from './receive-into-archive.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
/** Closed in 2021 and kept for 20 years: the last day is 31 December 2041. */
const [LAST, AFTER] = ['2041-12-31T09:00+07:00', '2042-01-01T09:00+07:00']
let province: Province
let desk: Desk
let archive: ReturnType<typeof openArchive>
let unitIds: readonly bigint[]
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  archive = openArchive(desk, COMMUNE)
  unitIds = [province.unit(COMMUNE).id]
})
afterAll(async () => {
  archive.close()
  await province.drop()
})
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })

const did = async <T>(work: (ctx: Ctx) => Promise<Result<T, Refusal>>, actorId = 2n): Promise<T | string> =>
  province.inOneGo(work, { actorId }).catch((error: unknown) => (error as Error).message)
const codeOf = (done: unknown) => typeof done === 'string' ? done : 'done'

/** In the archive, with the last day of its keeping set as if its rule said so. */
async function kept(uploads?: readonly string[]): Promise<{ dossier: string; id: string; sha256: string }> {
  const dossier = await archive.returned(uploads ? { uploads } : {})
  await did((ctx) => closeIntoArchive(ctx, province, { publicId: dossier, unitIds, reason: null }))
  await archive.pack()
  const { publicId: id = '', sha256 = '' } = (await archive.packages(dossier)).at(-1) ?? {}
  const batch = await did((ctx) => handToArchive(ctx, { packages: [id], unitIds }), 1n)
  await did((ctx) => receiveIntoArchive(ctx, {
    publicId: typeof batch === 'string' ? '' : batch.publicId, unitIds, refused: [], judged: [],
  }))
  await sql`update dossiers.archive_package set retain_until = '2041-12-31' where public_id = ${id}`.execute(province.database.owner)
  return { dossier, id, sha256: sha256 ?? '' }
}
const propose = async (id: string, by = 2n) =>
  did((ctx) => proposeDestruction(ctx, { packages: [id], unitIds, reason: 'Hết thời hạn bảo quản' }), by)
const decide = async (publicId: string, isApproved = true, by = 3n) =>
  codeOf(await did((ctx) => decideDestruction(ctx, { publicId, unitIds, isApproved, note: '' }), by))
const proposed = async (id: string) => {
  const done = await propose(id)
  if (typeof done === 'string') throw new Error(done)
  return done.publicId
}
const paperOf = async (dossier: string) => {
  const { rows: [row] } = await sql<{ publicId: string; sha256: string; destroyedAt: Date | null }>`
    select p.public_id, encode(p.sha256, 'hex') as sha256, p.destroyed_at from documents.paper p join dossiers.component c on p.id = any(c.paper_ids)
    join dossiers.dossier d on d.id = c.dossier_id where d.public_id = ${dossier} limit 1`.execute(province.db)
  return row
}
const resultOf = async (dossier: string) => {
  const { rows: [row] } = await sql<{ sha256: string }>`
    select encode(p.sha256, 'hex') as sha256 from dossiers.signed_result r join documents.paper p on p.id = r.paper_id
    join dossiers.dossier d on d.id = r.dossier_id where d.public_id = ${dossier}`.execute(province.db)
  return row?.sha256 ?? ''
}
const isDestroyed = async (sha256: string) => {
  const { rows } = await sql`
    select from documents.destroyed_body where sha256 = decode(${sha256}, 'hex')`.execute(province.db)
  return rows.length > 0
}
// Of the machine's time: what was brought in this test counts as old.
const swept = async () => removeDestroyed(province.db, province.storage, {
  before: new Date('2100-01-01'), at: new Date('2100-01-01'), limit: 100,
})

test('nothing goes before its last day is over, nor what is kept for ever, nor while it is held', async () => {
  const { id } = await kept()
  province.clock.set(LAST)
  expect(codeOf(await propose(id))).toBe('package-retained')
  province.clock.set(AFTER)
  await sql`update dossiers.archive_package set retain_until = null where public_id = ${id}`.execute(province.database.owner)
  expect(codeOf(await propose(id))).toBe('package-retained')
  await sql`update dossiers.archive_package set retain_until = '2041-12-31' where public_id = ${id}`.execute(province.database.owner)
  const on = { publicId: id, unitIds, reason: 'Đang thanh tra' }
  expect(codeOf(await did((ctx) => holdPackage(ctx, on)))).toBe('done')
  expect(codeOf(await did((ctx) => holdPackage(ctx, on)))).toBe('package-held')
  expect(codeOf(await propose(id))).toBe('package-held')
  expect(codeOf(await did((ctx) => liftHold(ctx, { ...on, reason: 'Thanh tra xong' })))).toBe('done')
  expect(codeOf(await did((ctx) => liftHold(ctx, on)))).toBe('package-not-held')
  const waiting = await proposed(id)
  expect(codeOf(await propose(id))).toBe('destruction-open')
  // Held after it was proposed: whoever decides is told so, and nothing goes.
  await did((ctx) => holdPackage(ctx, on))
  expect([await decide(waiting), await decide(waiting, false), await decide(waiting)])
    .toEqual(['package-held', 'done', 'destruction-decided'])
})

test('one proposes, another decides: then package and papers are gone from the store, and the record stays', async () => {
  const { dossier, id, sha256 } = await kept()
  const paper = (await paperOf(dossier))?.sha256 ?? ''
  province.clock.set(AFTER)
  const waiting = await proposed(id)
  expect(await decide(waiting, true, 2n)).toBe('own-proposal')
  const both = await Promise.all([decide(waiting), decide(waiting)])
  expect(both.sort()).toEqual(['destruction-decided', 'done'])
  expect(await swept()).toBeGreaterThan(0)
  expect([await province.storage.has(sha256), await province.storage.has(paper)]).toEqual([false, false])
  expect((await archive.packages(dossier)).at(-1)).toMatchObject({ state: 'destroyed', sha256 })
  expect((await paperOf(dossier))?.destroyedAt).not.toBeNull()
  expect((await desk.events(dossier)).map(({ type }) => type)).toContain('archive.destroyed')
  // The result stands in the Kho of its owner and is theirs.
  expect(await province.storage.has(await resultOf(dossier))).toBe(true)
  // No daily check calls it lost.
  const { rows } = await sql`select from documents.stored_copy where sha256 = decode(${paper}, 'hex')`.execute(province.db)
  expect([rows.length, await swept()]).toEqual([0, 0])
})

test('what another dossier has, too, stays; brought again, it is a file as any other', async () => {
  const bytes = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  const one = await kept([await archive.upload(bytes)])
  const second = await archive.returned({ uploads: [await archive.upload(bytes)] })
  const { sha256 = '' } = await paperOf(second) ?? {}
  province.clock.set(AFTER)
  await decide(await proposed(one.id))
  await swept()
  expect([await province.storage.has(one.sha256), await province.storage.has(sha256)]).toEqual([false, true])

  province.clock.set('2021-06-25T09:00+07:00')
  const alone = await kept()
  const { sha256: gone = '' } = await paperOf(alone.dossier) ?? {}
  const again = await archive.bytes(gone)
  province.clock.set(AFTER)
  await decide(await proposed(alone.id))
  await swept()
  expect([await province.storage.has(gone), await isDestroyed(gone)]).toEqual([false, true])
  province.clock.set('2021-06-25T09:00+07:00')
  await archive.upload(again)
  await swept()
  const { rows } = await sql`select from documents.stored_copy where sha256 = decode(${gone}, 'hex')`.execute(province.db)
  expect([await province.storage.has(gone), await isDestroyed(gone), rows.length])
    .toEqual([true, false, 1])
})

/** Whether somebody who may see the paper of a dossier gets it. */
async function opens(dossier: string): Promise<string> {
  const paper = await findPaper(province.db, (await paperOf(dossier))?.publicId ?? '')
  if (!paper) return 'no paper'
  const opened = await openPaper(province, paper, { isOriginal: true })
  return opened.ok ? 'opened' : opened.refusal.code
}

/** What a scanner put into the folder of the section, as an upload of whoever received there. */
async function fromTray(name: string): Promise<string> {
  const section = `${COMMUNE}:one-stop`
  const root = mkdtempSync(join(tmpdir(), 'motcua-archive-hot-'))
  const own = join(root, section.replaceAll(':', '_'))
  mkdirSync(own)
  writeFileSync(join(own, name), pdfOf([...pagesOf(1), `(${name})`]))
  const one = hotFolderPoller({ ...province, log: { warn: () => undefined } }, root)
  for (let look = 0; look < 3; look += 1) await one.run()
  rmSync(root, { recursive: true })
  const scan = (await listScans(province.db, [province.unit(section).id], 50)).find((one) => one.name === name)
  const { accountId } = await province.viewerAs('reception', section, 'dossier.intake')
  const taken = await did((ctx) => takeScan(ctx, { publicId: scan?.publicId ?? '', mayReach: () => true }), accountId)
  if (typeof taken === 'string') throw new Error(taken)
  return taken.publicId
}

test('a scan of the hot folder is gone from both stores with its paper, and opened by nobody', async () => {
  const { dossier, id } = await kept([await fromTray('quet-1.pdf')])
  const { sha256 = '' } = await paperOf(dossier) ?? {}
  expect([await province.storage.has(sha256), await opens(dossier)]).toEqual([true, 'opened'])
  province.clock.set(AFTER)
  await decide(await proposed(id))
  await swept()
  expect([await province.storage.has(sha256), await opens(dossier)]).toEqual([false, 'paper-destroyed'])
})

test('what an upload has, too, is opened no more as the paper, and gone when the upload is forgotten', async () => {
  const bytes = pdfOf([...pagesOf(1), '(handed in, and sent again)'])
  const { dossier, id } = await kept([await archive.upload(bytes)])
  const { sha256 = '' } = await paperOf(dossier) ?? {}
  const again = await archive.upload(bytes)
  province.clock.set(AFTER)
  await decide(await proposed(id))
  const look = async (day: string) => destroyNamedBodies(province.db, { at: new Date(day), limit: 100 })
  expect(await look('2100-01-01')).toBeGreaterThan(0)
  await swept()
  expect([await province.storage.has(sha256), await opens(dossier)]).toEqual([true, 'paper-destroyed'])
  const { rows: [upload] } = await sql<{ id: bigint }>`
    select id from documents.upload where public_id = ${again}`.execute(province.db)
  await did((ctx) => discardUploads(ctx, [upload?.id ?? 0n]))
  await look('2100-01-01') // looked at today
  expect(await isDestroyed(sha256)).toBe(false)
  await look('2100-01-03')
  await swept()
  expect([await province.storage.has(sha256), await isDestroyed(sha256)]).toEqual([false, true])
  const { rows } = await sql`select from documents.named_body where sha256 = decode(${sha256}, 'hex')`.execute(province.db)
  expect(rows).toEqual([])
})

/** Nobody's words: where they are found, something of the paper was left behind. */
const [WORDS, SUGGESTED, SAID, NUMBERED] = ['Mạc Thị Dấu Vết', 'Tạ Văn Gợi Ý', 'Khúc Thị Dữ Liệu', '000199990123']
/** Tables of the product in which a row says this. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(province.database.owner)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql.raw(`select from ${name} t where t::text like '%${text}%' limit 1`).execute(province.database.owner)
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('nothing that was read, suggested or kept as data of a destroyed paper stands anywhere', async () => {
  const { dossier, id } = await kept()
  const paper = (await paperOf(dossier))?.sha256 ?? ''
  const { rows: [row] } = await sql<{ id: bigint }>`
    select p.id from documents.paper p join dossiers.component c on p.id = any(c.paper_ids)
    join dossiers.dossier d on d.id = c.dossier_id where d.public_id = ${dossier} limit 1`.execute(province.db)
  const paperId = row?.id ?? 0n
  const made: string[] = []
  for (const [kind, body] of [['text', `[{"text":"${WORDS}"}]`], ['thumbnail', `ảnh của ${WORDS}`], ['archive', `bản của ${WORDS}`]] as const) {
    const put = await province.storage.put(Readable.from([Buffer.from(body)]), 9_999)
    if (!put.ok) throw new Error('not stored')
    made.push(put.value.sha256)
    const { sha256 } = put.value
    await keepRendition(province.db, paper, kind, { sha256, note: { said: WORDS }, at: province.clock.now() })
  }
  for (const [name, reason] of [[SAID, null], [`${SAID} hai`, `Sai tên ${SAID}`]] as const) {
    await did((ctx) => correctFacts(ctx, {
      paperId, said: { number: NUMBERED, issuerName: SAID, data: { 'person.fullName': name } }, source: 'typed', reason,
    }))
  }
  await sql`insert into documents.paper_review (paper_id, unit_id, fields, numbers, suggested_at)
    values (${paperId}, ${unitIds[0] ?? 0n}, ${JSON.stringify([{ value: SUGGESTED }])}::jsonb, array[${NUMBERED}], now())
    on conflict (paper_id) do update set fields = excluded.fields, numbers = excluded.numbers, suggested_at = now()`
    .execute(province.database.owner)
  const stood: string[][] = []
  for (const text of [WORDS, SUGGESTED, SAID, NUMBERED]) stood.push(await tablesWith(text))
  expect(stood).toEqual([
    ['documents.rendition'], ['documents.paper_review'], ['documents.paper_facts'],
    ['documents.paper_facts', 'documents.paper_review'],
  ])

  province.clock.set(AFTER)
  await decide(await proposed(id))
  await swept()
  for (const text of [WORDS, SUGGESTED, SAID, NUMBERED]) expect(await tablesWith(text)).toEqual([])
  for (const sha256 of [paper, ...made]) expect(await province.storage.has(sha256)).toBe(false)
  // Whoever was still reading it when it was destroyed leaves nothing either.
  await keepRendition(province.db, paper, 'text', { sha256: null, note: { said: WORDS }, at: province.clock.now() })
  expect(await tablesWith(WORDS)).toEqual([])
  // That it was destroyed, by which decision, is on record.
  expect((await archive.packages(dossier)).at(-1)).toMatchObject({ state: 'destroyed' })
  expect((await paperOf(dossier))?.destroyedAt).not.toBeNull()
})
