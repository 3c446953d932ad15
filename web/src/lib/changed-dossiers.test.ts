/** Need: an officer is told that a colleague changed the dossier that is open, and of no other. */
import { expect, test } from 'vitest'
import { changesOf, noteChanged } from './changed-dossiers.ts'

test('what was named counts for itself, and what was not for all', () => {
  const before = [changesOf('a'), changesOf('b')]
  noteChanged(['a'])
  expect([changesOf('a'), changesOf('b')]).toEqual([(before[0] ?? 0) + 1, before[1]])
  noteChanged(undefined)
  expect([changesOf('a'), changesOf('b')]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1])
})
