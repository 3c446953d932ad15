import type { Page } from 'playwright-core'
import { deskOf } from './journey/desk.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import { giveBack, settle } from './journey/settle.ts'

/** The archive, for docs/huong-dan/luu-tru.md: a dossier that is over, packed and sealed, on its way to be received. */
export async function takeArchive(
  stage: OpenedStage, number: string, settler: Account, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await settle(stage, number)
  await giveBack(stage, number, 'Tại quầy')
  const { page } = await deskOf(stage, settler)
  await page.goto(`${stage.url}/ban-lam-viec/luu-tru`)
  await page.getByRole('button', { name: `Đóng hồ sơ ${number} vào lưu trữ` }).click()
  await page.getByRole('button', { name: 'Đóng vào lưu trữ', exact: true }).last().click()
  await page.getByText('Đã đóng. Gói sẽ tạo xong sau ít phút.').waitFor()
  // The worker packs it; the page is asked again as somebody would who waits.
  const made = page.getByText('Đã tạo gói')
  while (await made.count() === 0) {
    await page.reload()
    await page.getByRole('table').first().waitFor()
  }
  await take(page, 'luu-tru-giao-nop')
}
