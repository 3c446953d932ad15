/** Need: a head chooses forty dossiers of a list by keyboard, and no other than those (users.md 2.7). */
import { expect, test } from 'vitest'
import { NONE, allToggled, extended, kept, toggled } from './selection.ts'

const shown = ['a', 'b', 'c', 'd', 'e']
const idsOf = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].sort().join('')

test('Space chooses a line and lets it go', () => {
  expect(idsOf(toggled(NONE, 'b'))).toBe('b')
  expect(idsOf(toggled(toggled(NONE, 'b'), 'b'))).toBe('')
})

test('a range goes from where it began, downward and upward, and takes nothing away', () => {
  const begun = toggled(toggled(NONE, 'e'), 'b')
  expect(idsOf(extended(begun, 'c', shown))).toBe('bce')
  expect(idsOf(extended(extended(begun, 'c', shown), 'a', shown))).toBe('abce')
})

test('without a beginning, or with one that is gone, a range begins at the line itself', () => {
  expect(extended(NONE, 'c', shown)).toEqual({ ids: new Set('c'), from: 'c' })
  expect(idsOf(extended({ ids: new Set(), from: 'gone' }, 'c', shown))).toBe('c')
})

test('all shown are chosen, and let go when all were', () => {
  expect(idsOf(allToggled(toggled(NONE, 'b'), shown))).toBe('abcde')
  expect(idsOf(allToggled(allToggled(NONE, shown), shown))).toBe('')
})

test('what has left the list is chosen no longer', () => {
  expect(idsOf(kept(allToggled(NONE, shown), ['b', 'd']))).toBe('bd')
  const still = toggled(NONE, 'b')
  expect(kept(still, shown)).toBe(still)
})
