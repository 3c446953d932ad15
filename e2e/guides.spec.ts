/**
 * Need: an administrator tells people how, without a programmer; whoever is stuck at the desk asks there and is
 * answered.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf } from './journey/desk.ts'
import { environment } from './environment.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { until } from './journey/until.ts'
import { watch } from './journey/watch.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

const PICTURES = environment()['GUIDES_PICTURES']
async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

async function openPhone(): Promise<Page> {
  const context = await stage.browser.newContext({
    locale: 'vi-VN', viewport: { width: 390, height: 844 }, javaScriptEnabled: true,
  })
  watch(context, 'citizen', stage.surprises, [])
  return context.newPage()
}

/** Until the page has it: other processes look for changes every second. */
async function reloadUntil(page: Page, text: string): Promise<void> {
  await until(text, async () => {
    await page.reload()
    return page.getByText(text).first().isVisible()
  })
}

test('the administrator of an agency publishes an announcement, and citizens see it until it is taken down', async () => {
  const { page } = await deskOf(stage, stage.province.adminOf(stage.province.counters.commune))
  await page.getByRole('link', { name: 'Nội dung', exact: true }).click()
  await page.getByRole('heading', { name: 'Nội dung cho người dân' }).waitFor()
  await look(page, 'desk-list')
  await page.getByRole('link', { name: 'Soạn mới' }).click()
  await page.getByLabel('Tiêu đề', { exact: true }).fill('Nghỉ chiều thứ Sáu')
  await page.getByLabel('Nội dung', { exact: true }).fill(
    '## Vì sao\nBộ phận Một cửa **tập huấn**. <script>alert(1)</script> [nơi khác](https://example.org)',
  )
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await page.getByText('Liên kết chỉ được dẫn đến trang của cổng này').first().waitFor()
  await page.getByLabel('Nội dung', { exact: true }).fill(
    '## Vì sao\nBộ phận Một cửa **tập huấn**. <script>alert(1)</script> Xem [nơi khác](/noi-nop).',
  )
  const preview = page.getByRole('region', { name: 'Xem như người dân' })
  await preview.getByRole('heading', { name: 'Vì sao' }).waitFor()
  await look(page, 'desk-edit')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await page.getByText('Đã lưu bản nháp 1.').waitFor()

  const phone = await openPhone()
  await phone.goto(`${stage.url}/`)
  expect(await phone.getByText('Nghỉ chiều thứ Sáu').count()).toBe(0) // a draft is nobody's to see
  await page.getByRole('button', { name: 'Công bố' }).click()
  await page.getByRole('heading', { name: 'Công bố bản 1?' }).waitFor()
  await look(page, 'desk-publish')
  await page.getByRole('button', { name: 'Công bố' }).click()
  await page.getByText('Đã công bố.').waitFor()
  await reloadUntil(phone, 'Nghỉ chiều thứ Sáu')
  await look(phone, 'home')
  await phone.getByRole('link', { name: 'Nghỉ chiều thứ Sáu' }).click()
  await phone.getByRole('heading', { name: 'Vì sao' }).waitFor()
  expect(await phone.getByText('<script>alert(1)</script>').count()).toBe(1) // words, and no script
  await look(phone, 'announcement')

  await page.getByRole('button', { name: 'Gỡ xuống' }).click()
  await page.getByRole('heading', { name: 'Gỡ nội dung này xuống?' }).waitFor()
  await page.getByRole('button', { name: 'Gỡ xuống' }).click()
  await page.getByText('Đã gỡ xuống từ ngày đã chọn.').waitFor()
  await phone.goto(`${stage.url}/`)
  await until('it is gone', async () => {
    await phone.reload()
    return await phone.getByText('Nghỉ chiều thứ Sáu').count() === 0
  })
})

