/** Need: a round costs what is new, and nothing is missed though the partner's clock is a bit off. */
import { expect, test } from 'vitest'
import { type Listed, askedSince, keptUntilOf, triedAgain } from './listing.ts'

const at = (time: string) => new Date(`2026-11-30T${time}+07:00`)
const [NOW, DAY] = [at('12:00'), 86_400_000]
const kept = (time: string): Listed => ({ at: at(time), isKept: true })
const missing = (time: string): Listed => ({ at: at(time), isKept: false })

test('it is asked from an hour before what is kept; for all at first, and again after a day', () => {
  expect(askedSince({ keptUntil: null, wholeAt: null }, NOW)).toBeUndefined()
  expect(askedSince({ keptUntil: null, wholeAt: NOW }, NOW)).toBeUndefined()
  const listing = { keptUntil: at('11:00'), wholeAt: at('08:00') }
  expect(askedSince(listing, NOW)).toEqual(at('10:00'))
  expect(askedSince(listing, new Date(at('08:00').getTime() + DAY - 1))).toEqual(at('10:00'))
  expect(askedSince(listing, new Date(at('08:00').getTime() + DAY))).toBeUndefined()
  // Our own clock was put back: nobody knows how long ago that was.
  expect(askedSince(listing, at('07:59'))).toBeUndefined()
})

test('where all cannot be heard it is asked for what is newer, and for all an hour later', () => {
  expect(triedAgain({ keptUntil: null, wholeAt: null }, NOW)).toBeUndefined()
  const { since, wholeAt } = triedAgain({ keptUntil: at('11:00'), wholeAt: at('08:00') }, NOW) ?? {}
  expect(since).toEqual(at('10:00'))
  const later = { keptUntil: at('11:00'), wholeAt: wholeAt ?? null }
  expect(askedSince(later, at('12:59'))).toEqual(at('10:00'))
  expect(askedSince(later, at('13:00'))).toBeUndefined()
})

test('it is kept up to the newest, and not past one that did not come', () => {
  expect(keptUntilOf(null, [], NOW)).toBeNull()
  expect(keptUntilOf(null, [kept('09:00'), kept('11:00'), kept('10:00')], NOW)).toEqual(at('11:00'))
  expect(keptUntilOf(at('11:30'), [kept('11:00')], NOW)).toEqual(at('11:30'))
  expect(keptUntilOf(at('10:30'), [kept('11:00'), missing('10:00')], NOW)).toEqual(at('10:00'))
  expect(keptUntilOf(at('10:30'), [missing('11:00')], NOW)).toEqual(at('10:30'))
})

test('a moment to come moves nothing, and one that nobody can read has all asked for while it did not come', () => {
  expect(keptUntilOf(at('10:00'), [kept('12:01'), kept('11:00')], NOW)).toEqual(at('11:00'))
  expect(keptUntilOf(at('10:00'), [{ at: undefined, isKept: true }], NOW)).toEqual(at('10:00'))
  expect(keptUntilOf(at('10:00'), [{ at: undefined, isKept: false }], NOW)).toBeNull()
})
