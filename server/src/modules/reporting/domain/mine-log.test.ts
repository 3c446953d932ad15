/** Need: what a log says of how work goes can be counted again by hand, whoever wrote the log and in whatever order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openEventLog } from './event-log.ts'
import { type MinedLog, mineLog } from './mine-log.ts'

type Event = readonly [caseId: string, activity: string, seconds: number]

function mine(events: readonly Event[]): MinedLog {
  const log = openEventLog()
  for (const [caseId, activity, seconds] of events) log.add(caseId, activity, seconds * 1_000_000)
  return mineLog(log.columns())
}

const [RECEIVE, ASSESS, RETURN] = ['Tiếp nhận', 'Thẩm định', 'Trả kết quả']
const at = (hours: number, minutes = 0) => hours * 3600 + minutes * 60

describe('a log that is counted by hand', () => {
  const mined = mine([
    ['h1', RETURN, at(12)], ['h2', RECEIVE, at(8)], ['h1', RECEIVE, at(8)], ['h4', RECEIVE, at(8)],
    ['h3', RECEIVE, at(8)], ['h2', ASSESS, at(10)], ['h1', ASSESS, at(9)], ['h2', ASSESS, at(10, 30)],
    ['h2', RETURN, at(10, 30)], ['h4', RETURN, at(9)], ['h4', ASSESS, at(8, 10)],
  ])

  test('has 3 + 4 + 1 + 3 events', () => expect([mined.cases, mined.events]).toEqual([4, 11]))

  test('activities: as many go by name, Th before Ti', () => {
    expect(mined.activities).toEqual([
      { activity: ASSESS, events: 4, cases: 3, asFirst: 0, asLast: 0 }, // twice in h2
      { activity: RECEIVE, events: 4, cases: 4, asFirst: 4, asLast: 1 }, // h3 has nothing else
      { activity: RETURN, events: 3, cases: 3, asFirst: 0, asLast: 3 },
    ])
  })

  test('variants: h1 took 4 hours, h4 one, so the first of two is the median; h3 takes no time; h2 two and a half', () => {
    expect(mined.variants).toEqual([
      { path: [RECEIVE, ASSESS, RETURN], cases: 2, share: 0.5, medianSeconds: 3600, p95Seconds: 14_400 },
      { path: [RECEIVE], cases: 1, share: 0.25, medianSeconds: 0, p95Seconds: 0 },
      { path: [RECEIVE, ASSESS, ASSESS, RETURN], cases: 1, share: 0.25, medianSeconds: 9000, p95Seconds: 9000 },
    ])
  })

  test('followings: 11 events less 4 cases are 3 + 3 + 1', () => {
    expect(mined.directlyFollows).toEqual([
      // h1 three hours, h4 50 minutes, h2 none: 13,800 seconds by 3
      { from: ASSESS, to: RETURN, count: 3, cases: 3, medianSeconds: 3000, p95Seconds: 10_800, meanSeconds: 4600 },
      // h1 one hour, h2 two, h4 ten minutes: 11,400 seconds by 3
      { from: RECEIVE, to: ASSESS, count: 3, cases: 3, medianSeconds: 3600, p95Seconds: 7200, meanSeconds: 3800 },
      { from: ASSESS, to: ASSESS, count: 1, cases: 1, medianSeconds: 1800, p95Seconds: 1800, meanSeconds: 1800 },
    ])
  })
})

test('events at the same time are in the order in which they stand', () => {
  expect(mine([['c', 'b', 5], ['c', 'a', 5], ['c', 'c', 4]]).variants[0]?.path).toEqual(['c', 'b', 'a'])
})

test('a following of one case counts each time, and the case once', () => {
  const [first] = mine([['c', 'a', 1], ['c', 'a', 2], ['c', 'a', 5]]).directlyFollows
  expect(first).toMatchObject({ from: 'a', to: 'a', count: 2, cases: 1, medianSeconds: 1, meanSeconds: 2 })
})

test.each([
  [1, 1, 1], [2, 1, 2], [3, 2, 3], [19, 10, 19], // 95 of a hundred of 19 are 18.05
  [20, 10, 19], [21, 11, 20], [100, 50, 95],
])('of 1 to %i seconds the median is %i, the 95th of a hundred %i', (most, medianSeconds, p95Seconds) => {
  const events = Array.from({ length: most }, (_, nth): Event[] =>
    [[`c${nth}`, 'a', 0], [`c${nth}`, 'b', most - nth]]).flat()
  const durations = { medianSeconds, p95Seconds }
  expect(mine(events)).toMatchObject({ variants: [durations], directlyFollows: [durations] })
})

test('letters are the same however their marks are written, and twelve activities are told apart', () => {
  const name = 'Thẩm định'
  expect(mine([['ổ'.normalize('NFD'), name.normalize('NFD'), 1], ['ổ', name, 2]])).toMatchObject({
    cases: 1, activities: [{ activity: name, events: 2 }],
  })
  // The numbers of the path of one case are those of the other without the comma: 1, 0 and 10.
  const twelve = Array.from({ length: 12 }, (_, nth): Event => ['all', `a${nth}`, nth])
  expect(mine([...twelve, ['x', 'a1', 1], ['x', 'a0', 2], ['y', 'a10', 1]]).variants.map(({ cases }) => cases))
    .toEqual([1, 1, 1])
})

test('nothing says nothing', () => {
  expect(mine([])).toEqual({ cases: 0, events: 0, activities: [], variants: [], directlyFollows: [] })
})

const name = fc.constantFrom(...Array.from({ length: 12 }, (_, nth) => `v${nth}`), 'Ký', 'ký')
const someCase = fc.constantFrom('1', '2', '10', 'H46', 'ổ')
const manyEvents = { maxLength: 60 }

test('it is what one finds who counts slowly, whatever the order of the lines where no times are equal', () => {
  const seconds = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { ...manyEvents, minLength: 1 })
  const log = seconds.chain((times) => fc.tuple(
    ...times.map((time): fc.Arbitrary<Event> => fc.tuple(someCase, name, fc.constant(time)))))
  const shuffled = log.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })))
  fc.assert(fc.property(shuffled, ([events, other]) => {
    const mined = mine(events)
    expect(mined).toEqual(countSlowly(events))
    expect(mine(other)).toEqual(mined)
    addsUp(mined)
  }))
})

test('nor does it differ where times are equal and lines decide', () => {
  const events = fc.array(fc.tuple(someCase, name, fc.integer({ min: 0, max: 4 })), { ...manyEvents, minLength: 1 })
  fc.assert(fc.property(events, (some) => {
    expect(mine(some)).toEqual(countSlowly(some))
    addsUp(mine(some))
  }))
})

test('more events than there is room for at first are all kept', () => {
  const events = Array.from({ length: 5000 }, (_, nth): Event => [`c${nth % 7}`, `a${nth % 3}`, nth])
  expect(mine(events)).toEqual(countSlowly(events))
})

function addsUp({ cases, events, activities, variants, directlyFollows }: MinedLog) {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  expect(sum(variants.map((one) => one.cases))).toBe(cases)
  expect(sum(variants.map(({ share }) => share))).toBeCloseTo(1)
  expect(sum(directlyFollows.map(({ count }) => count))).toBe(events - cases)
  expect(sum(activities.map((one) => one.events))).toBe(events)
  expect(sum(activities.map(({ asFirst }) => asFirst))).toBe(cases)
  expect(sum(activities.map(({ asLast }) => asLast))).toBe(cases)
}

/** The same by lists and filters, from what the words mean; no number of ours is used. */
function countSlowly(events: readonly Event[]): MinedLog {
  const traces = [...new Set(events.map(([caseId]) => caseId))].map((caseId) =>
    events.filter(([one]) => one === caseId).sort(([, , a], [, , b]) => a - b))
  const pathOf = (trace: readonly Event[]) => trace.map(([, activity]) => activity)
  const percentile = (values: readonly number[], percent: number) =>
    Math.min(...values.filter((one) => values.filter((other) => other <= one).length * 100 >= percent * values.length))
  const durations = (values: readonly number[]) =>
    ({ medianSeconds: percentile(values, 50), p95Seconds: percentile(values, 95) })
  const byText = (a: string, b: string) => a === b ? 0 : a < b ? -1 : 1
  const steps = traces.flatMap((trace) => trace.slice(1).map(([caseId, to, end], nth) => {
    const [, from = '', begin = 0] = trace[nth] ?? []
    return { caseId, from, to, lasted: end - begin }
  }))
  const variants = [...new Set(traces.map((trace) => pathOf(trace).join('\n')))].map((key) => {
    const same = traces.filter((trace) => pathOf(trace).join('\n') === key)
    const lasted = same.map((trace) => (trace.at(-1)?.[2] ?? 0) - (trace[0]?.[2] ?? 0))
    return { path: key.split('\n'), cases: same.length, share: same.length / traces.length, ...durations(lasted) }
  })
  const pairs = [...new Set(steps.map(({ from, to }) => `${from}\n${to}`))].map((key) => {
    const same = steps.filter(({ from, to }) => `${from}\n${to}` === key)
    const [from = '', to = ''] = key.split('\n')
    const micro = same.reduce((sum, { lasted }) => sum + lasted * 1_000_000, 0)
    return {
      from, to, count: same.length, cases: new Set(same.map(({ caseId }) => caseId)).size,
      ...durations(same.map(({ lasted }) => lasted)), meanSeconds: micro / same.length / 1_000_000,
    }
  })
  return {
    cases: traces.length, events: events.length,
    activities: [...new Set(events.map(([, activity]) => activity))].map((activity) => ({
      activity, events: events.filter(([, one]) => one === activity).length,
      cases: traces.filter((trace) => pathOf(trace).includes(activity)).length,
      asFirst: traces.filter((trace) => pathOf(trace)[0] === activity).length,
      asLast: traces.filter((trace) => pathOf(trace).at(-1) === activity).length,
    })).sort((a, b) => b.events - a.events || byText(a.activity, b.activity)),
    // A line end is before every letter of these names, so that joined paths go as paths do.
    variants: variants.sort((a, b) => b.cases - a.cases || byText(a.path.join('\n'), b.path.join('\n'))),
    directlyFollows: pairs.sort((a, b) => b.count - a.count || byText(a.from, b.from) || byText(a.to, b.to)),
  }
}
