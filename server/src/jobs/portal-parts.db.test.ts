/**
 * Need: the national portal has of a dossier not only its state but its fees, supplements, files and results, each
 * with its codes (part E4). Names of fields are those of domain reference 8.3, values those of 4.6, typed from there.
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { raise } from '../../test/charges.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type ExchangeDesk, openExchange } from '../../test/exchange-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { ok } from '../kernel/result.ts'
import { releaseResult } from '../modules/dossiers/public.ts'
import { findSynchronised } from '../modules/integration/public.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const OFFICER = ['officer', COMMUNE] as const
const ROW = `MaHoSo MaTTHC TenTTHC MaLinhVuc TenLinhVuc KenhThucHien ChuHoSo SoGiayToChuHoSo LoaiDoiTuong MaDoiTuong
  ThongTinKhac Email Fax SoDienThoai TrichYeuHoSo NgayNopHoSo NgayTiepNhan NgayHenTra NgayTra NgayKetThucXuLy NgayTuChoi
  TrangThaiHoSo ThongTinTra HinhThuc DonViXuLy GhiChu NoiNopHoSo HoSoCoThanhPhanSoHoa TaiKhoanDuocXacThucVoiVNeID
  DuocThanhToanTrucTuyen TaiLieuNop DanhSachLePhi DanhSachTepDinhKemKhac DanhSachHoSoBoSung DanhSachGiayToKetQua
  DinhDanhCHS DSKetNoiCSDL`
const FILE = `TepDinhKemId TenTepDinhKem IsDeleted MaThanhPhanHoSo DuongDanTaiTepTin DuocSoHoa DuocTaiSuDung DuocLayTuKhoDMQG
  MaKetQuaThayThe`
/** And `TrangThaiThanhToan` of 4.6. */
const FEE = 'TenPhiLePhi MaPhiLePhi HinhThucThu Gia LoaiPhiLePhi TrangThaiThanhToan'
const SUPPLEMENT = `HoSoBoSungId NguoiYeuCauBoSung NoiDungBoSung NgayBoSung NguoiTiepNhanBoSung ThongTinTiepNhan
  NgayTiepNhanBoSung TrangThaiBoSung DanhSachGiayToBoSung DanhSachLePhiBoSung NgayHenTraTruoc NgayHenTraMoi`
const RESULT = 'TenGiayTo MaThanhPhanHoSo GiayToId DuongDanTepTinKetQua MaGiayToKetQua'
const namesIn = (list: string) => list.split(/\s+/).toSorted()

let province: Province
let desk: Desk
let exchange: ExchangeDesk
const machine = movableClock('2026-11-30T08:00+07:00')
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())
beforeEach(async () => { exchange = await openExchange(province, machine) })
afterEach(() => exchange.close())

const later = (seconds: number) => {
  province.clock.set(new Date(province.clock.now().getTime() + seconds * 1_000).toISOString())
}
async function told(number: string) {
  later(11) // what may still be undone is told of to nobody
  await exchange.move()
  await exchange.send()
  const held = (await exchange.held()).dossiers[number]
  if (!held) throw new Error('the portal has no such dossier')
  const list = (name: string) => held.newest[name] as readonly Record<string, unknown>[]
  return { ...held, list }
}
let nth = 0
async function received() {
  const { publicId, number } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(nth += 1), territory: 'xa:18856', more: { answers: { nth: String(nth) } },
  })
  return { publicId, number, dossier: await desk.dossier(publicId) }
}

