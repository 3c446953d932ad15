/** Need: a day on which one payment differs in two ways is kept, and the days after it are, too (part E7). */
import { expect, test } from 'vitest'
import type { DifferenceKind } from './difference.ts'
import { onceEach } from './once-each.ts'

const of = (number: string, kind: DifferenceKind, more: { dossierId?: bigint; messageId?: bigint } = {}) =>
  ({ dossierId: null, number, kind, ...more })

test.each<[string, readonly DifferenceKind[], DifferenceKind]>([
  ['what was changed there is listed again', ['said-otherwise', 'not-confirmed'], 'said-otherwise'],
  ['the other way round', ['not-confirmed', 'said-otherwise'], 'said-otherwise'],
  ['what is held here is listed again', ['not-confirmed', 'held-here'], 'held-here'],
  ['a list has it twice', ['not-taken', 'not-taken'], 'not-taken'],
])('of one number there is one difference: %s', (_, kinds, kind) => {
  expect(onceEach(kinds.map((one) => of('GD-1', one)))).toEqual([of('GD-1', kind)])
})

test('each dossier, each message and each number has its own, in their order', () => {
  const all = [
    of('GD-2', 'not-taken'), of('GD-1', 'said-otherwise'), of('GD-1', 'said-otherwise', { dossierId: 1n }),
    of('GD-1', 'missing-there', { dossierId: 1n, messageId: 1n }), of('GD-1', 'missing-there', { dossierId: 1n, messageId: 2n }),
  ]
  expect(onceEach(all)).toEqual(all)
})
