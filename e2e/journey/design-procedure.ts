import type { Locator, Page } from 'playwright-core'

/** What the journey makes: a confirmation that a commune settles in three working days, 24 hours. */
export const DESIGNED = {
  id: 'xac-nhan-ho-kho-khan', name: 'Xác nhận hộ gia đình có hoàn cảnh khó khăn',
  form: 'Đơn đề nghị xác nhận hoàn cảnh', result: 'Giấy xác nhận hoàn cảnh khó khăn',
} as const

/** Role, unit rule, hours and deed; the second step becomes one of the machine, the third not all go through. */
const STEPS = [
  ['Tiếp nhận hồ sơ', 'reception', 'receiving', '2', 'accept'],
  ['Chọn cách xác minh'],
  ['Xác minh thực tế', 'officer', 'competent', '8', 'hand-over'],
  ['Thẩm định, đề xuất', 'officer', 'competent', '8', 'propose'],
  ['Ký xác nhận', 'agency_head', 'competent', '4', 'approve'],
  ['Đóng dấu, ban hành', 'clerk', 'competent', '2', 'issue'],
  ['Trả kết quả', 'reception', 'receiving', '0', 'return-result'],
] as const

/** Fills in a field and leaves it, which is when it is taken. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Tab')
}

/** Opens one of the large parts of a package. */
export async function openPart(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: 'Phần của gói', exact: true }).getByRole('button', { name, exact: true }).click()
}

/** Opens one of the parts of its content. */
export async function openContent(page: Page, name: string): Promise<void> {
  await openPart(page, 'Nội dung')
  await page.getByRole('group', { name: 'Các phần của gói', exact: true })
    .getByRole('button', { name, exact: true }).click()
}

/** Waits until everything that was written is kept. */
export async function saved(page: Page): Promise<void> {
  const now = page.getByRole('button', { name: 'Lưu ngay' })
  if (await now.isVisible()) await now.click()
  await page.getByRole('status').filter({ hasText: /^Đã lưu bản \d+$/ }).waitFor()
}

/** From the list: a package from nothing. */
export async function beginFromNothing(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Gói thủ tục', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Gói thủ tục' }).waitFor()
  await page.getByLabel('Tên thủ tục').fill(DESIGNED.name)
  await page.getByLabel('Mã trong dữ liệu').fill(DESIGNED.id)
  await page.getByRole('button', { name: 'Soạn', exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: DESIGNED.name }).waitFor()
}

/** What it is, who settles it, how it is handed in. */
export async function describe(page: Page): Promise<void> {
  await openPart(page, 'Chung')
  await page.getByLabel('Lĩnh vực').selectOption('bao-tro-xa-hoi')
  await page.getByLabel('Cấp giải quyết').selectOption('xa')
  await page.getByLabel('Cơ quan giải quyết').selectOption('commune')
  await page.getByLabel('Mức dịch vụ').selectOption({ label: 'Toàn trình' })
  await page.getByRole('checkbox', { name: 'Nhận trực tuyến' }).check()
}

/** Papers, fee, limit, legal basis and result. */
export async function writeContent(page: Page): Promise<void> {
  await openContent(page, 'Thành phần hồ sơ')
  await page.getByRole('button', { name: 'Thêm giấy tờ' }).click()
  await write(page.getByLabel('Tên giấy tờ, dòng 1'), DESIGNED.form)
  await page.getByLabel('Loại giấy tờ, dòng 1').selectOption('to-khai')
  await page.getByLabel('Là tờ khai điện tử, dòng 1').check()
  await page.getByRole('button', { name: 'Thêm giấy tờ' }).click()
  await page.getByLabel('Loại giấy tờ, dòng 2').selectOption('cccd')
  await openContent(page, 'Phí, lệ phí')
  await page.getByLabel('Thu phí').selectOption({ label: 'Mức cố định' })
  await page.getByRole('button', { name: 'Thêm khoản thu' }).click()
  await write(page.getByLabel('Tên khoản thu, dòng 1'), 'Lệ phí xác nhận')
  await write(page.getByLabel('Mức thu (đồng), dòng 1'), '8.000')
  await write(page.getByLabel('Đơn vị tính, dòng 1'), 'trường hợp')
  await openContent(page, 'Thời hạn')
  await page.getByRole('button', { name: 'Thêm trường hợp' }).click()
  await write(page.getByLabel('Thời gian, dòng 1'), '3')
  await openContent(page, 'Kết quả')
  await write(page.getByLabel('Tên kết quả'), DESIGNED.result)
  await page.getByLabel('Loại giấy tờ').selectOption('to-khai')
}