test('fees are told as due, and again when they are paid; the state is told once', async () => {
  const { publicId, number, dossier } = await received()
  later(60)
  await raise(province, [8_000, 50_000], { unit: `${COMMUNE}:one-stop`, dossierId: dossier.id })
  const due = await told(number)
  expect(Object.keys(due.newest).toSorted()).toEqual(namesIn(ROW))
  // HinhThucThu 1 at reception, LoaiPhiLePhi 1 phí, TrangThaiThanhToan 0: not paid.
  const fee = { MaPhiLePhi: '', HinhThucThu: '1', LoaiPhiLePhi: '1', TrangThaiThanhToan: '0' }
  const raised = (list: readonly Record<string, unknown>[]) => list.filter(({ TenPhiLePhi }) => String(TenPhiLePhi).startsWith('Phí thứ'))
  expect(raised(due.list('DanhSachLePhi'))).toEqual([
    { ...fee, TenPhiLePhi: 'Phí thứ 1', Gia: '8000' }, { ...fee, TenPhiLePhi: 'Phí thứ 2', Gia: '50000' },
  ])
  for (const one of due.list('DanhSachLePhi')) expect(Object.keys(one).toSorted()).toEqual(namesIn(FEE))
  later(60)
  await desk.pay(publicId)
  const paid = await told(number)
  expect(raised(paid.list('DanhSachLePhi')).map(({ TrangThaiThanhToan }) => TrangThaiThanhToan)).toEqual(['1', '1'])
  expect([paid.newest['DuocThanhToanTrucTuyen'], paid.states]).toEqual(['0', ['2']])
  expect(paid.steps).toHaveLength(1)
})

test('a supplement is told when it is asked for and when it came, with its papers and their codes', async () => {
  const { publicId, number } = await received()
  const component = desk.versionOf('khai-sinh').content.components.find(({ isForm }) => !isForm)
  later(60)
  await desk.act('take', publicId, OFFICER)
  later(60)
  await desk.act('ask-supplement', publicId, OFFICER, { items: [{ component: component?.id ?? '', reason: 'Thiếu chữ ký' }] })
  const asked = (await told(number)).list('DanhSachHoSoBoSung')
  expect(asked).toMatchObject([{
    HoSoBoSungId: `${number}-BS1`, NoiDungBoSung: `${component?.name ?? ''}: Thiếu chữ ký`, TrangThaiBoSung: '0', NgayTiepNhanBoSung: '',
    DanhSachGiayToBoSung: [{ TenGiayTo: component?.name, MaThanhPhanHoSo: province.catalogue.typeCodeOn('2021-06-25', component?.documentType ?? '') }],
  }])
  expect(Object.keys(asked[0] ?? {}).toSorted()).toEqual(namesIn(SUPPLEMENT))
  later(60)
  const citizen = province.citizen(await province.aPerson(nth), 'dossier.answer-supplement')
  const everybody = { ...citizen, reaches: [{ reach: 'province', unitId: null }] } as const
  await desk.act('supplement', publicId, everybody, { components: [{ component: component?.id ?? '', uploads: [await desk.upload()] }] })
  const came = await told(number)
  expect(came.list('DanhSachHoSoBoSung')).toMatchObject([{ TrangThaiBoSung: '1', NgayTiepNhanBoSung: expect.stringMatching(/^20210\d{9}$/) as string }])
  // The paper that came is a file with the code of its type, fetched from us.
  const [file, ...others] = came.list('TaiLieuNop')
  expect(others).toEqual([])
  expect(Object.keys(file ?? {}).toSorted()).toEqual(namesIn(FILE))
  expect(file).toMatchObject({
    TenTepDinhKem: 'giay-to.pdf', IsDeleted: '0', DuocLayTuKhoDMQG: '0', DuocTaiSuDung: '0',
    MaThanhPhanHoSo: province.catalogue.typeCodeOn('2021-06-25', component?.documentType ?? ''),
    DuongDanTaiTepTin: `https://motcua.test/tep/${String(file?.['TepDinhKemId'])}`,
  })
  expect(came.newest['HoSoCoThanhPhanSoHoa']).toBe('1')
})

