import type { Page } from 'playwright-core'
import { openStage } from './journey/open-stage.ts'
import { openVisit, walkVisit } from './journey/whole-visit.ts'

/**
 * One visit as kiosk, board, clerk, second screen and phone show it, for docs/huong-dan/sanh-cho.md; in a hall of its
 * own, since it is walked on a morning on which nobody has come yet. Answers what nobody looked for.
 */
export async function takeVisit(take: (page: Page, name: string) => Promise<void>): Promise<readonly string[]> {
  const stage = await openStage()
  try {
    const visit = await openVisit(stage)
    const { phone } = await walkVisit(stage, visit, take)
    await phone.context().close()
    await visit.close()
    return stage.surprises
  } finally {
    await stage.close()
  }
}
