/**
 * Need: a holiday is declared late: whoever runs the server sees beforehand whose promised day would move. To move them
 * takes two people at the desk (jobs/correct-calendars.db.test.ts): a name on a command line is nobody's word.
 */
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

async function run(...args: readonly string[]): Promise<{ readonly exit: number; readonly count: number }> {
  const use = readCalendarUse(['recount', ...args, '--json'])
  if (typeof use === 'string') throw new Error(use)
  said.length = 0
  const exit = await runCalendar(use, { stdout: (line: string) => said.push(line) }, province)
  return { exit, count: (JSON.parse(said[0] ?? '{}') as { count: number }).count }
}

const dueDay = async () => (await desk.dossier(dossier)).dueAt?.toISOString()
/** Friday is the day of receipt; Monday is 1. */
const MONDAY = '2021-06-28T10:00:00.000Z'

test('a look says whose day would move, and moves nobody', async () => {
  expect(await dueDay()).toBe(MONDAY)
  expect(await run('--dry-run')).toEqual({ exit: 0, count: 1 })
  expect(await dueDay()).toBe(MONDAY)
  expect((await desk.events(dossier)).filter(({ type }) => type.startsWith('dossier.'))).toHaveLength(1)
})

test('nobody approves by a name on the command line', async () => {
  expect(readCalendarUse(['recount', '--approve', 'quantri'])).toEqual(expect.any(String))
  expect(await dueDay()).toBe(MONDAY)
})

test('nobody would be promised less than before', async () => {
  await declare()
  expect(await run()).toEqual({ exit: 0, count: 0 })
})
