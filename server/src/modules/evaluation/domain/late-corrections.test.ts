/** Need (issue F7): a closed period stays; what is learnt of its steps later is told beside it. */
import { expect, test } from 'vitest'
import { lateCorrections } from './late-corrections.ts'

const step = (taskId: bigint, ownHours: number | null = 2, isReturned = false) => ({ taskId, ownHours, isReturned })

test('gone, come back, other hours, and come in later; what is the same is not told', () => {
  const kept = [step(1n), step(2n), step(3n), step(4n, null), step(5n, 2, true), step(6n)]
  const now = [step(6n, 2 + 1e-9), step(2n, 2, true), step(3n, 3), step(4n, 1), step(5n), step(7n)]
  expect(lateCorrections(kept, now)).toEqual([
    { taskId: 1n, what: 'gone' }, { taskId: 2n, what: 'returned' }, { taskId: 3n, what: 'hours' },
    { taskId: 4n, what: 'hours' }, { taskId: 7n, what: 'added' },
  ])
})
