/**
 * Need: a birth that is registered here stands in the ministry's register, too: entered when it is received, with the
 * number that comes back, and with our result when it is issued (part E3; domain reference 8.6, hộ tịch).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type SectorDesk, openSector } from '../../test/sector-desk.ts'
import { findResult, listSectorCases } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { takeIn } from '../modules/integration/public.ts'
import { stampOf } from '../platform/partner/stamp.ts'
import { SendFault } from '../platform/send-fault.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const DECLARED = {
  'child.fullName': 'Nguyễn <Mẫu> & Em', 'child.birthDate': '2021-06-20', 'child.sex': 'nu', 'mother.fullName': 'Trần Thị Mẫu',
  'requester.fullName': 'Trần Thị Mẫu', 'requester.idNumber': '000084990001',
}
let province: Province
let desk: Desk
let person: Person
let system: SectorDesk
const machine = movableClock('2021-06-25T09:00+07:00')
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(async () => {
  for (const clock of [machine, province.clock]) clock.set('2021-06-25T09:00+07:00')
  system = await openSector(province, machine, 'civil-status', { agency: '000.00.00.H00' })
})
afterEach(() => system.close())

const later = () => {
  for (const clock of [machine, province.clock]) clock.set(new Date(clock.now().getTime() + 60_000).toISOString())
}
const received = async (procedure: string, answers: object) => {
  const receipt = await desk.receive(procedure, ['reception', `${COMMUNE}:one-stop`], {
    person, territory: 'xa:18856', more: { answers: answers as never, isConfirmedDouble: true },
  })
  later()
  await system.tell()
  return receipt
}
const move = async (number: string, state: string, note = '') => {
  later()
  expect(await system.act('move', { number, state, note })).toBeNull()
  await system.hear()
}
const caseOf = async (publicId: string) => (await listSectorCases(province.db, (await desk.dossier(publicId)).id))[0]
const there = async (number: string) => (await system.held() as {
  readonly dossiers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}).dossiers[number]

test('a birth is entered, its number comes back, and what was issued here is written there', async () => {
  const { publicId, number } = await received('khai-sinh', DECLARED)
  expect(await there(number)).toMatchObject({ module: 'KS', state: '1', result: null })
  expect((await there(number))?.['data']).toContain('<nksHoTen>Nguyễn &lt;Mẫu&gt; &amp; Em</nksHoTen>')
  await move(number, '2', 'Thiếu giấy chứng sinh')
  expect(await caseOf(publicId)).toMatchObject({ state: 'needs-supplement', words: 'Thiếu giấy chứng sinh', result: null })
  await move(number, '3')
  await move(number, '4')
  expect((await caseOf(publicId))?.result)
    .toEqual({ number: '1/2021, quyển 01/2021', issuedOn: '2021-06-25', issuer: 'UBND xã Thử nghiệm', file: null })
  // It is settled here: what the register says moves nothing.
  expect((await desk.dossier(publicId)).state).toBe('received')
  for (const [deed, role] of [['take', 'officer'], ['propose', 'officer'], ['approve', 'agency_head'], ['issue', 'clerk']] as const)
    await desk.act(deed, publicId, [role, COMMUNE])
  later()
  await system.tell()
  const result = await findResult(province.db, (await desk.dossier(publicId)).id)
  expect((await there(number))?.['result'])
    .toMatchObject({ maHoSo: number, soKetQua: result?.number, ngayKetQua: '2021-06-25', tenKetQua: result?.title })
  expect((await system.out()).map(({ kind, state }) => [kind, state]))
    .toEqual([['registration', 'acknowledged'], ['result', 'acknowledged']])
})

test.each([
  ['khai-tu', 'KT', {
    'deceased.fullName': 'Nguyễn Văn Mẫu', 'deceased.deathDate': '2021-06-20', 'requester.fullName': 'Trần Thị Mẫu',
  }],
  ['ket-hon', 'KH', {
    'bride.fullName': 'Trần Thị Mẫu', 'bride.birthDate': '1996-04-15', 'bride.idNumber': '000196990001',
    'groom.fullName': 'Nguyễn Văn Mẫu', 'groom.birthDate': '1995-04-15', 'groom.idNumber': '000095990001',
  }],
])('%s goes into its own book', async (procedure, module, answers) => {
  const { number } = await received(procedure, answers)
  expect(await there(number)).toMatchObject({ module })
})

test('a declaration that says of nobody, and one without a sex that has a code, go to nobody', async () => {
  await received('khai-sinh', {})
  await received('khai-sinh', { ...DECLARED, 'child.sex': 'khac' })
  expect((await system.out()).map(({ state, fault }) => [state, fault]))
    .toEqual([['dead', 'declaration-incomplete'], ['dead', 'declaration-incomplete']])
})

test('a register that is down keeps nobody from issuing, and gets all of it in order when it is back', async () => {
  await system.faults({ down: true })
  const { publicId, number } = await received('khai-sinh', DECLARED)
  for (const [deed, role] of [['take', 'officer'], ['propose', 'officer'], ['approve', 'agency_head'], ['issue', 'clerk']] as const)
    await desk.act(deed, publicId, [role, COMMUNE])
  later()
  await system.tell()
  expect((await system.out()).map(({ kind, state }) => [kind, state])).toEqual([['registration', 'waiting'], ['result', 'waiting']])
  await system.faults({})
  for (let minute = 0; minute < 6; minute += 1) later()
  await system.tell()
  await system.tell()
  expect((await system.out()).map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged'])
  expect((await there(number))?.['result']).toMatchObject({ maHoSo: number })
})

describe('a register that lists all it has for ever', () => {
  const mark = async () => (await sql<{ until: Date | null; wholeAt: Date | null }>`
    select listed_until as until, listed_whole_at as whole_at from integration.partner`.execute(province.database.owner)).rows[0]
  const listed = async () => Number(((await system.held())['seen'] as Readonly<Record<string, number>>)['listed'])
  const hours = (count: number) => {
    const ahead = (now: Date) => new Date(now.getTime() + count * 3_600_000).toISOString()
    for (const clock of [machine, province.clock]) clock.set(ahead(clock.now()))
  }
  /** Rows that it hands over in a round. */
  const round = async () => {
    const before = await listed()
    const { taken, fault } = await system.hear()
    expect(fault).toBeNull()
    return { taken, rows: await listed() - before }
  }
  const withSince = async () => {
    await system.close()
    system = await openSector(province, machine, 'civil-status', { agency: '000.00.00.H00', since: 'tuThoiDiem' })
  }

  test('is told nothing of what is known: no round writes of it anew', async () => {
    await received('khai-sinh', DECLARED)
    expect(await round()).toEqual({ taken: 1, rows: 1 })
    const written = async () => (await sql<{ xmin: string }>`select xmin::text from integration.package_in`
      .execute(province.database.owner)).rows
    const before = await written()
    expect(await round()).toEqual({ taken: 0, rows: 1 })
    expect(await system.hear()).toMatchObject({ taken: 0, confirmed: 0 })
    expect(await written()).toEqual(before)
  })

  test('and may be asked from a moment on is asked for what is new, and for all once a day', async () => {
    await withSince()
    const first = await received('khai-sinh', DECLARED)
    expect(await round()).toEqual({ taken: 1, rows: 1 })
    hours(2)
    const second = await received('khai-sinh', DECLARED)
    expect(await round()).toEqual({ taken: 1, rows: 2 })
    // The first is two hours older than what is kept by now.
    expect(await round()).toEqual({ taken: 0, rows: 1 })
    hours(21)
    expect(await round()).toEqual({ taken: 0, rows: 1 })
    hours(1)
    expect(await round()).toEqual({ taken: 0, rows: 2 })
    expect(await round()).toEqual({ taken: 0, rows: 1 })
    await move(first.number, '2')
    expect(await caseOf(first.publicId)).toMatchObject({ state: 'needs-supplement' })
    expect(await caseOf(second.publicId)).toMatchObject({ state: 'received' })
  })

  test('loses none of one moment, none whose clock is half an hour behind, and finds after a day what was hours late', async () => {
    await withSince()
    const dossiers = [await received('khai-sinh', DECLARED), await received('khai-sinh', DECLARED), await received('khai-sinh', DECLARED)]
    const [first, second, third] = dossiers.map(({ number }) => number)
    await round()
    hours(5)
    const at = (minutes: number) => stampOf(new Date(machine.now().getTime() + minutes * 60_000))
    await system.act('move', { number: first, state: '2', at: at(0) })
    expect((await round()).taken).toBe(1)
    await system.act('move', { number: second, state: '2', at: at(0) })
    expect((await round()).taken).toBe(1)
    await system.act('move', { number: third, state: '2', at: at(-30) })
    expect((await round()).taken).toBe(1)
    await system.act('move', { number: third, state: '3', at: at(-180) })
    expect((await round()).taken).toBe(0)
    hours(24)
    expect((await round()).taken).toBe(1)
  })

  test('keeps its mark before what did not come, and comes back to it', async () => {
    await withSince()
    const { number } = await received('khai-sinh', DECLARED)
    await round()
    const before = await mark()
    hours(3)
    await system.act('move', { number, state: '2' })
    const broken = { ...system.inlet, read: () => Promise.reject(new SendFault('http-500', false)) }
    expect(await takeIn(system.rooms, broken)).toMatchObject({ taken: 0, fault: 'http-500' })
    expect(await mark()).toEqual(before)
    const moved = machine.now()
    machine.set(new Date(moved.getTime() + 2_000).toISOString())
    expect((await round()).taken).toBe(1)
    expect((await mark())?.until).toEqual(moved)
  })
})
