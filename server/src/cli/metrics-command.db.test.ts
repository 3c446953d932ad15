/** Need: every number is what its definition says, adds up, and the report of May reads in October as it did in May. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { addDays, dayOf, momentOn } from '../kernel/civil-day.ts'
import { projectFacts } from '../jobs/project-facts.ts'
import { II_06A_COLUMNS } from '../modules/reporting/public.ts'
import { readMetricsUse, runMetrics } from './metrics-command.ts'
import { readReportUse, runReport } from './report-command.ts'
import { readSeedUse, runSeed } from './seed.ts'

let province: Province
beforeAll(async () => {
  province = await createProvince()
  province.clock.set('2021-10-20T09:00+07:00')
  const use = readSeedUse(['--dossiers', '4500', '--open', '10', '--json'])
  if (typeof use === 'string') throw new Error(use)
  await runSeed(use, { stdout: () => undefined, stderr: () => undefined }, { ...province, isDemonstration: true })
})
afterAll(() => province.drop())

/** The third quarter by the rule of the form: from 15 June to 14 September. */
const QUARTER = ['--from', '2021-06-15', '--to', '2021-09-14'] as const

async function metrics(...args: string[]) {
  const out: string[] = []
  const use = readMetricsUse([...args, '--json'])
  if (typeof use === 'string') throw new Error(use)
  const exit = await runMetrics(use, tellingTo(out), province)
  return { exit, answer: JSON.parse(out.join('\n')) as unknown }
}

interface Value { readonly of: { readonly key: string } | null; readonly numerator: number }

/** What a figure comes to, row by row. */
async function valuesOf(id: string, ...args: string[]) {
  const { answer } = await metrics('value', id, ...QUARTER, ...args)
  return (answer as { readonly values: readonly Value[] }).values
}

function tellingTo(out: string[]) {
  return { stdout: (line: string) => out.push(line), stderr: (line: string) => out.push(line) }
}

interface Counts { readonly counts: readonly number[] }
interface Shown {
  readonly groups: readonly (Counts & { readonly of: { readonly key: string }; readonly sectors: readonly Counts[] })[]
  readonly total: readonly number[]
}
async function report(...args: string[]): Promise<Shown> {
  const out: string[] = []
  const use = readReportUse(['II.06a', ...args, '--json'])
  if (typeof use === 'string') throw new Error(use)
  expect(await runReport(use, tellingTo(out), province)).toBe(0)
  return JSON.parse(out.join('\n')) as Shown
}

interface Row {
  readonly channel: string
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly endedAt: Date | null
  readonly issuedAt: Date | null
}

/** The form, filled in by hand from the dossiers themselves, as somebody with the register before them would. */
async function byHand(from: string, until: string): Promise<number[]> {
  const { rows } = await sql<Row>`
    select channel, received_at, due_at, issued_at, coalesce(issued_at, closed_at) as ended_at
    from dossiers.dossier where received_at is not null`.execute(province.db)
  const [begin, end] = [momentOn(from, 0), momentOn(addDays(until, 1), 0)]
  const counts = new Map(II_06A_COLUMNS.map((column) => [column as string, 0]))
  const add = (...columns: string[]) => { for (const one of columns) counts.set(one, (counts.get(one) ?? 0) + 1) }
  for (const { channel, receivedAt, dueAt, endedAt, issuedAt } of rows) {
    if (receivedAt >= end || (endedAt !== null && endedAt < begin)) continue
    add('received', receivedAt < begin ? 'carried-over' : channel === 'online' ? 'received-online' : 'received-direct')
    if (endedAt === null || endedAt >= end) {
      add('open', dueAt < end ? 'open-late' : 'open-in-term')
      continue
    }
    const isEarly = issuedAt !== null && dayOf(endedAt) < dayOf(dueAt)
    add('settled', endedAt > dueAt ? 'settled-late' : isEarly ? 'settled-early' : 'settled-on-time')
  }
  return II_06A_COLUMNS.map((column) => counts.get(column) ?? 0)
}

