import type { Page } from 'playwright-core'

/** How a screen is gone to and looked at, by the walk to which it belongs. */
interface Looks {
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string): Promise<void>
}

/**
 * The screens of whoever keeps the program and its lists: what stopped, who is away, forms, packages; and figures, as
 * a head sees them. Both are done then: their windows are closed.
 */
export async function walkOffice(
  [page, head]: readonly [keeper: Page, head: Page], { visit, look }: Looks, packageId: string,
): Promise<void> {
  for (const path of ['/dung-yen', '/su-co', '/vang-mat', '/phan-viec', '/tach-nhiem-vu']) await visit(page, path, 'as it is')
  for (const path of ['/bieu-mau', '/khong-dia-gioi']) {
    await visit(page, path, 'with rows')
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await look(page, 'as it is')
  }
  await visit(page, '/goi-thu-tuc', 'with rows')
  await visit(page, `/goi-thu-tuc/${packageId}`, 'a draft')
  await visit(head, '/so-lieu-dia-gioi', 'with figures')
  for (const one of [page, head]) await one.context().close()
}
