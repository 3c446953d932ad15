/**
 * Need: nobody gets what is another's, and what was done or looked at is on record. Few rounds of the drills, so that
 * they stay runnable; the whole ones are `npm run drill -- all` (docs/trust.md).
 */
import { expect, test } from 'vitest'
import { isWell } from './drills/drill.ts'
import { MIXING } from './drills/mixing/mixing.ts'
import { RECORD } from './drills/record/record.ts'

test.each([[MIXING, 300], [RECORD, 150]] as const)('$name', async (drill, rounds) => {
  const outcome = await drill.run({ rounds, isControl: false, tell: () => undefined })
  expect(isWell(outcome), JSON.stringify(outcome)).toBe(true)
})
