import type { Page } from 'playwright-core'
import { walkCash } from './walk-cash.ts'
import { walkQueue } from './walk-queue.ts'

interface AtDesk { readonly page: Page }

/** What is done at the counters of a section besides dossiers: the queue, and cash. */
export async function walkCounter(
  [clerk, admin, head]: readonly [AtDesk, AtDesk, AtDesk], looks: Parameters<typeof walkQueue>[2],
): Promise<void> {
  await walkQueue(clerk.page, admin, looks)
  await walkCash(clerk.page, head.page, looks)
}
