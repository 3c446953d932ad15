import { createHmac, timingSafeEqual } from 'node:crypto'
import { randomToken } from '../../platform/secrets.ts'
import { tidyUsername } from './store/staff.ts'

/** One for both doors; what stands in it is bound to an account, and nothing in it says to which. */
export const KNOWN_BROWSER_COOKIE = '__Host-motcua-quen'
/** Accounts that one browser is known to: a counter’s or a family’s; beyond that the oldest is forgotten. */
const MOST_ACCOUNTS = 6
const DAY = 86_400_000
const ENTRY = /^([\w-]{43})\.(\d{1,6})\.([\w-]{43})$/

/** What the browser brought, and what marks are signed with: the same secret in all processes. */
export interface Browser { readonly secret: string; readonly cookie: string | undefined; readonly machineNow: Date }

/** On what somebody signs in: a username, or the number of a person or organisation with its kind (`subjectText`). */
export interface SignInName { readonly door: 'staff' | 'portal'; readonly on: string }

/**
 * The mark under which the tries of this browser on this account are counted apart, if somebody has signed in to it
 * here before and not too long ago; undefined for any other browser (docs/adr/0027). Made up, changed, of another
 * account and too old are all alike: unknown.
 */
export function knownBrowserOf({ secret, cookie, machineNow }: Browser, name: SignInName): string | undefined {
  const today = Math.floor(machineNow.getTime() / DAY)
  return entriesIn(cookie).find(({ mark, until, mac }) =>
    until >= today && isSame(mac, macOf(secret, name, mark, until)))?.mark
}

/** What the browser is to keep after signing in: a new mark for this account, and those of others. No personal data. */
export function rememberBrowser(browser: Browser, name: SignInName, days: number): string {
  const { secret, cookie, machineNow } = browser
  const known = knownBrowserOf(browser, name)
  const [mark, until] = [randomToken(), Math.floor(machineNow.getTime() / DAY) + days]
  const others = entriesIn(cookie).filter((entry) => entry.mark !== known).map(({ text }) => text)
  return [`${mark}.${String(until)}.${macOf(secret, name, mark, until)}`, ...others].slice(0, MOST_ACCOUNTS).join('~')
}

function entriesIn(cookie = '') {
  return cookie.split('~', MOST_ACCOUNTS).flatMap((text) => {
    const [, mark, until, mac] = ENTRY.exec(text) ?? []
    return mark !== undefined && until !== undefined && mac !== undefined
      ? [{ text, mark, until: Number(until), mac }]
      : []
  })
}

function macOf(secret: string, { door, on }: SignInName, mark: string, until: number): string {
  return createHmac('sha256', secret).update(`known browser ${mark} ${String(until)} ${door} ${tidyUsername(on)}`)
    .digest('base64url')
}

function isSame(given: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(right))
}
