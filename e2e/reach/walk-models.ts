import type { Page } from 'playwright-core'

/** How a screen is gone to and looked at, by the walk to which it belongs. */
interface Looks {
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/** Proposals of models: none, one in error and rightly, with a procedure surveyed, and what was proposed. */
export async function walkModels(head: Page, { visit, look }: Looks): Promise<void> {
  await visit(head, '/phuong-an', 'nothing proposed')
  const form = head.getByRole('form', { name: 'Gửi phương án mới' })
  await form.getByRole('button', { name: 'Gửi', exact: true }).click()
  await form.locator('[aria-invalid=true]').first().waitFor()
  await look(head, 'nothing typed', { isFaulty: true })
  await form.getByLabel('Tên phương án').fill('Bưu điện hướng dẫn tại quầy 1')
  await form.getByLabel('Nội dung phương án').fill('Nhân viên bưu điện hướng dẫn, cán bộ chỉ tiếp nhận.')
  await form.getByRole('checkbox').first().check()
  await form.getByRole('button', { name: 'Thêm thủ tục' }).click()
  await look(head, 'a procedure surveyed')
  await form.getByRole('button', { name: 'Gửi', exact: true }).click()
  await head.getByRole('link', { name: /^Xem phương án/ }).first().click()
  await head.getByRole('heading', { name: 'Kết quả thí điểm' }).waitFor()
  // Without the word that it was sent, which lies over the ways for a while.
  await visit(head, `/phuong-an/${head.url().split('/').at(-1) ?? ''}`, 'a proposal')
}
