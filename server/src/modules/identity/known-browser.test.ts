/** Need: a browser is known for an account by what only we can have written, and nobody reads from it for which. */
import { expect, test } from 'vitest'
import { knownBrowserOf, rememberBrowser } from './known-browser.ts'

const [secret, day] = ['s'.repeat(32), 86_400_000]
const at = (days: number) => new Date(1_700_000_000_000 + days * day)
const STAFF = { door: 'staff', on: 'tiepnhan.dong-phu' } as const
const browser = (cookie: string | undefined, days = 0) => ({ secret, cookie, machineNow: at(days) })

test('what was kept after signing in is known for that account, however it is typed, and for no other', () => {
  const cookie = rememberBrowser(browser(undefined), STAFF, 30)
  expect(knownBrowserOf(browser(cookie), STAFF)).toMatch(/^[\w-]{43}$/)
  expect(knownBrowserOf(browser(cookie), { ...STAFF, on: ' TiepNhan.dong-phu ' })).toBeDefined()
  expect(knownBrowserOf(browser(cookie), { ...STAFF, on: 'tiepnhan.quy-dat' })).toBeUndefined()
  expect(knownBrowserOf(browser(cookie), { door: 'portal', on: STAFF.on })).toBeUndefined()
  expect(cookie).not.toContain('tiepnhan')
})

test('it is forgotten after its days, and cannot be given more', () => {
  const cookie = rememberBrowser(browser(undefined), STAFF, 30)
  expect(knownBrowserOf(browser(cookie, 30), STAFF)).toBeDefined()
  expect(knownBrowserOf(browser(cookie, 31), STAFF)).toBeUndefined()
  const later = cookie.replace(/\.(\d+)\./, (_, until: string) => `.${String(Number(until) + 30)}.`)
  expect(knownBrowserOf(browser(later, 31), STAFF)).toBeUndefined()
})

test('made up, changed, signed elsewhere and broken are unknown', () => {
  const cookie = rememberBrowser(browser(undefined), STAFF, 30)
  const elsewhere = rememberBrowser({ ...browser(undefined), secret: 'another' }, STAFF, 30)
  for (const one of [
    '', '~', 'a.1.b', `x${cookie.slice(1)}`, cookie.slice(0, -1), `${cookie}x`, elsewhere, '~'.repeat(9_999),
    '.'.repeat(9_999),
  ])
    expect([one, knownBrowserOf(browser(one), STAFF)]).toEqual([one, undefined])
})

test('six accounts share a browser; the one that was longest away makes room', () => {
  const names = Array.from({ length: 7 }, (_, nth) => ({ door: 'staff', on: `mot.hai-${String(nth)}` } as const))
  const cookie = names.reduce<string | undefined>((kept, name) => rememberBrowser(browser(kept), name, 30), undefined)
  expect(names.map((name) => knownBrowserOf(browser(cookie), name) !== undefined)).toEqual([
    false, true, true, true, true, true, true,
  ])
  expect(cookie?.length).toBeLessThan(700)
  const again = rememberBrowser(browser(cookie), names[1] ?? STAFF, 30)
  expect(again.split('~')).toHaveLength(6)
  expect(knownBrowserOf(browser(again), names[1] ?? STAFF)).not.toBe(knownBrowserOf(browser(cookie), names[1] ?? STAFF))
})
