import type { Page } from 'playwright-core'
import { smallPdf } from '../birth.ts'
import type { Desk, Person, Stage } from './stage.ts'
import { until } from './until.ts'

export interface Intake {
  readonly channel: 'Tại quầy' | 'Qua bưu chính công ích'
  readonly person: Person
  /** Has an account since an earlier dossier. */
  readonly isKnown?: boolean
  /** As people say it; the first thing found is taken. */
  readonly search: string
  /** Id of the procedure's data stands behind the search; this is part of the name that is shown. */
  readonly procedure: RegExp
  /** Fills in the declaration; without it the declaration is on paper. */
  readonly declare?: (page: Page) => Promise<void>
  /** Papers that are scanned besides what is needed, by their names. */
  readonly scans?: readonly { readonly label: string; readonly name: string; readonly content: Buffer }[]
  /** A paper of an earlier dossier that the sheet offers: in the Kho once its result can no longer be taken back. */
  readonly held?: string
  /** Looks at the papers before they are received. */
  readonly look?: (page: Page) => Promise<void>
  /** Where the result is sent, if by post. */
  readonly deliveryAddress?: string
}

export interface Received { readonly number: string; readonly slip: string; readonly dueAt: string }

/** Receives a dossier on the desk's intake screen, papers uploaded, from the empty sheet to the receipt. */
export async function receiveOnScreen(desk: Desk, stage: Stage, intake: Intake): Promise<Received> {
  const { page, account } = desk
  await beginIntake(desk, stage, intake)
  if (intake.declare) await intake.declare(page)
  if (
    !intake.declare &&
    (await page.getByRole('radio', { name: 'Người nộp đã viết tay trên tờ khai giấy' }).isVisible())
  )
    await page.getByRole('radio', { name: 'Người nộp đã viết tay trên tờ khai giấy' }).check()
  if (intake.held !== undefined) await waitForHeld(page, intake.held)
  await tickPapers(page)
  for (const scan of intake.scans ?? []) await putScan(page, scan)
  await intake.look?.(page)
  if (intake.deliveryAddress !== undefined) {
    await page.getByLabel('Cách nhận').selectOption({ label: 'Qua bưu chính công ích' })
    await page.getByLabel('Địa chỉ nhận').fill(intake.deliveryAddress)
  }
  await page.getByRole('button', { name: 'Tiếp nhận', exact: false }).filter({ hasText: 'Ctrl' }).click()
  const receipt = page.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ của' })
  const faults = page.getByRole('alert')
  await receipt.or(faults).first().waitFor()
  if (!(await receipt.isVisible()))
    throw new Error(`the desk refused the intake: ${(await faults.allInnerTexts()).join(' ')}`)
  const slip = await page.getByRole('link', { name: 'In giấy tiếp nhận và hẹn trả' }).getAttribute('href')
  const [number = '', dueAt = ''] = await page.getByRole('status').locator('b').allInnerTexts()
  stage.say(`${number}: received by ${account.username}, ${intake.channel.toLowerCase()}, due ${dueAt}`)
  return { number, slip: slip ?? '', dueAt }
}

/** The first steps of it: how the papers came, of whom, for what. */
export async function beginIntake({ page, account }: Desk, stage: Stage, intake: Intake): Promise<void> {
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await page.getByRole('radio', { name: intake.channel }).check()
  await (intake.isKnown ? chooseKnown : chooseOrOpen)(page, intake.person)
  await chooseProcedure(page, intake, account.territory)
}

/** Whoever is not known gets an account right here (II.2.1: for everybody). */
async function chooseOrOpen(page: Page, { fullName, number, birth, sex, phone }: Person): Promise<void> {
  await page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' }).fill(number)
  await page.getByText('Chưa có người này.').waitFor()
  await page.getByRole('button', { name: 'Mở tài khoản cho người mới' }).click()
  const form = page.getByRole('region', { name: 'Mở tài khoản' })
  await form.getByLabel('Họ, chữ đệm, tên').fill(fullName)
  const day = form.getByRole('group', { name: 'Ngày sinh' })
  for (const [label, part] of [
    ['Ngày', birth.day], ['Tháng', birth.month], ['Năm', birth.year],
  ] as const)
    await day.getByLabel(label, { exact: true }).fill(part)
  await form.getByRole('radio', { name: sex }).check()
  await form.getByLabel('Số điện thoại').fill(phone)
  await form.getByRole('button', { name: 'Mở tài khoản' }).click()
  await page.getByRole('button', { name: 'Chọn người khác' }).waitFor()
}

async function chooseKnown(page: Page, { fullName, number }: Person): Promise<void> {
  await page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' }).fill(number)
  await page.getByRole('option', { name: fullName }).click()
  await page.getByRole('button', { name: 'Chọn người khác' }).waitFor()
}

/** Chooses what it is about, and where, if that is asked and not the own place. */
export async function chooseProcedure(
  page: Page, { search, procedure }: Pick<Intake, 'search' | 'procedure'>, territory: string | null,
): Promise<void> {
  await page.getByRole('combobox', { name: 'Tên hoặc mã thủ tục' }).fill(search)
  await page.getByRole('option', { name: procedure }).first().click()
  await page.getByText('kết quả:').waitFor()
  const place = page.locator('#dia-ban')
  if (!await place.isVisible()) return
  if ((await place.inputValue()).startsWith(territory ?? '')) return
  await place.fill(territory ?? '')
  await page.getByRole('option', { name: territory ?? '' }).first().waitFor()
  await place.press('Enter')
}

/** What must be there is handed in, as a file and on paper; data and what is held are looked up; no more is needed. */
export async function tickPapers(page: Page): Promise<void> {
  const papers = page.locator('.mc-paper')
  for (const paper of await papers.all()) {
    const isNeeded = await paper.locator('.mc-group-star').isVisible()
    const isData = await paper.getByRole('radio', { name: 'Dữ liệu' }).isChecked()
    const isHeld = await paper.getByRole('radio', { name: 'Đã có trong Kho' }).isVisible()
    if (!isNeeded || isData || isHeld) continue
    await paper.getByRole('radio', { name: 'Có', exact: true }).check()
    const name = `giay-${String((await papers.all()).indexOf(paper))}`
    await paper.locator('input[type=file]')
      .setInputFiles({
        name: `${name}.pdf`, mimeType: 'application/pdf', buffer: smallPdf(`${name} ${await paper.innerText()}`),
      })
    await paper.getByText('✓ đã gửi').waitFor()
  }
}

/** Each sheet asks once for what is held; nobody hears of a deed in the ten seconds in which it may be undone. */
async function waitForHeld(page: Page, label: string): Promise<void> {
  const held = page.locator('.mc-paper').filter({ hasText: label }).first()
    .getByRole('radio', { name: 'Đã có trong Kho' })
  await until(`${label} is offered from the Kho`, async () => {
    if (await held.waitFor({ timeout: 2_000 }).then(() => true, () => false)) return true
    await page.reload()
    return false
  }, 60_000)
}

async function putScan(
  page: Page, { label, name, content }: NonNullable<Intake['scans']>[number],
): Promise<void> {
  const paper = page.locator('.mc-paper').filter({ hasText: label }).first()
  await paper.getByRole('radio', { name: 'Có', exact: true }).check()
  await paper.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: content })
  await paper.getByText('✓ đã gửi').waitFor()
}
