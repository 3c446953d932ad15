/**
 * Need: a due date is that of Viet Nam, wherever the machine believes it stands. Few counts of the drill, and without
 * the program that it then starts under wrong clocks; the whole one is `npm run drill -- clock` (docs/trust.md).
 */
import { expect, test } from 'vitest'
import { ZONE_OF_PROCESS } from './drills/clock/clock.ts'
import { countTerms } from './drills/clock/count-terms.ts'
import { withoutGuards } from './drills/without-guard.ts'

const asked = { count: 1_200, seed: 14, tell: () => undefined }

test('in four zones of the process due dates are those counted by hand', async () => {
  expect(await countTerms(undefined, asked)).toEqual({ counted: 1_200, wrong: 0 })
})

test('control: with the zone of the process they are not', async () => {
  const unguarded = withoutGuards([ZONE_OF_PROCESS])
  const { wrong } = await countTerms(unguarded.entry, asked)
  unguarded.remove()
  expect(wrong).toBeGreaterThan(100)
})
