/**
 * Need: what many do at once is done once, whoever presses, and what was committed is told though the line was cut. Few
 * rounds of the drills, so that they stay runnable; the whole ones are `npm run drill -- all` (docs/trust.md).
 */
import { expect, test } from 'vitest'
import { CUT_AFTER_COMMIT } from './drills/cut-after-commit.ts'
import { isWell } from './drills/drill.ts'
import { LOST_UPDATE } from './drills/lost-update.ts'
import { OWNERS } from './drills/owners.ts'

test.each([
  [CUT_AFTER_COMMIT, 4], [LOST_UPDATE, 5], [OWNERS, 5],
] as const)('$name', async (drill, rounds) => {
  const outcome = await drill.run({ rounds, isControl: false, tell: () => undefined })
  expect(isWell(outcome), JSON.stringify(outcome)).toBe(true)
})
