/** Need: whoever asked an agency is told when it does not have the question, and why (part E5). */
import { expect, test } from 'vitest'
import { notSentOf } from './on-its-way.ts'

test.each([
  ['nobody has made its message yet', undefined, { state: 'waiting', axis: 'away' }],
  ['it waits', 'waiting', { state: 'waiting', axis: 'away' }],
  ['the axis would not have it', 'dead', { state: 'refused' }],
  ['somebody dropped it', 'dropped', { state: 'dropped' }],
  ['the axis has it', 'acknowledged', null],
] as const)('%s', (_, state, told) => expect(notSentOf(state, 'away')).toEqual(told))