test('a result is told with its code and its file, and known to the nation from then on', async () => {
  const { publicId, number, dossier } = await received()
  for (const [deed, role] of [['take', 'officer'], ['propose', 'officer'], ['approve', 'agency_head'], ['issue', 'clerk']] as const) {
    later(60)
    await desk.act(deed, publicId, [role, COMMUNE])
  }
  // Issued here, and not known to the nation before the portal has taken the word of it.
  expect(await findSynchronised(province.db, dossier.id)).toBeNull()
  const { rows: [signed] } = await sql<{ code: string; paper: string }>`
    select signed_result.code, paper.public_id as paper from dossiers.signed_result join documents.paper on paper.id = paper_id
    where dossier_id = ${dossier.id}`.execute(province.db)
  const results = (await told(number)).list('DanhSachGiayToKetQua')
  expect(Object.keys(results[0] ?? {}).toSorted()).toEqual(namesIn(RESULT))
  expect(results).toMatchObject([{
    MaGiayToKetQua: signed?.code, GiayToId: signed?.paper, DuongDanTepTinKetQua: `https://motcua.test/tep/${signed?.paper ?? ''}`,
    MaThanhPhanHoSo: province.catalogue.typeCodeOn('2021-06-25', desk.versionOf('khai-sinh').content.result.documentType),
  }])
  const taken = machine.now()
  expect(await findSynchronised(province.db, dossier.id)).toEqual(taken)
  later(60)
  machine.set('2026-11-30T08:01+07:00')
  await desk.act('return-result', publicId, ['reception', `${COMMUNE}:one-stop`])
  await told(number)
  expect(await findSynchronised(province.db, dossier.id)).toEqual(taken)
})

test('a result that is held is told without its file, once with it when all is paid, and without it when more is owed', async () => {
  const { publicId, number, dossier } = await received()
  const due = async (amount: number) => {
    later(60)
    await raise(province, [amount], { unit: `${COMMUNE}:one-stop`, dossierId: dossier.id })
  }
  await due(8_000)
  for (const [deed, role] of [['take', 'officer'], ['propose', 'officer'], ['approve', 'agency_head'], ['issue', 'clerk']] as const) {
    later(60)
    await desk.act(deed, publicId, [role, COMMUNE])
  }
  const link = async () => (await told(number)).list('DanhSachGiayToKetQua').map(({ DuongDanTepTinKetQua }) => DuongDanTepTinKetQua)
  const { rows: [{ paper } = { paper: '' }] } = await sql<{ paper: string }>`
    select p.public_id as paper from dossiers.signed_result join documents.paper p on p.id = paper_id
    where dossier_id = ${dossier.id}`.execute(province.db)
  const withFile = async () => Number((await sql<{ count: bigint }>`select count(*) from integration.message_out
    where dossier_id = ${dossier.id} and body -> 'DanhSachGiayToKetQua' -> 0 ->> 'DuongDanTepTinKetQua' <> ''`
    .execute(province.database.owner)).rows[0]?.count)
  expect([await link(), await withFile()]).toEqual([[''], 0])
  later(60)
  await desk.pay(publicId)
  expect([await link(), await withFile()]).toEqual([[`https://motcua.test/tep/${paper}`], 1])
  await due(5_000)
  expect([await link(), await withFile()]).toEqual([[''], 1])
  later(60)
  await desk.pay(publicId)
  expect([await link(), await withFile()]).toEqual([[`https://motcua.test/tep/${paper}`], 2])
  // In the Kho of its owner it is theirs: what is owed then takes it from nobody.
  await province.inOneGo(async (ctx) => {
    await releaseResult(ctx, province, dossier.id)
    return ok(undefined)
  })
  await due(4_000)
  expect(await link()).toEqual([`https://motcua.test/tep/${paper}`])
})

test('what is told twice changes nothing there', async () => {
  const { number, dossier } = await received()
  later(60)
  await raise(province, [8_000], { unit: `${COMMUNE}:one-stop`, dossierId: dossier.id })
  await told(number)
  const { seen, dossiers } = await exchange.held()
  await sql`update integration.message_out set state = 'waiting', acknowledged_at = null, answer_digest = null
    where id = (select max(id) from integration.message_out)`.execute(province.database.owner)
  await exchange.send()
  const again = await exchange.held()
  expect(again.dossiers).toEqual(dossiers)
  expect([again.seen['changed'], again.seen['repeated']]).toEqual([seen['changed'], (seen['repeated'] ?? 0) + 1])
})
