import type { Page } from 'playwright-core'

/** How a screen is gone to and looked at, by the walk to which it belongs. */
interface Looks {
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/**
 * The shelf of a section, and its post: nothing to send, an order in error and rightly, a manifest and an unknown code.
 */
export async function walkPost(clerk: Page, { visit, look }: Looks): Promise<void> {
  await visit(clerk, '/ke-ket-qua', 'a shelf')
  await visit(clerk, '/buu-chinh', 'nothing ordered')
  const id = await clerk.evaluate(async () => {
    const answer = await fetch('/api/dossiers?list=received-here&limit=50')
    const { items } = (await answer.json()) as { items: { id: string }[] }
    for (const { id: one } of items) {
      const draft = await fetch(`/api/dossiers/${one}/parcel-draft`)
      if (((await draft.json()) as { kinds?: string[] }).kinds?.length) return one
    }
    return ''
  })
  await visit(clerk, `/buu-chinh/dat/${id}`, 'an order')
  await clerk.getByRole('button', { name: 'Đặt bưu chính' }).click()
  await clerk.locator('[aria-invalid=true]').first().waitFor()
  await look(clerk, 'nothing typed', { isFaulty: true })
  await clerk.getByLabel('Số nhà, đường, thôn').fill('Số 1 đường Mẫu')
  await clerk.getByRole('combobox', { name: 'Xã, phường hiện nay' }).fill('a')
  await clerk.getByRole('listbox').getByRole('option').first().click()
  // The form is shorter without its faults: a press before that may fall beside the button.
  await clerk.getByRole('button', { name: 'Chọn nơi khác' }).waitFor()
  await clerk.getByRole('button', { name: 'Đặt bưu chính' }).click()
  await clerk.getByRole('link', { name: /^In nhãn bưu gửi/ }).first().waitFor()
  await look(clerk, 'a parcel')
  await clerk.getByRole('button', { name: 'Mở bảng kê giao cho bưu chính' }).click()
  await clerk.getByLabel('Quét mã bưu gửi để giao').waitFor()
  for (const one of await clerk.getByRole('button', { name: 'Đóng thông báo' }).all()) await one.click()
  await look(clerk, 'a manifest')
  await clerk.getByLabel('Quét mã bưu gửi để giao').fill('BC2222222222')
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('alert').first().waitFor()
  await look(clerk, 'an unknown code', { isFaulty: true })
}
