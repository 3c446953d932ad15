import type { Page } from 'playwright-core'
import type { Account, Province } from '../journey/province.ts'
import { walkCash } from './walk-cash.ts'
import { walkDelegations } from './walk-delegations.ts'
import { walkQueue } from './walk-queue.ts'
import { walkTeamsOfDesk } from './walk-teams.ts'

interface AtDesk { readonly page: Page }
interface Desks {
  sitDown(account: Account): Promise<AtDesk>
  readonly province: Province
}

/** What is done at the counters of a section besides dossiers: the queue, cash, and what the post does there. */
export async function walkCounter(
  [clerk, admin]: readonly [AtDesk, AtDesk], { sitDown, province }: Desks, looks: Parameters<typeof walkQueue>[2],
): Promise<void> {
  await walkQueue(clerk.page, admin, looks)
  const head = await sitDown(province.anybodyAs('one_stop_head'))
  await walkTeamsOfDesk(head.page, looks)
  await walkCash(clerk.page, head.page, looks)
  const { middle } = province.counters
  const at = (role: string) => sitDown(province.anybodyAs(role, middle))
  await walkDelegations(await at('agency_head'), await at('postal_staff'), looks)
}
