/** Need: every task has the day by which the plan wants it, and is overdue the day after and not before (KH 1107). */
import { expect, test } from 'vitest'
import { instancesOf } from './instances.ts'
import { type Progress, isOfYear, spanOf, standingOf } from './standing.ts'
import type { Deadline, PlanTask } from './task.ts'

const NOTHING = { year: null, entered: undefined, reached: [] } as const
const EVENT: Deadline = { type: 'event', event: 'Nghị định mới', heardOf: { what: 'Nghị định 107', on: '2021-12-06' } }
const SHARES: Deadline = {
  type: 'milestones', start: '2021-06-25', end: '2025-12-31',
  milestones: [{ on: '2022-12-31', percent: 30 }, { on: '2025-12-31', percent: 80 }],
}

test.each<[string, Deadline, Partial<Parameters<typeof spanOf>[1]>, string | null, string | null]>([
  ['ongoing', { type: 'ongoing', start: '2021-06-25' }, {}, '2021-06-25', null],
  ['start only', { type: 'start_only', start: '2021-04-01' }, {}, '2021-04-01', null],
  ['quarter', { type: 'quarter', start: '2021-07-01', end: '2021-09-30' }, {}, '2021-07-01', '2021-09-30'],
  ['year', { type: 'year', start: '2022-01-01', end: '2022-12-31' }, {}, '2022-01-01', '2022-12-31'],
  ['period', { type: 'period', start: '2022-01-01', end: '2025-12-31' }, {}, '2022-01-01', '2025-12-31'],
  ['every year', { type: 'annual', start: '2021-01-01', end: '2025-12-31' }, { year: 2023 }, '2023-01-01', '2023-12-31'],
  ['thresholds', SHARES, {}, '2021-06-25', '2022-12-31'],
  ['thresholds, the first reached', SHARES, { reached: ['2022-12-31'] }, '2021-06-25', '2025-12-31'],
  ['event that is only heard of', EVENT, {}, null, null],
  ['event', EVENT, { entered: { startsOn: '2021-12-06', dueOn: null } }, '2021-12-06', null],
  ['event with a day', EVENT, { entered: { startsOn: '2021-12-06', dueOn: '2022-03-31' } }, '2021-12-06', '2022-03-31'],
  ['another plan', { type: 'external_plan', document: 'KH 1582' }, {}, null, null],
  ['another plan with its day', { type: 'external_plan', document: 'KH 1582' },
    { entered: { startsOn: null, dueOn: '2022-06-30' } }, null, '2022-06-30'],
  ['progress of others', { type: 'external_progress', start: '2021-06-25' }, {}, '2021-06-25', null],
  ['progress of others with a day', { type: 'external_progress', start: '2021-06-25' },
    { entered: { startsOn: null, dueOn: '2023-01-31' } }, '2021-06-25', '2023-01-31'],
])('%s: from when to when', (_, deadline, known, from, due) => {
  expect(spanOf(deadline, { ...NOTHING, ...known })).toEqual({ from, due })
})

const report = (status: 'going-on' | 'done', on: string, verdict: 'confirmed' | 'sent-back' | null = null): Progress =>
  ({ report: { status, on, verdict }, reached: [] })

test.each<[string, Progress, string, string]>([
  ['nobody has reported', { report: null, reached: [] }, '2021-09-30', 'not-begun'],
  ['nobody has reported, a day later', { report: null, reached: [] }, '2021-10-01', 'overdue'],
  ['it goes on', report('going-on', '2021-08-01'), '2021-09-30', 'going-on'],
  ['it goes on, a day later', report('going-on', '2021-08-01'), '2021-10-01', 'overdue'],
  ['done in time, waits to be confirmed', report('done', '2021-09-30'), '2021-12-31', 'going-on'],
  ['done a day late, waits to be confirmed', report('done', '2021-10-01'), '2021-12-31', 'overdue'],
  ['done a day late, confirmed', report('done', '2021-10-01', 'confirmed'), '2021-12-31', 'done'],
  ['sent back within the time', report('done', '2021-09-01', 'sent-back'), '2021-09-30', 'going-on'],
  ['sent back, and the time is over', report('done', '2021-09-01', 'sent-back'), '2021-10-01', 'overdue'],
  ['going on, which somebody confirmed', report('going-on', '2021-09-01', 'confirmed'), '2021-09-30', 'going-on'],
])('due by 2021-09-30: %s', (_, progress, day, expected) => {
  expect(standingOf({ from: '2021-07-01', due: '2021-09-30' }, progress, day)).toBe(expected)
})

test('what has no last day is never overdue', () => {
  expect(standingOf({ from: null, due: null }, { report: null, reached: [] }, '2099-12-31')).toBe('not-begun')
})

test('a part is of its own year, or of the years that its span touches', () => {
  expect([2020, 2021, 2023, 2024].map((year) => isOfYear({ from: '2021-06-25', due: '2023-12-31' }, null, year)))
    .toEqual([false, true, true, false])
  expect([2022, 2023].map((year) => isOfYear({ from: '2023-01-01', due: '2023-12-31' }, 2023, year))).toEqual([false, true])
  expect(isOfYear({ from: null, due: null }, null, 2030)).toBe(true)
})

const TASK: PlanTask = {
  key: 'A', group: 'I', heading: 'I.1', name: 'Một việc', output: null, lead: ['cq:a', 'nhom:b', 'nhom:c'], cooperating: [],
  responsibleText: '', deadlineText: '', kind: 'recurring', parent: null,
  deadline: { type: 'annual', start: '2021-01-01', end: '2023-12-31' },
}
const MEMBERS = {
  find: (id: string) => id === 'cq:a' ? { id: 1n } : undefined,
  group: (id: string) => id === 'nhom:b' ? { units: [{ id: 1n }, { id: 2n }] } : undefined,
}

test('each agency that leads has a part of every year, those named twice one, and unknown ones are told', () => {
  const { instances, unknown } = instancesOf(TASK, [TASK], MEMBERS)
  expect(unknown).toEqual(['nhom:c'])
  expect(instances.map(({ unitId, year }) => `${unitId} ${String(year)}`))
    .toEqual(['1 2021', '1 2022', '1 2023', '2 2021', '2 2022', '2 2023'])
})

test('a task that is done as its parts are has none of its own', () => {
  const part = { ...TASK, key: 'A.a', parent: 'A' }
  expect(instancesOf(TASK, [TASK, part], MEMBERS).instances).toEqual([])
  expect(instancesOf(part, [TASK, part], MEMBERS).instances.length).toBe(6)
})