/** The fee is of law, too, and has a ground of its own: what the linter asks for. */
export async function writeLegalBasis(page: Page): Promise<void> {
  await openContent(page, 'Căn cứ pháp lý')
  await page.getByRole('button', { name: 'Thêm căn cứ' }).click()
  await write(page.getByLabel('Văn bản, điều khoản, dòng 1'), 'Nghị định 20/2021/NĐ-CP, Điều 28')
  await openContent(page, 'Phí, lệ phí')
  await page.getByRole('button', { name: 'Thêm căn cứ' }).click()
  await write(page.getByLabel('Văn bản, điều khoản, dòng 1'), 'Thông tư 85/2019/TT-BTC')
}

/** The fee is told by a table, which begins with the amount that stands there. */
export async function tellFeeByTable(page: Page): Promise<void> {
  await openContent(page, 'Phí, lệ phí')
  await page.getByRole('button', { name: 'Lập bảng từ nội dung đang có' }).click()
  await page.getByRole('combobox', { name: 'Bảng quyết định mức thu' })
    .and(page.locator(':has(option:checked[value="muc-thu"])')).waitFor()
}

/** The declaration: questions of the dictionary, and one of its own. */
export async function designForm(page: Page): Promise<void> {
  await openContent(page, 'Tờ khai')
  await page.getByRole('button', { name: 'Thêm tờ khai' }).click()
  await write(page.getByLabel('Tên tờ khai'), DESIGNED.form)
  await write(page.getByLabel('Văn bản ban hành mẫu'), 'Nghị định 20/2021/NĐ-CP')
  const section = page.getByRole('navigation', { name: 'Cấu trúc mẫu' }).getByRole('button').nth(2)
  for (const key of ['requester.fullName', 'requester.idNumber', 'requester.phone', 'request.reason']) {
    await section.click()
    await page.getByLabel('Tìm trong từ điển').fill(key)
    await page.getByRole('listbox').getByRole('option', { name: new RegExp(key.replace('.', String.raw`\.`)) })
      .first().click()
  }
  await section.click()
  await page.getByText('Câu hỏi riêng của mẫu này').click()
  await page.getByLabel('Tên, dạng nhóm.ten').fill('household.members')
  await page.getByLabel('Nhãn trên mẫu').fill('Số người trong hộ')
  await page.getByLabel('Kiểu dữ liệu').selectOption('number')
  await page.getByLabel('Mục đích thu thập').fill('Chọn cách xác minh')
  await page.getByRole('button', { name: 'Thêm câu hỏi riêng' }).click()
  for (const key of ['declaration.truthful', 'declaration.dataUse']) {
    await section.click()
    await page.getByLabel('Tìm trong từ điển').fill(key)
    await page.getByRole('listbox').getByRole('option', { name: new RegExp(key.replace('.', String.raw`\.`)) })
      .first().click()
  }
  await page.getByText('✓ Mẫu dựng được').waitFor()
}

