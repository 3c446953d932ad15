import type { Page } from 'playwright-core'
import { birthBody, openBirthDesk } from './birth.ts'
import { openClient } from './client.ts'
import { deskOf } from './journey/desk.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { giveBooklet, nameOf, openTill } from './journey/pay.ts'

const DESK = { width: 1280, height: 800 }
const FEE = 8_000

/**
 * Cash at a section, for docs/huong-dan/thu-tien.md: what is owed and handed over, a sum with a nought too many, the
 * receipts of the day, the tills, and a day of money that is reconciled.
 */
export async function takeCash(stage: OpenedStage, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const number = await owing(stage)
  const unitId = await stage.province.findCreditor(number)
  if (unitId === undefined) throw new Error(`${number} owes nothing`)
  const at = async (role: string) =>
    deskOf(stage, await stage.province.accountFor({ role, unitId, holder: null, step: 'taking money' }))
  const [cashier, head] = [await at('cashier'), await at('one_stop_head')]
  for (const { page } of [cashier, head]) await page.setViewportSize(DESK)
  const { page } = cashier
  await openTill(cashier, stage)
  await giveBooklet(head, stage, await nameOf(cashier))
  await page.reload()
  await page.getByRole('textbox', { name: 'Số hồ sơ' }).fill(number)
  await page.keyboard.press('Enter')
  const given = page.getByLabel('Khách đưa')
  await given.fill('5000000')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Đúng là 5\.000\.000/ }).waitFor()
  await take(page, 'thu-tien-hoi-lai')
  // It was asked about, as it should.
  stage.surprises.splice(0, Infinity, ...stage.surprises.filter((one) => !/\/cash\/payments 409$/.test(one)))
  await given.fill('10000')
  await take(page, 'thu-tien')
  await page.keyboard.press('Enter')
  await page.getByText(/^Đã thu .+, biên lai số \d{7}$/).waitFor()
  await page.goto(`${stage.url}/ban-lam-viec/bien-lai`)
  await page.getByText('0000001').first().waitFor()
  await take(page, 'bien-lai')
  await head.page.goto(`${stage.url}/ban-lam-viec/quy-thu`)
  await head.page.getByRole('cell', { name: '0000001 – 0000050' }).waitFor()
  await take(head.page, 'quy-thu')
  await takeReconciled(head.page, stage.url, take)
}

/** A birth whose fee somebody states; its number. */
async function owing({ url, province: { counters: { commune }, password } }: OpenedStage): Promise<string> {
  const client = openClient(url)
  const { cookie, ...desk } = await openBirthDesk(client, commune.username, password, 7_001)
  const { id, number } = await client.json<{ id: string; number: string }>('POST', '/api/dossiers', {
    cookie, body: birthBody({ cookie, ...desk }, 190),
  })
  const { charges } = await client.json<{ charges: readonly { id: string }[] }>('GET', `/api/dossiers/${id}/fees`, { cookie })
  const body = { charge: charges[0]?.id, amount: FEE, why: 'Đăng ký quá hạn' }
  await client.send('POST', `/api/dossiers/${id}/charge-amount`, { cookie, body })
  client.close()
  return number
}

/** Money of nobody we know, out of a statement. */
async function takeReconciled(
  page: Page, url: string, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.goto(`${url}/ban-lam-viec/doi-soat`)
  const day = await page.getByLabel('Ngày', { exact: true }).inputValue()
  await page.getByLabel(/Tệp Excel/).setInputFiles({
    name: 'sao-ke.csv', mimeType: 'text/csv',
    buffer: Buffer.from(`Ngày,Mã giao dịch,Số tiền,Nội dung\n${day},FT0001,33000,NOP PHI\n`),
  })
  await page.getByRole('button', { name: 'Đọc sao kê' }).click()
  await page.locator('td', { hasText: 'FT0001' }).first().waitFor()
  await take(page, 'doi-soat')
}
