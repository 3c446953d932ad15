/**
 * Need: what was scanned and belongs to no dossier, and what papers were made of, does not lie about for ever
 * (NĐ 13/2023 Đ.3); what stands in a dossier, or is on its way into one, is not lost with it.
 */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { keepScan, putScanAway, storeMadeFile, takePapers, takeScan } from '../modules/documents/public.ts'
import { storeUpload } from '../modules/documents/public.ts'
import { recordEvent } from '../modules/audit/public.ts'
import { clearOldTrays } from './clear-trays.ts'
import { discardUnusedUploads } from './discard-uploads.ts'

const CLERK = 31n
const DAYS = { waiting: 180, putAway: 30, originals: 90 }
const START = '2021-06-25T09:00+07:00'
let province: Province
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())

/** Machine time after which bytes would stay: those of these tests are older. */
const filesBefore = () => new Date(Date.now() + 60_000)
const clear = async (limit?: number) => clearOldTrays(province, { days: DAYS, filesBefore: filesBefore() }, limit)
const forget = async () => discardUnusedUploads(province, {
  before: new Date(province.clock.now().getTime() - 30 * 86_400_000), filesBefore: filesBefore(),
})
/** So many days after the first of them. */
const after = (days: number) => province.clock.set(new Date(Date.parse(START) + days * 86_400_000).toISOString())

async function stored(content: string) {
  const put = await province.storage.put(Readable.from([Buffer.from(content)]), Infinity)
  if (!put.ok) throw new Error(put.refusal.code)
  const { sha256, size } = put.value
  return { name: 'quet.pdf', sha256, size, kind: 'application/pdf', pages: 1 } as const
}
async function upload(content: string): Promise<{ id: bigint; publicId: string; sha256: string }> {
  const file = await stored(content)
  const { publicId } = await province.inOneGo((ctx) => storeUpload(ctx, file), { actorId: CLERK })
  const { rows: [row] } = await sql<{ id: bigint }>`select id from documents.upload where public_id = ${publicId}`
    .execute(province.database.owner)
  return { id: row?.id ?? 0n, publicId, sha256: file.sha256 }
}
/** A scan comes into a tray, of a batch where one is named. */
async function comes(content: string, from: readonly bigint[] = []) {
  const file = await stored(content)
  const { id: unitId } = province.directory.on('2021-06-25').units[0] ?? {}
  const { publicId } = await province.inOneGo((ctx) => keepScan(ctx, { unitId: unitId ?? 0n, came: 'batch', file, from }))
  return { publicId, sha256: file.sha256 }
}
const mayReach = () => true
const take = async (publicId: string) =>
  province.inOneGo((ctx) => takeScan(ctx, { publicId, mayReach }), { actorId: CLERK })
const putAway = async (publicId: string) => province.inOneGo(
  (ctx) => putScanAway(ctx, { publicId, mayReach, reason: 'Trang trắng' }).then((done) => done.ok
    ? { ok: true as const, value: null } : done), { actorId: CLERK })
async function handIn(uploadId: string): Promise<void> {
  const { id: ownerId } = await province.aPerson(1)
  await province.inOneGo(async (ctx) => {
    await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
    return takePapers(ctx, { ownerId, items: [{ uploadId, documentType: 'don' }] })
  }, { actorId: CLERK })
}
const isThere = async (sha256: string) => {
  const { rows: [row] } = await sql<{ file: boolean }>`
    select exists (select from documents.file where sha256 = decode(${sha256}, 'hex')) as file`.execute(province.database.owner)
  return [row?.file, await province.storage.has(sha256)]
}
const eventsOf = async (type: string) => (await sql<{ data: object; actor: bigint }>`
  select data, actor_id as actor from audit.event where type = ${type} order by id`.execute(province.database.owner)).rows
const [THERE, GONE] = [[true, true], [false, false]]

test('what was put away is destroyed after its days, with its event; that it was there stays', async () => {
  after(0)
  const [away, waiting] = [await comes('away'), await comes('waiting')]
  await putAway(away.publicId)
  after(29)
  await clear()
  expect(await isThere(away.sha256)).toEqual(THERE)
  after(31)
  await clear(1)
  expect([await isThere(away.sha256), await isThere(waiting.sha256)]).toEqual([GONE, THERE])
  expect(await eventsOf('scan.destroyed')).toEqual([{ data: { scan: away.publicId }, actor: 1n }])
  const { rows } = await sql`select put_away_why, destroyed_at is not null as is_destroyed from documents.scan
    where public_id = ${away.publicId}`.execute(province.database.owner)
  expect(rows).toEqual([{ putAwayWhy: 'Trang trắng', isDestroyed: true }])

  // What nobody took is put away first, by the program and with its reason, and destroyed its days later.
  after(181)
  await clear()
  expect(await isThere(waiting.sha256)).toEqual(THERE)
  after(212)
  await clear()
  expect(await isThere(waiting.sha256)).toEqual(GONE)
  const { rows: why } = await sql`select put_away_why, put_away_by from documents.scan
    where public_id = ${waiting.publicId}`.execute(province.database.owner)
  expect(why).toEqual([{ putAwayWhy: 'Chờ trong khay quá thời hạn lưu', putAwayBy: 1n }])
})

test('what somebody has in hand is not touched, nor the batch that it is of, until it is a paper and its days are over', async () => {
  after(300)
  const batch = await upload('whole batch')
  const scan = await comes('page of the batch', [batch.id])
  const taken = await take(scan.publicId)
  // The tray lets go of its own upload; the taken one holds the batch all the same.
  const { rows: links } = await sql`select from_upload from documents.made_of join documents.upload on upload.id = upload_id
    where upload.public_id = ${taken.publicId}`.execute(province.database.owner)
  expect(links).toEqual([{ fromUpload: batch.id }])
  after(500)
  await clear()
  expect([await isThere(scan.sha256), await isThere(batch.sha256)]).toEqual([THERE, THERE])
  const { rows: [inHand] } = await sql`select put_away_at from documents.scan where public_id = ${scan.publicId}`
    .execute(province.database.owner)
  expect(inHand).toEqual({ putAwayAt: null })

  await handIn(taken.publicId)
  after(589)
  await clear()
  await forget()
  expect(await isThere(batch.sha256)).toEqual(THERE)
  after(591)
  await clear()
  await forget()
  // The paper is there as it came; what it was cut out of is not.
  expect([await isThere(scan.sha256), await isThere(batch.sha256)]).toEqual([THERE, GONE])
  expect(await eventsOf('upload.originals-released')).toEqual([expect.objectContaining({ data: { count: 1 } })])
})

test('an original stays as long as one of two files made of it is no paper yet', async () => {
  after(700)
  const [original, first, second] = [await upload('original'), await stored('first'), await stored('second')]
  const made = await Promise.all([first, second].map(async (file) =>
    province.inOneGo((ctx) => storeMadeFile(ctx, { file, from: [original.id] }), {
      actorId: CLERK, requestId: randomUUID(),
    })))
  await handIn(made[0]?.publicId ?? '')
  after(800)
  await clear()
  expect(await isThere(original.sha256)).toEqual(THERE)
  await handIn(made[1]?.publicId ?? '')
  after(900)
  await clear()
  await forget()
  expect([await isThere(original.sha256), await isThere(first.sha256), await isThere(second.sha256)])
    .toEqual([GONE, THERE, THERE])
})
