import { deskOf, openDossier } from './desk.ts'
import type { Desk, Stage } from './stage.ts'

/**
 * Pays in cash what a dossier owes, at the section that asks for it: its head gives out a booklet, the cashier opens a
 * till, takes the money and gives the receipt (R18). Nothing where nothing is owed.
 */
export async function payAtCounter(stage: Stage, number: string): Promise<void> {
  const unitId = await stage.province.findCreditor(number)
  if (unitId === undefined) return
  const at = async (role: string) =>
    deskOf(stage, await stage.province.accountFor({ role, unitId, holder: null, step: 'taking money' }))
  const cashier = await at('cashier')
  const { page } = cashier
  await openTill(cashier, stage)
  if (await page.getByText(/lần, còn 0 số biên lai$/).isVisible()) {
    await giveBooklet(await at('one_stop_head'), stage, await nameOf(cashier))
    await page.reload()
    await page.getByText('còn 50 số biên lai').waitFor()
  }
  await page.getByRole('textbox', { name: 'Số hồ sơ' }).fill(number)
  await page.keyboard.press('Enter')
  await page.getByLabel('Khách đưa').waitFor()
  await page.getByRole('button', { name: 'Thu và in biên lai' }).click()
  const taken = page.getByText(/^Đã thu .+, biên lai số \d{7}$/)
  await taken.waitFor()
  stage.say(`${number}: ${await taken.innerText()} (${cashier.account.username})`)
}

/** Says at the dossier that its applicant pays no less than others, where the fee hangs on that. */
export async function sayNoExemption(desk: Desk, stage: Stage, number: string): Promise<void> {
  await openDossier(desk, stage, number)
  const fees = desk.page.getByRole('region', { name: 'Phí, lệ phí' })
  await fees.getByText(/^Phải nộp: /).waitFor()
  const none = fees.getByRole('checkbox', { name: 'Không thuộc diện nào' })
  if (!await none.isVisible()) return
  await none.check()
  await fees.locator('#tinh-lai-ly-do').fill('Đã xem giấy tờ, không có giấy miễn, giảm')
  await fees.getByRole('button', { name: 'Tính lại' }).click()
  await desk.page.getByText('Đã ghi', { exact: true }).first().waitFor()
}

/** Says at the dossier how many copies are asked for, as the applicant claimed: then it is known what they cost. */
export async function sayCopies(desk: Desk, stage: Stage, number: string, copies: number): Promise<void> {
  await openDossier(desk, stage, number)
  const fees = desk.page.getByRole('region', { name: 'Phí, lệ phí' })
  await fees.getByLabel('Số bản', { exact: true }).fill(String(copies))
  await fees.locator('#tinh-lai-ly-do').fill('Theo tờ khai')
  await fees.getByRole('button', { name: 'Tính lại' }).click()
  await desk.page.getByText('Đã ghi', { exact: true }).first().waitFor()
}

/** A till of a day before is counted first. */
export async function openTill({ page }: Desk, { url }: Stage): Promise<void> {
  await page.goto(`${url}/ban-lam-viec/thu-tien`)
  const [opening, closing] = ['Mở ca thu', 'Đóng ca thu'].map((name) => page.getByRole('form', { name }))
  const find = page.getByRole('textbox', { name: 'Số hồ sơ' })
  if (!opening || !closing) return
  await opening.or(closing).or(find).first().waitFor()
  if (await closing.isVisible()) {
    // Nobody counts on a screen what should lie there: it is said after the count only.
    await closing.getByLabel('Tiền đếm được (đồng)').fill('0')
    await closing.getByLabel('Lý do chênh lệch').fill('Đã nộp tiền về quỹ')
    await closing.getByRole('button', { name: 'Đóng ca', exact: true }).click()
    await opening.waitFor()
  }
  if (await opening.isVisible()) {
    await opening.getByLabel('Tiền đầu ca (đồng)').fill('0')
    await opening.getByRole('button', { name: 'Mở ca', exact: true }).click()
  }
  await find.waitFor()
}

export async function giveBooklet({ page }: Desk, { url }: Stage, holder: string): Promise<void> {
  await page.goto(`${url}/ban-lam-viec/quy-thu`)
  const booklet = page.getByRole('form', { name: 'Mở quyển mới' }).first()
  const fields = [['Mẫu số', '01BLP2-001'], ['Ký hiệu', 'AA-21P'], ['Từ số', '1'], ['Đến số', '50']] as const
  for (const [label, text] of fields)
    await booklet.getByLabel(label).fill(text)
  await booklet.getByLabel('Người giữ').selectOption({ label: holder })
  await booklet.getByRole('button', { name: 'Mở và giao quyển' }).click()
  await page.getByRole('cell', { name: '0000001 – 0000050' }).waitFor()
}

/** As others see who is signed in. */
export async function nameOf({ page }: Desk): Promise<string> {
  return page.evaluate(async () =>
    ((await (await fetch('/api/session')).json()) as { fullName: string }).fullName)
}
