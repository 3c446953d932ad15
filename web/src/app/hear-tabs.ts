import { keepBeforeLeaving } from '../lib/before-leaving.ts'
import { pageAccount } from '../lib/page-account.ts'
import type { TabNews } from '../lib/tabs.ts'
import { setSessionLoss } from './session-ended.ts'

/**
 * Does in this tab what another tab of the browser tells of their common session. A page of whoever signed out is left
 * for good, with `toSignIn`; a page whose session only ran out keeps what is typed on it, unseen, for the same account.
 */
export function hearTabs(news: TabNews, { toSignIn }: { readonly toSignIn: () => void }): void {
  const account = pageAccount()
  if (account === undefined) return
  if (news.kind === 'leaving') void keepBeforeLeaving()
  if (news.kind === 'signed-out') toSignIn()
  if (news.kind === 'ended') setSessionLoss('ended')
  if (news.kind === 'signed-in') setSessionLoss(news.account === account ? undefined : 'another')
}
