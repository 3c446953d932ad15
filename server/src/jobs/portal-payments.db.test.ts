/**
 * Need: what somebody paid at the National Public Service Portal is paid here, once and exactly, stands in the
 * reconciliation of its day, and is told as paid there; what does not fit waits for a person (E4; domain 8.7, 4.6).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { raise } from '../../test/charges.ts'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type ExchangeDesk, type PortalHeld, openExchange } from '../../test/exchange-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { keepStatement, listCharges, readStatement, reconcileDay } from '../modules/payments/public.ts'

type Held = PortalHeld & { readonly payments: readonly { readonly MaHoSo: string; readonly KetQua: string | null }[] }
const NOW = '2026-03-10T09:00+07:00'
const DAY = '2026-03-10'
const COMMUNE = 'cq:ubnd-xa-18856'
const SECTION = `${COMMUNE}:one-stop`
let province: Province
let desk: Desk
let portal: ExchangeDesk<Held>
const machine = movableClock(NOW)
beforeAll(async () => {
  province = await createProvince()
  province.clock.set(NOW)
  desk = openDesk(province)
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set(NOW)
  portal = await openExchange<Held>(province, machine)
})
afterEach(() => portal.close())

let nth = 0
/** A dossier of which 58 000 đồng are owed in two charges. */
async function owing() {
  const { publicId, number } = await desk.receive('khai-sinh', ['reception', SECTION], {
    person: await province.aPerson(nth += 1), territory: 'xa:18856', more: { answers: { nth: String(nth) } },
  })
  const dossier = await desk.dossier(publicId)
  await sql`delete from payments.charge where dossier_id = ${dossier.id}`.execute(province.database.owner)
  await raise(province, [8_000, 50_000], { unit: SECTION, dossierId: dossier.id })
  return { ...dossier, number }
}
const pay = async (number: string, given: object = {}) =>
  portal.act('pay', { MaHoSo: number, SoTien: '58000', ThoiDiem: '20260310085500', HoTenNguoiNop: 'Nguyễn Thị Mẫu', ...given })
const states = async (dossier: { readonly id: bigint }) =>
  (await listCharges(province.db, dossier.id)).map(({ state }) => state)
const inbox = async () => (await sql<{ state: string; fault: string | null }>`
  select state, fault from integration.message_in where kind = 'payment' order by id`.execute(province.db)).rows
const open = async () => (await sql<{ kind: string }>`select kind from payments.difference where state = 'open'`
  .execute(province.database.owner)).rows.map(({ kind }) => kind)

test('it is paid once however often it comes, and told as paid at the national portal', async () => {
  const dossier = await owing()
  await portal.faults({ repeat: 2 })
  await pay(dossier.number, { MaGiaoDich: 'QG0000000001' })
  await portal.hear()
  await portal.hear()
  await portal.faults({})
  expect(await inbox()).toEqual([{ state: 'done', fault: null }])
  expect(await states(dossier)).toEqual(['paid', 'paid'])
  expect((await portal.held()).payments).toMatchObject([{ MaHoSo: dossier.number, KetQua: '1' }])
  const { rows } = await sql`select way, amount::integer as amount, payer, paid_at from payments.payment where reference = 'QG0000000001'`
    .execute(province.database.owner)
  expect(rows).toEqual([
    { way: 'transfer', amount: 58_000, payer: 'Nguyễn Thị Mẫu', paidAt: new Date('2026-03-10T08:55+07:00') },
  ])
  province.clock.set('2026-03-10T09:01+07:00') // what may still be undone is told of to nobody
  await portal.move()
  while ((await portal.send()).hasMore);
  const { newest } = (await portal.held()).dossiers[dossier.number] ?? {}
  expect(newest).toMatchObject({ DuocThanhToanTrucTuyen: '1' })
  expect((newest?.['DanhSachLePhi'] as readonly object[])).toMatchObject([
    { Gia: '8000', TrangThaiThanhToan: '1' }, { Gia: '50000', TrangThaiThanhToan: '1' },
  ])
})

test('it stands in the reconciliation of its day until a line of the account’s statement stands for it', async () => {
  const dossier = await owing()
  await pay(dossier.number, { MaGiaoDich: 'QG0000000002' })
  await portal.hear()
  const reconcile = async () => province.inOneGo((ctx) => reconcileDay(ctx, { day: DAY, list: [] }))
  await sql`update payments.remittance set day = '2026-03-09' where reference <> 'QG0000000002'`.execute(province.database.owner)
  expect(await reconcile()).toMatchObject({ ours: 58_000, statement: 0, open: 1 })
  expect(await open()).toEqual(['missing-statement'])
  const rows = [['10/03/2026', 'FT260310', '58000', 'DVCQG QG0000000002 nop phi']]
  const read = readStatement(['Ngày', 'Mã giao dịch', 'Số tiền', 'Nội dung'], rows, DAY)
  if (!read.ok) throw new Error(read.refusal.code)
  const content = Buffer.from(JSON.stringify(rows))
  await province.inOneGo((ctx) => keepStatement(ctx, { unitId: province.unit(SECTION).id, content, lines: read.value }))
  expect(await reconcile()).toMatchObject({ ours: 58_000, statement: 58_000, open: 0 })
})

test('what is forged, not exactly what is owed, paid twice or of nobody’s dossier is held, and nothing is paid', async () => {
  const dossier = await owing()
  await pay(dossier.number, { MaGiaoDich: 'QG0000000010', ChuKy: 'f'.repeat(64) })
  await pay(dossier.number, { MaGiaoDich: 'QG0000000011', SoTien: '57999' })
  await pay(dossier.number, { MaGiaoDich: 'QG0000000012', SoTien: '58000.0' })
  await pay('000-260310-9999', { MaGiaoDich: 'QG0000000013' })
  await pay(dossier.number, { MaGiaoDich: 'QG0000000014', ThoiDiem: '20260311085500' })
  await portal.hear()
  expect((await inbox()).map(({ fault }) => fault))
    .toEqual(['signature-wrong', 'amount-differs', 'amount-unreadable', 'dossier-unknown', 'time-in-future'])
  expect(await states(dossier)).toEqual(['owed', 'owed'])
  await pay(dossier.number, { MaGiaoDich: 'QG0000000015' })
  await pay(dossier.number, { MaGiaoDich: 'QG0000000015', SoTien: '1' })
  await pay(dossier.number, { MaGiaoDich: 'QG0000000016' })
  await portal.hear()
  expect((await inbox()).slice(5).map(({ state, fault }) => fault ?? state)).toEqual(['done', 'number-reused', 'not-owed'])
  expect(await states(dossier)).toEqual(['paid', 'paid'])
})
