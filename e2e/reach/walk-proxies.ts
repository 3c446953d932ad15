import type { Page } from 'playwright-core'
import { goOn } from '../journey/citizen.ts'
import type { Stage } from '../journey/stage.ts'
import { AUNT } from './portal-people.ts'
import { visitorOf } from './visitor.ts'
import type { Walk } from './walk.ts'

interface Looks {
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/** Mandates at a counter: nobody chosen, somebody without any, and a form in which nothing was typed. */
export async function walkProxiesOfDesk(clerk: Page, { visit, look }: Looks): Promise<void> {
  await visit(clerk, '/uy-quyen', 'nobody chosen')
  await clerk.getByRole('combobox', { name: 'Người ở quầy' }).fill('Nguyễn')
  await clerk.getByRole('listbox').getByRole('option').first().click()
  await clerk.getByText('Chưa có giấy ủy quyền nào').first().waitFor()
  await look(clerk, 'somebody who has given none')
  const form = clerk.getByRole('form', { name: 'Lập giấy ủy quyền' })
  await form.getByRole('button', { name: 'Lập giấy ủy quyền' }).click()
  await form.locator('[aria-invalid=true]').first().waitFor()
  await look(clerk, 'nothing typed', { isFaulty: true })
}

/** The same on the portal, of somebody whose card a counter has seen: none, one given, and before it is ended. */
export async function walkProxies(page: Page, stage: Stage, walk: Walk): Promise<void> {
  const it = visitorOf(page, walk, stage.url)
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: 'Ủy quyền làm thay' }).click()
  await walk.look(page, 'nobody')
  await it.pressFaulty('Lập giấy ủy quyền', 'nothing typed')
  await page.getByLabel('Số định danh của người được ủy quyền').fill(AUNT.number)
  await page.getByLabel('Họ, chữ đệm, tên của người được ủy quyền').fill(AUNT.fullName)
  await page.getByLabel('Tất cả thủ tục').check()
  const last = page.getByRole('group', { name: 'Đến hết ngày' })
  for (const [label, part] of [['Ngày', '31'], ['Tháng', '12'], ['Năm', '2035']] as const)
    await last.getByLabel(label, { exact: true }).fill(part)
  await goOn(page, 'Lập giấy ủy quyền')
  await it.lookUnfolded('somebody')
  const given = page.getByRole('region', { name: AUNT.fullName })
  const paper = await given.getByRole('link', { name: /^In giấy ủy quyền/ }).getAttribute('href')
  await walk.fetch(page, paper ?? '', /^application\/pdf/)
  await given.getByRole('link', { name: /^Chấm dứt/ }).click()
  await walk.look(page, 'asks')
  await walkNotices(page, stage, walk)
  await walkPetitions(page, stage, walk)
}

/** What one asked without a dossier: none, an office looked for, a fault, and one with where it stands. */
async function walkPetitions(page: Page, stage: Stage, walk: Walk): Promise<void> {
  const it = visitorOf(page, walk, stage.url)
  await it.visit('/hoi-dap/cua-toi', 'none')
  await it.visit('/hoi-dap', 'signed in')
  await page.getByLabel('Nội dung').fill('Thứ bảy có mở không?')
  await page.getByLabel('Tìm cơ quan theo tên').fill('so tu phap')
  await goOn(page, 'Tìm')
  await walk.look(page, 'an office found')
  await it.pressFaulty('Gửi', 'no kind')
  await page.getByLabel('Hỏi', { exact: true }).check()
  await page.getByLabel('Tiêu đề').fill('Giờ mở cửa')
  await goOn(page, 'Gửi')
  await walk.look(page, 'sent')
  await it.visit('/hoi-dap/cua-toi', 'one')
  await page.locator('ul.tasks a').first().click()
  await walk.look(page, 'where it stands')
}

/** What one was told, and by which way: nothing chosen, and a choice that is kept. */
async function walkNotices(page: Page, stage: Stage, walk: Walk): Promise<void> {
  const it = visitorOf(page, walk, stage.url)
  await page.goto(`${stage.url}/ho-so`)
  await page.getByRole('link', { name: 'Thông báo của tôi' }).click()
  await walk.look(page, 'no way chosen')
  await walk.fetch(page, '/thong-bao-cua-toi/bao-tin.js', /^text\/javascript/)
  await it.pressFaulty('Lưu lựa chọn', 'no way, and saved')
  await page.getByLabel('Zalo').check()
  await goOn(page, 'Lưu lựa chọn')
  await page.getByText('Đã lưu.').waitFor()
  await walk.look(page, 'saved')
}
