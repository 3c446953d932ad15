/** Need (plan, F10): which dossiers may be late, two days ahead, and how often that is right on days not seen. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import type { Judged } from '../modules/reporting/public.ts'
import { readRiskUse, runRisk } from './risk-command.ts'
import { readSeedUse, runSeed } from './seed.ts'

let province: Province
beforeAll(async () => {
  province = await createProvince()
  province.clock.set('2021-10-20T09:00+07:00')
  const use = readSeedUse(['--dossiers', '1000', '--open', '10', '--json'])
  if (typeof use === 'string') throw new Error(use)
  await runSeed(use, { stdout: () => undefined, stderr: () => undefined }, { ...province, isDemonstration: true })
})
afterAll(() => province.drop())

async function run(...args: string[]) {
  const out: string[] = []
  const use = readRiskUse(args)
  if (typeof use === 'string') throw new Error(use)
  const exit = await runRisk(use, { stdout: (line) => out.push(line), stderr: (line) => out.push(line) }, province)
  return { exit, text: out.join('\n') }
}
const MEASURE = ['--measure', '--train-to', '2021-07-31', '--from', '2021-08-01', '--to', '2021-09-30'] as const

async function one<T>(query: ReturnType<typeof sql>): Promise<T> {
  const { rows: [row] } = await query.execute(province.database.owner)
  return row as T
}

test('what is judged was due on days not seen; the counts add up, and late ones are those that figures count', async () => {
  const { exit, text } = await run(...MEASURE, '--json')
  expect(exit).toBe(0)
  const { rule, allThatAreDue, unknown, undecided } = JSON.parse(text) as {
    rule: Judged; allThatAreDue: Judged; unknown: number; undecided: number
  }
  const sum = ({ truePositives, falsePositives, falseNegatives, trueNegatives }: Judged) =>
    truePositives + falsePositives + falseNegatives + trueNegatives
  expect(sum(rule)).toBe(sum(allThatAreDue))
  expect([allThatAreDue.falseNegatives, allThatAreDue.trueNegatives, allThatAreDue.recall]).toEqual([0, 0, 1])
  expect(rule.truePositives + rule.falseNegatives).toBe(allThatAreDue.truePositives)
  expect(unknown).toBeLessThanOrEqual(sum(rule))
  // No more than were due then at any time, and no fewer than those that were late and had come a fortnight before.
  const { due, late } = await one<{ due: bigint; late: bigint }>(sql`
    select count(distinct dossier_id) as due, count(distinct dossier_id) filter (where punctuality = 'late' and not is_late_by_supplement
      and received_at < due_at - interval '14 days' and not exists (select from workflow.pause where case_id = dossier_id)
      and (select count(distinct due_at) from reporting.fact as other where other.dossier_id = fact.dossier_id) = 1) as late
    from reporting.fact where due_at >= '2021-08-01 00:00+07' and due_at < '2021-10-01 00:00+07'`)
  expect(sum(rule) + undecided).toBeLessThanOrEqual(Number(due))
  expect(late).toBeGreaterThan(0n)
  expect(allThatAreDue.truePositives).toBeGreaterThanOrEqual(Number(late))
})

test('what was settled after the last day of learning changes nothing', async () => {
  const before = (await run(...MEASURE, '--json')).text
  await sql`update workflow.task set node_id = node_id || '-later' where case_id in (
    select dossier_id from reporting.fact where settled_at >= '2021-10-01 00:00+07')`.execute(province.database.owner)
  const ruleOf = (text: string) => (JSON.parse(text) as { rule: Judged }).rule
  const [was, is] = [ruleOf(before), ruleOf((await run(...MEASURE, '--json')).text)]
  // Those due in these days and settled later came late, and lie in a step that nobody knows: fewer are warned of.
  expect(is.truePositives + is.falseNegatives).toBe(was.truePositives + was.falseNegatives)
  expect([is.falsePositives, is.trueNegatives]).toEqual([was.falsePositives, was.trueNegatives])
  await sql`update workflow.task set node_id = replace(node_id, '-later', '')`.execute(province.database.owner)
})

test('the list is of open dossiers with a day that is near, by their numbers, and says why', async () => {
  // An hour before the next day of one that is open and in a step.
  const { due } = await one<{ due: Date }>(sql`
    select min(due_at) as due from reporting.fact where known_until = 'infinity' and held_until = 'infinity'
      and settled_at is null and not is_waiting and due_at > '2021-10-20 10:00+07'
      and exists (select from workflow.task where case_id = dossier_id and done_at is null)`)
  const now = new Date(due.getTime() - 3_600_000)
  province.clock.set(now.toISOString())
  const { exit, text } = await run('--json')
  expect(exit).toBe(0)
  const { looked, unknown, atRisk } = JSON.parse(text) as {
    looked: number; unknown: number
    atRisk: { number: string; dueAt: string; hoursLeft: number; hoursYet: number | null }[]
  }
  expect(looked).toBeGreaterThan(0)
  expect(atRisk.length + unknown).toBeLessThanOrEqual(looked)
  for (const { number, dueAt, hoursLeft, hoursYet } of atRisk) {
    expect(number).not.toBe('')
    // Two working days are no more than four days, with a weekend between.
    const ahead = Date.parse(dueAt) - now.getTime()
    expect(ahead >= 0 && ahead <= 4 * 24 * 3_600_000).toBe(true)
    expect(hoursYet === null || hoursYet > hoursLeft).toBe(true)
  }
  expect((await run()).text).toContain(`${looked} hồ sơ còn không quá 2 ngày làm việc`)
})

test('days that were learnt from, and a unit that is none, are refused', async () => {
  expect(await run('--measure', '--train-to', '2021-08-01', '--from', '2021-08-01', '--to', '2021-08-02', '--json'))
    .toMatchObject({ exit: 1, text: expect.stringContaining('span-seen') as string })
  expect(await run('--unit', 'none')).toMatchObject({ exit: 1, text: expect.stringContaining('unit-unknown') as string })
  expect(readRiskUse(['--from', '2021-08-01'])).toContain('--measure')
  expect(readRiskUse(['--measure', '--train-to', '2021-02-30', '--from', '2021-08-01', '--to', '2021-08-02'])).toContain('--train-to')
})
