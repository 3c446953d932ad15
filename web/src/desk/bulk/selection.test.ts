/**
 * Need: a head chooses forty dossiers of a list by keyboard, and no other than those (users.md 2.7); what somebody else
 * changes meanwhile is neither approved unseen nor lost in silence.
 */
import { expect, test } from 'vitest'
import { type Choosable, type Chosen, NONE, allToggled, extended, strayed, toggled, without } from './selection.ts'

const line = (id: string, version = 1): Choosable => ({ id, version })
const [a, b, c, e] = [line('a'), line('b'), line('c'), line('e')]
const shown = [a, b, c, line('d'), e]
const idsOf = ({ lines }: Chosen<Choosable>) => [...lines.keys()].join('')

test('Space chooses a line and lets it go', () => {
  expect(idsOf(toggled(NONE, b))).toBe('b')
  expect(idsOf(toggled(toggled<Choosable>(NONE, b), b))).toBe('')
})

test('a range goes from where it began, downward and upward, and takes nothing away', () => {
  const begun = toggled(toggled<Choosable>(NONE, e), b)
  expect(idsOf(extended(begun, c, shown))).toBe('ebc')
  expect(idsOf(extended(extended(begun, c, shown), a, shown))).toBe('ebca')
})

test('without a beginning, or with one that is gone, a range begins at the line itself', () => {
  expect(extended<Choosable>(NONE, c, shown)).toEqual({ lines: new Map([['c', c]]), from: 'c' })
  expect(idsOf(extended({ lines: new Map<string, Choosable>(), from: 'gone' }, c, shown))).toBe('c')
})

test('all shown are chosen, and let go when all were', () => {
  expect(idsOf(allToggled(toggled<Choosable>(NONE, b), shown))).toBe('bacde')
  expect(idsOf(allToggled(allToggled<Choosable>(NONE, shown), shown))).toBe('')
})

test('a chosen line stays as it was seen, and is named when it has changed or left the list', () => {
  const chosen = allToggled<Choosable>(NONE, [a, b, c])
  const later = [a, line('b', 2)]
  const { changed, gone } = strayed(chosen, later)
  expect([changed, gone]).toEqual([[b], [c]])
  // Taken in once more with all others, or by a range, it is still what was seen.
  expect(allToggled(toggled(chosen, a), later).lines.get('b')).toEqual({ id: 'b', version: 1 })
  expect(extended(chosen, line('b', 2), later).lines.get('b')).toEqual({ id: 'b', version: 1 })
})

test('chosen anew it is what is seen now, and let go it is chosen no longer', () => {
  const [chosen, seenNow] = [allToggled<Choosable>(NONE, [a, b]), line('b', 2)]
  expect(strayed(toggled(toggled(chosen, seenNow), seenNow), [a, seenNow])).toEqual({ changed: [], gone: [] })
  expect(idsOf(without(chosen, [b]))).toBe('a')
})
