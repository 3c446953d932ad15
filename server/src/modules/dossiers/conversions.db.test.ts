/**
 * Need: whoever asks for a result on paper gets a copy that says it was converted, by whom, for which agency and when
 * (NĐ 45/2020/NĐ-CP Đ.18; domain 7.2), and the signed document stays as it is. Read back by poppler, not by our reader.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { type ConvertPaper, convertPaper } from './convert-paper.ts'
import { decideResultEnd } from './decide-result-end.ts'
import { printConversion } from './print-conversion.ts'
import { type ProposeResultEnd, proposeResultEnd } from './propose-result-end.ts'
import { listConversions } from './store/conversion-store.ts'
import { type SignedResult, findSignedResult } from './store/result-end-store.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const has = (program: string) => {
  try {
    execFileSync('which', [program])
    return true
  } catch {
    return false
  }
}
let province: Province
let desk: Desk
let folder: string
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  folder = mkdtempSync(join(tmpdir(), 'motcua-conversion-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await province.drop()
})

let people = 0
async function issued() {
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(people += 1), territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  await desk.act('issue', publicId, ['clerk', COMMUNE])
  const dossier = await desk.dossier(publicId)
  const result = await findSignedResult(province.db, dossier.id)
  if (!result) throw new Error('no result')
  return { publicId, dossier, result }
}
const clerk = () => province.viewerAs('reception', `${COMMUNE}:one-stop`, 'slip.print')
const convert = async (publicId: string, more: Partial<ConvertPaper> = {}) => province.inOneGo(
  async (ctx) => convertPaper(ctx, province, { publicId, viewer: await clerk(), ...more }))
const fileOf = async ({ paperId }: Pick<SignedResult, 'paperId'>) => {
  const { rows: [row] } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from documents.paper where id = ${paperId}`.execute(province.db)
  return { sha256: row?.sha256 ?? '', bytes: await buffer(province.storage.open(row?.sha256 ?? '')) }
}
const end = async (publicId: string, kind: ProposeResultEnd['kind']) => {
  const proposed = await province.inOneGo(async (ctx) => proposeResultEnd(ctx, province, {
    publicId, viewer: await province.viewerAs('officer', COMMUNE, 'result.propose-end'), kind,
    decisionNumber: '12/QĐ-UBND', decisionDay: '2021-06-25', reason: 'Sai ngày sinh',
  }))
  await province.inOneGo(async (ctx) => decideResultEnd(ctx, province, {
    publicId, viewer: await province.viewerAs('agency_head', COMMUNE, 'result.decide-end'), end: proposed.publicId,
    isConfirmed: true, note: '',
  }), { actorId: 9n })
}
const printed = async (conversion: Parameters<typeof printConversion>[1]) => {
  const pdf = await printConversion(province, conversion)
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  return Buffer.from(pdf.value)
}
/** What poppler reads on it, in one line. */
const wordsOf = (pdf: Buffer) => {
  const path = join(folder, 'copy.pdf')
  writeFileSync(path, pdf)
  return execFileSync('pdftotext', ['-layout', path, '-']).toString().replaceAll(/\s+/g, ' ')
}

