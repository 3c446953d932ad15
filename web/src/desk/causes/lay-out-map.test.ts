import type { ProcessMap } from '@motcua/contracts/process-map.ts'
import { expect, test } from 'vitest'
import { layOutMap } from './lay-out-map.ts'

type Path = readonly string[]

/** A map of these ways, each with so many dossiers: the first word is where they are received, the last the end. */
function mapOf(ways: readonly (readonly [cases: number, path: Path])[]): ProcessMap {
  const activityOf = (name: string) => ({
    kind: name === 'in' ? 'received' as const : name === 'out' ? 'end' as const : 'step' as const, name,
  })
  const names = [...new Set(ways.flatMap(([, path]) => path))].sort()
  const pairs = new Map(ways.flatMap(([, path]) => path.slice(1).map((to, nth) => [`${path[nth] ?? ''} ${to}`, [path[nth] ?? '', to] as const])))
  return {
    cases: 0, leftOut: 0, isMeasuredWhole: true, bottleneck: null,
    activities: names.map((name) => ({
      ...activityOf(name), count: 1, cases: 1, again: 0, casesAgain: 0, medianHours: 1, p90Hours: 1, totalHours: 1,
    })),
    directlyFollows: [...pairs.values()].map(([from, to]) => ({
      from: activityOf(from), to: activityOf(to), count: 1, cases: 1, medianHours: 1,
    })),
    variants: ways.map(([cases, path]) => ({ cases, share: 0, medianHours: 1, path: path.map(activityOf) })),
  }
}
const drawn = (map: ProcessMap) => {
  const { boxes, arrows, ...lanes } = layOutMap(map)
  return {
    ...lanes, boxes: boxes.map(({ activity }) => activity.name),
    arrows: arrows.map(({ from, to, way, lane }) => `${way} ${from}-${to} ${lane}`).sort(),
  }
}

test('one way is a line from what is received to the end, however its steps are called', () => {
  expect(drawn(mapOf([[9, ['in', 'z', 'a', 'out']]]))).toEqual({
    boxes: ['in', 'z', 'a', 'out'], arrows: ['down 0-1 0', 'down 1-2 0', 'down 2-3 0'], skipLanes: 0, backLanes: 0,
  })
})

test('a step that some leave out is passed on the right; what is done again goes back on the left, to itself too', () => {
  expect(drawn(mapOf([[9, ['in', 'a', 'b', 'out']], [5, ['in', 'b', 'out']], [5, ['in', 'a', 'a', 'b', 'a', 'b', 'out']]]))).toEqual({
    boxes: ['in', 'a', 'b', 'out'],
    arrows: ['back 1-1 1', 'back 2-1 2', 'down 0-1 0', 'down 1-2 0', 'down 2-3 0', 'skip 0-2 1'], skipLanes: 1, backLanes: 2,
  })
})

test('where most dossiers come to a step decides how far down it stands', () => {
  const ways = (first: number, second: number) => mapOf([[first, ['in', 'a', 'b', 'out']], [second, ['in', 'b', 'a', 'out']]])
  expect(drawn(ways(9, 5)).boxes).toEqual(['in', 'a', 'b', 'out'])
  expect(drawn(ways(5, 9)).boxes).toEqual(['in', 'b', 'a', 'out'])
})

test('arrows of one side at one height stand beside one another, and those below each other in one lane', () => {
  expect(drawn(mapOf([
    [9, ['in', 'a', 'b', 'c', 'd', 'e', 'out']], [5, ['in', 'b', 'c', 'd', 'e', 'out']], [5, ['in', 'a', 'b', 'c', 'e', 'out']],
    [5, ['in', 'a', 'b', 'c', 'd', 'e', 'out']], [5, ['in', 'out']],
  ])).arrows.filter((one) => one.startsWith('skip'))).toEqual(['skip 0-2 1', 'skip 0-6 2', 'skip 3-5 1'])
})
