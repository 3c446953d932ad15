import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPhone, readCode, register } from './journey/citizen.ts'
import { deskOf } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Person } from './journey/stage.ts'
import { until } from './journey/until.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'
import { lookBothWidths } from './look-both-widths.ts'

const OWN_PASSWORD = 'Lúa chín vàng 2021!'
const SELF: Person = {
  fullName: 'Hồ Văn Tự', number: '000091990071', birth: { day: '03', month: '02', year: '1991' }, sex: 'Nam',
  phone: '0500000071',
}
let stage: OpenedStage

beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

async function seriousOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Takes the section of the own agency: its administrator reaches no other. */
async function chooseSection(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill('tra ket qua')
  const options = page.getByRole('listbox').getByRole('option')
  await until('one section is left', async () => await options.count() === 1)
  await options.click()
}

test('an administrator opens an account and gives it a role; the clerk signs in with the first password, must change it, and works', async () => {
  const {
    counters: { commune }, password,
  } = stage.province
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, 'administrator', stage.surprises, [NOBODY_YET, /^POST \/api\/staff 422$/])
  const page = await context.newPage()
  await page.goto(`${stage.url}/ban-lam-viec/can-bo`)
  await page.getByLabel('Tên đăng nhập').fill(stage.province.adminOf(commune).username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('cell', { name: commune.username }).waitFor()
  expect(await seriousOn(page)).toEqual([])

  await page.keyboard.press('n')
  const form = page.getByRole('form', { name: 'Mở tài khoản cán bộ' })
  await form.getByLabel('Họ, chữ đệm, tên').fill('Đỗ Thị Mới')
  await form.getByLabel('Chức vụ').fill('Công chức')
  await form.getByLabel('Tên đăng nhập').fill('đỗ mới')
  await chooseSection(page, 'Đơn vị nơi làm việc')
  await form.getByRole('button', { name: 'Mở tài khoản' }).click()
  await form.getByText('Tên đăng nhập gồm 2 đến 64 chữ').waitFor()
  expect(await form.getByLabel('Họ, chữ đệm, tên').inputValue()).toBe('Đỗ Thị Mới')
  await form.getByLabel('Tên đăng nhập').fill('moi.thu')
  await form.getByRole('button', { name: 'Mở tài khoản' }).click()
  const shown = page.getByRole('region', { name: 'Mật khẩu lần đầu' })
  const first = await shown.getByLabel('Mật khẩu', { exact: true }).innerText()
  expect(first.length).toBeGreaterThan(11)

  await shown.getByRole('link', { name: 'Giao vai trò cho moi.thu' }).click()
  await page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: 'Giao vai trò' }).click()
  const role = page.getByRole('form', { name: 'Giao vai trò' })
  expect(await role.getByLabel('Vai trò').locator('option[value=system_admin]').count()).toBe(0)
  await role.getByLabel('Vai trò').selectOption('reception')
  await chooseSection(page, 'Tại đơn vị')
  await role.getByRole('button', { name: 'Giao vai trò' }).click()
  await page.getByText('Đã giao vai trò: Đỗ Thị Mới.').waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: 'từ' }).innerText()).toContain('từ 25/06/2021')
  expect(await page.getByText(first).count()).toBe(0)
  expect(await seriousOn(page)).toEqual([])

  const own = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(own, 'new clerk', stage.surprises, [NOBODY_YET])
  const clerk = await own.newPage()
  await clerk.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await clerk.getByLabel('Tên đăng nhập').fill('moi.thu')
  await clerk.getByLabel('Mật khẩu', { exact: true }).fill(first)
  await clerk.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await clerk.getByText('Đây là lần đăng nhập đầu tiên.').waitFor()
  await clerk.goto(`${stage.url}/ban-lam-viec/tiep-nhan`) // there is no way round
  await clerk.getByText('Đây là lần đăng nhập đầu tiên.').waitFor()
  await clerk.getByLabel('Mật khẩu đang dùng').fill(first)
  await clerk.getByLabel('Mật khẩu mới', { exact: true }).fill(OWN_PASSWORD)
  await clerk.getByLabel('Gõ lại mật khẩu mới').fill(OWN_PASSWORD)
  await clerk.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await clerk.getByText('Đã đổi mật khẩu.').waitFor()
  await clerk.getByRole('link', { name: 'Tiếp nhận', exact: true }).click()
  await clerk.getByRole('heading', { name: 'Tiếp nhận hồ sơ' }).waitFor()
  // A page of others says whose it is not, asks the server for nothing of it, and has nothing to try again.
  await clerk.goto(`${stage.url}/ban-lam-viec/he-thong-ngoai`)
  await clerk.getByRole('heading', { level: 1, name: 'Trang này không dành cho tài khoản của bạn' }).waitFor()
  expect(await clerk.getByRole('button', { name: 'Thử lại' }).count()).toBe(0)
  await lookBothWidths(clerk, 'trang-khong-danh-cho')
  await own.close()

  await page.getByRole('button', { name: 'Cấp lại mật khẩu' }).click()
  await page.getByRole('button', { name: 'Cấp lại mật khẩu' }).click() // the bar is gone while the question is asked
  const second = await page.getByRole('region', { name: 'Mật khẩu lần đầu' })
    .getByLabel('Mật khẩu', { exact: true }).innerText()
  expect(second).not.toBe(first)
  await page.getByRole('button', { name: 'Đã ghi lại, đóng' }).click()
  await page.getByRole('button', { name: /^Thu hồi/ }).click()
  await page.getByRole('button', { name: 'Thu hồi', exact: true }).click()
  await page.getByText('Chưa có vai trò: đăng nhập được').waitFor()

  await page.getByRole('button', { name: 'Đóng tài khoản' }).click()
  await page.getByLabel('Gõ lại tên đăng nhập moi.thu').fill('moi.thu')
  await page.getByRole('button', { name: 'Đóng tài khoản' }).click()
  await page.getByText('Tài khoản đã đóng và không mở lại được.').waitFor()
  expect(await page.getByRole('group', { name: 'Việc làm được' }).count()).toBe(0)
  await context.close()
  expect(stage.surprises).toEqual([])
})

