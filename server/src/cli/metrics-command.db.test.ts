/** Need: every number is what its definition says, adds up, and the report of May reads in October as it did in May. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
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

/** The form as whoever invented the dossiers knows it: what came, was settled and is open in these halves of months. */
async function fromTruth(before: string, halves: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ half: string; counts: number[] }>`
    select half, array_agg(sum order by nth) as counts
    from (select half, nth, sum(count)::int from reporting.truth, unnest(counts) with ordinality as one (count, nth)
      where cut = 'channel' group by half, nth) as summed group by half`.execute(province.db)
  const of = (half: string) => rows.find((row) => row.half === half)?.counts ?? []
  const sum = (nth: number) => halves.reduce((all, half) => all + (of(half)[nth] ?? 0), 0)
  const [online = 0, direct = 0, early = 0, onTime = 0, late = 0] = [0, 1, 2, 3, 4].map(sum)
  const [inTerm = 0, openLate = 0] = of(halves.at(-1) ?? '').slice(5)
  const carried = of(before).slice(5).reduce((all, count) => all + count, 0)
  return [
    online + direct + carried, online, direct, carried, early + onTime + late, early, onTime, late,
    inTerm + openLate, inTerm, openLate,
  ]
}

test('form II.06a of the province is what was invented, and its rows add up to it', async () => {
  const { total, groups } = await report(...QUARTER)
  const truth = await fromTruth('2021-06-01', [
    '2021-06-15', '2021-07-01', '2021-07-15', '2021-08-01', '2021-08-15', '2021-09-01',
  ])
  expect(truth.filter((count) => count === 0), 'every column says something').toEqual([])
  expect(total).toEqual(truth)
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
  expect(await metrics('check', ...QUARTER)).toEqual({ exit: 0, answer: { checked: 49, contradictions: [] } })
  const asOf = await metrics('check', ...QUARTER, '--as-of', '2021-10-01')
  expect(asOf).toEqual({ exit: 0, answer: { checked: 17, contradictions: [] } })
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
  }).toBe((quarterThen.total[0] ?? 0) + 1)
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
  expect(await metrics('value', 'hai-long', ...QUARTER, '--by', 'procedure')).toMatchObject(refusedBy('dimension-unknown'))
  expect(await metrics('value', 'hai-long', ...QUARTER, '--as-of', '2021-10-01'))
    .toMatchObject(refusedBy('figure-without-past'))
})
