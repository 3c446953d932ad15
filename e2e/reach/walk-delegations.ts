import type { Page } from 'playwright-core'

/** How a screen is gone to and looked at, by the walk to which it belongs. */
interface Looks {
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/**
 * Reception by the post: nothing delegated, a delegation in error and rightly, what the post sees of it, and the
 * question before it is revoked. Then what the two settle, of which there is nothing yet.
 */
export async function walkDelegations(
  { page: head }: { readonly page: Page }, { page: clerk }: { readonly page: Page }, { visit, look }: Looks,
): Promise<void> {
  await visit(clerk, '/quay-buu-chinh', 'nothing delegated')
  await visit(head, '/uy-quyen-buu-chinh', 'nothing delegated')
  const form = head.getByRole('form', { name: 'Ủy quyền mới' })
  await form.getByRole('button', { name: 'Ủy quyền' }).click()
  await form.locator('[aria-invalid=true]').first().waitFor()
  await look(head, 'nothing typed', { isFaulty: true })
  await form.getByLabel('Số quyết định ủy quyền').fill('12/QĐ-UBND')
  await form.getByLabel('Hướng dẫn').check()
  await form.getByLabel('Đơn giá hướng dẫn (đồng mỗi việc)').fill('3000')
  await form.getByLabel('Chọn mọi thủ tục đang hiện').check()
  const until = form.getByRole('group', { name: /Đến hết ngày/ })
  for (const [part, text] of [['Ngày', '31'], ['Tháng', '12'], ['Năm', '2030']] as const)
    await until.getByLabel(part, { exact: true }).fill(text)
  await look(head, 'all typed')
  await form.getByRole('button', { name: 'Ủy quyền' }).click()
  await head.getByRole('button', { name: 'Thu hồi ủy quyền theo 12/QĐ-UBND' }).waitFor()
  for (const one of await head.getByRole('button', { name: 'Đóng thông báo' }).all()) await one.click()
  await look(head, 'a delegation')
  await visit(clerk, '/quay-buu-chinh', 'a delegation')
  await head.getByRole('button', { name: 'Thu hồi ủy quyền theo 12/QĐ-UBND' }).click()
  await head.getByRole('heading', { name: 'Thu hồi ủy quyền theo 12/QĐ-UBND?' }).waitFor()
  await head.getByRole('button', { name: 'Thu hồi', exact: true }).click()
  await head.locator('[aria-invalid=true]').waitFor()
  await look(head, 'no reason', { isFaulty: true })
  await visit(head, '/quyet-toan-buu-chinh', 'nothing to settle')
}
