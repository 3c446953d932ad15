/** Need: what cannot be settled after all comes back with a notice, soon, and its applicant is told (R7). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { listPauses } from '../workflow/public.ts'

const [CENTRE, DEPARTMENT] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap']
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
const at = (iso: string) => new Date(`2021-${iso}+07:00`)
let province: Province
let desk: Desk
let person: Person
let publicId: string
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
const now = (iso: string) => { province.clock.set(`2021-${iso}+07:00`) }
beforeEach(async () => {
  now('06-28T09:00') // a Monday
  publicId = (await desk.receive('phieu-lltp', ['reception', CENTRE], { person })).publicId
  await desk.act('assign', publicId, ['unit_assigner', DIVISION], {
    assigneeId: await desk.assignee('officer', DIVISION),
  })
})
const running = async () =>
  (await desk.standing(publicId)).clocks
    .filter(({ stoppedAt }) => stoppedAt === null).map(({ kind, dueAt }) => [kind, dueAt])
const dossierClock = ['dossier', at('07-12T17:00')]

test('the proposal starts two working days, the notice one, and telling the applicant ends it', async () => {
  now('06-29T10:00')
  await desk.act('propose', publicId, ['officer', DIVISION], { outcome: 'unsettled' })
  // Tuesday is the day of the proposal; Wednesday = 1, Thursday 1 July = 2.
  expect(await running()).toEqual([dossierClock, ['unsettled-notice', at('07-01T17:00')]])
  await desk.act('check', publicId, ['unit_head', DIVISION])
  await expect(desk.act('approve', publicId, ['agency_head', DEPARTMENT])).rejects.toThrow('proposed-unsettled')
  now('06-30T09:00')
  const noticed = await desk.act('return-unsettled', publicId, ['agency_head', DEPARTMENT])
  expect(noticed).toMatchObject({ state: 'being-returned' })
  expect(noticed.slipId).not.toBeNull()
  // Wednesday is the day of the notice; Thursday = 1.
  expect(await running()).toEqual([dossierClock, ['unsettled-telling', at('07-01T17:00')]])
  const { tasks, legs } = await desk.standing(publicId)
  expect([await desk.step(publicId), tasks.map(({ dueAt }) => dueAt)]).toEqual([
    `reception@${CENTRE}`, [at('07-01T17:00')],
  ])
  expect(
    legs.filter(({ endedAt }) => endedAt === null).map(({ agencyId, receivedAt }) => [agencyId, receivedAt]),
  ).toEqual([[province.unit(DEPARTMENT).id, at('06-28T09:00')], [province.unit(CENTRE).id, null]])
  await expect(desk.act('stop', publicId, ['reception', CENTRE])).rejects.toThrow('action-not-allowed')
  expect(await desk.act('tell-unsettled', publicId, ['reception', CENTRE])).toMatchObject({ state: 'unsettled' })
  const end = await desk.standing(publicId)
  expect([await running(), end.tasks, end.legs.filter(({ endedAt }) => endedAt === null)]).toEqual([[], [], []])
})

test('a head who thinks otherwise gives it back, and the two days are over with the new proposal', async () => {
  await desk.act('propose', publicId, ['officer', DIVISION], { outcome: 'unsettled' })
  await desk.act('return-step', publicId, ['unit_head', DIVISION])
  await desk.act('propose', publicId, ['officer', DIVISION], { outcome: 'settle' })
  expect(await running()).toEqual([dossierClock])
  await desk.act('check', publicId, ['unit_head', DIVISION])
  expect(await desk.act('approve', publicId, ['agency_head', DEPARTMENT])).toMatchObject({ state: 'in-progress' })
})

test('proposed again, the two days do not begin anew', async () => {
  now('06-29T10:00')
  await desk.act('propose', publicId, ['officer', DIVISION], { outcome: 'unsettled' })
  await desk.act('return-step', publicId, ['unit_head', DIVISION])
  now('07-01T10:00')
  await desk.act('propose', publicId, ['officer', DIVISION], { outcome: 'unsettled' })
  expect(await running()).toEqual([dossierClock, ['unsettled-notice', at('07-01T17:00')]])
})

test('never supplemented: it goes back, the waiting ends, and is taken out of the term', async () => {
  now('06-29T10:00')
  await desk.act('ask-supplement', publicId, ['officer', DIVISION], {
    items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }],
  })
  now('07-02T10:00') // the closings of 29, 30 June and 1 July went by
  expect(await desk.act('return-unsettled', publicId, ['agency_head', DEPARTMENT])).toMatchObject({
    dueAt: at('07-15T17:00'),
  })
  expect(await running()).toEqual([['dossier', at('07-15T17:00')], ['unsettled-telling', at('07-05T17:00')]])
  const { id } = await desk.dossier(publicId)
  expect((await listPauses(province.db, id)).map(({ untilAt }) => untilAt)).toEqual([at('07-02T10:00')])
  expect(await desk.act('tell-unsettled', publicId, ['reception', CENTRE])).toMatchObject({ state: 'unsettled' })
})

test('within one agency the stay goes on until the applicant is told', async () => {
  const commune = 'cq:ubnd-xa-18856'
  const birth = await desk.receive('khai-sinh', ['reception', `${commune}:one-stop`], { person })
  await desk.act('return-unsettled', birth.publicId, ['agency_head', commune])
  const open = async () => (await desk.standing(birth.publicId)).legs.filter(({ endedAt }) => endedAt === null).length
  expect(await open()).toBe(1)
  await desk.act('tell-unsettled', birth.publicId, ['reception', `${commune}:one-stop`])
  expect(await open()).toBe(0)
})
