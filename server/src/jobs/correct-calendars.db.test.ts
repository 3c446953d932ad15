/**
 * Need: a holiday is declared late: whoever was promised a day gets the next one once another person has approved it,
 * and later imports of the calendar leave it in.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { readDataSet } from '../cli/data-set/read-data-set.ts'
import { ok } from '../kernel/result.ts'
import {
  type Correction, decideCorrection, listCorrections, listRedatings, proposeCorrection,
} from '../modules/dossiers/public.ts'
import { loadRows } from '../modules/organisation/public.ts'
import { correctionPoller } from './correct-calendars.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
const SECTION = 'cq:ubnd-song-lam:one-stop'
const [WRITER, OTHER] = [901n, 902n]
/** Friday is the day of receipt, and Monday would be 1; when that is a holiday, Tuesday is. */
const [MONDAY, TUESDAY] = ['2021-06-28T10:00:00.000Z', '2021-06-29T10:00:00.000Z']
let province: Province
let desk: Desk
let dossier: string

beforeAll(async () => {
  province = await createProvince(FOLDER)
  desk = openDesk(province)
  const person = await province.aPerson(1)
  dossier = (await desk.receive('khai-sinh', ['reception', SECTION], { person, territory: 'xa:99007' })).publicId
})
afterAll(() => province.drop())

const dueDay = async () => (await desk.dossier(dossier)).dueAt?.toISOString()
const newest = async () => (await listCorrections(province.db, { limit: 1 }))[0]
async function propose(day: string | null, actorId = WRITER): Promise<Correction> {
  const holiday = day === null ? null : { day, name: 'Nghỉ bù' }
  return province.inOneGo((ctx) => proposeCorrection(ctx, { holiday, basis: 'Thông báo 12' }), { actorId })
}
async function decide(publicId: string, isApproved: boolean, actorId = OTHER): Promise<void> {
  await province.inOneGo((ctx) => decideCorrection(ctx, {
    publicId, isApproved, note: '', directory: province.directory.on('2021-06-25'), unitIds: [],
  }), { actorId })
}
async function work(): Promise<void> {
  const poller = correctionPoller(province)
  while (await poller.run());
}
const movesOf = async () => (await desk.events(dossier)).filter(({ type }) => type === 'dossier.redated')

test('what would move is listed, and nothing is moved; not before that can it be approved', async () => {
  const { publicId, id } = await propose('2021-06-28')
  await expect(decide(publicId, true)).rejects.toThrow('correction-not-counted')
  await work()
  expect(await newest()).toMatchObject({ found: 1, moved: 0, isApproved: null, countedAt: expect.any(Date) as Date })
  expect(await listRedatings(province.db, id, undefined, 9)).toMatchObject([
    { before: new Date(MONDAY), dueAt: new Date(TUESDAY), movedAt: null },
  ])
  expect(await dueDay()).toBe(MONDAY)
  const { rows } = await sql`select from organisation.declared_holiday`.execute(province.db)
  expect(rows).toEqual([])
})

test('another is not begun meanwhile', async () => {
  await expect(propose('2021-06-29')).rejects.toThrow('correction-open')
})

test('whoever proposed it does not approve it', async () => {
  await expect(decide((await newest())?.publicId ?? '', true, WRITER)).rejects.toThrow('duty-separated')
})

test('approved by another, day and list move, once, by two workers; a second decision is refused', async () => {
  const publicId = (await newest())?.publicId ?? ''
  await decide(publicId, true)
  await expect(decide(publicId, false)).rejects.toThrow('correction-decided')
  await Promise.all([work(), work()])
  expect(await newest()).toMatchObject({ found: 1, moved: 1, doneAt: expect.any(Date) as Date })
  expect(await dueDay()).toBe(TUESDAY)
  expect(await movesOf()).toHaveLength(1)
  expect((await desk.standing(dossier)).clocks[0]?.dueAt.toISOString()).toBe(TUESDAY)
})

test('whoever is received since is promised by the calendar with the holiday', async () => {
  await province.directory.refresh()
  const person = await province.aPerson(2)
  const next = (await desk.receive('khai-sinh', ['reception', SECTION], { person, territory: 'xa:99007' })).publicId
  expect((await desk.dossier(next)).dueAt?.toISOString()).toBe(TUESDAY)
})

test('an import of the same data leaves the holiday in, and has nothing to change', async () => {
  const { province: rows } = readDataSet(FOLDER)
  const report = await province.inOneGo(async (ctx) => ok(await loadRows(ctx, rows)))
  expect(report.tables['calendar']).toMatchObject({ added: 0, changed: 0 })
})

test('a day on which nobody works is no holiday more', async () => {
  await expect(propose('2021-06-27')).rejects.toThrow('holiday-changes-nothing') // a Sunday
  await expect(propose('2021-06-28')).rejects.toThrow('holiday-changes-nothing') // declared above
})

test('declined, nothing is moved or declared, be it that it was being listed', async () => {
  const { publicId } = await propose('2021-06-29')
  await decide(publicId, false, WRITER)
  await work()
  expect(await newest()).toMatchObject({ isApproved: false, moved: 0 })
  expect(await dueDay()).toBe(TUESDAY)
})

test('calendars that were loaded with another holiday move what was promised in the same way', async () => {
  const { province: rows } = readDataSet(FOLDER)
  const calendars = rows.calendars.map((calendar) => ({
    ...calendar, holidays: [...calendar.holidays, { day: '2021-06-29', name: 'Nghỉ bù', kind: 'statutory' }],
  }))
  await province.inOneGo(async (ctx) => ok(await loadRows(ctx, { ...rows, calendars })))
  const { publicId } = await propose(null)
  await work()
  expect(await newest()).toMatchObject({ found: 2, moved: 0 })
  await decide(publicId, true)
  await work()
  expect(await newest()).toMatchObject({ found: 2, moved: 2 })
  expect(await dueDay()).toBe('2021-06-30T10:00:00.000Z')
})
