import type { Page } from 'playwright-core'
import { walkCash } from './walk-cash.ts'
import { walkDelegations } from './walk-delegations.ts'
import { walkQueue } from './walk-queue.ts'

interface AtDesk { readonly page: Page }

/** What is done at the counters of a section besides dossiers: the queue, cash, and what the post does there. */
export async function walkCounter(
  [clerk, admin]: readonly [AtDesk, AtDesk], sitDownAs: (role: string) => Promise<AtDesk>,
  looks: Parameters<typeof walkQueue>[2],
): Promise<void> {
  await walkQueue(clerk.page, admin, looks)
  await walkCash(clerk.page, (await sitDownAs('one_stop_head')).page, looks)
  await walkDelegations(await sitDownAs('agency_head'), await sitDownAs('postal_staff'), looks)
}
