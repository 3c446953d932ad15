/**
 * Need: a dossier that a ministry's system has and of which it never says how it ends is taken back by a head, and is
 * settled here; nothing goes there any more, and nothing that it says later is done (ADR 0141).
 */
import { randomUUID } from 'node:crypto'
import { sayIn } from '@motcua/contracts/texts.ts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../test/dossier-desk.ts'
import { MINISTRY_SETTINGS } from '../../test/ministry-settings.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { type SectorDesk, openSector } from '../../test/sector-desk.ts'
import { settledAt } from '../../test/settled-at.ts'
import { DEEDS } from '../api/dossier-actions.ts'
import { actionsOf } from '../api/offered-actions.ts'
import type { ApiRooms } from '../api/rooms.ts'
import { type Viewer, listRemarks, listSectorCases } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { handleAgain, tellAgain } from '../modules/integration/public.ts'
import { listTasks } from '../modules/workflow/public.ts'

const SYSTEM = 'ministry-trial'
const [CENTRE, POLICE] = ['cq:tt-hcc-tinh', 'cq:cong-an-tinh']
const HEAD: Who = ['agency_head', POLICE]
const DECLARED = { 'subject.fullName': 'Nguyễn Thị Mẫu', 'subject.sex': 'nu', 'subject.birthPlaceCode': '44' }
const REASON = 'Hệ thống của Bộ không phản hồi 10 ngày.'
let base: Province
/** The same province, whose versions are all settled there. */
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
const received = async () => {
  const receipt = await desk.receive('phieu-lltp', ['reception', CENTRE], {
    person, more: { answers: DECLARED, isConfirmedDouble: true },
  })
  later()
  return receipt
}
const said = async (number: string, code: string, more: object = {}) => {
  later()
  expect(await system.act('move', { number, code, ...more })).toBeNull()
  await system.hear()
}
const finished = async () => ({
  result: { so: '78/BTN', ngay: '30/11/2026', coQuan: 'Bộ Thử nghiệm', ten: 'ket-qua.pdf', noiDung: await system.signed('ket qua') },
})
const caseOf = async (publicId: string) => (await listSectorCases(base.db, (await desk.dossier(publicId)).id))[0]
const known = async () => Object.keys(Object((await system.held())['dossiers']) as object)
/** As the address of the deed does it; the code of its refusal, or `done`. */
const takeBack = async (publicId: string, unit = POLICE, reason = REASON, more: Partial<Viewer> = {}) => {
  const viewer = { ...await province.viewerAs('agency_head', unit, 'dossier.extend'), ...more }
  return base.inOneGo(
    (ctx) => DEEDS['take-back'].run(ctx, province as unknown as ApiRooms, { publicId, viewer }, { reason }),
    { actorId: viewer.accountId, requestId: randomUUID() },
  ).then(() => 'done', (error: unknown) => (error as Error).message)
}
const isOffered = async (publicId: string, role = 'agency_head') => {
  const dossier = await desk.dossier(publicId)
  const process = await province.processes.ofCase(dossier.id, dossier.procedureVersionId)
  const viewer = await province.viewerAs(role, POLICE, 'dossier.extend')
  return (await actionsOf(province, () => viewer, { dossier, tasks: await listTasks(base.db, dossier.id), process }, sayIn('vi')))
    .some(({ noun }) => noun === 'take-back')
}
const settledHere = async (publicId: string) => {
  const assigneeId = await desk.assignee('officer', POLICE)
  for (const [deed, role] of [
    ['assign', 'unit_assigner'], ['propose', 'officer'], ['check', 'unit_head'], ['approve', 'agency_head'],
  ] as const) await desk.act(deed, publicId, [role, POLICE], { assigneeId })
  return desk.tryTo('issue', publicId, ['clerk', POLICE])
}

test('it goes on here with its own people, and what that system says later is held and changes nothing', async () => {
  const { publicId, number } = await received()
  await system.tell()
  await said(number, '20')
  const before = await desk.dossier(publicId)
  expect(await takeBack(publicId)).toBe('done')
  const after = await desk.dossier(publicId)
  expect([after.state, after.dueAt, after.version]).toEqual([before.state, before.dueAt, before.version + 1])
  expect((await desk.events(publicId)).find(({ type }) => type === 'dossier.taken-back')?.data)
    .toMatchObject({ system: SYSTEM, sectorState: 'in-process', state: 'in-progress' })
  expect((await listRemarks(base.db, after.id)).map(({ text }) => text)).toContain(REASON)

  await said(number, '30', await finished())
  expect((await system.in()).at(-1)).toMatchObject({ state: 'held', fault: 'sector-taken-back' })
  expect(await caseOf(publicId)).toMatchObject({ state: 'in-process', result: null, fault: 'sector-taken-back' })
  const { rows: [held] } = await sql<{ message: string }>`
    select public_id as message from integration.message_in where state = 'held'`.execute(base.database.owner)
  await base.inOneGo((ctx) => handleAgain(ctx, held?.message ?? ''))
  await system.hear()
  expect((await system.in()).at(-1)).toMatchObject({ state: 'held', fault: 'sector-taken-back' })

  expect(await settledHere(publicId)).toMatchObject({ ok: true, value: { state: 'settled' } })
})

