import { expect, test } from 'vitest'
import { longestExtension } from './longest-extension.ts'

// A birth: registration, and after it residence and insurance side by side.
const BIRTH = [{ seq: 1, after: [] }, { seq: 2, after: [1] }, { seq: 3, after: [1] }]

test.each([
  [[], 0],
  [[[1, 2]], 2],
  // Side by side: 2 and 3 days hold the whole up by 3, after the 1 before them.
  [[[1, 1], [2, 2], [3, 3]], 4],
] as const)('extensions of %j hold the whole up by %i working days', (extended, days) => {
  expect(longestExtension(BIRTH, new Map<number, number>(extended.map(([seq, more]) => [seq, more])))).toBe(days)
})
