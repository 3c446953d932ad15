import type { Page } from 'playwright-core'
import { askElsewhere, openAsking } from '../journey/ask-elsewhere.ts'
import type { Account } from '../journey/province.ts'
import type { Desk, Stage } from '../journey/stage.ts'

/** How a screen is gone to and looked at, by the walk to which it belongs. */
interface Looks {
  sitDown(account: Account): Promise<Desk>
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/** An opinion of another agency on a dossier: asked in error and rightly, in the queue there, and to be answered. */
export async function walkOpinions(
  desk: Desk, stage: Stage, number: string, { sitDown, visit, look }: Looks,
): Promise<void> {
  const form = await openAsking(desk, stage, number)
  await form.getByRole('button', { name: 'Gửi lấy ý kiến' }).click()
  await form.locator('[aria-invalid=true]').first().waitFor()
  await look(desk.page, 'asking another agency, nothing typed', { isFaulty: true })
  const { account, unit } = await stage.province.headElsewhere(number)
  await askElsewhere(desk, form, unit)
  await look(desk.page, 'another agency asked')
  const { page } = await sitDown(account)
  await visit(page, '/hoi-y-kien', 'empty')
  await visit(page, `/hoi-y-kien/${crypto.randomUUID()}`, 'of none')
  await visit(page, '/hoi-dap-phan-anh', 'empty')
  await visit(page, `/hoi-dap-phan-anh/${crypto.randomUUID()}`, 'of none')
  await visit(page, '/y-kien', 'with rows')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Nhận trả lời' }).click()
  await page.getByRole('form', { name: 'Câu trả lời' }).waitFor()
  await page.getByRole('button', { name: 'Đóng thông báo' }).click()
  await look(page, 'to be answered')
  await page.context().close()
}