/** A table of two rules: six people and more are visited. */
export async function writeDecision(page: Page): Promise<void> {
  await openContent(page, 'Bảng quyết định')
  await page.getByLabel('Mã (không dấu').fill('cach-xac-minh')
  const added = page.getByRole('group', { name: 'Thêm quyết định' })
  await added.getByLabel('Tên', { exact: true }).fill('Cách xác minh')
  await page.getByRole('button', { name: 'Thêm quyết định' }).click()
  const board = page.getByRole('group', { name: 'Bảng quyết định', exact: true })
  await board.getByText('Cách xác minh').waitFor()
  await board.locator('.input-cell').first().dblclick()
  await page.getByLabel('Biểu thức của cột').click()
  await page.keyboard.type('answers.household.members')
  for (const [nth, [test, answer]] of [['>= 6', '"thuc-te"'], ['< 6', '"ho-so"']].entries()) {
    await board.locator('.add-rule-add').click()
    const cell = (kind: string) => board.locator('tbody tr').nth(nth).locator(`.${kind}`).first()
    await cell('input-cell').click()
    await page.keyboard.type(test ?? '')
    await cell('output-cell').click()
    await page.keyboard.type(answer ?? '')
  }
  await page.getByText('✓ Viết đúng').waitFor()
}

/** What the table is asked of is a number, which its author forgot to say. */
export async function sayColumnIsNumber(page: Page): Promise<void> {
  await openContent(page, 'Bảng quyết định')
  const board = page.getByRole('group', { name: 'Bảng quyết định', exact: true })
  await board.locator('.input-cell').first().dblclick()
  await page.getByRole('textbox', { name: 'Kiểu', exact: true }).fill('number')
  await page.keyboard.press('Enter')
  await board.getByText('number').waitFor()
}

/** The steps in a table; then the rule, and a way round the visit, are drawn with the mouse. */
export async function drawProcess(page: Page): Promise<void> {
  await openContent(page, 'Quy trình')
  for (const [nth, [name, role, unit = '', hours = '', action = '']] of STEPS.entries()) {
    const of = (what: string) => page.getByLabel(`${what}, bước ${String(nth + 1)}`)
    await page.getByRole('button', { name: 'Thêm bước', exact: true }).click()
    await write(of('Tên'), name)
    if (role === undefined) continue
    await of('Vai trò').selectOption(role)
    await write(of('Đơn vị'), unit)
    await write(of('Thời gian (giờ)'), hours)
    await of('Việc làm với hồ sơ').selectOption(action)
  }
  await page.getByText('Tổng 24 giờ làm việc (3 ngày)').waitFor()
  await page.getByRole('button', { name: 'Bản vẽ', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Thuộc tính' })
  const element = page.getByLabel('Phần tử', { exact: true })
  await element.selectOption('buoc-2')
  await page.getByTitle('Đổi loại phần tử').click()
  await page.locator('.djs-popup .entry').filter({ hasText: 'Bước quyết định theo bảng' }).dispatchEvent('click')
  await write(panel.getByLabel('Quyết định', { exact: true }), 'cach-xac-minh')
  await write(panel.getByLabel('Ghi kết quả vào biến'), 'cach')
  await dropGateway(page)
  await write(panel.getByLabel('Tên', { exact: true }), 'Có phải đến xem không?')
  await page.getByTitle('Nối với phần tử khác').click()
  await page.locator('.djs-shape[data-element-id="buoc-4"] .djs-hit').first().click()
  const flow = async (to: string) => element.selectOption({ label: `Luồng: Có phải đến xem không? → ${to}` })
  await flow('Xác minh thực tế')
  await write(panel.getByLabel('Điều kiện (FEEL)'), 'cach = "thuc-te"')
  await flow('Thẩm định, đề xuất')
  await panel.getByLabel('Đi đường này khi không đường nào khác mở').check()
  await page.getByText('✓ Chạy được').waitFor()
}

/** Onto the flow into the visit, which then goes through it. */
async function dropGateway(page: Page): Promise<void> {
  const box = await page.locator('.djs-shape[data-element-id="buoc-3"]').boundingBox()
  if (!box) throw new Error('the visit is not in the drawing')
  await page.locator('.mc-process-board .entry[data-action="create.exclusive-gateway"]').click()
  await page.mouse.move(box.x - 20, box.y + box.height / 2 + 4, { steps: 5 })
  await page.mouse.click(box.x - 15, box.y + box.height / 2)
  await page.getByLabel('Phần tử', { exact: true }).locator('option:checked').filter({ hasText: 'Chọn một:' })
    .waitFor({ state: 'attached' })
}
