/** Need: it is always known who has the dossier and its papers, and work finds the right person (R5). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { listLegsOnTheirWay, listTasks } from '../workflow/public.ts'
import { findOriginals, listNotForwarded } from './store/originals-store.ts'

const [CENTRE, DEPARTMENT, SECTION] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap', 'cq:ubnd-dong-hoi:bpmc']
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
const [BRANCH, TAX] = ['cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
const at = (iso: string) => new Date(`2021-${iso}+07:00`)
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })
const land = async () =>
  (await desk.receive('bien-dong-chuyen-nhuong', ['reception', SECTION], { person, territory: 'xa:18856' })).publicId
const record = async () => (await desk.receive('phieu-lltp', ['reception', CENTRE], { person })).publicId

describe('paper originals', () => {
  test('follow within one working day, each with its own acknowledgement; what has not left is listed', async () => {
    const publicId = await land()
    const { id } = await desk.dossier(publicId)
    // Friday is the day of receipt; Monday = 1.
    expect(await findOriginals(province.db, id)).toMatchObject({
      fromUnitId: province.unit(SECTION).id, toUnitId: province.unit(BRANCH).id, dueAt: at('06-28T17:00'),
    })
    const listed = async () =>
      (await listNotForwarded(province.db, [province.unit(SECTION).id], 100)).some(({ dossierId }) => dossierId === id)
    expect(await listed()).toBe(true)
    await expect(desk.act('take-originals', publicId, ['officer', BRANCH])).rejects.toThrow('originals-not-sent')
    await desk.act('send-originals', publicId, ['reception', SECTION])
    expect(await listed()).toBe(false)
    await expect(desk.act('send-originals', publicId, ['reception', SECTION])).rejects.toThrow('originals-moved')
    // The step has gone on to the tax office meanwhile: the branch receives them all the same, and nobody else does.
    await desk.act('take', publicId, ['officer', BRANCH])
    await desk.act('propose', publicId, ['officer', BRANCH])
    await expect(desk.act('take-originals', publicId, ['officer', TAX])).rejects.toThrow('not-your-step')
    const { version, state } = await desk.act('take-originals', publicId, ['officer', BRANCH])
    expect([state, version]).toEqual(['in-progress', (await desk.dossier(publicId)).version])
    expect(await findOriginals(province.db, id)).toMatchObject({
      handedOverAt: at('06-25T09:00'), receivedAt: at('06-25T09:00'),
    })
    await expect(desk.act('take-originals', publicId, ['officer', BRANCH])).rejects.toThrow('originals-moved')
  })

  test('an online dossier has none', async () => {
    const { publicId } = await desk.submit('bien-dong-chuyen-nhuong', { person, territory: 'xa:18856' })
    await expect(desk.act('send-originals', publicId, ['reception', SECTION])).rejects.toThrow('no-originals')
  })
})

test('what was handed over and not acknowledged is listed at both ends', async () => {
  const publicId = await land()
  const { id } = await desk.dossier(publicId)
  const seenFrom = async (unit: string) =>
    (await listLegsOnTheirWay(province.db, [province.unit(unit).id], 1000)).some(({ caseId }) => caseId === id)
  expect([await seenFrom(SECTION), await seenFrom(BRANCH), await seenFrom(TAX)]).toEqual([true, true, false])
  await desk.act('receive', publicId, ['officer', BRANCH])
  expect([await seenFrom(SECTION), await seenFrom(BRANCH)]).toEqual([false, false])
  await expect(desk.act('receive', publicId, ['officer', BRANCH])).rejects.toThrow('nothing-handed-over')
  expect((await desk.standing(publicId)).legs.filter(({ receivedAt }) => receivedAt !== null)).toHaveLength(2)
})

describe('back to the step before', () => {
  test('it goes to whoever did it, and to another agency as a hand-over', async () => {
    const publicId = await land()
    await desk.act('take', publicId, ['officer', BRANCH])
    await desk.act('propose', publicId, ['officer', BRANCH])
    const officer = await province.viewerAs('officer', BRANCH, 'dossier.work')
    await desk.act('return-step', publicId, ['officer', TAX])
    const { tasks: [task], legs } = await desk.standing(publicId)
    expect([await desk.step(publicId), task?.holderId]).toEqual([`officer@${BRANCH}`, officer.accountId])
    expect(
      legs.filter(({ endedAt }) => endedAt === null).map(({ agencyId, receivedAt }) => [agencyId, receivedAt]),
    ).toEqual([[province.unit(TAX).id, at('06-25T09:00')], [province.unit('cq:so-tnmt').id, null]])
    const done = await listTasks(province.db, (await desk.dossier(publicId)).id)
    expect(done.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['done', null], ['done', null], ['sent-back', 'Có lý do ghi trong phiếu.'], [null, null],
    ])
  })

  test('the first step of the settling unit has none before it', async () => {
    const publicId = await land()
    await desk.act('take', publicId, ['officer', BRANCH])
    await expect(desk.act('return-step', publicId, ['officer', BRANCH])).rejects.toThrow('no-step-before')
  })
})

describe('assignment', () => {
  test('gives the next step to an officer of the unit, and to nobody else', async () => {
    const publicId = await record()
    const tries = [
      '', '00000000-0000-4000-8000-000000000000', await desk.assignee('unit_head', DIVISION),
      await desk.assignee('officer', BRANCH),
    ]
    for (const assigneeId of tries)
      await expect(desk.act('assign', publicId, ['unit_assigner', DIVISION], { assigneeId })).rejects.toThrow(
        'assignee-unknown',
      )
    await desk.act('assign', publicId, ['unit_assigner', DIVISION], {
      assigneeId: await desk.assignee('officer', DIVISION),
    })
    const officer = await province.viewerAs('officer', DIVISION, 'dossier.work')
    expect((await desk.standing(publicId)).tasks.map(({ role, holderId }) => [role, holderId])).toEqual([
      ['officer', officer.accountId],
    ])
  })

  test('elsewhere gives the open step another holder, as the head of the unit wishes', async () => {
    const publicId = (await desk.receive('khai-sinh', ['reception', 'cq:ubnd-xa-18856:one-stop'], { person })).publicId
    await desk.act('assign', publicId, ['unit_assigner', 'cq:ubnd-xa-18856'], {
      assigneeId: await desk.assignee('officer', 'cq:ubnd-xa-18856'),
    })
    const officer = await province.viewerAs('officer', 'cq:ubnd-xa-18856', 'dossier.work')
    expect((await desk.standing(publicId)).tasks.map(({ role, holderId }) => [role, holderId])).toEqual([
      ['officer', officer.accountId],
    ])
  })
})
