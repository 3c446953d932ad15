import type { BrowserContext, Page } from 'playwright-core'
import { type Client, openClient, signIn } from '../client.ts'
import type { Stage } from './stage.ts'
import { watch } from './watch.ts'

/** Makes a screen of the commune's section at the desk; answers the address of its page, and its code. */
export async function announceScreen(
  client: Client, { province: { counters, password } }: Stage, name = 'Quầy 1',
): Promise<{ readonly at: string; readonly code: string }> {
  const cookie = await signIn(client, counters.commune.username, password)
  const { places } = await client.json<{ places: { unitId: string }[] }>('GET', '/api/citizen-screens', { cookie })
  const unitId = places[0]?.unitId ?? ''
  const { code } = await client.json<{ code: string }>('POST', '/api/citizen-screens', { cookie, body: { unitId, name } })
  return { at: `/man-hinh-phu/${unitId}`, code }
}

export interface OpenedScreen {
  readonly context: BrowserContext
  readonly page: Page
}

/** A browser at the counter becomes the screen that is turned to the citizen. */
export async function openScreen(stage: Stage): Promise<OpenedScreen> {
  const client = openClient(stage.url)
  const { at, code } = await announceScreen(client, stage)
  client.close()
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1280, height: 800 },
  })
  watch(context, 'screen', stage.surprises)
  const page = await context.newPage()
  await page.goto(stage.url + at)
  await page.getByLabel('Mã đăng ký màn hình').fill(code)
  await page.getByRole('button', { name: 'Đăng ký màn hình' }).click()
  await page.getByRole('heading', { name: 'Màn hình dành cho người làm thủ tục' }).waitFor()
  return { context, page }
}
