/** Need: whoever runs the program takes a plan of the province in and sees how it stands, by words or by program. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { defaultDataSet } from './data-set.ts'
import { readPlanUse, runPlan } from './plan-command.ts'

const FILE = `${defaultDataSet()}/plan-1107.yaml`

let province: Province
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())

async function command(args: readonly string[], where = province) {
  const use = readPlanUse(args)
  if (typeof use === 'string') throw new Error(use)
  const lines: string[] = []
  const tell = (line: string) => { lines.push(line) }
  const exit = await runPlan(use, { stdout: tell, stderr: tell }, where)
  return { exit, told: use.isJson ? JSON.parse(lines.join('')) as unknown : lines.join('\n') }
}
const refusal = async (...args: string[]) => (await command([...args, '--json'])) as {
  exit: number; told: { error: { code: string; text: string } }
}

test('what came with the data set is taken in again, and nothing changes', async () => {
  expect(await command(['import', FILE, '--json'])).toMatchObject({
    exit: 0,
    told: {
      plan: 'Kế hoạch 1107/KH-UBND', tasks: { added: 0, changed: 0, unchanged: 44 }, parts: { opened: 0 }, gone: [],
    },
  })
  expect((await command(['import', FILE])).told).toContain('thêm 0, đổi 0, giữ nguyên 44')
})

test('it tells how many parts stand how: of all, of one agency, of one year', async () => {
  // One of 2021, of which nobody has reported anything, on the first day of 2022: the task of that year is overdue.
  province.clock.set('2022-01-01T09:00+07:00')
  type Status = { day: string; tasks: { key: string; due: string | null; counts: Record<string, number> }[] }
  const all = (await command(['status', '--json'])).told as Status
  const own = (await command(['status', '--unit', 'cq:so-tu-phap', '--json'])).told as Status
  const past = (await command(['status', '--unit', 'cq:so-tu-phap', '--year', '2021', '--json'])).told as Status
  expect([all.day, all.tasks.length]).toEqual(['2022-01-01', 44])
  const taskOf = ({ tasks }: Status, key: string) => tasks.find((one) => one.key === key)
  expect(taskOf(own, 'II.2.2')).toMatchObject({ due: '2021-12-31', counts: { 'not-begun': 0, 'overdue': 1 } })
  // Yearly from 2021 to 2025: the first of five is over.
  expect(taskOf(own, 'III.1.1')?.counts).toEqual({ 'not-begun': 4, 'going-on': 0, 'done': 0, 'overdue': 1 })
  expect(taskOf(past, 'III.1.1')?.counts).toEqual({ 'not-begun': 0, 'going-on': 0, 'done': 0, 'overdue': 1 })
  // What others lead is not told of it.
  expect(taskOf(own, 'II.1.1')).toBeUndefined()
  expect((await command(['status'])).told).toMatch(/^Kế hoạch 1107\/KH-UBND, đến hết ngày 2022-01-01: /)
})

test('refusals have a code; wrong words are told before anything is opened', async () => {
  expect(await refusal('status', '--unit', 'cq:none')).toMatchObject({ exit: 1, told: { error: { code: 'unit-unknown' } } })
  expect(await refusal('import', `${FILE}.none`)).toMatchObject({ exit: 1, told: { error: { code: 'plan-unreadable' } } })
  const unsound = await refusal('import', `${defaultDataSet()}/calendar.yaml`)
  expect([unsound.exit, unsound.told.error.code]).toEqual([1, 'plan-unsound'])
  expect(unsound.told.error.text).toContain('/tasks')
  for (const wrong of [[], ['import'], ['import', FILE, '--year', '2021'], ['status', 'a'], ['status', '--year', '21']])
    expect(readPlanUse(wrong)).toContain('Cần: motcua plan import FILE')
})

test('a plan of which nobody leads a task is refused, and a province that follows none has none', async () => {
  const other = await createProvince(`${defaultDataSet()}/../data-sets/lam-giang`)
  try {
    expect(await command(['status', '--json'], other)).toMatchObject({ exit: 1, told: { error: { code: 'plan-none' } } })
    expect(await command(['import', FILE, '--json'], other))
      .toMatchObject({ exit: 1, told: { error: { code: 'plan-lead-unknown' } } })
  } finally {
    await other.drop()
  }
})
