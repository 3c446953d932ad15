/** Need: nobody learns of a missed term after it was missed, and nobody is put off twice (R10, R12, R13). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import type { Person } from '../identity/public.ts'
import { countOverdue } from '../workflow/public.ts'
import { foreseeLateness } from './foresee-lateness.ts'
import { lockDossier } from './store/dossier-store.ts'
import { listScope } from './store/scope-list.ts'
import { listSlips } from './store/slip-store.ts'

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
/** Monday 28 June; ten working days end on Monday 12 July. */
beforeEach(async () => {
  now('06-28T09:00')
  while (await foresee()) { /* what other tests left over */ }
  publicId = (await desk.receive('phieu-lltp', ['reception', CENTRE], { person })).publicId
  await desk.act('assign', publicId, ['unit_assigner', DIVISION], {
    assigneeId: await desk.assignee('officer', DIVISION),
  })
})
const foresee = () => province.inOneGo((ctx) => foreseeLateness(ctx, province))
async function foreseeAll(): Promise<number> {
  let told = 0
  while (await foresee()) told += 1
  return told
}
const listLate = (moment: Date) => {
  const units = [province.unit(DEPARTMENT).id]
  const seat = { accountId: 0n, sections: units, units, now: moment, tonight: moment }
  return listScope(province.db, { scope: 'late-without-apology', seat, filter: {}, sort: 'own', limit: 100 })
}
const idOf = async () => (await desk.dossier(publicId)).id
const apologies = async () => (await listSlips(province.db, await idOf())).filter(({ form }) => form === '04')
const warnings = async () =>
  (await desk.events(publicId)).filter(({ type }) => type === 'dossier.lateness-foreseen').length
const extend = (days: number) => desk.act('extend', publicId, ['agency_head', DEPARTMENT], { days })
async function finish(): Promise<void> {
  await desk.act('propose', publicId, ['officer', DIVISION])
  await desk.act('check', publicId, ['unit_head', DIVISION])
  await desk.act('approve', publicId, ['agency_head', DEPARTMENT])
  await desk.act('issue', publicId, ['clerk', DEPARTMENT])
}
const punctuality = async () => (await desk.events(publicId)).find(({ type }) => type === 'dossier.issued')?.data

test('one working day before the end form 04 is drafted, once, and signed from the draft', async () => {
  now('07-09T07:29') // the last moment before the opening of the working day before Monday
  await foreseeAll()
  expect([await warnings(), await apologies()]).toEqual([0, []])
  now('07-09T07:30')
  await foreseeAll()
  now('07-09T16:00')
  await foreseeAll()
  const [draft, ...more] = await apologies()
  expect([await warnings(), draft?.isDraft, more]).toEqual([1, true, []])
  const signed = await extend(3)
  // Tuesday 13 = 1, Wednesday 14 = 2, Thursday 15 = 3.
  expect(signed).toMatchObject({ dueAt: at('07-15T17:00'), slipId: draft?.publicId, state: 'in-progress' })
  expect((await apologies()).map(({ isDraft }) => isDraft)).toEqual([false])
  await expect(extend(1)).rejects.toThrow('already-extended')
})

test('what was extended once is told of again before its new end, without a second draft', async () => {
  now('07-09T08:00')
  await foreseeAll()
  await extend(3) // until Thursday 15
  now('07-14T07:30')
  await foreseeAll()
  const told = (await desk.events(publicId))
    .filter(({ type }) => type === 'dossier.lateness-foreseen').map(({ data }) => data)
  expect(told).toMatchObject([{ drafted: true }, { drafted: false, dueAt: at('07-15T17:00').toISOString() }])
  expect((await apologies()).map(({ isDraft }) => isDraft)).toEqual([false])
})

test('where the calendar has no new day to promise, the warning says so', async () => {
  now('07-09T08:00')
  const { directory } = province
  const calendarVersion = (id: bigint) => ({ ...directory.calendarVersion(id), until: '2021-07-12' }) as const
  const ended = { ...directory, calendarVersion }
  await province.inOneGo((ctx) => foreseeLateness(ctx, { ...province, directory: ended }))
  const [told] = (await desk.events(publicId)).filter(({ type }) => type === 'dossier.lateness-foreseen')
  expect([told?.data, await apologies()]).toMatchObject([{ drafted: 'calendar-missing' }, []])
})

