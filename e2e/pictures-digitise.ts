import type { Page } from 'playwright-core'
import { MOTHER } from './journey/birth.ts'
import { deskOf } from './journey/desk.ts'
import { beginIntake } from './journey/intake.ts'
import type { Stage } from './journey/stage.ts'

/** Somebody who is not known yet; all made up. */
const SOMEBODY = {
  ...MOTHER, fullName: 'Hồ Thị Mẫu', number: '000303990022', birth: { day: '03', month: '11', year: '2003' },
  phone: '0500000022',
}
const [TODAY, DECIDED] = ['25/06/2021', '20/06/2021']

/** A day is typed in three parts. */
async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const group = page.getByRole('group', { name: label })
  const parts = day.split('/')
  for (const [nth, part] of ['Ngày', 'Tháng', 'Năm'].entries())
    await group.getByLabel(part, { exact: true }).fill(parts[nth] ?? '')
}

/**
 * The screens about digitising, for docs/huong-dan/so-hoa.md: a section where it comes into force today, proposed by
 * one and approved by another, an intake there with papers that are not scanned, the figures, and the document types.
 */
export async function takeDigitise(stage: Stage, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const clerk = stage.province.counters.commune
  const { page } = await deskOf(stage, stage.province.adminOf())
  await page.goto(`${stage.url}/ban-lam-viec/so-hoa`)
  await page.getByLabel('Tìm theo tên').fill(clerk.territory ?? '')
  await page.getByRole('button', { name: /^Đề nghị: / }).first().click()
  await page.getByLabel('Số, ký hiệu quyết định').fill('12/QĐ-UBND')
  await typeDay(page, 'Ngày ban hành', DECIDED)
  await typeDay(page, 'Có hiệu lực từ ngày', TODAY)
  await take(page, 'so-hoa-de-nghi')
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await page.getByRole('button', { name: /^Xem đề nghị: / }).waitFor()
  const { page: controller } = await deskOf(stage, stage.province.anybodyAs('controller'))
  await controller.goto(`${stage.url}/ban-lam-viec/so-hoa`)
  await controller.getByRole('button', { name: /^Xem và duyệt: / }).first().click()
  await take(controller, 'so-hoa-duyet')
  await controller.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await controller.getByText(`có hiệu lực từ ${TODAY}`).waitFor()
  await controller.goto(`${stage.url}/ban-lam-viec/so-lieu-so-hoa`)
  await controller.getByRole('button', { name: /^Xem các nơi: / }).last().click()
  await controller.getByRole('button', { name: 'Đóng danh sách' }).waitFor()
  await take(controller, 'so-hoa-so-lieu')
  await page.goto(`${stage.url}/ban-lam-viec/loai-giay-to`)
  await page.getByRole('button', { name: /^Sửa: / }).first().click()
  await page.getByLabel('Ghi gì').selectOption({ label: 'Trùng với loại khác' })
  await take(page, 'so-hoa-loai-giay-to')
  await takeBacklog(stage, take)
  await takeIntake(stage, take)
}

/** A list of results as an agency keeps it; one row has a day that is none. */
const LIST = `Số;Ngày cấp;Họ và tên;Số CCCD
12/2019;3/12/2019;Nguyễn Thị Mẫu;000199990001
13/2019;4/12/2019;Trần Văn Mẫu;
14/2019;31/6/2019;Lê Thị Mẫu;
`

/** The head of an agency tries a list of its results in force. */
async function takeBacklog(stage: Stage, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const { page } = await deskOf(stage, stage.province.anybodyAs('agency_head'))
  await page.goto(`${stage.url}/ban-lam-viec/ton-dong`)
  await page.getByRole('button', { name: 'Nhập danh sách' }).click()
  const form = page.getByRole('form', { name: 'Nhập danh sách' })
  await form.getByLabel('Cơ quan').selectOption({ index: 1 })
  await form.getByLabel('Loại kết quả').selectOption({ index: 1 })
  await form.locator('input[type=file]')
    .setInputFiles({ name: 'danh-sach.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
  await form.getByRole('button', { name: 'Xem thử' }).click()
  await form.getByRole('button', { name: 'Nhập 2 dòng mới' }).waitFor()
  await take(page, 'so-hoa-ton-dong')
}

/** Papers that nobody scanned: the counter asks for them, or why not. */
async function takeIntake(stage: Stage, take: (page: Page, name: string) => Promise<void>): Promise<void> {
  const desk = await deskOf(stage, stage.province.counters.commune)
  await beginIntake(desk, stage, {
    channel: 'Tại quầy', person: SOMEBODY, search: 'khai sinh', procedure: /^Đăng ký khai sinh/,
  })
  await desk.page.getByRole('radio', { name: 'Người nộp đã viết tay trên tờ khai giấy' }).check()
  await desk.page.getByRole('button', { name: /^Còn lại đều có/ }).click()
  await desk.page.getByRole('button', { name: 'Tiếp nhận', exact: false }).filter({ hasText: 'Ctrl' }).click()
  await desk.page.getByLabel('Lý do giấy tờ chưa số hóa').selectOption({ label: 'Máy quét hỏng, chưa có máy thay' })
  await take(desk.page, 'so-hoa-tiep-nhan')
  // Refused on purpose, and nothing else.
  const others = stage.surprises.filter((one) => !/POST \/api\/dossiers 422/.test(one))
  stage.surprises.splice(0, stage.surprises.length, ...others)
}
