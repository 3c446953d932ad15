import type { Page } from 'playwright-core'
import {
  beginFromNothing, describe, designForm, drawProcess, openContent, openPart, saved, sayColumnIsNumber,
  tellFeeByTable, writeContent, writeDecision, writeLegalBasis,
} from './journey/design-procedure.ts'
import { deskOf } from './journey/desk.ts'
import { handIn, openPackage, tryWith, writeApprovals } from './journey/review-procedure.ts'
import type { Stage } from './journey/stage.ts'

/** The screens of a package, with a procedure that is made from nothing, for docs/huong-dan/goi-thu-tuc.md. */
export async function takeDesigners(
  stage: Stage, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = await deskOf(stage, stage.province.adminOf())
  await page.setViewportSize({ width: 1440, height: 900 })
  await beginFromNothing(page)
  await describe(page)
  await writeContent(page)
  await designForm(page)
  await page.frameLocator('iframe.mc-form-frame').getByRole('heading').first().waitFor()
  await take(page, 'goi-to-khai')
  await writeDecision(page)
  await sayColumnIsNumber(page)
  await writeLegalBasis(page)
  await tellFeeByTable(page)
  await take(page, 'goi-phi')
  await openContent(page, 'Thành phần hồ sơ')
  await take(page, 'goi-giay-to')
  await openContent(page, 'Bảng quyết định')
  await page.getByText('✓ Viết đúng').waitFor()
  await take(page, 'goi-bang-quyet-dinh')
  await drawProcess(page)
  await take(page, 'goi-quy-trinh')
  await saved(page)
  await openPart(page, 'Kiểm tra, khác biệt')
  await page.getByRole('heading', { name: 'Ảnh hưởng' }).waitFor()
  await take(page, 'goi-kiem-tra')
  await writeApprovals(page)
  await saved(page)
  await page.reload()
  await page.getByText('Công khai chậm nhất').waitFor()
  await take(page, 'goi-chung')
  await tryWith(page, '3')
  await take(page, 'goi-chay-thu')
  await handIn(page)
  const { page: reviewer } = await deskOf(stage, { ...stage.province.adminOf(), username: 'kiemsoat' })
  await reviewer.setViewportSize({ width: 1440, height: 900 })
  await openPackage(reviewer)
  await openPart(reviewer, 'Duyệt, công bố')
  await reviewer.getByRole('region', { name: 'Công bố', exact: true }).getByLabel(/Lý do chấp nhận$/).first().waitFor()
  await take(reviewer, 'goi-duyet')
}
