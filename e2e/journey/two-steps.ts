import type { Page } from 'playwright-core'
import type { Look } from './identity.ts'
import type { OpenedStage } from './open-stage.ts'
import { phoneCode } from './phone-code.ts'
import { NOBODY_YET, watch } from './watch.ts'

/** Name and password, as at any desk; what comes then is the walk's. */
export async function typePassword(page: Page, { province }: OpenedStage, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(province.password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Tên đăng nhập').waitFor()
}

/** A desk of somebody of staff, at the screen of the second step, signed in by the password. */
export async function openFactors(stage: OpenedStage, username: string): Promise<Page> {
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, 'official', stage.surprises, [
    NOBODY_YET, /^POST \/api\/session 401$/, /second-step (422|401)$/,
  ])
  const page = await context.newPage()
  await page.goto(`${stage.url}/ban-lam-viec/dang-nhap-hai-buoc`)
  await typePassword(page, stage, username)
  await page.getByRole('heading', { level: 1, name: 'Đăng nhập hai bước' }).waitFor()
  return page
}

/** By the machine of whoever sits there, as a phone has it. */
const timeOf = async (page: Page) => page.evaluate(() => performance.timeOrigin + performance.now())

/** A phone is bound, signs in after the password, and a code to recover with does when it is lost. */
export async function bindPhone(stage: OpenedStage, username: string, look: Look): Promise<void> {
  const page = await openFactors(stage, username)
  await look(page, 'hai-buoc-chua-bat')
  await page.getByLabel('Mật khẩu đang dùng', { exact: true }).fill(stage.province.password)
  await page.getByRole('button', { name: 'Tạo mã QR' }).click()
  await page.getByRole('img', { name: /^Mã QR để thêm/ }).waitFor()
  await look(page, 'hai-buoc-quet')
  const secret = (await page.locator('dd code').innerText()).replaceAll(' ', '')
  await page.getByLabel('Mã 6 số điện thoại đang hiện').fill(phoneCode(secret, await timeOf(page)))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  const kept = page.getByRole('region', { name: 'Mười mã khôi phục' })
  await kept.waitFor()
  await look(page, 'hai-buoc-khoi-phuc')
  const codes = await kept.getByRole('listitem').allInnerTexts()
  if (codes.length !== 10) throw new Error(`${String(codes.length)} codes to recover with`)
  await kept.getByRole('button', { name: 'Đã ghi lại, đóng' }).click()
  await page.getByText(/^Đang bật từ .* Còn 10 mã khôi phục/).waitFor()
  await look(page, 'hai-buoc-da-bat')

  await signOut(page)
  await typePassword(page, stage, username)
  const second = page.getByRole('form', { name: 'Bước hai' })
  const prove = async (code: string) => {
    await second.getByLabel('Mã xác thực').fill(code)
    await second.getByRole('button', { name: 'Tiếp tục' }).click()
  }
  await second.waitFor()
  await look(page, 'hai-buoc-dang-nhap')
  await prove('AAAA-AAAA-AAAA-AAAA')
  await second.getByText('Mã không đúng').waitFor()
  await prove(phoneCode(secret, await timeOf(page) + 30_000))
  await signOut(page)
  await typePassword(page, stage, username)
  await prove(codes[0]?.trim() ?? '')
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  await page.goto(`${stage.url}/ban-lam-viec/dang-nhap-hai-buoc`)
  await page.getByText(/Còn 9 mã khôi phục/).waitFor()
  await page.context().close()
}

/** An administrator sees who has a second factor, and takes it away for a reason. */
export async function resetFactor(
  stage: OpenedStage, { administrator, username }: { administrator: string; username: string }, look: Look,
): Promise<void> {
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, 'administrator', stage.surprises, [NOBODY_YET])
  const page = await context.newPage()
  await page.goto(`${stage.url}/ban-lam-viec/can-bo`)
  await typePassword(page, stage, administrator)
  const row = page.getByRole('row').filter({ has: page.getByText(username, { exact: true }) })
  await row.getByText('Đăng nhập hai bước').waitFor()
  await row.getByRole('link').first().click()
  await page.getByRole('button', { name: 'Đặt lại xác thực hai bước' }).click()
  const asked = page.getByRole('form', { name: /^Đặt lại xác thực hai bước của/ })
  await asked.getByRole('button', { name: 'Đặt lại xác thực hai bước' }).click()
  await asked.getByText('Ghi lý do, ví dụ: mất điện thoại.').waitFor()
  await look(page, 'hai-buoc-dat-lai')
  await asked.getByLabel('Lý do').fill('Mất điện thoại')
  await asked.getByRole('button', { name: 'Đặt lại xác thực hai bước' }).click()
  await page.getByText('Chưa bật', { exact: true }).waitFor()
  await context.close()
}
