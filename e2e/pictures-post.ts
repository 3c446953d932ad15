import type { Page } from 'playwright-core'
import { birthBody, openBirthDesk } from './birth.ts'
import { openClient, signIn } from './client.ts'
import { deskOf, signIn as signInAtDesk } from './journey/desk.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { settle } from './journey/settle.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'

/**
 * The post and the shelf of a section, for docs/huong-dan/buu-chinh.md and tiep-nhan.md: an order, what was ordered, a
 * manifest, what a carrier brings, and results for which nobody has come.
 */
export async function takePost(stage: OpenedStage, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const { counters: { commune }, password } = stage.province
  const client = openClient(stage.url)
  const numbers: string[] = []
  for (const [nth, delivery] of ['post', 'counter', 'counter'].entries()) {
    const caller = await openBirthDesk(client, commune.username, password, 4_001 + nth * 17)
    const body = {
      ...birthBody(caller, 90 + nth), delivery, ...delivery === 'post' && { deliveryAddress: 'Số 9, đường Mẫu' },
    }
    const { number } = await client.json<{ number: string }>('POST', '/api/dossiers', { cookie: caller.cookie, body })
    await settle(stage, number)
    numbers.push(number)
  }
  client.close()
  const { page } = await deskOf(stage, commune)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${stage.url}/ban-lam-viec/buu-chinh`)
  await page.getByRole('link', { name: `Đặt bưu chính cho hồ sơ ${numbers[0] ?? ''}` }).click()
  await page.getByRole('combobox', { name: 'Xã, phường hiện nay' }).fill('Đồng Phú')
  await page.getByRole('listbox').getByRole('option').first().click()
  await take(page, 'buu-chinh-dat')
  await page.getByRole('button', { name: 'Đặt bưu chính' }).click()
  await page.getByRole('link', { name: /^In nhãn bưu gửi/ }).first().waitFor()
  const code = (await page.getByRole('cell', { name: /^BC/ }).first().innerText()).slice(0, 12)
  await quiet(page)
  await take(page, 'buu-chinh')
  await page.getByRole('button', { name: 'Mở bảng kê giao cho bưu chính' }).click()
  await page.getByLabel('Quét mã bưu gửi để giao').fill(code)
  await page.keyboard.press('Enter')
  await page.getByText(`Đúng: ${code}`).waitFor()
  await quiet(page)
  await take(page, 'buu-chinh-quet')
  await page.getByRole('button', { name: 'Chốt và giao' }).click()
  await page.getByRole('link', { name: 'In bảng kê' }).waitFor()
  await takeCarrier(stage, page.url(), code, take)
  await page.goto(`${stage.url}/ban-lam-viec/ke-ket-qua`)
  const place = page.getByLabel(`Kệ, ngăn của ${numbers[1] ?? ''}`)
  await place.fill('Kệ A, ngăn 3')
  await page.keyboard.press('Enter')
  await page.getByText(`Đã ghi kệ của ${numbers[1] ?? ''}.`).first().waitFor()
  await quiet(page)
  await take(page, 'ke-ket-qua')
}

/** The post takes what the section gave, and sees whom to bring it to. */
async function takeCarrier(
  stage: OpenedStage, manifest: string, code: string, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { page } = await deskOf(stage, { ...stage.province.counters.commune, username: 'buudien' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(manifest)
  await page.getByLabel('Quét mã bưu gửi để nhận').fill(code)
  await page.keyboard.press('Enter')
  await page.getByText(`Đúng: ${code}`).waitFor()
  await page.getByRole('button', { name: 'Xác nhận đã nhận đủ' }).click()
  await page.goto(`${stage.url}/ban-lam-viec/buu-chinh`)
  await page.getByRole('button', { name: `Phát thành công ${code}` }).waitFor()
  await quiet(page)
  await take(page, 'buu-chinh-buu-ta')
  await takeVan(stage, code, take)
}

/** The same parcel on the road, where there is no network. */
async function takeVan(
  stage: OpenedStage, parcel: string, take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { counters: { commune }, password } = stage.province
  const client = openClient(stage.url)
  const cookie = await signIn(client, 'buucuc', password)
  const { places } = await client.json<{ places: { unitId: string }[] }>('GET', '/api/offline/devices', { cookie })
  const { code } = await client.json<{ code: string }>('POST', '/api/offline/devices', {
    cookie, body: { unitId: places[0]?.unitId ?? '', name: 'Xe thư 1' },
  })
  client.close()
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 },
  })
  watch(context, 'van', stage.surprises, [NOBODY_YET])
  const page = await context.newPage()
  await signInAtDesk({ account: { ...commune, username: 'buudien' }, page }, stage)
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByLabel('Mã thiết bị').fill(code)
  await page.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click()
  await page.getByRole('button', { name: 'Lấy danh sách bưu gửi' }).click()
  await page.getByRole('button', { name: 'Mang theo', exact: true }).click()
  await context.setOffline(true)
  await page.getByText('Mất mạng').waitFor()
  await page.getByLabel('Quét hoặc nhập mã bưu gửi').fill(parcel)
  await page.keyboard.press('Enter')
  await page.getByText(`Đúng: ${parcel}`).waitFor()
  await take(page, 'xe-thu')
  await context.close()
}

/** Without what was just said of deeds. */
async function quiet(page: Page): Promise<void> {
  for (const one of await page.getByRole('button', { name: 'Đóng thông báo' }).all()) await one.click()
}
