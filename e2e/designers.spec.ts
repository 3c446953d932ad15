/**
 * Need: the catalogue administrator alters a process, writes a decision table and designs a form at the desk, saves,
 * and finds the same again; without a mouse, too (B2).
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

let stage: OpenedStage
let page: Page
beforeAll(async () => {
  stage = await openStage()
  page = (await deskOf(stage, stage.province.adminOf())).page
  await page.setViewportSize({ width: 1440, height: 900 })
})
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

/** What is ours; the boards of bpmn.io are theirs (ADR 0039), and in the frame not even the script of axe runs. */
async function look(): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('.mc-process-board').exclude('.mc-decision-board').exclude('iframe').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

const part = async (name: string) => {
  await page.getByRole('group', { name: 'Các phần của gói' }).getByRole('button', { name, exact: true }).click()
}

/** Waits until everything is kept, and opens the page anew. */
async function save(): Promise<void> {
  await page.getByRole('status').filter({ hasText: /^Đã lưu bản \d+$/ }).waitFor()
  await page.reload()
  await page.getByRole('group', { name: 'Phần của gói', exact: true }).getByRole('button', { name: 'Nội dung' }).click()
}

async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Tab')
}

test('a package begins from a procedure in use', async () => {
  await page.getByRole('link', { name: 'Gói thủ tục', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Gói thủ tục' }).waitFor()
  await page.getByLabel('Tìm thủ tục').fill('dang ky khai sinh')
  const version = page.getByLabel('Phiên bản')
  const birth = version.locator('option', { hasText: /^Đăng ký khai sinh \(/ }).first()
  await birth.waitFor({ state: 'attached' })
  await version.selectOption({ label: await birth.textContent() ?? '' })
  await page.getByRole('button', { name: 'Soạn', exact: true }).last().click()
  await page.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh' }).waitFor()
  await page.getByRole('group', { name: 'Phần của gói', exact: true }).getByRole('button', { name: 'Nội dung' }).click()
  await page.getByLabel('Số bộ hồ sơ').waitFor()
  await look()
})

test('papers, fees and limits are written in rows', async () => {
  await write(page.getByLabel('Bản sao, dòng 2', { exact: true }), '2')
  await part('Phí, lệ phí')
  await page.getByRole('button', { name: 'Thêm khoản thu' }).click()
  await write(page.getByLabel('Tên khoản thu, dòng 2'), 'Lệ phí đăng ký quá hạn')
  await write(page.getByLabel('Mức thu (đồng), dòng 2'), 'miễn')
  await page.getByText('Ghi số đồng, ví dụ 50.000.').waitFor()
  await write(page.getByLabel('Mức thu (đồng), dòng 2'), '8.000')
  await write(page.getByLabel('Đơn vị tính, dòng 2'), 'trường hợp')
  await look()
  await part('Thời hạn')
  await write(page.getByLabel('Nhận sau giờ này tính từ ngày làm việc sau, dòng 1'), '15h')
  await look()
  await save()
  expect(await page.getByLabel('Bản sao, dòng 2', { exact: true }).inputValue()).toBe('2')
  await part('Phí, lệ phí')
  expect(await page.getByLabel('Mức thu (đồng), dòng 2').inputValue()).toBe('8.000')
  await part('Thời hạn')
  expect(await page.getByLabel('Nhận sau giờ này tính từ ngày làm việc sau, dòng 1').inputValue()).toBe('15:00')
  await part('Thẩm quyền')
  await look()
})

test('whose opinion is asked is written in a row, and found again', async () => {
  await part('Lấy ý kiến')
  await page.getByRole('button', { name: 'Thêm nơi hỏi ý kiến' }).click()
  expect(await page.getByLabel('Mã quy tắc, dòng 1').inputValue()).toBe('y-kien-1')
  await page.getByLabel('Hỏi ai, dòng 1').selectOption({ index: 1 })
  await write(page.getByLabel('Trong (giờ làm việc), dòng 1'), '16')
  await page.getByLabel('Quá hạn không trả lời, dòng 1').selectOption('agreed')
  await page.getByLabel('Phải có trước khi duyệt, dòng 1').check()
  await write(page.getByLabel('Căn cứ, dòng 1'), 'Nghị định 61/2018/NĐ-CP Điều 18')
  await look()
  await save()
  await part('Lấy ý kiến')
  expect(await page.getByLabel('Trong (giờ làm việc), dòng 1').inputValue()).toBe('16')
  expect(await page.getByLabel('Phải có trước khi duyệt, dòng 1').isChecked()).toBe(true)
})

test('a process is written as a table, drawn on, marked where it cannot be run, and found again', async () => {
  await part('Quy trình')
  await page.getByText('Chạy được').waitFor()
  await page.getByRole('button', { name: 'Thêm bước', exact: true }).click()
  await write(page.getByLabel('Tên, bước 6'), 'Xác minh tại nơi cư trú')
  await page.getByLabel('Vai trò, bước 6').selectOption('officer')
  await write(page.getByLabel('Đơn vị, bước 6'), 'commune')
  await write(page.getByLabel('Thời gian (giờ), bước 6'), '1,5')
  for (const nth of [6, 5, 4]) {
    await page.getByRole('button', { name: `Chuyển bước ${String(nth)} lên` }).press('Enter')
    await expect.poll(() => page.getByLabel(`Tên, bước ${String(nth - 1)}`).inputValue()).toMatch(/^Xác minh/)
  }
  await look()

  await page.getByRole('button', { name: 'Bản vẽ', exact: true }).click()
  const drawn = page.locator('.djs-shape[data-element-id="buoc-6"]')
  await drawn.waitFor()
  expect(await drawn.textContent()).toContain('Xác minh')
  expect(await page.getByRole('link', { name: 'Powered by bpmn.io' }).isVisible()).toBe(true) // its licence asks for it
  await page.getByLabel('Phần tử', { exact: true }).selectOption('buoc-6')
  const panel = page.getByRole('region', { name: 'Thuộc tính' })
  expect(await panel.getByLabel('Thời gian (giờ)').inputValue()).toBe('1,5')
  await write(panel.getByLabel('Căn cứ pháp lý'), 'NĐ 123/2015/NĐ-CP Đ.10')
  await panel.getByRole('button', { name: 'Thêm bước của người' }).press('Enter') // a second way out of one step
  await look()

  await page.getByTitle('Đổi loại phần tử').click()
  expect(await page.getByText('Giao dịch').count()).toBe(0)
  await page.locator('.djs-popup .entry').filter({ hasText: 'Bước quyết định theo bảng' }).dispatchEvent('click')
  await page.getByRole('button', { name: 'Bước quyết định không nói dùng bảng quyết định nào.' }).waitFor()
  await page.locator('.djs-shape.mc-faulty').waitFor()
  await save()

  await part('Quy trình')
  await page.getByText('1 chỗ chưa chạy được').waitFor()
  expect(await page.getByLabel('Căn cứ pháp lý, bước 3').inputValue()).toBe('NĐ 123/2015/NĐ-CP Đ.10')
  await page.getByText('Quy trình này có rẽ nhánh').waitFor()
  await page.getByRole('button', { name: 'Bước quyết định không nói dùng bảng quyết định nào.' }).click()
  await panel.getByText('Bước quyết định không nói').waitFor() // chosen in the drawing by its problem
  await write(panel.getByLabel('Quyết định', { exact: true }), 'le-phi')
  await page.getByText('Chạy được').waitFor()
  await save()
})

test('a decision table gets the data its column reads, is tried, and found again', async () => {
  await part('Bảng quyết định')
  await page.getByLabel('Mã (không dấu').fill('le-phi')
  await page.getByRole('group', { name: 'Thêm quyết định' }).getByLabel('Tên', { exact: true }).fill('Lệ phí bản sao')
  await page.getByRole('button', { name: 'Thêm quyết định' }).click()
  const board = page.getByRole('group', { name: 'Bảng quyết định', exact: true })
  await board.getByText('Lệ phí bản sao').waitFor()
  await page.getByText('bảng chưa có luật nào').waitFor()
  await board.locator('.input-cell').first().dblclick()
  await page.getByLabel('Biểu thức của cột').click()
  await page.keyboard.type('soBan')
  await board.locator('.add-rule-add').click()
  const rule = (kind: string) => board.locator(`tbody .${kind}:not(.add-rule)`).first()
  await rule('input-cell').click()
  await page.keyboard.type('"A"')
  await rule('output-cell').click()
  await page.keyboard.type('"8000 đ"')
  await page.getByText('✓ Viết đúng').waitFor()
  const tryIt = async () => {
    await page.getByLabel('soBan').fill('A')
    await page.getByRole('region', { name: 'Chạy thử' }).getByRole('button', { name: 'Chạy thử' }).click()
    await page.getByText('Kết quả:').locator('..').getByText('8000 đ').waitFor()
  }
  await tryIt()
  await look()
  await save()
  await part('Bảng quyết định')
  await tryIt()
})

test('a form is designed by buttons and keys, seen as a citizen sees it, and found again', async () => {
  await part('Tờ khai')
  const tree = page.getByRole('navigation', { name: 'Cấu trúc mẫu' })
  await tree.getByRole('button', { name: 'Trường hợp khai sinh' }).press('Enter')
  await page.getByLabel('Tìm trong từ điển').fill('dan toc')
  await page.getByRole('listbox').getByRole('option', { name: /subject\.ethnicity/ }).click()
  await page.getByRole('region', { name: 'Câu hỏi: Dân tộc' }).waitFor()
  await write(page.getByLabel('Chỉ hiện khi (FEEL)'), 'child.situation =')
  await page.getByText('Biểu thức sai cú pháp ở chỗ này.').first().waitFor()
  await write(page.getByLabel('Chỉ hiện khi (FEEL)'), '')
  await write(page.getByLabel('Nhãn trên mẫu'), 'Dân tộc của người nộp')
  await page.getByRole('button', { name: '↑ Lên' }).press('Enter')
  await page.getByText('✓ Mẫu dựng được').waitFor()
  await page.getByTitle(/^Người dân thấy: Phần/).waitFor()
  await look()
  await save()
  await part('Tờ khai')
  await tree.getByRole('button', { name: 'Dân tộc của người nộp' }).waitFor()
})

test('the table of steps is usable on a narrow screen, where nothing runs over its edge', async () => {
  await part('Quy trình')
  await page.setViewportSize({ width: 320, height: 800 })
  await page.getByLabel('Tên, bước 1', { exact: true }).waitFor()
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBe(0)
  await look()
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('two windows on one package: what the other saved is told and joined with what was typed, and neither is lost', async () => {
  const mine = await page.context().newPage()
  await mine.setViewportSize({ width: 1366, height: 768 })
  await mine.goto(page.url())
  await mine.getByLabel('Tên thủ tục').fill('Đăng ký khai sinh, tên mới')
  await part('Thành phần hồ sơ')
  await write(page.getByLabel('Số bộ hồ sơ'), '3')
  await page.getByRole('button', { name: 'Lưu ngay' }).click()
  await page.getByRole('status').filter({ hasText: /^Đã lưu bản \d+$/ }).waitFor()
  const said = mine.getByRole('alert').filter({ hasText: 'đã được lưu từ nơi khác' })
  await said.getByText('Nơi khác đã sửa: Thành phần hồ sơ.').waitFor()
  await said.getByText('Bạn đã sửa: Chung.').waitFor()
  expect(await mine.getByLabel('Tên thủ tục').inputValue()).toBe('Đăng ký khai sinh, tên mới')
  await said.getByRole('button', { name: 'Lưu cả hai phần sửa' }).click()
  await mine.getByRole('status').filter({ hasText: /^Đã lưu bản \d+$/ }).waitFor()
  await mine.close()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Đăng ký khai sinh, tên mới' }).waitFor()
  await page.getByRole('group', { name: 'Phần của gói', exact: true }).getByRole('button', { name: 'Nội dung' }).click()
  expect(await page.getByLabel('Số bộ hồ sơ').inputValue()).toBe('3')
})

test('nothing unforeseen was said by any page: no script and no style was stopped', () => {
  expect(stage.surprises.filter((said) => !/packages\/\S+\/revision 412$/.test(said))).toEqual([]) // the two windows
})
