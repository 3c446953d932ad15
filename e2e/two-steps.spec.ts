/** Need: an official binds a phone to the account at the desk, and signs in with it; and without it, when it is lost. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { phoneCode } from './journey/phone-code.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

async function seriousOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function typePassword(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(stage.province.password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

test('a phone is bound, signs in after the password, and a code to recover with does when it is lost', async () => {
  const { counters: { commune } } = stage.province
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, 'official', stage.surprises, [NOBODY_YET, /^POST \/api\/session 401$/, /second-step (422|401)$/])
  const page = await context.newPage()
  await page.goto(`${stage.url}/ban-lam-viec/dang-nhap-hai-buoc`)
  await typePassword(page, commune.username)
  await page.getByRole('heading', { level: 1, name: 'Đăng nhập hai bước' }).waitFor()
  await page.getByLabel('Mật khẩu đang dùng', { exact: true }).fill(stage.province.password)
  await page.getByRole('button', { name: 'Tạo mã QR' }).click()
  await page.getByRole('img', { name: /^Mã QR để thêm/ }).waitFor()
  expect(await seriousOn(page)).toEqual([])
  const secret = (await page.locator('dd code').innerText()).replaceAll(' ', '')
  await page.getByLabel('Mã 6 số điện thoại đang hiện').fill(phoneCode(secret))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  const kept = page.getByRole('region', { name: 'Mười mã khôi phục' })
  await kept.waitFor()
  const codes = await kept.getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  await kept.getByRole('button', { name: 'Đã ghi lại, đóng' }).click()
  await page.getByText(/^Đang bật từ .* Còn 10 mã khôi phục/).waitFor()
  expect(await seriousOn(page)).toEqual([])

  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Tên đăng nhập').waitFor()
  await typePassword(page, commune.username)
  const second = page.getByRole('form', { name: 'Bước hai' })
  await second.waitFor()
  expect(await seriousOn(page)).toEqual([])
  await second.getByLabel('Mã xác thực').fill('AAAA-AAAA-AAAA-AAAA')
  await second.getByRole('button', { name: 'Tiếp tục' }).click()
  await second.getByText('Mã không đúng').waitFor()
  await second.getByLabel('Mã xác thực').fill(phoneCode(secret, 1))
  await second.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Tên đăng nhập').waitFor()
  await typePassword(page, commune.username)
  await second.getByLabel('Mã xác thực').fill(codes[0]?.trim() ?? '')
  await second.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  await page.goto(`${stage.url}/ban-lam-viec/dang-nhap-hai-buoc`)
  await page.getByText(/Còn 9 mã khôi phục/).waitFor()
  expect(stage.surprises).toEqual([])
  await context.close()
})

test('an administrator sees who has one, and resets it for a reason', async () => {
  const { counters: { commune } } = stage.province
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, 'administrator', stage.surprises, [NOBODY_YET])
  const page = await context.newPage()
  await page.goto(`${stage.url}/ban-lam-viec/can-bo`)
  await typePassword(page, stage.province.adminOf(commune).username)
  const row = page.getByRole('row').filter({ has: page.getByText(commune.username, { exact: true }) })
  await row.getByText('Đăng nhập hai bước').waitFor()
  await row.getByRole('link').first().click()
  await page.getByRole('button', { name: 'Đặt lại xác thực hai bước' }).click()
  const asked = page.getByRole('form', { name: /^Đặt lại xác thực hai bước của/ })
  await asked.getByRole('button', { name: 'Đặt lại xác thực hai bước' }).click()
  await asked.getByText('Ghi lý do, ví dụ: mất điện thoại.').waitFor()
  await asked.getByLabel('Lý do').fill('Mất điện thoại')
  await asked.getByRole('button', { name: 'Đặt lại xác thực hai bước' }).click()
  await page.getByText('Chưa bật', { exact: true }).waitFor()
  expect(await seriousOn(page)).toEqual([])
  await context.close()
})
