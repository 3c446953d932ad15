/**
 * Need: a holiday is declared late: whoever was promised a day gets the next one, once an administrator approves it.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { ok } from '../kernel/result.ts'
import { loadRows } from '../modules/organisation/public.ts'
import { readCalendarUse, runCalendar } from './calendar-recount.ts'
import { readDataSet } from './data-set/read-data-set.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
let province: Province
let desk: Desk
let dossier: string
const said: string[] = []

beforeAll(async () => {
  province = await createProvince(FOLDER)
  desk = openDesk(province)
  const section = 'cq:ubnd-song-lam:one-stop'
  const person = await province.aPerson(1)
  dossier = (await desk.receive('khai-sinh', ['reception', section], { person, territory: 'xa:99007' })).publicId
  await declare('2021-06-28')
})
afterAll(() => province.drop())

/** Another calendar is imported, in which nobody works on these days too. */
async function declare(...days: readonly string[]): Promise<void> {
  const { province: rows } = readDataSet(FOLDER)
  const calendars = rows.calendars.map((calendar) => ({
    ...calendar, holidays: [...calendar.holidays, ...days.map((day) => ({ day, name: 'Nghỉ bù', kind: 'statutory' }))],
  }))
  await province.inOneGo(async (ctx) => ok(await loadRows(ctx, { ...rows, calendars })))
  await province.directory.refresh()
}

async function run(...args: readonly string[]): Promise<{ readonly exit: number; readonly count?: number }> {
  const use = readCalendarUse(['recount', ...args, '--json'])
  if (typeof use === 'string') throw new Error(use)
  said.length = 0
  const io = { stdout: (line: string) => said.push(line), stderr: (line: string) => said.push(line) }
  const exit = await runCalendar(use, io, province)
  return exit === 0 ? { exit, count: (JSON.parse(said[0] ?? '{}') as { count: number }).count } : { exit }
}

const dueDay = async () => (await desk.dossier(dossier)).dueAt?.toISOString()
/** Friday is the day of receipt; Monday would be 1, and is a holiday now; Tuesday = 1. */
const [MONDAY, TUESDAY] = ['2021-06-28T10:00:00.000Z', '2021-06-29T10:00:00.000Z']

test('a look says whose day would move, and moves nobody', async () => {
  expect(await dueDay()).toBe(MONDAY)
  expect(await run('--dry-run')).toEqual({ exit: 0, count: 1 })
  expect(await dueDay()).toBe(MONDAY)
  expect(await desk.events(dossier)).toHaveLength(1)
})

test('only a system administrator may approve it', async () => {
  expect(await run('--approve', 'tiepnhan.song-lam')).toEqual({ exit: 1 })
  expect(await run('--approve', 'nobody')).toEqual({ exit: 1 })
  expect(await dueDay()).toBe(MONDAY)
})

test('approved, day, clock and step move, with the version that explains them; the same again moves nothing', async () => {
  const before = await desk.standing(dossier)
  expect(await run('--approve', 'quantri')).toEqual({ exit: 0, count: 1 })
  expect(await dueDay()).toBe(TUESDAY)
  const { clocks, tasks } = await desk.standing(dossier)
  expect(clocks[0]?.dueAt.toISOString()).toBe(TUESDAY)
  expect(clocks[0]?.calendarVersionId).not.toBe(before.clocks[0]?.calendarVersionId)
  // The officer's six hours end on Friday itself, as before; they are counted by the new calendar from now on.
  expect(tasks[0]?.dueAt).toEqual(before.tasks[0]?.dueAt)
  expect(tasks[0]?.calendarVersionId).toBe(clocks[0]?.calendarVersionId)
  const [, told] = await desk.events(dossier)
  expect(told).toMatchObject({ type: 'dossier.redated', data: { before: MONDAY, dueAt: TUESDAY } })
  const { rows } = await sql<{ username: string }>`
    select username from audit.event join identity.account on account.id = actor_id
    where type = 'calendar.recounted'`.execute(province.db)
  expect(rows[0]?.username).toBe('quantri')
  expect(await run('--approve', 'quantri')).toEqual({ exit: 0, count: 0 })
})

test('two at once move it once', async () => {
  await declare('2021-06-28', '2021-06-29')
  const counts = await Promise.all([run('--approve', 'quantri'), run('--approve', 'quantri')])
  expect(counts.map(({ exit }) => exit)).toEqual([0, 0])
  const told = (await desk.events(dossier)).filter(({ type }) => type === 'dossier.redated')
  expect(told).toHaveLength(2)
  expect(await dueDay()).toBe('2021-06-30T10:00:00.000Z')
})

test('nobody is promised less than before', async () => {
  await declare()
  expect(await run('--approve', 'quantri')).toEqual({ exit: 0, count: 0 })
  expect(await dueDay()).toBe('2021-06-30T10:00:00.000Z')
})
