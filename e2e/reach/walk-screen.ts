import type { Page } from 'playwright-core'
import type { Client } from '../client.ts'
import { announceScreen } from '../journey/second-screen.ts'
import type { Stage } from '../journey/stage.ts'
import { visitorOf } from './visitor.ts'
import type { Walk } from './walk.ts'

/** The screen turned to the citizen: its code in error and rightly, and nobody before it. */
export async function walkScreen(page: Page, client: Client, stage: Stage, walk: Walk): Promise<void> {
  const it = visitorOf(page, walk, stage.url)
  const { at, code } = await announceScreen(client, stage)
  await it.visit(at, 'not enrolled')
  await it.pressFaulty('Đăng ký màn hình', 'no code')
  await page.getByLabel('Mã đăng ký màn hình').fill(code)
  await it.press('Đăng ký màn hình')
  await page.getByRole('heading', { name: 'Màn hình dành cho người làm thủ tục' }).waitFor()
  await walk.look(page, 'nobody before it')
  await walk.fetch(page, `${at}/noi-dung`, /^application\/json/)
}