test('form II.06a of the province is what counting dossiers by hand comes to, and its rows add up to it', async () => {
  const { total, groups } = await report(...QUARTER)
  const hand = await byHand('2021-06-15', '2021-09-14')
  expect(hand.filter((count) => count === 0), 'every column says something').toEqual([])
  expect(total).toEqual(hand)
  const sum = (rows: readonly Counts[]) =>
    II_06A_COLUMNS.map((_, nth) => rows.reduce((all, { counts }) => all + (counts[nth] ?? 0), 0))
  expect(sum(groups)).toEqual(total)
  for (const group of groups) expect(sum(group.sectors)).toEqual(group.counts)
  // From the top: province, district, commune.
  expect(groups.map(({ of }) => of.key)).toEqual(['tinh', 'huyen', 'xa'])
})

test('the agencies of the province come to the whole of it, and nothing contradicts itself', async () => {
  const { total } = await report(...QUARTER)
  const numbers = (await valuesOf('settled', '--by', 'agency')).map(({ numerator }) => numerator)
  expect(numbers.length).toBeGreaterThan(5)
  expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(total[4])
  expect(await metrics('check', ...QUARTER)).toEqual({ exit: 0, answer: { checked: 14, contradictions: [] } })
})

test('one unit has with it all that stands below', async () => {
  const [department] = await valuesOf('settled', '--unit', 'cq:so-tu-phap')
  const agencies = await valuesOf('settled', '--by', 'agency')
  expect(department?.numerator).toBeGreaterThan(0)
  expect(agencies.find(({ of }) => of?.key === 'cq:so-tu-phap')?.numerator).toBe(department?.numerator)
})

test('a share of nothing is none, and says so', async () => {
  const { answer } = await metrics('value', 'on-time-of-settled', '--from', '2020-01-01', '--to', '2020-01-31')
  expect(answer).toMatchObject({ values: [{ of: null, numerator: 0, denominator: 0, value: null }] })
})

test('what was not known at a moment is not in the report as of it, and is in the one of today', async () => {
  const quarterThen = await report(...QUARTER)
  const { rows: [machine] } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(province.db)
  // A counter without a network received it on 13 September, and it arrives here after the quarter was reported.
  province.clock.set('2021-09-13T09:00+07:00')
  await openDesk(province).receive('phieu-lltp', ['reception', 'cq:tt-hcc-tinh'], { person: await province.aPerson(7) })
  province.clock.set('2021-10-20T09:00+07:00')
  await expect.poll(async () => {
    while (await projectFacts(province) > 0) { /* until nothing is left */ }
    return (await report(...QUARTER)).total[0]
  }, { timeout: 20_000 }).toBe((quarterThen.total[0] ?? 0) + 1)
  expect(await report(...QUARTER, '--as-of', machine?.now.toISOString() ?? '')).toEqual({
    ...quarterThen, asOf: machine?.now.toISOString(),
  })
})

test.each([
  [['value', 'settled'], '--from và --to'],
  [['value', 'settled', '--from', '2021-02-30', '--to', '2021-03-01'], '--from và --to'],
  [['value', 'settled', '--from', '2021-03-02', '--to', '2021-03-01'], '--from và --to'],
  [['value', 'settled', ...QUARTER, '--by', 'weather'], '--by phải'],
  [['value', 'settled', ...QUARTER, '--as-of', 'soon'], '--as-of phải'],
  [['count'], 'Cần: motcua metrics'], [['check', 'settled', ...QUARTER], 'Cần: motcua metrics'],
])('%j is used wrongly', (args, text) => {
  expect(readMetricsUse(args)).toContain(text)
})

test('a figure, or a unit, that there is not is refused by its code', async () => {
  const refusedBy = (code: string) => ({ exit: 1, answer: { error: { code } } })
  expect(await metrics('value', 'happiness', ...QUARTER)).toMatchObject(refusedBy('metric-unknown'))
  expect(await metrics('value', 'settled', ...QUARTER, '--unit', 'cq:nowhere')).toMatchObject(refusedBy('unit-unknown'))
})
