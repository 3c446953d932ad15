/** Need: the 43 tasks of the plan are followed as they were issued, and no line of the file is lost (KH 1107). */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { DEADLINE_TYPES } from './read-deadline.ts'
import { readPlan } from './read-plan.ts'

const PATH = join(resolve(import.meta.dirname, '../../../../..'), 'data/plan-1107.yaml')
const TEXT = readFileSync(PATH, 'utf8')
/** The rows alone, as lines: counted without reading them as a plan. */
const ROWS = TEXT.slice(TEXT.indexOf('\ntasks:'), TEXT.indexOf('\nresponsibilities:'))
const linesLike = (pattern: RegExp) => [...ROWS.matchAll(pattern)].length

interface Raw { tasks: { id: string; deadline: Record<string, unknown>; [key: string]: unknown }[] }
const file = () => parse(TEXT) as Raw
function plan() {
  const read = readPlan(file())
  return read.ok ? read.plan : expect.fail(read.problems.join('\n'))
}
function problemsOf(change: (raw: Raw) => void) {
  const raw = file()
  change(raw)
  const read = readPlan(raw)
  return read.ok ? [] : read.problems
}
const rowOf = (raw: Raw, id: string) => raw.tasks.find((one) => one.id === id) ?? expect.fail(id)

test('43 tasks and the heading over two of them, with every type of deadline as often as the file has it', () => {
  const { tasks, groups, document, issuedOn } = plan()
  expect([document, issuedOn]).toEqual(['Kế hoạch 1107/KH-UBND', '2021-06-25'])
  expect(tasks.length).toBe(linesLike(/^- id: /gm))
  expect(tasks.filter(({ key }) => key !== 'I.1.2').length).toBe(43)
  expect(tasks.filter(({ parent }) => parent === 'I.1.2').map(({ key }) => key)).toEqual(['I.1.2a', 'I.1.2b'])
  for (const type of DEADLINE_TYPES) {
    const found = tasks.filter(({ deadline }) => deadline.type === type).length
    expect([type, found]).toEqual([type, linesLike(new RegExp(`^    type: ${type}$`, 'gm'))])
    expect(found).toBeGreaterThan(0)
  }
  for (const kind of ['once', 'recurring', 'continuous'])
    expect(tasks.filter((one) => one.kind === kind).length).toBe(linesLike(new RegExp(`^  kind: ${kind}$`, 'gm')))
  expect(tasks.reduce((sum, { lead, cooperating }) => sum + lead.length + cooperating.length, 0))
    .toBe(linesLike(/^ {2}- (cq|dv|nhom):/gm))
  expect(tasks.filter(({ output }) => output !== null).length)
    .toBe(linesLike(/^ {2}output_vi: /gm) - linesLike(/^ {2}output_vi: null/gm))
  expect(groups.map(({ id, headings }) => [id, headings.length])).toEqual([['I', 1], ['II', 6], ['III', 2]])
})

test('thresholds, events and days of other papers are told apart', () => {
  const deadlineOf = (key: string) => plan().tasks.find((one) => one.key === key)?.deadline
  expect(deadlineOf('II.3.3')).toEqual({
    type: 'milestones', start: '2021-06-25', end: '2025-12-31',
    milestones: [{ on: '2022-12-31', percent: 30 }, { on: '2025-12-31', percent: 80 }],
  })
  expect(deadlineOf('II.6.1')).toEqual({
    type: 'event', event: 'Nghị định sửa đổi Nghị định số 61/2018/NĐ-CP được ban hành',
    heardOf: { what: 'Nghị định 107/2021/NĐ-CP ngày 06/12/2021', on: '2021-12-06' },
  })
  expect(deadlineOf('II.1.3')).toEqual({ type: 'external_plan', document: 'Kế hoạch 1582/KH-UBND ngày 04/9/2020' })
})

test.each<[string, (raw: Raw) => void]>([
  ['II.2.3 stands there twice', (raw) => { rowOf(raw, 'II.2.4').id = 'II.2.3' }],
  ['must be one of once', (raw) => { rowOf(raw, 'II.2.3')['kind'] = 'sometimes' }],
  ['must be one of ongoing', (raw) => { rowOf(raw, 'II.2.3').deadline['type'] = 'soon' }],
  ['must name who leads', (raw) => { rowOf(raw, 'II.2.3')['lead'] = [] }],
  ['is no group of the plan', (raw) => { rowOf(raw, 'II.2.3')['group'] = 'IV' }],
  ['is no heading of group II', (raw) => { rowOf(raw, 'II.2.3')['task_no'] = 'II.9' }],
  ['is not known', (raw) => { rowOf(raw, 'II.2.3')['dead_line'] = '2022' }],
  ['must be a day', (raw) => { rowOf(raw, 'II.2.3').deadline['end'] = '2025-02-30' }],
  ['is before the start', (raw) => { rowOf(raw, 'II.2.3').deadline['end'] = '2020-12-31' }],
  ['is not the end of its quarter', (raw) => { rowOf(raw, 'II.1.1').deadline['end'] = '2021-12-31' }],
  ['is not the end of its year', (raw) => { rowOf(raw, 'II.1.2').deadline['end'] = '2023-12-31' }],
  ['must list days with their shares', (raw) => { rowOf(raw, 'II.3.3').deadline['note'] = '2022: 30%' }],
  ['is not the day of the last milestone', (raw) => { rowOf(raw, 'II.3.3').deadline['end'] = '2026-12-31' }],
  ['must be empty for this type', (raw) => { rowOf(raw, 'II.6.1').deadline['end'] = '2022-12-31' }],
  ['must be recurring, every year', (raw) => { rowOf(raw, 'III.1.1')['kind'] = 'once' }],
  ['is no task that may have parts', (raw) => { rowOf(raw, 'I.1.2a')['parent'] = 'I.9.9' }],
])('a file that is wrong is not read: %s', (problem, change) => {
  expect(problemsOf(change).join('; ').replace(': ', ' ')).toContain(problem.replace(': ', ' '))
})
