import type { Page } from 'playwright-core'
import { DESIGNED, openPart, write } from './design-procedure.ts'

type Parts = readonly [day: string, month: string, year: string]

async function writeDay(page: Page, id: string, parts: Parts): Promise<void> {
  const field = page.locator(`#${id}`)
  for (const [nth, label] of ['Ngày', 'Tháng', 'Năm'].entries()) {
    await field.getByLabel(label, { exact: true }).fill(parts[nth] ?? '')
  }
}

/** Who signed the internal process, in the order of law, and the decision that announces the procedure. */
export async function writeApprovals(page: Page): Promise<void> {
  await openPart(page, 'Chung')
  for (const [id, name, by, number, day] of [
    ['agency', 'Cơ quan trình', 'Sở Lao động - Thương binh và Xã hội', '10/TTr-SLĐTBXH', '01'],
    ['control', 'Kiểm soát thủ tục thẩm định', 'Văn phòng UBND tỉnh', '11/BC-VPUBND', '03'],
    ['chairman', 'Chủ tịch phê duyệt', 'Chủ tịch UBND tỉnh', '12/QĐ-UBND', '07'],
  ] as const) {
    const signed = page.getByRole('group', { name, exact: true })
    await signed.getByLabel('Người, cơ quan ký').fill(by)
    await signed.getByLabel('Số văn bản').fill(number)
    await writeDay(page, `ngay-${id}`, [day, '06', '2021'])
  }
  await write(page.getByLabel('Số quyết định công bố'), '15/QĐ-UBND')
  await write(page.getByLabel('Cơ quan ban hành quyết định'), 'Ủy ban nhân dân tỉnh')
  await writeDay(page, 'ngay-announced', ['10', '06', '2021'])
  await writeDay(page, 'ngay-effective', ['25', '06', '2021'])
  await writeDay(page, 'ngay-madePublic', ['14', '06', '2021'])
}

/** What the linter says of the package as it was saved. */
export async function findingsOf(page: Page): Promise<string[]> {
  await openPart(page, 'Kiểm tra, khác biệt')
  await page.getByRole('heading', { name: 'Ảnh hưởng' }).waitFor()
  // Without the id of the element, which stands behind.
  return page.locator('.mc-finding-list li > span').evaluateAll((all) =>
    all.map((one) => one.firstChild?.textContent ?? ''))
}

/** Runs the process with that many people in the household; answers the steps of people that it went through. */
export async function tryWith(page: Page, members: string): Promise<string[]> {
  await openPart(page, 'Chạy thử')
  await page.getByLabel('Số người trong hộ').fill(members)
  await page.getByRole('button', { name: /^(Bắt đầu chạy thử|Chạy lại từ đầu)$/ }).click()
  const officer = page.getByRole('region', { name: 'Như cán bộ: từng bước' })
  const state = officer.getByRole('status')
  const done: string[] = []
  for (let nth = 0; nth < 12; nth++) {
    const said = await state.innerText()
    const waits = /^Đang chờ: (.+)$/.exec(said)?.[1]
    if (waits === undefined) return [...done, said]
    done.push(waits)
    await officer.getByRole('button', { name: 'Làm xong bước này' }).click()
    await state.filter({ hasNotText: waits }).waitFor()
  }
  return done
}

/** Hands the package in; nobody writes to it then. */
export async function handIn(page: Page): Promise<void> {
  await openPart(page, 'Duyệt, công bố')
  await page.getByRole('button', { name: 'Trình duyệt', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /Chờ duyệt$/ }).waitFor()
}

/** Opens the package from the list, as whoever is to review it. */
export async function openPackage(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Gói thủ tục', exact: true }).click()
  await page.getByRole('link', { name: DESIGNED.name, exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: /Chờ duyệt$/ }).waitFor()
}

/** Publishes it from today on, each warning with its reason. */
export async function publish(page: Page, reasons: readonly string[]): Promise<void> {
  await openPart(page, 'Duyệt, công bố')
  const form = page.getByRole('region', { name: 'Công bố', exact: true })
  const fields = form.getByLabel(/Lý do chấp nhận$/)
  await fields.first().waitFor()
  for (const [nth, reason] of reasons.entries()) await fields.nth(nth).fill(reason)
  await form.getByRole('button', { name: 'Công bố', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /Đã công bố$/ }).waitFor()
}
