/** Need: what one person is shown at a counter is shown to nobody after them, whatever became of the desk. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ScreenHub, type ScreenView, EMPTY_SCREEN, hashOfShown, openScreenHub } from './screen-hub.ts'

const [SCREEN, OTHER] = [1n, 2n]
const work = { accountId: 7n, sheetId: 'a', personId: 5n }
const LINES = [{ label: 'Họ tên', value: 'Nguyễn Thị Mẫu' }]
let hub: ScreenHub
let seen: ScreenView[]
beforeEach(() => {
  vi.useFakeTimers()
  hub = openScreenHub({ leaseMilliseconds: 45_000 })
  seen = []
  hub.listen(SCREEN, (view) => seen.push(view))
})
afterEach(() => {
  hub.stop()
  vi.useRealTimers()
})

test('a screen is told what stands there when it opens, each change once, and nothing of another screen', () => {
  expect(hub.show(SCREEN, work, LINES, false)).toBe(true)
  hub.show(SCREEN, work, LINES, false) // a beat
  hub.show(OTHER, { ...work, accountId: 8n }, [{ label: 'a', value: 'b' }], false)
  expect(seen).toEqual([EMPTY_SCREEN, { lines: LINES, isAsked: false, hash: hashOfShown(LINES), answer: null }])
  const late: ScreenView[] = []
  hub.listen(SCREEN, (view) => late.push(view))
  expect(late).toEqual([seen[1]])
})

test('what another clerk shows is not taken away', () => {
  hub.show(SCREEN, work, LINES, false)
  expect(hub.show(SCREEN, { ...work, accountId: 8n }, [{ label: 'a', value: 'b' }], false)).toBe(false)
  expect(hub.find(SCREEN)?.view.lines).toEqual(LINES)
})

test('an answer is to these lines, of this person: it is gone with a change, and not with a beat', () => {
  hub.show(SCREEN, work, LINES, true)
  hub.answer(SCREEN, hashOfShown([{ label: 'x', value: 'y' }]), 'right', 'k0')
  expect(hub.find(SCREEN)).toMatchObject({ confirmation: null, view: { answer: null } })
  hub.answer(SCREEN, hashOfShown(LINES), 'right', 'k1')
  hub.show(SCREEN, work, LINES, true)
  expect(hub.find(SCREEN)).toMatchObject({ confirmation: 'k1', view: { answer: 'right' } })
  hub.show(SCREEN, { ...work, personId: 6n }, LINES, true)
  expect(hub.find(SCREEN)).toMatchObject({ confirmation: null, view: { answer: null } })
})

test.each([
  ['shown without lines', () => hub.show(SCREEN, work, [], false)],
  ['the sheet was received', () => hub.wipeOf(7n, 'a')],
  ['the clerk signed out', () => hub.wipeOf(7n)],
  ['the screen was ended', () => hub.wipe(SCREEN)],
  ['nobody said that it still stands', () => vi.advanceTimersByTime(45_001)],
])('%s: nothing of it is left', (_why, end) => {
  hub.show(SCREEN, work, LINES, true)
  end()
  expect(hub.find(SCREEN)).toBeUndefined()
  expect(seen.at(-1)).toEqual(EMPTY_SCREEN)
  const next: ScreenView[] = []
  hub.listen(SCREEN, (view) => next.push(view))
  expect(next).toEqual([EMPTY_SCREEN])
})

test('what was still under way when a sheet was received does not come back; the next sheet is shown', () => {
  hub.show(SCREEN, work, LINES, true)
  hub.wipeOf(7n, 'a')
  expect(hub.show(SCREEN, work, LINES, true)).toBe(true)
  expect(hub.find(SCREEN)).toBeUndefined()
  hub.show(SCREEN, { ...work, sheetId: 'b' }, LINES, true)
  hub.show(SCREEN, work, LINES, true)
  expect(hub.find(SCREEN)?.sheetId).toBe('b')
})

test.each([
  ['another sheet of the clerk', () => hub.wipeOf(7n, 'b')], ['another clerk', () => hub.wipeOf(8n)],
  ['a beat in time', () => {
    vi.advanceTimersByTime(30_000)
    hub.show(SCREEN, work, LINES, true)
    vi.advanceTimersByTime(30_000)
  }],
])('%s leaves it as it is', (_who, deed) => {
  hub.show(SCREEN, work, LINES, true)
  deed()
  expect(hub.find(SCREEN)?.view.lines).toEqual(LINES)
})
