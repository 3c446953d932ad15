import type { Look } from './identity.ts'
import type { OpenedStage } from './open-stage.ts'
import type { Account } from './province.ts'
import { typePassword } from './two-steps.ts'
import { NOBODY_YET, watch } from './watch.ts'

const DESK = { locale: 'vi-VN', viewport: { width: 1280, height: 900 } }

/** An administrator says who an official is at the provider of the province; then the official comes in through it. */
export async function comeThroughProvider(
  stage: OpenedStage, { administrator, official }: { administrator: Account; official: Account }, look: Look,
): Promise<void> {
  const office = await stage.browser.newContext(DESK)
  watch(office, 'administrator', stage.surprises, [NOBODY_YET])
  const desk = await office.newPage()
  await desk.goto(`${stage.url}/ban-lam-viec/can-bo`)
  await typePassword(desk, stage, administrator.username)
  await desk.getByRole('row').filter({ has: desk.getByText(official.username, { exact: true }) })
    .getByRole('link').first().click()
  await desk.getByRole('button', { name: 'Ghi định danh' }).click()
  await desk.getByLabel('Định danh ở hệ thống đăng nhập của tỉnh').fill('cb-0001')
  await look(desk, 'dang-nhap-tinh-dinh-danh')
  await desk.getByRole('button', { name: 'Ghi định danh' }).click()
  await desk.getByText('cb-0001', { exact: true }).waitFor()
  await office.close()

  const context = await stage.browser.newContext(DESK)
  watch(context, 'official', stage.surprises, [NOBODY_YET, /^POST \/api\/session\/provider 422$/])
  const page = await context.newPage()
  await page.goto(`${stage.url}/ban-lam-viec/dang-nhap`)
  const begin = page.getByRole('button', { name: 'Đăng nhập bằng tài khoản của tỉnh' })
  await begin.waitFor()
  await look(page, 'dang-nhap-tinh')
  await begin.click()
  await page.getByRole('button', { name: 'Không đăng nhập', exact: true }).click()
  await page.getByText('Bạn đã chọn không đăng nhập ở hệ thống ngoài.').waitFor()
  await look(page, 'dang-nhap-tinh-tu-choi')
  if (new URL(page.url()).search !== '') throw new Error(`what the provider said stays in the address: ${page.url()}`)
  await page.getByRole('link', { name: 'Về trang đăng nhập' }).click()
  await begin.click()
  await page.getByRole('radio', { name: /^Cán bộ thử thứ nhất/ }).check()
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  await context.close()
}
