/**
 * Need: a plan for units may be older than the accounts, and a role may be given before it begins: whoever would sit in
 * a unit that is no more goes on at its heir, and nobody is left where no unit stands. A faulty plan is told and not
 * counted.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { runUnits } from '../cli/units.ts'
import { succeedNext } from './succeed-units.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
const FILE = `${FOLDER}succession/2026-01-05.yaml`
const [OLD, NEW] = ['cq:ubnd-nui-may', 'cq:ubnd-may-lau']

let province: Province
beforeAll(async () => {
  province = await createProvince(FOLDER)
  province.clock.set('2026-03-02T09:00+07:00') // two months after the day of the plan
  await province.directory.refresh()
})
afterAll(() => province.drop())

/** Roles at a unit with their days. */
async function rolesAt(unit: string): Promise<{ role: string; valid: string }[]> {
  const { rows } = await sql<{ role: string; valid: string }>`
    select g.role, g.valid::text from identity.staff_grant g join organisation.unit u on u.id = g.unit_id
    where u.key = ${unit} and g.role in ('officer', 'agency_head', 'clerk', 'agency_deputy')
    order by g.role, g.valid`.execute(province.database.owner)
  return rows
}

async function succeed(plan: string, isDry: boolean) {
  const [out, errors]: [string[], string[]] = [[], []]
  const rooms = { ...province, machineClock: province.clock }
  const exit = await runUnits({ plan, isDry, isJson: true, data: undefined }, {
    stdout: (line) => out.push(line), stderr: (line) => errors.push(line),
  }, { ...province, succeedNext: (one) => succeedNext(rooms, one) })
  return { exit, errors, told: out.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

test('a role that began after the day of the plan goes over from when it began', async () => {
  const { owner } = province.database
  const set = async (role: string, valid: string) => sql`
    update identity.staff_grant set valid = ${valid}::daterange where role = ${role}
      and unit_id = (select id from organisation.unit where key = ${OLD})`.execute(owner)
  await set('officer', '[2026-02-01,)') // held for a month at a unit that was no more
  await set('clerk', '[2026-06-01,)') // still to begin
  const [officers, clerks] = ['officer', 'clerk'].map((role) => async (unit: string) =>
    (await rolesAt(unit)).filter((one) => one.role === role).map(({ valid }) => valid))
  if (!officers || !clerks) throw new Error('two roles')
  const [officersBefore, clerksBefore] = [await officers(OLD), await clerks(OLD)]
  expect([officersBefore.length > 0, clerksBefore.length > 0]).toEqual([true, true])

  const forecast = await succeed(FILE, true)
  expect(forecast).toMatchObject({ exit: 0, told: [{ faults: [] }] })
  expect((await succeed(FILE, false)).exit).toBe(0)
  // What was held until today stays history; what never began is there no more.
  expect(await officers(OLD)).toEqual(officersBefore.map(() => '[2026-02-01,2026-03-02)'))
  expect(await clerks(OLD)).toEqual([])
  expect(await officers(NEW)).toEqual(expect.arrayContaining(officersBefore.map(() => '[2026-02-01,)')))
  expect(await clerks(NEW)).toEqual(expect.arrayContaining(clerksBefore.map(() => '[2026-06-01,)')))
  const { rows: stranded } = await sql`
    select from identity.staff_grant g join organisation.unit u on u.id = g.unit_id
    where u.key = ${OLD} and g.valid && '[2026-03-02,)'::daterange`.execute(owner)
  expect(stranded).toEqual([])
})

test('a plan that would be refused is told with its faults, and nothing of it is counted', async () => {
  // Its units ended by the plan before, and its ids are taken: another key makes it another plan.
  const faulty = join(mkdtempSync(join(tmpdir(), 'motcua-plan-')), 'again.yaml')
  writeFileSync(faulty, readFileSync(FILE, 'utf8').replace('lam-giang-2026-01-05', 'again').replace('2026-01-05', '2026-04-01'))
  const { exit, errors, told } = await succeed(faulty, true)
  expect([exit, errors]).toEqual([1, []])
  expect(Object.keys(told[0] ?? {})).toEqual(['plan', 'effective', 'faults'])
  const faults = (told[0]?.['faults'] ?? []) as { code: string }[]
  expect(faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['unit-unknown', 'unit-exists']))
})
