/** Need (issue F7): nobody reads the result of a colleague out of their own place. */
import { expect, test } from 'vitest'
import type { StepInput } from './step-input.ts'
import { sheetsOfUnit } from './unit-sheets.ts'

const NONE = { officer: new Map(), unit: new Map() }
const RULES = { leastSteps: 2, leastOfficers: 3 }
const step = (officer: number, hours: number, granted: StepInput['granted'] = []): StepInput => ({
  taskId: 1n, officerId: BigInt(officer), unitId: 1n, kind: 'a', limitHours: 8, ownHours: hours, unitHours: hours + 2,
  isReturned: false, granted,
})

test('of two who have enough nobody has a place, of three each has, and whoever has too few has none', () => {
  const two = [1, 2].flatMap((officer) => [step(officer, 1), step(officer, 1)])
  expect(sheetsOfUnit([...two, step(3, 1)], NONE, RULES).sheets.map(({ rank, ranked }) => [rank, ranked]))
    .toEqual([[null, 0], [null, 0], [null, 0]])
  const { sheets } = sheetsOfUnit([...two, step(3, 1), step(3, 9), step(4, 1)], NONE, RULES)
  expect(sheets.map(({ rank, ranked }) => [rank, ranked]))
    .toEqual([[1, 3], [1, 3], [1, 3], [null, 3]])
})

test('the unit is judged by when a step came to it, and by all who did one that counts', () => {
  const { unit, officers } = sheetsOfUnit([step(1, 5), step(2, 7), step(3, 1, ['step'])], NONE, RULES)
  expect([officers, unit.timeliness.numerator, unit.timeliness.denominator]).toEqual([2, 1, 2])
})
