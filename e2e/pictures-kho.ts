import type { Page } from 'playwright-core'
import { smallPdf } from './birth.ts'
import { openClient } from './client.ts'
import { MOTHER } from './journey/birth.ts'
import { goOn, openPhone } from './journey/citizen.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { openCheckedAccount, signIn } from './reach/portal-people.ts'

/** Until the worker has drawn the small pictures, a minute at most: without one the list is shown, too. */
async function drawn(page: Page): Promise<void> {
  for (let nth = 0; nth < 30 && await page.locator('.pictured img').count() < 2; nth += 1) {
    await page.waitForTimeout(2_000)
    await page.reload()
  }
}

/** One's own Kho on a phone, for docs/huong-dan/kho.md: storing, the list, one paper, a link, who looked. */
export async function takeKho(stage: OpenedStage, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const { context, page } = await openPhone(stage, 'kho')
  const client = openClient(stage.url)
  await openCheckedAccount(page, client, stage, MOTHER, '1996-04-15')
  client.close()
  await signIn(page, stage, MOTHER)
  for (const [kind, number] of [['Học bạ', 'HB 12/2014'], ['Giấy phép lái xe', 'GPLX 07/2019']] as const) {
    await page.goto(`${stage.url}/kho/luu-giay-to`)
    const option = page.locator('#loai option', { hasText: kind }).first()
    await page.locator('#loai').selectOption(await option.getAttribute('value') ?? '')
    await page.locator('#so-giay').fill(number)
    await page.locator('#tep').setInputFiles({
      name: 'anh-chup.pdf', mimeType: 'application/pdf', buffer: smallPdf(number),
    })
    if (kind === 'Học bạ') await take(page, 'kho-luu-giay-to')
    await goOn(page, 'Lưu vào Kho')
  }
  await drawn(page)
  await take(page, 'kho')
  await page.getByRole('main').getByRole('link', { name: 'HB 12/2014' }).click()
  await page.locator('#so-ngay').selectOption({ index: 2 })
  await take(page, 'kho-mot-giay-to')
  await goOn(page, 'Tạo liên kết')
  await take(page, 'kho-chia-se')
  const link = new URL(await page.locator('.link').innerText())
  await page.goto(`${stage.url}/kho/ai-da-xem`)
  await take(page, 'kho-ai-da-xem')
  await page.goto(stage.url + link.pathname)
  await take(page, 'kho-mo-lien-ket')
  await context.close()
}
