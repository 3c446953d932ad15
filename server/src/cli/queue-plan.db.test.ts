/** Need (part C7, C9): a section plans its counters from the visits it had, by the command line. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { readQueuePlanUse, runQueuePlan } from './queue-plan.ts'

const UNIT = 'cq:tt-hcc-tinh'
let province: Province

beforeAll(async () => {
  province = await createProvince()
  const unitId = province.unit(UNIT).id
  const { owner } = province.database
  // On each of the two days: 60 people within the half hour from 07:30, and 4 from 14:00; five minutes each.
  await sql`insert into queue.visit (unit_id, day, number, way, language, taken_at)
    select ${unitId}::bigint, day, 1000 + n, 'kiosk', 'vi', day + time '00:30' + n * interval '25 s'
    from generate_series(date '2021-06-24', date '2021-06-25', interval '1 day') day, generate_series(1, 60) n
    union all
    select ${unitId}::bigint, day, 2000 + n, 'kiosk', 'vi', day + time '07:00' + n * interval '1 min'
    from generate_series(date '2021-06-24', date '2021-06-25', interval '1 day') day, generate_series(1, 4) n`.execute(owner)
  await sql`insert into queue.turn (visit_id, unit_id, day, service, place, state, ranked_at, waiting_since, counter,
      served_by, first_called_at, called_at, calls, ended_at)
    select id, unit_id, day, 'nop-ho-so', 1, 'served', taken_at, taken_at, 1, 1, taken_at, taken_at, 1,
      taken_at + interval '5 min' from queue.visit`.execute(owner)
})
afterAll(() => province.drop())

async function plan(...words: readonly string[]) {
  const use = readQueuePlanUse(['plan', ...words])
  if (typeof use === 'string') return { exit: 2, out: '', err: use }
  const [out, err]: [string[], string[]] = [[], []]
  const io = { stdout: (line: string) => out.push(line), stderr: (line: string) => err.push(line) }
  return { exit: await runQueuePlan(use, io, province), out: out.join('\n'), err: err.join('\n') }
}

describe('motcua queue plan', () => {
  const days = ['--from', '2021-06-24', '--to', '2021-06-25']

  test('counts who came by half hours of the working day, and opens counters for them', async () => {
    const { exit, out } = await plan(UNIT, ...days, '--json')
    const told = JSON.parse(out) as {
      days: number; turns: number; isMet: boolean
      slots: readonly { from: string; arrivals: number; counters: number; shareOver: number }[]
    }
    expect({ exit, days: told.days, turns: told.turns }).toEqual({ exit: 0, days: 2, turns: 128 })
    // 60 people of five minutes are ten half hours of work: more than the six counters of the hall.
    expect(told.slots[0]).toMatchObject({ from: '07:30', arrivals: 60, counters: 6 })
    expect(told.isMet).toBe(false)
    expect(told.slots.find(({ from }) => from === '14:00')).toMatchObject({ arrivals: 4, counters: 1 })
    expect(told.slots.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(64)
  })

  test('is met where the target is long enough for so few counters', async () => {
    const { out } = await plan(UNIT, ...days, '--target-minutes', '120')
    expect(out).toMatch(/128 lượt trong 2 ngày làm việc/)
    expect(out).toMatch(/Đạt mục tiêu\.$/)
  })

  test('judges the counters of a roster with its breaks, and says where they are too few', async () => {
    const unitId = province.unit(UNIT).id
    await sql`insert into queue.duty (unit_id, account_id, counter, day, begins, ends, written_by, written_at)
      select ${unitId}::bigint, account_id, 1, date '2021-06-28', part.begins, part.ends, 1, '2021-06-25'
      from (select account_id from identity.staff order by account_id limit 1) clerk,
        (values (450, 480), (510, 690)) part (begins, ends)`.execute(province.database.owner)
    const { out } = await plan(UNIT, ...days, '--roster', '2021-06-28', '--json')
    const { roster } = JSON.parse(out) as {
      roster: {
        day: string; groups: readonly { isMet: boolean; slots: readonly { from: string; counters: number }[] }[]
      }
    }
    expect(roster).toMatchObject({ day: '2021-06-28', groups: [{ isMet: false }] })
    const open = new Map(roster.groups[0]?.slots.map(({ from, counters }) => [from, counters]))
    expect(['07:30', '08:00', '08:30'].map((from) => open.get(from))).toEqual([1, 0, 1])
  })

  test.each([
    [['khong:co', ...days], 1, 'unit-unknown'], [[UNIT, '--from', '2021-05-03', '--to', '2021-05-04'], 1, 'no-history'],
    [[UNIT, '--from', '2021-06-25', '--to', '2021-06-24'], 2, 'ngày đầu trước'],
    [[UNIT, ...days, '--target-minutes', '0'], 2, 'số phút'], [[UNIT, ...days, '--roster', 'mai'], 2, 'có thật'], [[UNIT, '--from', '2021-02-30', '--to', '2021-03-01'], 2, 'có thật'],
    [[UNIT, '--from', '1901-01-01', '--to', '1901-01-02'], 1, 'calendar-missing'],
  ])('refuses %j with %i', async (words, exit, why) => {
    expect(await plan(...words)).toMatchObject({ exit, err: expect.stringContaining(why) as string, out: '' })
  })
})
