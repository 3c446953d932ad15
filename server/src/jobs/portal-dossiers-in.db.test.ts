/**
 * Need: whoever hands in at the National Public Service Portal is answered here as whoever hands in here is, within the
 * same 8 working hours (NĐ 45/2020 Đ.11), under the number that the portal gave; what the portal says and we cannot
 * tell for certain is held, and nothing of it is guessed (part E4).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type ExchangeDesk, type PortalHeld, openExchange } from '../../test/exchange-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { birthExample, handedInBirth, paperOf, saidOf } from '../../test/portal-hand-in.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { findDossierByNumber, getAnswers, listComponents } from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import { codeOfProcedure, handleAgain, takeIn, workInbox } from '../modules/integration/public.ts'
import { discardUnusedUploads } from './discard-uploads.ts'

type Held = PortalHeld & {
  readonly handedIn: readonly { readonly MaGoi: string; readonly KetQua: string | null }[]
}
const NOW = '2026-03-10T09:00+07:00' // a Tuesday; the birth was handed in at half past eight
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
  machine.set(NOW)
  province.clock.set(NOW)
  portal = await openExchange<Held>(province, machine)
})
afterEach(() => portal.close())

const inlet = () => {
  const { inlet: found } = portal.adapter
  if (!found) throw new Error('no inlet')
  return found
}
const fetched = async () => takeIn(portal.rooms, inlet())
const hear = async () => portal.hear()
async function tell(): Promise<void> {
  const later = (seconds: number) => new Date(province.clock.now().getTime() + seconds * 1_000).toISOString()
  province.clock.set(later(11)) // what may still be undone is told of to nobody
  await portal.move()
  while ((await portal.send()).hasMore);
}
const inbox = async () => (await sql<{ number: string; state: string; fault: string | null }>`
  select number, state, fault from integration.message_in order by id`.execute(province.db)).rows
const faults = async () => (await inbox()).map(({ state, fault }) => [state, fault])
const handIn = async (more: Readonly<Record<string, unknown>> = {}) =>
  String((await portal.act('hand-in', handedInBirth(province, more)))?.['MaHoSo'])
const there = async (number: string) => {
  const dossier = await findDossierByNumber(province.db, number)
  if (!dossier) throw new Error(`no dossier ${number}`)
  return dossier
}
const countDossiers = async () => Number((await sql<{ n: bigint }>`select count(*) as n from dossiers.dossier`.execute(province.db)).rows[0]?.n)
const sectionOf = (id: bigint) => province.directory.on('2026-03-10').byId(id)?.idOfData ?? ''

describe('a dossier that was handed in there', () => {
  test('stands here under its number, with applicant, declaration and papers, and waits for the section', async () => {
    const number = await handIn()
    await hear()
    expect(await faults()).toEqual([['done', null]])
    const dossier = await there(number)
    expect(dossier).toMatchObject({
      channel: 'online', state: 'submitted', applicantName: 'Nguyễn Thị Hồng Nhạn', delivery: 'electronic', dueAt: null,
    })
    const [person] = await getPeople(province.db, [dossier.applicantId])
    expect(person).toMatchObject({ personalNumber: '000196990001', phone: '+84500000001' })
    expect(await getAnswers(province.db, dossier.id)).toMatchObject({
      'child.fullName': 'Đỗ Hữu Nguyễn Trường Vĩnh Đức Huy', 'requester.fullName': 'Nguyễn Thị Hồng Nhạn',
    })
    const components = await listComponents(province.db, dossier.id)
    expect(components.map(({ component, how, paperIds }) => [component, how, paperIds.length]).sort()).toEqual([
      ['cccd', 'data', 0], ['gcn-ket-hon', 'data', 0], ['giay-chung-sinh', 'filed', 1], ['to-khai', 'data', 0],
    ])
    expect(await desk.step(dossier.publicId)).toBe(`reception@${sectionOf(dossier.receivesAtId)}`)
    // 8 working hours from the moment at which it came here, Tuesday 09:00, are Wednesday 09:00.
    const [submitted] = await desk.events(dossier.publicId)
    expect(submitted).toMatchObject({ type: 'dossier.submitted', data: { acknowledgeBy: '2026-03-11T02:00:00.000Z' } })
  })

  test('that lacks a paper stands here with what it lacks, and is asked for it before it is accepted', async () => {
    const number = await handIn({ TaiLieuNop: [] })
    await hear()
    expect(await faults()).toEqual([['done', null]])
    const { id, publicId, receivesAtId, state } = await there(number)
    const paper = async () => (await listComponents(province.db, id)).find(({ component }) => component === 'giay-chung-sinh')
    expect([state, await paper()]).toMatchObject(['submitted', { how: 'missing', paperIds: [] }])
    const reception = ['reception', sectionOf(receivesAtId)] as const
    expect(await desk.tryTo('accept', publicId, reception)).toMatchObject({
      ok: false, refusal: { code: 'components-missing', components: [{ component: 'giay-chung-sinh', reason: 'not-handed-in' }] },
    })
    // All of it at once (R2): another paper alone may not be asked for.
    const other = { items: [{ component: 'to-khai', reason: 'thiếu chữ ký' }] }
    expect(await desk.tryTo('ask-completion', publicId, reception, other))
      .toMatchObject({ ok: false, refusal: { code: 'components-missing', components: [{ component: 'giay-chung-sinh' }] } })
    await desk.act('ask-completion', publicId, reception, { items: [{ component: 'giay-chung-sinh', reason: 'chưa nộp' }] })
    await portal.act('supplement', {
      MaHoSo: number, HoSoBoSungId: 'bs-1', NgayNop: '20260310090100', TaiLieuNop: [paperOf('giay-chung-sinh')],
    })
    await hear()
    expect(await paper()).toMatchObject({ how: 'filed' })
    await desk.act('accept', publicId, reception)
    await tell()
    expect((await portal.held()).dossiers[number]?.states.slice(-1)).toEqual(['2'])
  })

  test('is told there in each state, as what it was handed in as', async () => {
    const number = await handIn()
    await hear()
    const { publicId, receivesAtId } = await there(number)
    const reception = ['reception', sectionOf(receivesAtId)] as const
    await desk.act('accept', publicId, reception)
    await tell()
    const { dossiers, seen } = await portal.held()
    expect(dossiers[number]?.states).toEqual(['1', '2'])
    expect(seen['refused']).toBe(0) // it was changed, and not added a second time
    const { rows } = await sql<{ place: string }>`
      select distinct body->>'NoiNopHoSo' as place from integration.message_out where kind like 'dossier-%'`.execute(province.db)
    expect(rows).toEqual([{ place: '1' }])
  })

  test('is known by its own card again, and what of it is answered there comes in too', async () => {
    const number = await handIn()
    await hear()
    const { publicId, receivesAtId } = await there(number)
    const reception = ['reception', sectionOf(receivesAtId)] as const
    await desk.act('ask-completion', publicId, reception, { items: [{ component: 'giay-chung-sinh', reason: 'bản mờ' }] })
    await portal.act('supplement', {
      MaHoSo: number, HoSoBoSungId: 'bs-1', NgayNop: '20260310090100', TaiLieuNop: [paperOf('GT.DEMO.003')],
    })
    await hear()
    expect(await faults()).toEqual([['done', null], ['done', null]])
    const dossier = await there(number)
    expect(dossier.state).toBe('submitted')
    const paper = (await listComponents(province.db, dossier.id)).find(({ component }) => component === 'giay-chung-sinh')
    expect(paper?.paperIds).toHaveLength(2)
  })
})

test('what is handed in later answers the request that is open, and no other', async () => {
  const number = await handIn()
  await hear()
  const { publicId, receivesAtId } = await there(number)
  const ask = async () => desk.act('ask-completion', publicId, ['reception', sectionOf(receivesAtId)], {
    items: [{ component: 'giay-chung-sinh', reason: 'bản mờ' }],
  })
  const answer = async (HoSoBoSungId: string, NgayNop: string) => {
    await portal.act('supplement', { MaHoSo: number, HoSoBoSungId, NgayNop, TaiLieuNop: [paperOf('GT.DEMO.003')] })
    await hear()
    return (await faults()).at(-1)
  }
  await ask()
  expect(await answer('bs-1', '20260310090100')).toEqual(['done', null])
  for (const clock of [machine, province.clock]) clock.set('2026-03-10T10:00+07:00')
  await ask()
  expect(await answer('bs-2', '20260310093000')).toEqual(['held', 'before-request'])
  expect(await answer(`${number}-BS1`, '20260310100100')).toEqual(['held', 'request-not-open'])
  expect(await there(number)).toMatchObject({ state: 'awaiting-completion' })
  expect(await answer(`${number}-BS2`, '20260310100100')).toEqual(['done', null])
  expect(await there(number)).toMatchObject({ state: 'submitted' })
})

describe('nothing is lost, and nothing is taken in twice', () => {
  test('where the portal hands it out again, under whatever name and in whatever order', async () => {
    await portal.faults({ repeat: 2, reorder: true })
    const numbers = [await handIn(), await handIn({ ChuHoSo: 'Nguyễn Thị Hồng Nhạn' })]
    const before = await countDossiers()
    await hear()
    await hear()
    expect(await countDossiers() - before).toBe(2)
    expect((await inbox()).map(({ number }) => number).sort()).toEqual(numbers.map((number) => `dossier/${number}`).sort())
    expect((await portal.held()).handedIn.map(({ KetQua }) => KetQua)).toEqual(['1', '1'])
  })

  test('where another dossier comes under its number: it is held', async () => {
    const number = await handIn()
    await hear()
    await portal.act('give', { ...handedInBirth(province, { ChuHoSo: 'Đỗ Thị Khác', TaiLieuNop: [] }), MaHoSo: number, Loai: 'HoSo' })
    await hear()
    expect(await faults()).toEqual([['done', null], ['held', 'number-reused']])
    expect((await there(number)).applicantName).toBe('Nguyễn Thị Hồng Nhạn')
  })

  test('where the portal is away: it is told when it is kept, and not before', async () => {
    await handIn()
    await fetched()
    expect((await portal.held()).handedIn.map(({ KetQua }) => KetQua)).toEqual(['1'])
    await handIn()
    await portal.faults({ down: true })
    expect(await fetched()).toMatchObject({ taken: 0, fault: 'unreachable' })
    await portal.faults({})
    expect(await fetched()).toMatchObject({ taken: 1, confirmed: 1, fault: null })
  })

  test('its files are not forgotten as unused while it is held', async () => {
    await handIn({ MaDonVi: 'H99.99' })
    await hear()
    const { rows } = await sql<{ upload: string }>`
      select body #>> array['uploads', body #>> '{files,0,id}'] as upload from integration.message_in`.execute(province.db)
    const upload = rows[0]?.upload ?? ''
    expect(upload).toMatch(/^[0-9a-f-]{36}$/)
    const later = new Date('2027-01-01T00:00+07:00')
    const isThere = async () => {
      await discardUnusedUploads(province, { before: later, filesBefore: new Date(0) })
      return (await sql`select from documents.upload where public_id = ${upload}`.execute(province.db)).rows.length
    }
    expect(await isThere()).toBe(1)
    await sql`update integration.message_in set state = 'refused', refuse_reason = 'x', done_at = received_at`.execute(province.database.owner)
    expect(await isThere()).toBe(0)
  })
})

describe('what is not certain is held with its cause, and nothing of it stays', () => {
  const other = (key: string, value: unknown, role = 'requester') => [
    ...saidOf(birthExample()).filter(({ MaTruong, VaiTro }) => MaTruong !== key || VaiTro !== role),
    { MaTruong: key, VaiTro: role, GiaTri: value },
  ]
  const codeAt = (procedure: string) => {
    const version = province.catalogue.on('2026-03-10').find(procedure)
    if (!version) throw new Error('no procedure')
    return codeOfProcedure(version)
  }
  test.each<readonly [string, () => Readonly<Record<string, unknown>>, string]>([
    ['a procedure that we do not have', () => ({ MaTTHC: '9.999999' }), 'procedure-unknown'],
    ['no procedure at all', () => ({ MaTTHC: '' }), 'procedure-unknown'],
    ['an agency that we do not have', () => ({ MaDonVi: 'H99.99' }), 'unit-unknown'],
    ['an agency that does not settle it and may not receive it', () => ({ MaDonVi: province.unit('cq:so-y-te').agencyCode }), 'territory-needed'],
    ['an agency of the same hall that does not settle it', () => ({
      MaTTHC: codeAt('phieu-lltp'), MaDonVi: province.unit('cq:so-y-te').agencyCode, ToKhai: [], TaiLieuNop: [],
    }), 'unit-not-competent'],
    ['a code of a paper that we do not have', () => ({ TaiLieuNop: [paperOf('GT.LA.999')] }), 'component-unknown'],
    ['an applicant whom nobody verified', () => ({ TaiKhoanDuocXacThucVoiVNeID: '0' }), 'applicant-not-verified'],
    ['a kind of applicant that is none', () => ({ LoaiDoiTuong: '7' }), 'applicant-kind-unknown'],
    ['no number', () => ({ SoGiayToChuHoSo: '12' }), 'applicant-number-unreadable'],
    ['a phone that is none', () => ({ SoDienThoai: '12' }), 'applicant-unreadable'],
    ['a declaration of somebody else', () => ({ ToKhai: other('person.idNumber', '000196990002') }), 'applicant-contradicted'],
    ['a question that our form does not ask', () => ({ ToKhai: other('person.shoeSize', '38') }), 'declaration-field-unknown'],
    ['an answer that is none of the list', () => ({ ToKhai: other('person.sex', 'khac', 'child') }), 'declaration-refused'],
    ['a number that our own counter may draw', () => ({ MaHoSo: 'H50.01-260310-0001' }), 'number-of-our-counter'],
    ['a moment that has not come yet', () => ({ NgayNopHoSo: '20260310093000' }), 'time-in-future'],
    ['a moment that is none', () => ({ NgayNopHoSo: '20261310' }), 'time-unreadable'],
    ['a file that is no PDF and no picture', () => ({ TaiLieuNop: [paperOf('giay-chung-sinh', Buffer.from('MZ chạy đi'))] }), 'file-kind-not-allowed'],
  ])('%s', async (_, more, fault) => {
    const before = await countDossiers()
    await handIn(more())
    await hear()
    expect(await faults()).toEqual([['held', fault]])
    expect(await countDossiers()).toBe(before)
  })

  test.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['a text with signs that nothing can keep', { ChuHoSo: 'Nguyễn\u0000' }, 'package-unreadable'],
    ['a number that is none', { MaHoSo: '../../x' }, 'package-unreadable'],
    ['a declaration that is no list', { ToKhai: 'x' }, 'package-unreadable'],
    ['a file at another address', {
      TaiLieuNop: [{ ...paperOf('giay-chung-sinh'), DuongDanTaiTepTin: 'http://127.0.0.1:1/x' }],
    }, 'file-not-there'],
  ])('%s: the portal is told that we cannot read it', async (_, more, fault) => {
    await handIn(more)
    await hear()
    expect(await faults()).toEqual([['held', fault]])
    expect((await portal.held()).handedIn.map(({ KetQua }) => KetQua)).toEqual(['0'])
  })

  test('where it is refused late, nothing that was written on the way stays', async () => {
    // The person is put on record before the files are taken, and one of these is gone.
    await handIn({ SoGiayToChuHoSo: '000196990077', ToKhai: other('person.idNumber', '000196990077') })
    await fetched()
    await sql`update integration.message_in set body = jsonb_set(body, '{uploads}', (select jsonb_object_agg(key, gen_random_uuid())
      from jsonb_each(body -> 'uploads')))`.execute(province.database.owner)
    await hear()
    expect(await faults()).toEqual([['held', 'upload-unknown']])
    const { rows } = await sql`select from identity.person where personal_number = '000196990077'`.execute(province.database.owner)
    expect(rows).toHaveLength(0)
  })

  test('a supplement to what is not from there, or to which nothing was asked for', async () => {
    const number = await handIn()
    await hear()
    await portal.act('supplement', { MaHoSo: number, HoSoBoSungId: 'bs-9', NgayNop: '20260310085000', TaiLieuNop: [paperOf('giay-chung-sinh')] })
    await portal.act('supplement', { MaHoSo: 'H99-260310-990001', HoSoBoSungId: 'bs-1', NgayNop: '20260310085000', TaiLieuNop: [] })
    await hear()
    expect((await faults()).slice(1)).toEqual([['held', 'nothing-asked'], ['held', 'dossier-unknown']])
    await sql`update integration.message_in set kind = 'another' where kind = 'dossier'`.execute(province.database.owner)
    const { rows: [held] } = await sql<{ publicId: string }>`
      select public_id from integration.message_in where fault = 'nothing-asked'`.execute(province.db)
    await province.inOneGo(async (ctx) => handleAgain(ctx, held?.publicId ?? ''))
    await workInbox(portal.rooms, inlet())
    expect((await faults())[1]).toEqual(['held', 'dossier-not-from-there'])
  })
})
