/**
 * Need: a dossier of land goes into the land information system with its parcel, is followed there, stands still while
 * the tax agency waits for its money, and comes back as a signed certificate (part E3; domain reference 8.1, 8.7, R9,
 * R18). The tax agency's money is none of ours.
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type SectorDesk, openSector } from '../../test/sector-desk.ts'
import { ok } from '../kernel/result.ts'
import { recordEvent } from '../modules/audit/public.ts'
import { findResult, isHeldForMoney, listSectorCases, listTaxNotices } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { compareDay, handleAgain, isComparable, keepCompared } from '../modules/integration/public.ts'
import { listCharges } from '../modules/payments/public.ts'
import { issueSectorResults } from './issue-sector-results.ts'

const [CENTRE, BRANCH, OFFICE] = ['cq:tt-hcc-tinh', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:so-tnmt:van-phong-dang-ky-dat-dai']
const DECLARED = {
  'landUser.fullName': 'Nguyễn Thị Mẫu', 'landUser.idNumber': '000184990001', 'parcel.number': '77', 'parcel.mapSheet': '21',
  'parcel.address': { province: { code: '44', name: 'Tỉnh Mẫu' }, commune: { code: '18856', name: 'Xã Mẫu' }, detail: 'Thôn 1' },
  'parcel.area': 120, 'parcel.purpose': 'ODT', 'parcel.certSerial': 'ZZ 000001', 'parcel.certBook': 'CS 00001',
}
const NOTICE = {
  SoQD: '77/TB-TEST', NgayQD: '25/06/2021', MaCoQuanQD: 'T01', TenCoQuanQD: 'Thuế cơ sở thử nghiệm',
  KhoBac: 'Kho bạc Nhà nước thử nghiệm', TKThuHuong: '7111.000', TenTKThuHuong: 'Thu ngân sách nhà nước', MaNHThuHuong: null,
  NoiDungThanhToan: 'Nop thue TB 77', DSKhoanNop: [{ NoiDung: 'Thuế TNCN', SoTien: 30_000_000 }, { NoiDung: 'LPTB', SoTien: 7_500_000 }],
  TongTien: 37_500_000, HanNop: '25/07/2021', TrangThai: '0',
}
const PAID = { SoQD: '77/TB-TEST', TrangThai: '1', NgayNop: '25/06/2021', SoBienLai: 'BL-000077' }
let base: Province
let province: Province
let desk: Desk
let person: Person
let system: SectorDesk
let nth = 0
const machine = movableClock('2021-06-25T08:00+07:00')
beforeAll(async () => {
  base = await createProvince()
  // The same province, whose versions are all settled there.
  province = {
    ...base,
    catalogue: {
      ...base.catalogue,
      version(id) {
        const version = base.catalogue.version(id)
        return { ...version, content: { ...version.content, settledAt: { where: 'ministry', system: 'land' } } }
      },
    },
  }
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => base.drop())
beforeEach(async () => {
  for (const clock of [machine, base.clock]) clock.set('2021-06-25T08:00+07:00')
  system = await openSector(province, machine, 'land', { agency: '000.00.00.H00' })
})
afterEach(() => system.close())

const later = () => {
  for (const clock of [machine, base.clock]) clock.set(new Date(clock.now().getTime() + 60_000).toISOString())
}
const received = async (answers: object = DECLARED, filed = desk.papersOf('cap-doi-gcn')) => {
  const receipt = await desk.receive('cap-doi-gcn', ['reception', CENTRE], {
    person, territory: 'xa:18856', more: { answers: answers as never, isConfirmedDouble: true, filed },
  })
  later()
  await system.tell()
  return receipt
}
const move = async (number: string, state: string, more: object = {}) => {
  later()
  expect(await system.act('move', { number, state, ...more })).toBeNull()
  return system.hear()
}
const caseOf = async (publicId: string) => (await listSectorCases(base.db, (await desk.dossier(publicId)).id))[0]
const noticesOf = async (publicId: string) => listTaxNotices(base.db, (await desk.dossier(publicId)).id)
const stateOf = async (publicId: string) => (await desk.dossier(publicId)).state
const chargesOf = async (publicId: string) =>
  (await listCharges(base.db, (await desk.dossier(publicId)).id)).map(({ name, kind, state }) => [name, kind, state])
const isHeld = async (publicId: string) =>
  isHeldForMoney(base.db, province.directory.on('2021-06-25'), await desk.dossier(publicId))
const told = async (publicId: string) => (await desk.events(publicId)).map(({ type }) => type)
const certificate = async () => ({
  result: {
    soVaoSo: `CS ${String(nth += 1)}`, ngayCap: '25/06/2021', coQuanCap: 'Văn phòng đăng ký đất đai thử nghiệm',
    tenTep: 'gcn.pdf', noiDungTep: await system.signed(`giay chung nhan ${String(nth)}`),
  },
})

test('a dossier goes there with its parcel, waits for the tax, and comes back as a signed certificate', async () => {
  const { publicId, number } = await received()
  expect(await system.out()).toEqual([{ kind: 'dossier', state: 'acknowledged', fault: null }])
  expect((await system.held())['dossiers']).toMatchObject({ [number]: { given: {
    maTTHC: '1.012783', nguoiSuDung: { ten: 'Nguyễn Thị Mẫu', soGiayTo: '000184990001' },
    thuaDat: { soThua: '77', soTo: '21', maXa: '18856', diaChi: 'Thôn 1', dienTich: '120', mucDich: 'ODT' },
    giayChungNhan: { soPhatHanh: 'ZZ 000001', soVaoSo: 'CS 00001' },
  } } })
  await move(number, '2')
  expect(await stateOf(publicId)).toBe('in-progress')
  const before = await chargesOf(publicId)
  await move(number, '4', { note: 'Đã có thông báo thuế', notices: [NOTICE] })
  expect(await caseOf(publicId)).toMatchObject({ state: 'awaiting-payment', fault: null })
  expect(await noticesOf(publicId)).toMatchObject([{
    number: '77/TB-TEST', agency: 'Thuế cơ sở thử nghiệm', amount: 37_500_000, account: '7111.000', payBy: '2021-07-25', state: 'open',
    items: [{ name: 'Thuế TNCN', amount: 30_000_000 }, { name: 'LPTB', amount: 7_500_000 }],
  }])
  // The clock stands (R9, national state 6), the result is held (R18), and nothing of it is a fee of ours.
  expect([await stateOf(publicId), await isHeld(publicId)]).toEqual(['awaiting-payment', true])
  expect(await chargesOf(publicId)).toEqual(before)

  await move(number, '5', { notices: [PAID] })
  expect(await noticesOf(publicId)).toMatchObject([{ state: 'paid', paidOn: '2021-06-25', receipt: 'BL-000077' }])
  expect([await stateOf(publicId), await isHeld(publicId)]).toEqual(['in-progress', false])
  expect((await told(publicId)).filter((type) => /tax|payment|paid/.test(type))).toEqual([
    'dossier.tax-notice-came', 'dossier.payment-asked', 'dossier.tax-notice-ended', 'dossier.paid',
  ])

  await move(number, '6', await certificate())
  expect(await caseOf(publicId)).toMatchObject({ state: 'finished', result: { file: { signer: 'Bộ Thử nghiệm' } } })
  const assigneeId = await desk.assignee('officer', BRANCH)
  for (const [deed, role, unit] of [
    ['assign', 'unit_assigner', BRANCH], ['propose', 'officer', BRANCH], ['check', 'unit_head', BRANCH],
  ] as const) await desk.act(deed, publicId, [role, unit], { assigneeId })
  await desk.act('approve', publicId, ['agency_head', OFFICE])
  later()
  expect(await issueSectorResults(province)).toBe(1)
  expect([await stateOf(publicId), (await findResult(base.db, (await desk.dossier(publicId)).id))?.number])
    .toEqual(['settled', `CS ${String(nth)}`])
  expect(await system.hear()).toMatchObject({ taken: 0, fault: null })

  // What is wanted after the result is there keeps its paper at the counter.
  await move(number, '6', { notices: [{ ...NOTICE, SoQD: '79/TB-TEST' }] })
  expect(await stateOf(publicId)).toBe('settled')
  const due = ['thông báo số 79/TB-TEST của Thuế cơ sở thử nghiệm']
  expect(await desk.tryTo('return-result', publicId, ['reception', CENTRE]))
    .toMatchObject({ ok: false, refusal: { code: 'fees-unpaid', names: expect.arrayContaining(due) as string[] } })
})

test('what was handed in goes along by links that are that system’s own, and once more when it is scanned later', async () => {
  const { accountId } = await base.viewerAs('reception', CENTRE, 'dossier.intake')
  const uploads = [await desk.upload(accountId), await desk.upload(accountId)]
  const scanned = desk.papersOf('cap-doi-gcn').map((one) => ({ ...one, uploads }))
  const { publicId, number } = await received(DECLARED, scanned)
  const { id } = await desk.dossier(publicId)
  const { rows: papers } = await sql<{ publicId: string; name: string }>`
    select p.public_id, p.name from dossiers.component c join documents.paper p on p.id = any(c.paper_ids)
    where c.dossier_id = ${id}`.execute(base.database.owner)
  const sent = async () => {
    const { [number]: there } = (await system.held())['dossiers'] as Record<string, { readonly given: { readonly tepDinhKem: object[] } }>
    return there?.given.tepDinhKem
  }
  expect(papers.length).toBeGreaterThan(0)
  expect(await sent()).toHaveLength(papers.length)
  for (const { publicId: paper, name } of papers) {
    expect(await sent()).toContainEqual(expect.objectContaining({
      tenTep: name, kichThuoc: '1000', duongDan: `https://motcua.test/tep/land/${paper}`,
    }))
  }
  await base.inOneGo(async (ctx) => {
    await recordEvent(ctx, {
      type: 'dossier.papers-scanned', subjectKind: 'dossier', subjectId: id, dossierId: id, data: { dossier: publicId, number },
    })
    return ok(undefined)
  })
  later()
  await system.tell()
  expect((await system.held())['seen']).toMatchObject({ taken: 1, repeated: 1 })
})

test('a parcel that is not on the map is refused there, and one that is not declared goes to nobody', async () => {
  await received({ ...DECLARED, 'parcel.mapSheet': '999' })
  await received({ ...DECLARED, 'parcel.number': '' })
  expect((await system.out()).map(({ state, fault }) => [state, fault]))
    .toEqual([['dead', 'error-201'], ['dead', 'declaration-incomplete']])
})

describe('a tax notice', () => {
  test('that says under its number another account is held, and nothing of it is believed', async () => {
    const { publicId, number } = await received()
    await move(number, '4', { notices: [NOTICE] })
    await move(number, '4', { notices: [{ ...NOTICE, TKThuHuong: '9999.666' }] })
    expect(await caseOf(publicId)).toMatchObject({ state: 'awaiting-payment', fault: 'tax-notice-changed' })
    expect(await noticesOf(publicId)).toMatchObject([{ account: '7111.000' }])
    expect((await system.in()).map(({ state, fault }) => [state, fault])).toEqual([['done', null], ['held', 'tax-notice-changed']])
  })

  test('that cannot be read whole is held by itself, and one paid on a day to come, too', async () => {
    const { publicId, number } = await received()
    await move(number, '4', { notices: [{ ...NOTICE, TongTien: 1 }] })
    await move(number, '4', { notices: [{ ...NOTICE, ...PAID, NgayNop: '26/06/2021' }] })
    expect((await system.in()).map(({ state, fault }) => [state, fault]))
      .toEqual([['held', 'answer-unreadable'], ['held', 'time-in-future']])
    expect([await noticesOf(publicId), await stateOf(publicId)]).toEqual([[], 'received'])
  })

  test('twice is one; of two the dossier waits for both, and what is withdrawn is waited for no more', async () => {
    const { publicId, number } = await received()
    const second = { ...NOTICE, SoQD: '78/TB-TEST' }
    await move(number, '4', { notices: [NOTICE, second] })
    await move(number, '4', { notices: [NOTICE] })
    expect(await noticesOf(publicId)).toHaveLength(2)
    await move(number, '4', { notices: [PAID] })
    expect(await stateOf(publicId)).toBe('awaiting-payment')
    await move(number, '5', { notices: [{ SoQD: '78/TB-TEST', TrangThai: '2' }] })
    expect([await stateOf(publicId), await isHeld(publicId)]).toEqual(['in-progress', false])
    expect((await told(publicId)).filter((type) => type === 'dossier.paid')).toHaveLength(1)
  })

  test('whose proof an officer was shown holds nothing up, until its agency says itself that it is paid', async () => {
    const { publicId, number } = await received()
    const assigneeId = await desk.assignee('officer', BRANCH)
    await desk.act('assign', publicId, ['unit_assigner', BRANCH], { assigneeId })
    await move(number, '4', { notices: [NOTICE] })
    await desk.act('pay', publicId, ['officer', BRANCH])
    expect([await stateOf(publicId), await isHeld(publicId)]).toEqual(['in-progress', false])
    expect(await noticesOf(publicId)).toMatchObject([{ state: 'open', proof: expect.any(String) as string }])
    await move(number, '5', { notices: [PAID] })
    expect(await noticesOf(publicId)).toMatchObject([{ state: 'paid', receipt: 'BL-000077' }])
    expect(await stateOf(publicId)).toBe('in-progress')
  })
})

describe('the treasury', () => {
  /** A dossier that waits for the tax, and the treasury in the place of the land system. */
  const waiting = async () => {
    const receipt = await received()
    await move(receipt.number, '4', { notices: [NOTICE] })
    await system.close()
    system = await openSector(province, machine, 'treasury', { agency: '000.00.00.H00' })
    return receipt
  }
  const paid = async (number: string, change: object = {}) => {
    later()
    const payment = { MaHoSo: number, MaCoQuanQD: 'T01', SoQD: '77/TB-TEST', SoTien: 37_500_000, ...change }
    expect(await system.act('pay', payment)).toBeNull()
    await system.hear()
    return (await system.in()).at(-1)
  }

  /** What differs of the day, once it is kept. */
  const found = async () => {
    if (!isComparable(system.adapter)) throw new Error('not comparable')
    const compared = await compareDay(base.db, system.adapter, '2021-06-25')
    await base.inOneGo((ctx) => keepCompared(ctx, compared))
    return compared.differences.map((one) => [one.number, one.kind, one.ours, one.theirs])
  }

  test('proves that a notice is paid, once, and its dossier goes on', async () => {
    const { publicId, number } = await waiting()
    expect(await paid(number)).toMatchObject({ kind: 'tax-receipt', state: 'done', fault: null })
    expect(await noticesOf(publicId)).toMatchObject([{ state: 'paid', paidOn: '2021-06-25', receipt: 'BL-000001' }])
    expect([await stateOf(publicId), await isHeld(publicId)]).toEqual(['in-progress', false])
    // Confirmed, nothing lies there any more; paid twice, it is paid.
    expect(await system.hear()).toMatchObject({ taken: 0, fault: null })
    expect(await paid(number)).toMatchObject({ state: 'done', fault: null })
    expect((await told(publicId)).filter((type) => type === 'dossier.tax-notice-ended')).toHaveLength(1)
  })

  test.each([
    ['another sum', { SoTien: 37_499_999 }, 'tax-amount-differs'], ['a notice that nobody knows', { SoQD: '99' }, 'tax-notice-unknown'],
    ['another agency’s notice', { MaCoQuanQD: 'T02' }, 'tax-notice-unknown'], ['a day to come', { NgayNop: '26/06/2021' }, 'time-in-future'],
    ['nobody’s dossier', { MaHoSo: 'H00-000000-0000' }, 'dossier-unknown'], ['a sum that is none', { SoTien: '37500000' }, 'answer-unreadable'],
  ])('of %s is held, and the dossier waits', async (_, change, fault) => {
    const { publicId, number } = await waiting()
    expect(await paid(number, change)).toMatchObject({ state: 'held', fault })
    expect([await stateOf(publicId), await noticesOf(publicId)]).toMatchObject(['awaiting-payment', [{ state: 'open' }]])
  })

  test('is held each night against what was kept: what it cancelled, and what never came', async () => {
    const { number } = await waiting()
    await paid(number, { MaGiaoDich: 'GD-KEPT' })
    expect(await found()).toEqual([])
    await system.act('pay', { MaGiaoDich: 'GD-NEW', MaHoSo: number, MaCoQuanQD: 'T01', SoQD: '77/TB-TEST', SoTien: 1 })
    await system.act('cancel', { MaGiaoDich: 'GD-KEPT' })
    expect(await found()).toEqual([
      ['GD-KEPT', 'said-otherwise', 'kept', null], ['GD-NEW', 'not-taken', null, 'initial'],
    ])
  })

  test('holds what it puts right under its own number, until somebody takes that', async () => {
    const { publicId, number } = await waiting()
    expect(await paid(number, { MaGiaoDich: 'GD-1', SoTien: 1 })).toMatchObject({ fault: 'tax-amount-differs' })
    expect(await found()).toEqual([['GD-1', 'held-here', 'held', 'there']])
    expect(await paid(number, { MaGiaoDich: 'GD-1' })).toMatchObject({ state: 'held', fault: 'number-reused' })
    expect(await system.hear()).toMatchObject({ taken: 0, confirmed: 0, fault: null })
    expect([await stateOf(publicId), await found()]).toEqual(['awaiting-payment', [['GD-1', 'held-here', 'held', 'there']]])
    const [right] = (await sql<{ publicId: string }>`select public_id from integration.message_in
      where fault = 'number-reused'`.execute(base.db)).rows
    await base.inOneGo((ctx) => handleAgain(ctx, right?.publicId ?? ''))
    await system.hear()
    expect([await stateOf(publicId), await found()]).toEqual(['in-progress', []])
    // Put right once more and listed again: one difference, and the day is kept.
    await system.act('pay', { MaGiaoDich: 'GD-1', MaHoSo: number, MaCoQuanQD: 'T01', SoQD: '77/TB-TEST', SoTien: 2 })
    expect(await found()).toEqual([['GD-1', 'said-otherwise', 'kept', 'changed']])
  })
})