test('what waits to go there about it is dropped with its cause, and nothing goes later', async () => {
  await system.faults({ down: true })
  const { publicId, number } = await received()
  await system.tell()
  expect(await isOffered(publicId)).toBe(true)
  expect(await takeBack(publicId)).toBe('done')
  expect(await system.out()).toMatchObject([{ kind: 'dossier', state: 'dropped' }])
  const { rows } = await sql<{ reason: string }>`
    select drop_reason as reason from integration.message_out`.execute(base.database.owner)
  expect(rows).toEqual([{ reason: 'Hồ sơ đã được lấy về giải quyết tại đây' }])
  expect((await desk.events(publicId)).filter(({ type }) => type === 'message.dropped')).toHaveLength(1)

  await system.faults({})
  machine.set('2026-12-01T08:00+07:00')
  await base.inOneGo((ctx) => tellAgain(ctx, { partner: SYSTEM, number }))
  await system.tell()
  expect([await known(), (await system.out()).map(({ state }) => state)]).toEqual([[], ['dropped']])
})

test('what comes into the outbox while it is taken back is dropped, too', async () => {
  const { publicId } = await received()
  // The deed by itself, with a message that its own transaction did not see.
  await desk.act('take-back', publicId, HEAD)
  const { id } = await desk.dossier(publicId)
  await sql`insert into integration.partner (code) values (${SYSTEM})`.execute(base.database.owner)
  await sql`insert into integration.message_out (partner, dossier_id, kind, era, event_id, body, digest, happened_at, made_at)
    values (${SYSTEM}, ${id}, 'dossier', 1, 1, '{}', sha256(''), ${machine.now()}, ${machine.now()})`.execute(base.database.owner)
  await system.tell()
  expect(await system.out()).toMatchObject([{ state: 'dropped' }])
  expect(await known()).toEqual([])
})

test('a word about one whose message was on its way when it was taken back is held as such', async () => {
  const { publicId, number } = await received()
  await system.tell()
  await desk.act('take-back', publicId, HEAD)
  // It arrived there; that it did was noted by nobody.
  await sql`update integration.message_out set state = 'dropped', drop_reason = 'x', acknowledged_at = null, answer_digest = null`
    .execute(base.database.owner)
  await said(number, '20')
  expect((await system.in()).at(-1)).toMatchObject({ state: 'held', fault: 'sector-taken-back' })
})

test('only a head takes it back, for a reason, while it is there and that system has not decided', async () => {
  const { publicId, number } = await received()
  expect([await isOffered(publicId), await takeBack(publicId)]).toEqual([false, 'not-in-sector-system'])
  await system.tell()
  await said(number, '20')
  expect([await isOffered(publicId), await isOffered(publicId, 'unit_head'), await isOffered(publicId, 'officer')])
    .toEqual([true, false, false])
  expect(await takeBack(publicId, POLICE, REASON, { heads: [] })).toBe('not-your-step')
  expect(await takeBack(publicId, 'cq:so-tu-phap')).toBe('dossier-unknown')
  expect(await takeBack(publicId, POLICE, ' \n\u200b ')).toBe('reason-needed')
  await said(number, '30', await finished())
  expect([await isOffered(publicId), await takeBack(publicId)]).toEqual([false, 'sector-has-decided'])

  const refused = await received()
  await system.tell()
  await said(refused.number, '90')
  expect([await isOffered(refused.publicId), await takeBack(refused.publicId)]).toEqual([false, 'sector-has-decided'])

  const twice = await received()
  await system.tell()
  expect([await takeBack(twice.publicId), await isOffered(twice.publicId), await takeBack(twice.publicId)])
    .toEqual(['done', false, 'not-in-sector-system'])
  expect(await listRemarks(base.db, (await desk.dossier(twice.publicId)).id)).toHaveLength(1)
})