describe('a printed copy of a result', () => {
  test.runIf(has('pdftotext'))('says that it was converted, by whom, for which agency, when, of what', async () => {
    const { publicId, result } = await issued()
    const before = await fileOf(result)
    const conversion = await convert(publicId)
    const words = wordsOf(await printed(conversion))
    const after = await fileOf(result)
    expect(createHash('sha256').update(after.bytes).digest('hex')).toBe(before.sha256)
    expect(after.bytes.equals(before.bytes)).toBe(true)
    const viewer = await clerk()
    for (const mark of [
      'BẢN GIẤY CHUYỂN ĐỔI TỪ VĂN BẢN ĐIỆN TỬ', `Cơ quan chuyển đổi: ${province.unit(COMMUNE).name}`,
      `Người chuyển đổi: ${viewer.fullName}`, 'ngày 25 tháng 6 năm 2021', `Mã bản chuyển đổi: ${conversion.code}`,
      `số ${result.number}`, `mã ${result.code}`, 'Trang 1/1',
    ]) expect(words).toContain(mark)
    expect(words.replaceAll(' ', '')).toContain(before.sha256)
  })

  test('is on record with its code, person and agency, and each is the same when it is set again', async () => {
    const { publicId, dossier, result } = await issued()
    const conversion = await convert(publicId)
    expect(conversion.code).toMatch(new RegExp(`^${province.unit(COMMUNE).agencyCode ?? ''}\\.CD\\.20210625\\.\\d{6}$`))
    expect(await listConversions(province.db, dossier.id)).toEqual([{ ...conversion, paperId: result.paperId }])
    expect((await desk.events(publicId)).at(-1)).toMatchObject({
      type: 'dossier.paper-converted', data: { conversionCode: conversion.code, sha256: conversion.sha256 },
    })
    expect((await printed(conversion)).equals(await printed(conversion))).toBe(true)
    const second = await convert(publicId)
    expect(second.code).not.toBe(conversion.code)
  })

  test.runIf(has('pdftotext'))('of one that was corrected says by which decision; of one revoked there is none', async () => {
    const { publicId } = await issued()
    await end(publicId, 'corrected')
    expect(wordsOf(await printed(await convert(publicId))))
      .toContain('đính chính theo quyết định số 12/QĐ-UBND, ngày 25 tháng 6 năm 2021')
    await end(publicId, 'revoked')
    await expect(convert(publicId)).rejects.toThrow('result-ended')
  })

  test.runIf(has('pdfimages'))('shows every page of the document, and bears its QR code', async () => {
    const { publicId } = await issued()
    const path = join(folder, 'pictures.pdf')
    writeFileSync(path, await printed(await convert(publicId)))
    const pages = execFileSync('pdfimages', ['-list', path]).toString().trim().split('\n').slice(2)
    expect(pages).toHaveLength(1)
    // 2339 pixels on 297 mm less the marks: more than 200 dots an inch.
    expect(Number(pages[0]?.trim().split(/\s+/)[4])).toBe(2_339)
    expect(Number(pages[0]?.trim().split(/\s+/)[12])).toBeGreaterThanOrEqual(200)
  })
})

describe('no copy is made', () => {
  test('of what is out of reach, is no result, is of another dossier, or is a picture of a paper', async () => {
    const { publicId } = await issued()
    const viewer = await clerk()
    await expect(convert(publicId, { viewer: { ...viewer, reaches: [] } })).rejects.toThrow('dossier-unknown')
    await expect(convert(publicId, { paper: crypto.randomUUID() })).rejects.toThrow('paper-unknown')
    const { publicId: open } = await desk.submit('khai-sinh', { person: await province.aPerson(people += 1), territory: 'xa:18856' })
    const receiving = await province.viewerAs('reception', `${COMMUNE}:one-stop`, 'slip.print')
    await expect(convert(open, { viewer: receiving })).rejects.toThrow('result-missing')
    const { rows: [scan] } = await sql<{ publicId: string }>`
      select p.public_id from documents.paper p join dossiers.component c on c.paper_ids @> array[p.id]
        join dossiers.dossier d on d.id = c.dossier_id where d.public_id = ${open} limit 1`.execute(province.db)
    await expect(convert(open, { viewer: receiving, paper: scan?.publicId })).rejects.toThrow('paper-not-electronic')
    await expect(convert(publicId, { paper: scan?.publicId })).rejects.toThrow('paper-unknown')
  })

  test('of a paper whose days are over; one of the dossier that was issued electronically is converted, too', async () => {
    const { dossier: older, result } = await issued()
    const { publicId, dossier } = await issued()
    const { rows: [paper] } = await sql<{ publicId: string }>`
      select public_id from documents.paper where id = ${result.paperId}`.execute(province.db)
    await sql`update dossiers.component set paper_ids = array[${result.paperId}::bigint]
      where dossier_id = ${dossier.id}`.execute(province.database.owner)
    const conversion = await convert(publicId, { paper: paper?.publicId })
    expect(conversion).toMatchObject({ paperId: result.paperId, dossierId: dossier.id })
    expect(older.id).not.toBe(dossier.id)
    await sql`update documents.paper set valid_from = '2021-06-01', valid_to = '2021-06-24'
      where id = ${result.paperId}`.execute(province.database.owner)
    await expect(convert(publicId, { paper: paper?.publicId })).rejects.toThrow('paper-ended')
  })
})