test('two workers at once tell once', async () => {
  now('07-09T08:00')
  await Promise.all([foreseeAll(), foreseeAll(), foreseeAll()])
  expect([await warnings(), (await apologies()).length]).toEqual([1, 1])
})

test('a dossier in somebody\'s hands is left for the next look, and nobody waits for it', async () => {
  now('07-09T08:00')
  const found = await province.inOneGo(async (ctx) => {
    await lockDossier(ctx.tx, publicId)
    return ok(await foresee())
  })
  expect([found, await warnings(), await foresee(), await warnings()]).toEqual([false, 0, true, 1])
})

test('a term moved by a pause is foreseen anew, in the same draft; one that stood is not', async () => {
  now('07-09T08:00')
  await foreseeAll()
  await desk.act('ask-confirmation', publicId, ['officer', DIVISION])
  now('07-10T08:00') // the closing of Friday 9 July: the term moves to Tuesday 13
  await desk.act('confirm', publicId, ['officer', DIVISION])
  await foreseeAll() // the working day before is Monday 12
  expect([await warnings(), (await apologies()).length]).toEqual([1, 1])
  now('07-12T07:30')
  await foreseeAll()
  expect([await warnings(), (await apologies()).length, (await desk.dossier(publicId)).dueAt]).toEqual([
    2, 1, at('07-13T17:00'),
  ])
})

test('while the office waits for somebody, nothing is foreseen', async () => {
  now('07-08T10:00')
  await desk.act('ask-confirmation', publicId, ['officer', DIVISION])
  now('07-09T08:00')
  await foreseeAll()
  expect(await warnings()).toBe(0)
})

test('an end that comes before an extension is asked for is not in the past when it is promised', async () => {
  now('07-14T09:00') // two working days late
  // Counted from today, Wednesday: Thursday 15 = 1, Friday 16 = 2.
  expect(await extend(2)).toMatchObject({ dueAt: at('07-16T17:00') })
})

test('late without form 04 is listed, longest first; with it, or while waiting, it is not', async () => {
  const overdue = async () =>
    (await listLate(province.clock.now())).map(({ id }) => id)
  now('07-12T17:00')
  expect(await overdue()).not.toContain(await idOf())
  now('07-12T17:01')
  expect(await overdue()).toContain(await idOf())
  await extend(5)
  expect(await overdue()).not.toContain(await idOf())
})

test('late again after its new date it is listed and counted again', async () => {
  const [id, clock] = [await idOf(), province.clock]
  const { db } = province
  const isListed = async () =>
    (await listLate(clock.now())).some((line) => line.id === id)
  await extend(2) // Wednesday 14 July
  now('07-14T17:00')
  const [before, wasListed] = [await countOverdue(db, clock.now()), await isListed()]
  now('07-14T17:01')
  expect([wasListed, await isListed()]).toEqual([false, true])
  expect(await countOverdue(db, clock.now())).toBe(before + 1)
})

test('an early result is given before its day; a late one as well, and both are called by their names', async () => {
  now('07-09T16:00') // a day before the term
  await finish()
  expect(await punctuality()).toMatchObject({ punctuality: 'early' })
  await desk.act('return-result', publicId, ['reception', CENTRE])
  expect((await desk.dossier(publicId)).deliveredAt).toEqual(at('07-09T16:00'))
})

test.each([
  ['07-12T17:00', 'on-time'], ['07-12T17:01', 'late'], ['07-30T10:00', 'late'],
])('issued on %s it is %s, and is returned all the same', async (moment, name) => {
  now(moment)
  await finish()
  expect(await punctuality()).toMatchObject({ punctuality: name })
  expect(await desk.act('return-result', publicId, ['reception', CENTRE])).toMatchObject({ state: 'returned' })
})

test('what was extended is on time by the new date', async () => {
  now('07-09T16:00')
  await extend(3)
  now('07-15T10:00')
  await finish()
  expect(await punctuality()).toMatchObject({ punctuality: 'on-time' })
})
