import type { Page } from 'playwright-core'
import { deskOf } from './journey/desk.ts'
import type { OpenedStage } from './journey/open-stage.ts'

/** A clerk books for somebody who calls, for docs/huong-dan/sanh-cho.md. */
export async function takeAppointments(
  stage: OpenedStage, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = await deskOf(stage, stage.province.counters.commune)
  await page.setViewportSize({ width: 1280, height: 1000 })
  await page.goto(`${stage.url}/ban-lam-viec/lich-hen-sanh`)
  const form = page.getByRole('form', { name: 'Đặt hẹn cho người gọi điện' })
  for (const [name, phone, nth] of [['Lê Văn Gọi', '0500 000 021', 3], ['Hồ Thị Hẹn', '0500 000 022', 5]] as const) {
    await nextDay(page)
    await form.getByLabel('Họ và tên').fill(name)
    await form.getByLabel('Số điện thoại di động').fill(phone)
    await form.getByLabel('Thủ tục').fill('khai sinh')
    await page.getByRole('option', { name: /^Đăng ký khai sinh/ }).first().click()
    await form.getByLabel('Giờ hẹn').selectOption({ index: nth })
    if (nth === 5) break
    await form.getByRole('button', { name: 'Đặt giờ này' }).click()
    await page.getByRole('row').filter({ hasText: name }).waitFor()
  }
  await take(page, 'lich-hen-dien-thoai')
}

/** The Monday after the Friday on which the stage stands, on which sections work. */
async function nextDay(page: Page): Promise<void> {
  const field = page.getByLabel('Ngày', { exact: true }).first()
  const at = new Date(`${await field.inputValue()}T00:00:00Z`)
  if (at.getUTCDay() === 1) return
  await field.fill(new Date(at.getTime() + ((8 - at.getUTCDay()) % 7 || 7) * 86_400_000).toISOString().slice(0, 10))
  await page.getByRole('form', { name: 'Đặt hẹn cho người gọi điện' }).getByLabel('Giờ hẹn').waitFor()
}
