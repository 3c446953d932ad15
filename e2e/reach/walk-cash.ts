import type { Page } from 'playwright-core'

/** How a screen is gone to and looked at, by the walk to which it belongs. */
interface Looks {
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/**
 * Cash at a section: a till that is opened in error and rightly, a number that nobody knows, the receipts of a day, and
 * the count at the end; and, for whoever runs the section, its booklets and the reconciliation of a day.
 */
export async function walkCash(clerk: Page, head: Page, { visit, look }: Looks): Promise<void> {
  await visit(clerk, '/thu-tien', 'no till')
  const opening = clerk.getByRole('form', { name: 'Mở ca thu' })
  await opening.getByRole('button', { name: 'Mở ca' }).click()
  await opening.locator('[aria-invalid=true]').waitFor()
  await look(clerk, 'nothing counted', { isFaulty: true })
  await opening.getByLabel('Tiền đầu ca (đồng)').fill('200000')
  await clerk.keyboard.press('Enter')
  const find = clerk.getByRole('textbox', { name: 'Số hồ sơ' })
  await find.waitFor()
  await look(clerk, 'an open till')
  await find.fill('H00.00-000000-0000')
  await clerk.keyboard.press('Enter')
  await clerk.locator('[aria-invalid=true]').waitFor()
  await look(clerk, 'no such dossier', { isFaulty: true })
  await visit(clerk, '/bien-lai', 'none on that day')
  await visit(head, '/quy-thu', 'a till open, no booklet')
  const booklet = head.getByRole('form', { name: 'Mở quyển mới' }).first()
  await booklet.getByRole('button', { name: 'Mở và giao quyển' }).click()
  await booklet.locator('[aria-invalid=true]').first().waitFor()
  await look(head, 'a booklet in error', { isFaulty: true })
  for (const [label, text] of [['Mẫu số', '01BLP2-001'], ['Ký hiệu', 'AA-21P'], ['Từ số', '1'], ['Đến số', '50']] as const)
    await booklet.getByLabel(label).fill(text)
  await booklet.getByLabel('Người giữ').selectOption({ index: 1 })
  await booklet.getByRole('button', { name: 'Mở và giao quyển' }).click()
  await head.getByRole('cell', { name: '0000001 – 0000050' }).waitFor()
  await look(head, 'a booklet')
  await visit(head, '/doi-soat', 'a day on which no money came')
  await head.getByRole('button', { name: 'Đọc sao kê' }).click()
  await head.locator('[aria-invalid=true]').waitFor()
  await look(head, 'no statement chosen', { isFaulty: true })
  await head.getByLabel(/Tệp Excel/).setInputFiles({
    name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.from('Ngày,Mã giao dịch,Số tiền,Nội dung\n31/02/2021,FT1,5000,a\n'),
  })
  await head.getByRole('button', { name: 'Đọc sao kê' }).click()
  await head.getByRole('alert').getByText('Dòng 1, cột Ngày').waitFor()
  await look(head, 'a statement with a fault', { isFaulty: true })
  await visit(clerk, '/thu-tien', 'as it was left')
  await clerk.getByRole('button', { name: /^Đóng ca thu/ }).click()
  const closing = clerk.getByRole('form', { name: 'Đóng ca thu' })
  await closing.getByLabel('Tiền đếm được (đồng)').fill('190000')
  await closing.getByRole('button', { name: 'Đóng ca', exact: true }).click()
  await closing.locator('[aria-invalid=true]').waitFor()
  await look(clerk, 'a difference nobody told of', { isFaulty: true })
  await closing.getByLabel('Lý do chênh lệch').fill('Trả thừa tiền cho khách')
  await closing.getByRole('button', { name: 'Đóng ca', exact: true }).click()
  await opening.waitFor()
}
