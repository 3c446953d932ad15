import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { currentUndo, holdUndo, offerUndo, withdrawUndo } from './undo-offer.ts'

const deed = (dossierId: string) => ({ dossierId, seconds: 10, version: 3, what: 'Phê duyệt' })
beforeEach(() => { vi.useFakeTimers() })
afterEach(() => {
  withdrawUndo()
  vi.useRealTimers()
})

test('the offer counts down, and is gone when the time is over', () => {
  offerUndo(deed('a'))
  expect(currentUndo()?.secondsLeft).toBe(10)
  vi.advanceTimersByTime(9_000)
  expect(currentUndo()?.secondsLeft).toBe(1)
  vi.advanceTimersByTime(1_000)
  expect(currentUndo()).toBeUndefined()
})

test('the next deed takes its place with a time of its own', () => {
  offerUndo(deed('a'))
  vi.advanceTimersByTime(9_000)
  offerUndo(deed('b'))
  vi.advanceTimersByTime(9_000)
  expect(currentUndo()).toMatchObject({ dossierId: 'b', secondsLeft: 1 })
})

test('once pressed it waits for what the server says, however long that takes', () => {
  offerUndo(deed('a'))
  holdUndo()
  vi.advanceTimersByTime(60_000)
  expect(currentUndo()?.secondsLeft).toBe(10)
})

test('a final deed on the dossier ends it, on another dossier it does not', () => {
  offerUndo(deed('a'))
  withdrawUndo('b')
  expect(currentUndo()?.dossierId).toBe('a')
  withdrawUndo('a')
  expect(currentUndo()).toBeUndefined()
})
