/**
 * Need: of what was handed in at the National Public Service Portal and is refused here the portal learns that it was,
 * and why, once, so that whoever handed it in does not wait for nothing (part E4, ADR 0118).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ExchangeDesk, type PortalHeld, openExchange } from '../../test/exchange-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { handedInBirth, paperOf } from '../../test/portal-hand-in.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { listHeld, refuseMessage } from '../modules/integration/public.ts'

type Held = PortalHeld & {
  readonly questions: readonly { readonly state: string; readonly answers: readonly string[] }[]
}
const NOW = '2026-03-10T09:00+07:00'
const WHY = 'Chưa đúng cơ quan giải quyết'
let province: Province
let portal: ExchangeDesk<Held>
const machine = movableClock(NOW)
beforeAll(async () => {
  province = await createProvince()
  province.clock.set(NOW)
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set(NOW)
  portal = await openExchange<Held>(province, machine)
})
afterEach(() => portal.close())

const hear = async () => portal.hear()
async function refuseHeld(): Promise<void> {
  province.clock.set('2026-03-10T09:01+07:00')
  for (const { publicId } of await listHeld(province.db, 'national-portal', 0n, 10))
    await province.inOneGo((ctx) => refuseMessage(ctx, { message: publicId, reason: WHY, machineNow: machine.now() }))
  await portal.move()
  while ((await portal.send()).hasMore);
}
const handIn = async (more: object = {}) =>
  String((await portal.act('hand-in', handedInBirth(province, more as Record<string, unknown>)))?.['MaHoSo'])
const faults = async () => (await sql<{ state: string; fault: string | null }>`
  select state, fault from integration.message_in order by id`.execute(province.db)).rows.map(({ state, fault }) => [state, fault])
const sent = async () => (await sql<{ kind: string; state: string }>`
  select kind, state from integration.message_out order by id`.execute(province.db)).rows

test('a dossier: not received, with the reason, once', async () => {
  const number = await handIn({ MaDonVi: 'H99.99' })
  await hear()
  await refuseHeld()
  await refuseHeld()
  const { dossiers, seen } = await portal.held()
  expect(dossiers[number]).toMatchObject({
    states: ['1', '3'], steps: [],
    newest: { TrangThaiHoSo: '3', GhiChu: WHY, NgayTuChoi: '20260310090000', ChuHoSo: 'Nguyễn Thị Hồng Nhạn', NoiNopHoSo: '1' },
  })
  expect(seen['refused']).toBe(0)
  expect(await sent()).toEqual([{ kind: 'dossier-change', state: 'acknowledged' }])
})

test('what came later under the number of a dossier that stands here: the dossier stays as it is there', async () => {
  const number = await handIn()
  await hear()
  await portal.act('give', {
    ...handedInBirth(province, { ChuHoSo: 'Đỗ Thị Khác', TaiLieuNop: [] }), MaHoSo: number, Loai: 'HoSo',
  })
  await hear()
  await refuseHeld()
  expect((await portal.held()).dossiers[number]?.states).toEqual(['1'])
})

test('of two under one number that are held the portal is told with the last', async () => {
  const number = await handIn({ MaDonVi: 'H99.99' })
  await portal.act('give', { ...handedInBirth(province, { MaDonVi: 'H99.98', TaiLieuNop: [] }), MaHoSo: number, Loai: 'HoSo' })
  await hear()
  const [first] = await listHeld(province.db, 'national-portal', 0n, 10)
  await province.inOneGo((ctx) =>
    refuseMessage(ctx, { message: first?.publicId ?? '', reason: WHY, machineNow: machine.now() }))
  await portal.move()
  expect(await sent()).toEqual([])
  await refuseHeld()
  expect((await portal.held()).dossiers[number]?.states).toEqual(['1', '3'])
})

test('a supplement: in the row of its dossier, whose state stays', async () => {
  const number = await handIn()
  await hear()
  await portal.act('supplement', {
    MaHoSo: number, HoSoBoSungId: 'bs-9', NgayNop: '20260310090000', TaiLieuNop: [paperOf('giay-chung-sinh')],
  })
  await hear()
  expect(await faults()).toEqual([['done', null], ['held', 'nothing-asked']])
  await refuseHeld()
  const there = (await portal.held()).dossiers[number]
  expect(there?.states).toEqual(['1'])
  expect(there?.newest['DanhSachHoSoBoSung']).toMatchObject([
    { HoSoBoSungId: 'bs-9', TrangThaiBoSung: '2', ThongTinTiepNhan: WHY },
  ])
})

/** As if another package had said something else under that number, and been taken in. */
const anotherTaken = async () => sql`
  insert into integration.message_in (partner, number, kind, sender, said_at, body, digest, received_at, state, done_at, dossier_id)
  select partner, number || '~khac', kind, sender, said_at, body, digest, received_at, 'done', received_at, dossier_id
  from integration.message_in where state = 'held'`.execute(province.database.owner)

test('a question that another package brought in is not told as refused', async () => {
  await portal.act('ask', { MaHoSo: 'H46.99-260310-0001', SoDinhDanh: '000196990001', NoiDung: 'Hỏi gì đó?', ThoiDiem: '20260310085500' })
  await hear()
  await anotherTaken()
  await refuseHeld()
  expect(await sent()).toEqual([])
})

test('a supplement that another package brought in is not told as refused', async () => {
  const number = await handIn()
  await hear()
  await portal.act('supplement', {
    MaHoSo: number, HoSoBoSungId: 'bs-9', NgayNop: '20260310090000', TaiLieuNop: [paperOf('giay-chung-sinh')],
  })
  await hear()
  await anotherTaken()
  await refuseHeld()
  expect((await portal.held()).dossiers[number]?.newest['DanhSachHoSoBoSung']).toEqual([])
})

test('a dossier that is taken in after one of its number was refused: what was not told yet is not told any more', async () => {
  const number = await handIn({ MaDonVi: 'H99.99' })
  await hear()
  const [first] = await listHeld(province.db, 'national-portal', 0n, 10)
  await province.inOneGo((ctx) =>
    refuseMessage(ctx, { message: first?.publicId ?? '', reason: WHY, machineNow: machine.now() }))
  await portal.move()
  expect(await sent()).toEqual([{ kind: 'dossier-change', state: 'waiting' }])
  // As it is when the portal hands it over once more, put right, and somebody lets it through.
  await sql`
    insert into integration.message_in (partner, number, kind, sender, said_at, body, digest, received_at, state)
    select partner, number || '~khac', kind, sender, said_at,
      jsonb_set(body, '{row,MaDonVi}', to_jsonb(${String(handedInBirth(province)['MaDonVi'])}::text)), digest, received_at, 'waiting'
    from integration.message_in where state = 'refused'`.execute(province.database.owner)
  await hear()
  expect((await faults()).at(-1)).toEqual(['done', null])
  while ((await portal.send()).hasMore);
  expect((await sent()).filter(({ state }) => state === 'dropped')).toHaveLength(1)
  expect((await portal.held()).dossiers[number]?.states).toEqual(['1'])
})

test('a question: the reason is its answer', async () => {
  await portal.act('ask', { MaHoSo: 'H46.99-260310-0001', SoDinhDanh: '000196990001', NoiDung: 'Hỏi gì đó?', ThoiDiem: '20260310085500' })
  await hear()
  await refuseHeld()
  expect((await portal.held()).questions).toMatchObject([{ state: '3', answers: [WHY] }])
  expect(await sent()).toEqual([{ kind: 'answer', state: 'acknowledged' }])
})
