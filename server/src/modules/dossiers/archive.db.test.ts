/**
 * Need D9: a dossier that is over is closed into the archive only whole and sound, packed so that anybody can check it
 * without this program, handed over within a year and received by somebody else (TT 13/2023/TT-BNV Đ.3–5; Luật Lưu trữ
 * 2011 Đ.9–12).
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openArchive, sha256Of } from '../../../test/close-dossiers.ts'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { checkPackage } from './check-package.ts'
import { closeIntoArchive } from './close-into-archive.ts'
import { handToArchive } from './hand-to-archive.ts'
import { receiveIntoArchive } from './receive-into-archive.ts'
import { countOver, listOver } from './store/archive-store.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
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

const did = async <T>(work: (ctx: Ctx) => Promise<Result<T, Refusal>>, actorId = 1n): Promise<T | string> =>
  province.inOneGo(work, { actorId }).catch((error: unknown) => (error as Error).message)
const close = async (publicId: string, reason: string | null = null) =>
  did((ctx) => closeIntoArchive(ctx, province, { publicId, unitIds, reason }))
const packed = async (publicId: string) => {
  await archive.pack()
  return (await archive.packages(publicId)).at(-1)
}
const handOver = async (packages: readonly string[]) => {
  const batch = await did((ctx) => handToArchive(ctx, { packages, unitIds }), 1n)
  return typeof batch === 'string' ? batch : batch.publicId
}
const receive = async (
  publicId: string, refused: readonly { package: string; reason: string }[] = [], broken: readonly string[] = [],
  by = 2n,
) => {
  const done = await did((ctx) => receiveIntoArchive(ctx, {
    publicId, unitIds, refused, judged: broken.map((one) => ({ package: one, fault: 'sums' as const, seal: null })),
  }), by)
  return typeof done === 'string' ? done : 'received'
}
const states = async (publicId: string) => (await archive.packages(publicId)).map(({ state }) => state)

describe('a dossier that is returned', () => {
  let publicId = ''
  let folder = ''
  beforeAll(async () => {
    publicId = await archive.returned()
    folder = mkdtempSync(join(tmpdir(), 'motcua-archive-'))
  })
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  test('is due a year after it was closed, and late from the next day on', async () => {
    const [one] = await listOver(province.db, unitIds, 10)
    expect(one).toMatchObject({ publicId, package: null })
    const closed = one?.closedAt ?? new Date(0)
    expect(await countOver(province.db, unitIds, closed)).toEqual({ open: 1, late: 0 })
    expect(await countOver(province.db, unitIds, new Date(closed.getTime() + 1))).toEqual({ open: 1, late: 1 })
  })

  test('is closed once, however often and by whom it is pressed', async () => {
    const all = await Promise.all([close(publicId), close(publicId), close(publicId)])
    expect(all.filter((one) => one === 'archived-before')).toHaveLength(2)
    expect(await states(publicId)).toEqual(['waiting'])
  })

  test('becomes a package that is read without this program', async () => {
    const made = await packed(publicId)
    expect(made).toMatchObject({ state: 'made', faults: [] })
    const bytes = await archive.bytes(made?.sha256 ?? '')
    expect(sha256Of(bytes)).toBe(made?.sha256)
    writeFileSync(join(folder, 'goi.zip'), bytes)
    if (!existsSync('/usr/bin/unzip')) return
    execFileSync('unzip', ['-q', 'goi.zip', '-d', 'goi'], { cwd: folder })
    const sums = execFileSync('sha256sum', ['--strict', '-c', 'sha256sum.txt'], { cwd: join(folder, 'goi'), encoding: 'utf8' })
    const lines = sums.trim().split('\n')
    expect(lines.filter((line) => !line.endsWith(': OK'))).toEqual([])
    for (const folderOf of ['thanh-phan/', 'bieu-mau/', 'ket-qua/', 'du-lieu/to-khai.json', 'bao-cao/chu-ky-so.json', 'goi.xml'])
      expect(lines.some((line) => line.startsWith(folderOf)), folderOf).toBe(true)
    if (existsSync('/usr/bin/xmllint')) execFileSync('xmllint', ['--noout', 'goi/goi.xml'], { cwd: folder })
  })

  test('its description says whose it is, what each file is, and that the result is soundly signed', async () => {
    if (!existsSync('/usr/bin/unzip')) return
    const manifest = readFileSync(join(folder, 'goi', 'goi.xml'), 'utf8')
    const { number } = await desk.dossier(publicId)
    expect(manifest).toContain(`<field name="number">${number}</field>`)
    expect(manifest).toMatch(/<retention permanent="true">Luật Hộ tịch/)
    expect(manifest).toMatch(/<file path="ket-qua\/01-[a-z0-9.-]+pdf" role="result" [^>]*signatures="valid">/)
    expect(manifest).toMatch(/<component id="giay-chung-sinh" how="digital">/)
    expect(manifest).toMatch(/<event type="closed" at="2021-06-25T/)
    const report = JSON.parse(readFileSync(join(folder, 'goi', 'bao-cao', 'chu-ky-so.json'), 'utf8')) as { reports: unknown[] }[]
    expect(report.map(({ reports }) => reports.length)).toEqual([2]) // the head's and the agency's
    const { rows } = await sql`select verdict from documents.signature_report`.execute(province.db)
    expect(rows).toEqual([{ verdict: 'valid' }])
  })

  test('it is a file of the store as any other: noted to be copied and checked', async () => {
    const made = (await archive.packages(publicId)).at(-1)
    const { rows } = await sql<{ kind: string }>`
      select kind from documents.file join documents.stored_copy using (sha256)
      where sha256 = decode(${made?.sha256 ?? ''}, 'hex')`.execute(province.db)
    expect(rows).toEqual([{ kind: 'application/zip' }])
  })

  test('no byte of it is another, or the reader says so', async () => {
    const made = (await archive.packages(publicId)).at(-1)
    const bytes = await archive.bytes(made?.sha256 ?? '')
    const read = (changed: Buffer) => checkPackage(
      // As a store that gives other bytes under the name.
      { open: (_, part) => readableOf(part ? changed.subarray(part.start, part.end + 1) : changed) },
      { sha256: sha256Of(changed), size: changed.length },
    )
    expect(await read(bytes)).toMatchObject({ manifest: expect.stringContaining('<package ') as string })
    for (let n = 1; n < 40; n += 1) {
      const changed = Buffer.from(bytes)
      const at = Math.floor(changed.length * n / 40)
      changed.writeUInt8(changed.readUInt8(at) ^ 4, at)
      expect(await read(changed), String(at)).toMatchObject({ fault: expect.any(String) as string })
    }
  })

  test('is handed over and received by somebody else; a receipt is given once', async () => {
    const id = (await archive.packages(publicId)).at(-1)?.publicId ?? ''
    const batch = await handOver([id])
    expect(await handOver([id])).toBe('package-not-made')
    expect(await receive(batch, [], [], 1n)).toBe('own-hand-over')
    expect(await receive(batch, [], [id])).toBe('package-broken')
    expect(await states(publicId)).toEqual(['handed-over'])
    const both = await Promise.all([receive(batch), receive(batch)])
    expect(both.sort()).toEqual(['batch-received', 'received'])
    expect([await states(publicId), await close(publicId)]).toEqual([['kept'], 'archived-before'])
    expect((await desk.events(publicId)).map(({ type }) => type).filter((type) => type.startsWith('archive.')))
      .toEqual(['archive.closed', 'archive.packed', 'archive.kept'])
    expect(await listOver(province.db, unitIds, 10)).toEqual([])
  })
})

test('one that is refused is the unit’s again with the reason, and is closed and handed over anew', async () => {
  const publicId = await archive.returned()
  await close(publicId)
  const first = await packed(publicId)
  expect(await receive(await handOver([first?.publicId ?? '']), [{ package: first?.publicId ?? '', reason: 'Thiếu trang 2' }]))
    .toBe('received')
  const [over] = await listOver(province.db, unitIds, 10)
  expect(over).toMatchObject({ publicId, package: { state: 'refused', refusedWhy: 'Thiếu trang 2' } })
  await close(publicId)
  const second = await packed(publicId)
  await receive(await handOver([second?.publicId ?? '']))
  expect(await states(publicId)).toEqual(['refused', 'kept'])
})

test('papers that nobody digitised are all named, and go on paper only for a reason', async () => {
  const publicId = await archive.returned({ uploads: [] })
  expect(await close(publicId)).toBe('archive-incomplete')
  await close(publicId, 'Bản giấy khổ lớn, lưu kho giấy')
  const made = await packed(publicId)
  expect(made).toMatchObject({ state: 'made' })
  const bytes = await archive.bytes(made?.sha256 ?? '')
  expect(bytes.toString('utf8')).toContain('<reason>Bản giấy khổ lớn, lưu kho giấy</reason>')
  expect(bytes.toString('utf8')).toContain('how="undigitised"')
})

test('a lost file, and a broken signature, stand in the way until somebody mends it or says why', async () => {
  const lost = await archive.returned()
  const { rows: [paper] } = await sql<{ sha256: string }>`
    select encode(p.sha256, 'hex') as sha256 from documents.paper p join dossiers.component c on p.id = any(c.paper_ids)
    join dossiers.dossier d on d.id = c.dossier_id where d.public_id = ${lost} limit 1`.execute(province.db)
  const kept = await archive.bytes(paper?.sha256 ?? '')
  await province.storage.remove(paper?.sha256 ?? '', new Date('2100-01-01'))
  await close(lost, 'Vẫn muốn lưu')
  expect(await packed(lost)).toMatchObject({ state: 'faulty', faults: [{ code: 'file-lost' }] })
  await province.storage.put(async function* whole() { yield await Promise.resolve(kept) }(), 1e8)
  await close(lost)
  expect(await packed(lost)).toMatchObject({ state: 'made' })

  const { rows: [result] } = await sql<{ sha256: string }>`
    select encode(p.sha256, 'hex') as sha256 from dossiers.signed_result r join documents.paper p on p.id = r.paper_id limit 1`
    .execute(province.db)
  const signed = await archive.bytes(result?.sha256 ?? '')
  const changed = Buffer.from(signed)
  const at = changed.indexOf('mã kết quả')
  changed.write('MÃ KẾT QUẢ'.slice(0, 1), at, 'latin1') // within what both signatures cover
  const broken = await archive.returned({ uploads: [await archive.upload(changed)] })
  await close(broken)
  expect(await packed(broken)).toMatchObject({ state: 'faulty', faults: [{ code: 'signature-invalid' }] })
  await close(broken, 'Người nộp đã đối chiếu bản chính')
  expect([await packed(broken), await states(broken)]).toMatchObject([{ state: 'made' }, ['faulty', 'made']])
})

test('what is not over, of another unit, or not made is refused', async () => {
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(900), territory: 'xa:18856',
  })
  expect(await close(publicId)).toBe('dossier-not-over')
  expect(await did((ctx) => closeIntoArchive(ctx, province, { publicId, unitIds: [0n], reason: null }))).toBe('dossier-unknown')
  expect(await handOver(['00000000-0000-4000-8000-000000000000'])).toBe('archive-package-unknown')
  expect(await receive('00000000-0000-4000-8000-000000000000')).toBe('batch-unknown')
})

function readableOf(bytes: Buffer) {
  return Readable.from([bytes])
}
