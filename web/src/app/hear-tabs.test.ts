/** Need: what one person saw is seen by nobody after signing out, in no tab; what they typed is not lost (part K). */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { beforeLeaving } from '../lib/before-leaving.ts'
import { setPageAccount } from '../lib/page-account.ts'
import { hearTabs } from './hear-tabs.ts'
import { sessionLoss, setSessionLoss } from './session-ended.ts'

const toSignIn = vi.fn()
beforeEach(() => setPageAccount('clerk-a'))
afterEach(() => { setPageAccount(undefined); setSessionLoss(undefined); toSignIn.mockReset() })

test('signed out in one tab is signed out in all', () => {
  hearTabs({ kind: 'signed-out' }, { toSignIn })
  expect(toSignIn).toHaveBeenCalledOnce()
})

test('a session that ran out hides the page, and the same account takes it up again', () => {
  hearTabs({ kind: 'ended' }, { toSignIn })
  expect(sessionLoss()).toBe('ended')
  hearTabs({ kind: 'signed-in', account: 'clerk-a' }, { toSignIn })
  expect(sessionLoss()).toBeUndefined()
  expect(toSignIn).not.toHaveBeenCalled()
})

test('somebody else who signs in elsewhere hides the page', () => {
  hearTabs({ kind: 'signed-in', account: 'clerk-b' }, { toSignIn })
  expect(sessionLoss()).toBe('another')
})

test('before somebody leaves, each tab keeps what is half typed', () => {
  const keep = vi.fn(async () => undefined)
  const stop = beforeLeaving(keep)
  hearTabs({ kind: 'leaving' }, { toSignIn })
  stop()
  expect(keep).toHaveBeenCalledOnce()
})

test('a tab that is nobody’s does nothing', () => {
  setPageAccount(undefined)
  for (const kind of ['signed-out', 'ended'] as const) hearTabs({ kind }, { toSignIn })
  expect([sessionLoss(), toSignIn.mock.calls.length]).toEqual([undefined, 0])
})
