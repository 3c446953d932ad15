/** Need (part E7): of each package both sides say the same, or somebody learns what to do about it. */
import { describe, expect, test } from 'vitest'
import { type DifferenceKind, mendOf } from './difference.ts'
import { differenceOfCame, differenceOfSent } from './package-difference.ts'

test('a package of ours differs by its first cause; what was dropped is to be nowhere', () => {
  const found = (['waiting', 'dead', 'dropped', 'acknowledged'] as const).map((message) =>
    [undefined, 'initial', 'processing', 'done', 'fail'].map((theirs) => differenceOfSent({ message, theirs })))
  expect(found).toEqual([
    ['waiting', 'waiting', 'waiting', 'waiting', 'waiting'],
    ['dead', 'dead', 'dead', 'dead', 'dead'],
    [undefined, undefined, undefined, undefined, undefined],
    ['missing-there', undefined, undefined, undefined, 'unread-there'],
  ])
})

describe('a package for us', () => {
  const of = (kept: Parameters<typeof differenceOfCame>[0]['kept']) =>
    ['initial', 'processing', 'done', 'fail'].map((theirs) => differenceOfCame({ kept, theirs }))

  test('that was never taken in waits there, or somebody else has taken it', () => {
    expect(of(undefined)).toEqual(['not-taken', 'not-taken', 'taken-elsewhere', 'taken-elsewhere'])
  })

  test('that is here stands there as it was confirmed; one that nobody could read as not read', () => {
    expect(of({ due: 'done', confirmed: 'done' })).toEqual(['not-confirmed', 'not-confirmed', undefined, 'not-confirmed'])
    expect(of({ due: 'fail', confirmed: null })).toEqual(['not-confirmed', 'not-confirmed', 'not-confirmed', undefined])
  })
})

test('each difference has what mends it; of a message of ours that is gone there it is that message', () => {
  const kinds: readonly DifferenceKind[] = [
    'waiting', 'dead', 'missing-there', 'unread-there', 'not-taken', 'taken-elsewhere', 'not-confirmed', 'missing-here',
  ]
  expect(kinds.map((kind) => mendOf(kind, true))).toEqual([
    'wait', 'mend-message', 'send-again', 'ask-receiver', 'wait', 'ask-sender', 'wait', 'ask-partner',
  ])
  expect(mendOf('missing-there', false)).toBe('tell-again')
})