test('who looks after accounts and sees no dossier begins at the accounts, and finds one whose name stands in no address', async () => {
  const {
    counters: { commune },
  } = stage.province
  const { page } = await deskOf(stage, stage.province.adminOf())
  await page.getByRole('heading', { name: 'Tài khoản cán bộ', level: 1 }).waitFor()
  expect(await page.getByRole('navigation', { name: 'Bàn làm việc' }).getByRole('link').allInnerTexts()).toEqual([
    'Hồ sơ đứng yên', 'Sự cố quy trình', 'Chuyển phiên bản', 'Hệ thống bên ngoài', 'Phần mềm kết nối', 'Bảo trì', 'Sắp xếp đơn vị', 'Lịch nghỉ', 'Triển khai số hóa',
    'Bộ phận Một cửa', 'Tài khoản cán bộ', 'Vắng mặt', 'Phân việc', 'Tách nhiệm vụ', 'Nội dung',
    'Không phụ thuộc địa giới', 'Biểu mẫu', 'Loại giấy tờ', 'Gói thủ tục', 'Hỗ trợ',
  ])
  await page.keyboard.press('/')
  await page.keyboard.type(commune.username)
  await page.keyboard.press('Enter')
  await until('one line is left', async () => (await page.getByRole('table').getByRole('link').count()) === 1)
  expect(page.url()).not.toContain(commune.username)
  const name = await page.getByRole('table').getByRole('link').innerText()
  await page.getByRole('table').getByRole('link').click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  expect(await page.getByRole('group', { name: 'Việc làm được' }).getByRole('button').allInnerTexts()).toEqual([
    'Giao vai trò', 'Cấp lại mật khẩu', 'Ghi định danh', 'Đóng tài khoản',
  ])
  expect(stage.surprises).toEqual([])
})

test('a clerk sees that somebody’s account is self-made, raises it with the card and its phone, and moves it to another phone', async () => {
  const phone = await openPhone(stage, 'citizen')
  await phone.page.goto(`${stage.url}/dang-nhap`)
  await register(phone.page, stage, SELF)
  await phone.context.close()

  const { page } = await deskOf(stage, stage.province.counters.commune)
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' }).fill(SELF.number)
  await page.getByRole('listbox').getByRole('option', { name: SELF.fullName }).click()
  await page.getByText('Tài khoản tự mở, chưa đối chiếu giấy tờ (mức 1)').waitFor()
  await page.getByRole('button', { name: 'Nâng mức' }).click()
  const raising = page.getByRole('region', { name: 'Nâng mức tài khoản' })
  await raising.getByLabel('Số định danh trên thẻ').fill(SELF.number)
  await raising.getByLabel('Số điện thoại của tài khoản').fill(SELF.phone)
  await raising.getByRole('button', { name: 'Gửi mã' }).click()
  await raising.getByText('Đã gửi mã.').waitFor()
  await raising.getByLabel('Mã xác thực').fill(await readCode(page, stage, SELF.phone))
  await raising.getByRole('button', { name: 'Nâng mức' }).click()
  await page.getByText('Tài khoản đã đối chiếu giấy tờ (mức 2)').waitFor()

  await page.getByRole('button', { name: 'Đổi điện thoại' }).click()
  const moving = page.getByRole('region', { name: 'Điện thoại đăng nhập' })
  await moving.getByLabel('Số trên thẻ đang cầm').fill(SELF.number)
  await moving.getByLabel('Số điện thoại mới').fill('0500000072')
  await moving.getByRole('button', { name: 'Gửi mã' }).click()
  await moving.getByText('Đã gửi mã.').waitFor()
  await moving.getByLabel('Mã xác thực').fill(await readCode(page, stage, '0500000072'))
  await moving.getByRole('button', { name: 'Lưu điện thoại' }).click()
  await page.getByText(`Đã lưu điện thoại đăng nhập của ${SELF.fullName}.`).waitFor()
  expect(await page.getByText('Tài khoản đã đối chiếu giấy tờ (mức 2)').innerText()).toMatch(/72\.$/)
  expect(stage.surprises).toEqual([])
})
