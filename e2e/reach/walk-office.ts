import type { Page } from 'playwright-core'
import { type Client, signIn } from '../client.ts'
import type { Desk } from '../journey/stage.ts'
import { packResults } from './pack-results.ts'
import { walkModels } from './walk-models.ts'

/** How a screen is gone to and looked at, by the walk to which it belongs. */
interface Looks {
  /** Waits until the screen is all there. */
  settled(page: Page): Promise<void>
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/**
 * The screens of whoever keeps the program and its lists: what stopped, who is away, forms, packages; and figures, as
 * a head sees them. Both are done then: their windows are closed.
 */
export async function walkOffice(
  [{ page }, { page: head, account }]: readonly [keeper: Desk, head: Desk], { visit, look, settled }: Looks,
  packageId: string, { client, password }: { readonly client: Client; readonly password: string },
): Promise<void> {
  for (const path of [
    '/dung-yen', '/ban-giao', '/su-co', '/chuyen-phien-ban', '/sap-xep-don-vi', '/lich-nghi', '/he-thong-ngoai', '/thu-lien-thong', '/doi-chieu-thu-tuc', '/phan-mem-ket-noi', '/bao-tri', '/so-hoa', '/loai-giay-to', '/vang-mat', '/phan-viec', '/tach-nhiem-vu',
  ])
    await visit(page, path, 'as it is')
  await visit(page, `/doi-chieu-thu-tuc/${crypto.randomUUID()}`, 'of none')
  for (const path of ['/bieu-mau', '/khong-dia-gioi']) {
    await visit(page, path, 'with rows')
    const list = await page.getByRole('heading', { level: 1 }).innerText()
    await page.getByRole('table').getByRole('link').first().click()
    // Until its own screen is there the list's stands, or one that has only the list's name.
    await page.waitForFunction((name) => ![name, undefined].includes(document.querySelector('h1')?.innerText), list)
    await settled(page)
    await look(page, 'as it is')
  }
  await visit(page, '/goi-thu-tuc', 'with rows')
  await visit(page, `/goi-thu-tuc/${packageId}`, 'a draft')
  await visit(head, '/so-lieu-giai-quyet', 'with figures')
  await visit(head, '/bang-theo-doi', 'with figures')
  await visit(head, '/bang-theo-doi/man-hinh-lon', 'on a wall')
  await visit(head, '/danh-muc-so-lieu', 'with figures')
  await visit(head, '/danh-muc-so-lieu?figure=received', 'with a figure opened')
  await visit(head, '/chi-dao', 'with nothing')
  await visit(head, '/chi-dao?metric=received&from=2021-06-01&until=2021-06-30', 'to be given')
  await visit(head, '/danh-gia', 'as it is')
  await visit(head, `/danh-gia/${crypto.randomUUID()}`, 'of nobody')
  await walkPlan(head, { visit, look, settled })
  await visit(head, '/tim-nguyen-nhan', 'with papers')
  await walkReport(head, { visit, look, settled })
  await walkTargets(head, { visit, look, settled })
  await visit(head, '/so-lieu-dia-gioi', 'with figures')
  await visit(head, '/so-lieu-ban-giao', 'with figures')
  await visit(head, '/so-lieu-dung-lai', 'with nothing')
  await visit(head, '/so-lieu-tai-khoan', 'with figures')
  await visit(head, '/so-lieu-so-hoa', 'with figures')
  const lineId = await packResults(client, await signIn(client, account.username, password))
  await visit(head, '/ton-dong', 'with a package')
  await visit(head, `/ton-dong/${lineId}`, 'with rows')
  await visit(head, '/luu-tru', 'as it is')
  await walkModels(head, { visit, look })
  for (const one of [page, head]) await one.context().close()
}

/** Targets of this year with the map, what one of them counts, and a year that has not begun. */
async function walkTargets(head: Page, { visit, look, settled }: Looks): Promise<void> {
  await visit(head, '/chi-tieu', 'with targets')
  await head.getByRole('button', { name: /^Đếm gì, gồm hồ sơ nào/ }).first().click()
  await head.getByRole('heading', { level: 3, name: 'Các hồ sơ' }).waitFor()
  await settled(head)
  await look(head, 'with what one counts')
  await head.getByText('Các xã trên bản đồ').first().click()
  await head.getByRole('option').first().focus()
  await head.keyboard.press('ArrowDown')
  await look(head, 'with the map and its table')
  await visit(head, '/chi-tieu?year=2026', 'of a year to come')
}

/** A task of which the agency of the head has a part, and its report while it says nothing. */
async function walkPlan(head: Page, { visit, look, settled }: Looks): Promise<void> {
  await visit(head, '/ke-hoach?standing=done', 'with nothing')
  await visit(head, '/ke-hoach', 'with tasks')
  await head.getByRole('row', { name: /^II\.2\.2 / }).getByRole('link').click()
  await head.getByRole('heading', { level: 1, name: /^II\.2\.2\./ }).waitFor()
  await settled(head)
  await look(head, 'of the own part')
  await head.getByRole('button', { name: /^Báo cáo phần việc/ }).click()
  await head.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await look(head, 'a report that says nothing', { isFaulty: true })
}

/** The report of the agency of the head for a quarter that is over: begun, and about to be sent. */
async function walkReport(head: Page, { visit, look, settled }: Looks): Promise<void> {
  await visit(head, '/bao-cao-dinh-ky?period=2021-Q1', 'with agencies')
  await head.getByRole('button', { name: /^Lập báo cáo của/ }).click()
  await head.getByRole('heading', { level: 1, name: /^Báo cáo II\.06a, Quý I 2021/ }).waitFor()
  await settled(head)
  await look(head, 'drafted')
  await head.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await look(head, 'to be sent')
}