test('nothing typed is lost by leaving unasked, and a long title breaks where there is no more room', async () => {
  const { page } = await deskOf(stage, stage.province.adminOf(stage.province.counters.commune))
  const title = 'Nghỉ'.repeat(40)
  const field = page.getByLabel('Tiêu đề', { exact: true })
  await page.getByRole('link', { name: 'Nội dung', exact: true }).click()
  await page.getByRole('link', { name: 'Soạn mới' }).click()
  await field.fill(title)
  await page.getByRole('link', { name: 'Nội dung', exact: true }).click()
  await page.getByRole('heading', { name: 'Rời trang mà chưa lưu?' }).waitFor()
  await look(page, 'desk-leaving')
  await page.getByRole('button', { name: 'Thôi' }).click()
  expect(await field.inputValue()).toBe(title)
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  expect(await field.inputValue()).toBe(title)

  await page.getByLabel('Nội dung', { exact: true }).fill('Nghỉ.')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor() // saving leaves for the entry, and asks nothing
  const room = () => page.evaluate(() => [document.documentElement, ...document.querySelectorAll('h1, .mc-table-wrap')]
    .filter((one) => one.scrollWidth > one.clientWidth).map(({ tagName }) => tagName))
  expect(await room()).toEqual([])
  await look(page, 'desk-long-title')
  await page.getByRole('link', { name: 'Nội dung', exact: true }).click()
  await page.getByRole('link', { name: title }).waitFor()
  expect(await room()).toEqual([])
  await look(page, 'desk-long-list')
})

test('a citizen finds the guide of a procedure as they type it, and on the page of the procedure', async () => {
  const phone = await openPhone()
  await phone.goto(`${stage.url}/huong-dan`)
  await phone.getByRole('searchbox').fill('dang ky khai sinh')
  await phone.getByRole('button', { name: 'Tìm', exact: true }).click()
  await look(phone, 'guides')
  await phone.getByRole('link', { name: 'Đăng ký khai sinh cho con, từng bước' }).click()
  await phone.getByRole('heading', { name: 'Chuẩn bị' }).waitFor()
  await look(phone, 'guide')
  await phone.getByRole('link', { name: /^Thủ tục: Đăng ký khai sinh/ }).click()
  await phone.getByText('Đăng ký khai sinh cho con, từng bước').first().click()
  await phone.getByRole('heading', { name: 'Làm trên mạng' }).waitFor()
  await phone.getByRole('heading', { name: 'Giải thích từ ngữ' }).waitFor()
  await look(phone, 'procedure')
  await phone.goto(`${stage.url}/lien-he`)
  await phone.getByRole('heading', { name: 'Gặp người hỗ trợ' }).waitFor()
  await look(phone, 'contact')
})

test('a clerk asks for help from a screen and reads the answer of the agency’s team', async () => {
  const { counters: { commune } } = stage.province
  const { page } = await deskOf(stage, commune)
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  await page.keyboard.press('F1')
  const panel = page.getByRole('dialog', { name: 'Trợ giúp cho màn hình này' })
  await panel.getByText('Tiếp nhận hồ sơ tại quầy').waitFor()
  await look(page, 'desk-help')
  await panel.getByLabel('Bạn vướng ở đâu?').fill('Người nộp số 000196990001 không tìm thấy')
  await panel.getByRole('button', { name: 'Gửi yêu cầu hỗ trợ' }).click()
  await panel.getByText('Hãy bỏ số đó').first().waitFor()
  await panel.getByLabel('Bạn vướng ở đâu?').fill('Máy in không in giấy tiếp nhận')
  await panel.getByRole('button', { name: 'Gửi yêu cầu hỗ trợ' }).click()
  await page.getByText('Đã gửi yêu cầu hỗ trợ.').waitFor()

  const { page: admin } = await deskOf(stage, stage.province.adminOf(commune))
  await admin.getByRole('link', { name: 'Hỗ trợ', exact: true }).click()
  await admin.getByRole('link', { name: 'Máy in không in giấy tiếp nhận' }).click()
  await admin.getByText('/tiep-nhan', { exact: true }).waitFor()
  await admin.getByLabel('Nội dung trả lời').fill('Chọn khay giấy A5 rồi in lại')
  await look(admin, 'desk-answer')
  await admin.getByRole('button', { name: 'Trả lời' }).click()
  await admin.getByText('Đã trả lời.').waitFor()

  await page.goto(`${stage.url}/ban-lam-viec/ho-tro`)
  await page.getByRole('cell', { name: 'Đã trả lời' }).waitFor()
  await page.getByRole('link', { name: 'Máy in không in giấy tiếp nhận' }).click()
  await page.getByText('Chọn khay giấy A5 rồi in lại').waitFor()
  await page.getByRole('button', { name: 'Đã xong, đóng yêu cầu' }).click()
  await page.getByText('Đã đóng yêu cầu.').waitFor()
})

test('nothing unforeseen was said by any page', () => {
  expect(stage.surprises.filter((line) => !/ 422/.test(line))).toEqual([])
})
