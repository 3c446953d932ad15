/**
 * Need D9: the archive gets what has legal value – the copy that its receiver signed of a scan – and the copy as PDF/A
 * beside the original, all signatures judged; and a result stays good when its certificate runs out (NĐ 45/2020/NĐ-CP
 * Đ.10; TT 13/2023/TT-BNV Đ.4; EN 319 102-1, 5.5.2).
 */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openArchive, sha256Of } from '../../../test/close-dossiers.ts'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { pagesOf, pdfOf } from '../../../test/sample-pdf.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok, refuse } from '../../kernel/result.ts'
import type { KeyHolder } from '../../platform/signing/key-ring.ts'
import { recordEvent } from '../audit/public.ts'
import { type Paper, type SignedCopy, findPaper, keepRendition, keepSignedCopies } from '../documents/public.ts'
import { closeIntoArchive } from './close-into-archive.ts'
import { signScans } from './sign-scans.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
let province: Province
let desk: Desk
let archive: ReturnType<typeof openArchive>
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  archive = openArchive(desk, COMMUNE)
})
afterAll(async () => {
  archive.close()
  await province.drop()
})
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })

async function packed(publicId: string, reason: string | null = null) {
  const unitIds = [province.unit(COMMUNE).id]
  await province.inOneGo((ctx) => closeIntoArchive(ctx, province, { publicId, unitIds, reason }), { actorId: 1n })
  await archive.pack()
  return (await archive.packages(publicId)).at(-1)
}

async function store(bytes: Buffer): Promise<{ readonly sha256: string; readonly size: number }> {
  const put = await province.storage.put(Readable.from([bytes]), 1e8)
  if (!put.ok) throw new Error(put.refusal.code)
  return put.value
}

async function firstPaper(dossier: string): Promise<Paper> {
  const { rows: [row] } = await sql<{ publicId: string }>`
    select p.public_id from documents.paper p join dossiers.component c on p.id = any(c.paper_ids)
    join dossiers.dossier d on d.id = c.dossier_id where d.public_id = ${dossier} order by c.component limit 1`.execute(province.db)
  const paper = row && await findPaper(province.db, row.publicId)
  if (!paper) throw new Error('no paper')
  return paper
}

/** What whoever received the paper signs of it; `change` is done to the copy before it is kept. */
async function signed(paper: Paper, change: (bytes: Buffer) => Buffer = (bytes) => bytes): Promise<SignedCopy> {
  const holder = { kind: 'person', id: 'can-bo', name: 'Trần Thị Tiếp Nhận' } as const
  const done = await signScans(province, { holder, papers: [paper] }, undefined, province.clock.now())
  const [copy] = done.ok ? done.value.copies : []
  if (!copy) throw new Error('nothing was signed')
  const kept = { ...copy, ...await store(change(await archive.bytes(copy.sha256))) }
  await province.inOneGo(async (ctx) => {
    await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
    return ok(await keepSignedCopies(ctx, [kept]))
  })
  return kept
}

test('beside the original lie the copy that its receiver signed and the one as PDF/A, each by its sum', async () => {
  const dossier = await archive.returned()
  const paper = await firstPaper(dossier)
  const copy = await signed(paper)
  const pdfA = await store(pdfOf([...pagesOf(1), '(as PDF/A)']))
  await keepRendition(province.db, paper.sha256, 'archive', {
    sha256: pdfA.sha256, at: province.clock.now(), note: { pages: 1, way: 'pictures', size: pdfA.size },
  })
  const made = await packed(dossier)
  expect(made).toMatchObject({ state: 'made', faults: [] })
  const text = (await archive.bytes(made?.sha256 ?? '')).toString('latin1')
  const fileOf = (role: string) => new RegExp(`<file path="([^"]+)" role="${role}"[^>]* sha256="([0-9a-f]{64})"[^>]*>`).exec(text)
  expect(fileOf('component')?.[2]).toBe(paper.sha256)
  expect(fileOf('signed-copy')?.slice(1)).toEqual([expect.stringMatching(/\/01-ban-ky-giay-chung-sinh\.pdf$/), copy.sha256])
  expect(fileOf('signed-copy')?.[0]).toContain('signatures="valid"')
  expect(fileOf('archive-copy')?.slice(1)).toEqual([expect.stringMatching(/\/01-pdf-a-giay-chung-sinh\.pdf$/), pdfA.sha256])
})

test('a signed copy that was changed since stands in the way until somebody says why', async () => {
  const dossier = await archive.returned()
  await signed(await firstPaper(dossier), (bytes) => {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20) // in the head of the file, which the signature covers
    return changed
  })
  expect(await packed(dossier)).toMatchObject({ state: 'faulty', faults: [{ code: 'signature-invalid' }] })
  expect(await packed(dossier, 'Đã đối chiếu bản giấy')).toMatchObject({ state: 'made' })
})

test('a result whose certificates ran out since is judged as of its issuing, which the log proves', async () => {
  Object.assign(province.keys, { timeStamp: async () => Promise.resolve(undefined) }) // B-B: nothing in it says when
  const dossier = await archive.returned()
  province.clock.set('2049-06-01T09:00+07:00') // the demonstration's certificates end with 2048
  // So has that of the seal, which nothing can be signed with any more; without one the package goes unsigned.
  // What authorities say now is silent about certificates that have ended (RFC 5280, 3.3); a list of before is not.
  const kept = await province.keys.trust(new Date('2048-06-01'))
  expect(await packed(dossier)).toMatchObject({ state: 'faulty', faults: [{ code: 'result-unsound' }] })
  Object.assign(province.keys, { trust: async () => Promise.resolve(kept) })
  expect(await packed(dossier)).toMatchObject({ state: 'faulty', faults: [{ code: 'seal-unusable' }] })
  Object.assign(province.keys, {
    open: async (holder: KeyHolder) => Promise.resolve(refuse({ code: 'key-missing', holder, isUnset: true })),
  })
  const made = await packed(dossier)
  expect(made).toMatchObject({ state: 'made', faults: [] })
  const bytes = await archive.bytes(made?.sha256 ?? '')
  expect(sha256Of(bytes)).toBe(made?.sha256)
  expect(bytes.toString('utf8')).toMatch(/role="result" [^>]*signatures="valid" judgedAt="2021-06-25T/)
})
