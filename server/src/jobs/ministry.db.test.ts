/**
 * Need: a ministry's system that no adapter was written for does the same by settings alone; and what is settled
 * centrally at the national portal is only followed here (part E3, sector systems).
 */
import { sayIn } from '@motcua/contracts/texts.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { MINISTRY_SETTINGS } from '../../test/ministry-settings.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type SectorDesk, openSector } from '../../test/sector-desk.ts'
import { settledAt } from '../../test/settled-at.ts'
import { actionsOf } from '../api/offered-actions.ts'
import { listSectorCases } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'

const SYSTEM = 'ministry-trial'
const [CENTRE, POLICE] = ['cq:tt-hcc-tinh', 'cq:cong-an-tinh']
const DECLARED = { 'subject.fullName': 'Nguyễn Thị Mẫu', 'subject.sex': 'nu', 'subject.birthPlaceCode': '44' }
let base: Province
let province: Province
let desk: Desk
let person: Person
let system: SectorDesk
const machine = movableClock('2026-11-30T08:00+07:00')
beforeAll(async () => {
  base = await createProvince()
  province = settledAt(base, { where: 'ministry', system: SYSTEM })
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => base.drop())
beforeEach(async () => {
  for (const clock of [machine, base.clock]) clock.set('2026-11-30T08:00+07:00')
  system = await openSector(province, machine, SYSTEM, MINISTRY_SETTINGS, 'ministry')
})
afterEach(() => system.close())

const later = () => {
  for (const clock of [machine, base.clock]) clock.set(new Date(clock.now().getTime() + 60_000).toISOString())
}
const received = async (answers: object = DECLARED) => {
  const receipt = await desk.receive('phieu-lltp', ['reception', CENTRE], {
    person, more: { answers: answers as never, isConfirmedDouble: true },
  })
  later()
  await system.tell()
  return receipt
}
const move = async (number: string, code: string, more: object = {}) => {
  later()
  expect(await system.act('move', { number, code, ...more })).toBeNull()
  await system.hear()
}
const caseOf = async (publicId: string) => (await listSectorCases(base.db, (await desk.dossier(publicId)).id))[0]

test('a dossier goes out by its own names and codes, is followed, and its signed result comes back', async () => {
  const { publicId, number } = await received()
  expect((await system.held())['dossiers']).toMatchObject({
    [number]: { given: { hoSo: { ma: number, donVi: 'tinh-mau', thuTuc: '3.000333' }, nguoi: { hoTen: 'Nguyễn Thị Mẫu', phai: 'F', noiSinh: 'QB' } } },
  })
  await move(number, '20', { note: 'Đã chuyển thẩm định' })
  expect(await caseOf(publicId)).toMatchObject({ system: SYSTEM, state: 'in-process', words: 'Đã chuyển thẩm định' })
  expect((await desk.dossier(publicId)).state).toBe('in-progress')
  await move(number, '30', {
    result: { so: '77/BTN', ngay: '30/11/2026', coQuan: 'Bộ Thử nghiệm', ten: 'ket-qua.pdf', noiDung: await system.signed('ket qua') },
  })
  expect(await caseOf(publicId)).toMatchObject({ state: 'finished', fault: null, result: { number: '77/BTN', file: { signer: 'Bộ Thử nghiệm' } } })
  expect(await system.hear()).toMatchObject({ taken: 0, fault: null })
})

test('a code without a meaning is held, and what has no code there does not leave', async () => {
  const { publicId, number } = await received()
  await move(number, '55')
  expect(await caseOf(publicId)).toMatchObject({ state: 'sent', fault: 'state-unknown' })
  await received({ ...DECLARED, 'subject.sex': 'khac' })
  await received({ ...DECLARED, 'subject.birthPlaceCode': '99' })
  expect((await system.out()).map(({ state, fault }) => [state, fault]))
    .toEqual([['acknowledged', null], ['dead', 'declaration-incomplete'], ['dead', 'declaration-incomplete']])
})

test('a system that has refused the dossier leaves it to be decided here', async () => {
  const { publicId, number } = await received()
  await move(number, '90', { note: 'Không thuộc thẩm quyền' })
  expect(await caseOf(publicId)).toMatchObject({ state: 'refused', words: 'Không thuộc thẩm quyền' })
  const assigneeId = await desk.assignee('officer', POLICE)
  for (const [deed, role] of [
    ['assign', 'unit_assigner'], ['propose', 'officer'], ['check', 'unit_head'], ['approve', 'agency_head'], ['issue', 'clerk'],
  ] as const) await desk.act(deed, publicId, [role, POLICE], { assigneeId })
  expect((await desk.dossier(publicId)).state).toBe('settled')
})

test('what is settled centrally is taken in by nobody here, and nothing is done or offered on it', async () => {
  const { publicId } = await received()
  const central = settledAt(base, { where: 'national-portal' })
  const there = openDesk(central)
  await expect(there.receive('phieu-lltp', ['reception', CENTRE], { person, more: { isConfirmedDouble: true } }))
    .rejects.toThrow('settled-centrally')
  expect(await there.tryTo('assign', publicId, ['unit_assigner', POLICE], { assigneeId: await desk.assignee('officer', POLICE) }))
    .toMatchObject({ ok: false, refusal: { code: 'settled-centrally' } })
  const dossier = await desk.dossier(publicId)
  const tasks = await listOpenTasks(base.db, dossier.id)
  const process = await base.processes.ofCase(dossier.id, dossier.procedureVersionId)
  const viewer = await base.viewerAs('unit_assigner', POLICE, 'dossier.assign')
  const offered = async (rooms: Province) =>
    (await actionsOf(rooms, () => viewer, { dossier, tasks, process }, sayIn('vi'))).length
  expect(await offered(central)).toBe(0)
  expect(await offered(base)).toBeGreaterThan(0)
})

test('a system that is told nothing of what is kept is asked from a moment on, by the name that its settings give', async () => {
  const rest = Object.fromEntries(Object.entries(MINISTRY_SETTINGS as Readonly<Record<string, object>>).filter(([name]) => name !== 'confirm'))
  await system.close()
  system = await openSector(province, machine, SYSTEM, { ...rest, list: { ...rest['list'], since: 'tu.luc' } }, 'ministry')
  const rows = async () => {
    const listed = async () => Number(((await system.held())['seen'] as Readonly<Record<string, number>>)['listed'])
    const before = await listed()
    await system.hear()
    return await listed() - before
  }
  await received()
  expect(await rows()).toBe(1)
  for (const clock of [machine, base.clock]) clock.set(new Date(clock.now().getTime() + 7_200_000).toISOString())
  await received()
  expect([await rows(), await rows()]).toEqual([2, 1])
})
