/**
 * Need: an agency asks another for its opinion at the desk, which sees what was given along and nothing else, answers
 * in a queue of its own, and whoever asked reads it in the dossier (features 62). An agency outside asks over the axis.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { askElsewhere, openAsking, opinionsOn } from './journey/ask-elsewhere.ts'
import { type Counter, nextOf, openCounter } from './journey/counter.ts'
import { smallPdf } from './birth.ts'
import { askOverAxis } from './journey/ask-over-axis.ts'
import { deskOf, openDossier } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Desk } from './journey/stage.ts'

const PICTURES = environment()['CONSULTATION_PICTURES']
let stage: OpenedStage
let counter: Counter
let number = ''
let unit = ''
let asker: Desk
let asked: Desk

beforeAll(async () => {
  stage = await openStage()
  counter = await openCounter(stage)
  number = await counter.receive()
  asker = await deskOf(stage, await nextOf(stage, number))
  const elsewhere = await stage.province.headElsewhere(number)
  unit = elsewhere.unit
  asked = await deskOf(stage, elsewhere.account)
})

afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

/** As it stands before whoever looks: a picture of the whole page would turn it into that of a phone. */
const picture = async (page: Page, name: string) => {
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png` })
}
const faultsOn = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

test('whoever has the step asks another agency, and is told at once what is missing', async () => {
  const form = await openAsking(asker, stage, number)
  await form.getByRole('button', { name: 'Gửi lấy ý kiến' }).click()
  await form.getByText('Hãy chọn ít nhất một cơ quan.').waitFor()
  await form.getByText('Hãy ghi nội dung cần hỏi.').waitFor()
  await picture(asker.page, 'asking')
  expect(await faultsOn(asker.page)).toEqual([])
  await askElsewhere(asker, form, unit)
  await opinionsOn(asker).getByText('Chưa ai nhận trả lời').waitFor()
  await opinionsOn(asker).scrollIntoViewIfNeeded()
  await picture(asker.page, 'asked')
})

test('what is typed stays when the window gets narrow, when another part is looked at, and when it gets wide', async () => {
  const { page } = asker
  const form = await openAsking(asker, stage, number)
  const typed = form.getByRole('textbox', { name: 'Nội dung hỏi' })
  await typed.fill('Nơi cư trú có đúng như khai không')
  await page.setViewportSize({ width: 390, height: 844 })
  const tab = page.getByRole('tab', { name: 'Luồng' })
  await tab.waitFor()
  expect(await tab.getAttribute('aria-selected')).toBe('true') // where the typing was
  expect(await typed.inputValue()).toBe('Nơi cư trú có đúng như khai không')
  await page.getByRole('tab', { name: 'Trao đổi' }).click()
  await typed.waitFor({ state: 'hidden' })
  await tab.click()
  expect(await typed.inputValue()).toBe('Nơi cư trú có đúng như khai không')
  await picture(page, 'asking-narrow')
  await page.setViewportSize({ width: 1280, height: 900 })
  await tab.waitFor({ state: 'detached' })
  expect(await typed.inputValue()).toBe('Nơi cư trú có đúng như khai không')
})

test('on a phone the ways of the desk stand behind a button, and half of the screen is left for the dossier', async () => {
  const { page } = asker
  await page.setViewportSize({ width: 390, height: 844 })
  await page.reload()
  await page.getByRole('heading', { name: number, level: 1 }).waitFor()
  expect((await page.locator('.mc-head').boundingBox())?.height).toBeLessThan(844 / 4)
  await page.getByRole('button', { name: 'Các mục' }).click()
  expect(await faultsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await page.getByRole('button', { name: 'Các mục' }).evaluate((button) => button === document.activeElement))
    .toBe(true)
  await page.getByRole('button', { name: 'Các mục' }).click()
  await page.getByRole('link', { name: 'Danh sách việc' }).click()
  await page.getByRole('heading', { level: 1, name: 'Danh sách' }).waitFor()
  await page.getByRole('link', { name: 'Danh sách việc' }).waitFor({ state: 'hidden' })
  await page.setViewportSize({ width: 1280, height: 900 })
})

test('the other agency finds it in its queue, takes it and answers; of the dossier it sees only what was given', async () => {
  const { page } = asked
  await page.getByRole('navigation', { name: 'Bàn làm việc' }).getByRole('link', { name: 'Ý kiến cần trả lời' })
    .click()
  await page.getByRole('table').waitFor()
  const way = page.getByRole('navigation', { name: 'Bàn làm việc' }).getByRole('link', { name: 'Ý kiến cần trả lời' })
  expect(await way.textContent()).toMatch(/ \d+\+?$/)
  await picture(page, 'queue')
  expect(await faultsOn(page)).toEqual([])
  await page.getByRole('table').getByRole('link', { name: number }).click()
  const given = page.getByRole('region', { name: 'Gửi kèm' })
  await given.getByRole('link').first().waitFor()
  expect(await given.locator('dt').count()).toBe(1)
  expect(await given.getByRole('link').count()).toBe(1)
  await page.getByRole('button', { name: 'Nhận trả lời' }).click()
  const form = page.getByRole('form', { name: 'Câu trả lời' })
  await form.getByRole('radio', { name: 'Đồng ý có điều kiện' }).check()
  await form.getByRole('button', { name: 'Gửi trả lời' }).click()
  await form.getByText('Hãy ghi điều kiện hoặc lý do.').waitFor()
  await picture(page, 'answering')
  expect(await faultsOn(page)).toEqual([])
  await form.getByLabel('Nội dung, điều kiện hoặc lý do').fill('Chưa đăng ký ở đây; cần giấy chứng sinh bản chính.')
  // Loaded again at once: what was typed is there.
  await page.reload()
  await form.getByRole('radio', { name: 'Đồng ý có điều kiện' }).waitFor()
  expect(await form.getByRole('radio', { name: 'Đồng ý có điều kiện' }).isChecked()).toBe(true)
  expect(await form.getByLabel('Nội dung, điều kiện hoặc lý do').inputValue())
    .toBe('Chưa đăng ký ở đây; cần giấy chứng sinh bản chính.')
  await picture(page, 'typed-and-reloaded')
  await form.getByRole('button', { name: 'Gửi trả lời' }).click()
  await page.getByText('Đã gửi trả lời.').waitFor()
  await picture(page, 'answered')
})

test('whoever asked is told of it in the list until they have read it in the dossier', async () => {
  const news = asker.page.getByRole('row').filter({ hasText: number }).getByText('kết quả lấy ý kiến chưa xem: 1')
  const list = async () => {
    await asker.page.getByRole('link', { name: 'Danh sách việc' }).click()
    await asker.page.getByRole('row').filter({ hasText: number }).waitFor()
  }
  await list()
  await news.waitFor()
  await picture(asker.page, 'told')
  await openDossier(asker, stage, number)
  await opinionsOn(asker).locator('.mc-chip', { hasText: 'mới' }).waitFor()
  await list()
  await news.waitFor({ state: 'detached' })
})

test('what an agency outside asks over the axis reminds the unit before its day, and is answered with a file', async () => {
  const { account, page } = asked
  const inquiry = await askOverAxis(stage, account.unitId)
  await page.goto(`${stage.url}/ban-lam-viec/danh-sach`)
  const reminder = page.getByRole('region', { name: 'Nhắc trả lời văn bản xin ý kiến' })
  await reminder.getByText('1 văn bản sắp đến hạn trả lời').waitFor()
  await picture(page, 'inquiry-reminded')
  await reminder.getByRole('link').click()
  const row = page.getByRole('row').filter({ hasText: inquiry })
  await row.getByText('sắp đến hạn').waitFor()
  await row.getByRole('link').click()
  await page.getByRole('button', { name: 'Nhận xử lý' }).click()
  const form = page.getByRole('form', { name: 'Trả lời' })
  await form.getByLabel('Trích yếu').fill('Trả lời về quy hoạch')
  await form.getByLabel('Nội dung trả lời').fill('Thống nhất, có bản đồ kèm theo.')
  await form.getByLabel('Chọn tệp cho Tệp kèm văn bản trả lời').setInputFiles({
    name: 'Bản đồ quy hoạch.pdf', mimeType: 'application/pdf', buffer: smallPdf('map'),
  })
  await form.getByText('✓ đã gửi').waitFor()
  await form.scrollIntoViewIfNeeded()
  await picture(page, 'inquiry-answering')
  expect(await faultsOn(page)).toEqual([])
  await form.getByRole('button', { name: 'Gửi văn bản trả lời' }).click()
  const sent = page.getByRole('region', { name: 'Tệp kèm văn bản trả lời' }).getByRole('link', { name: 'Bản đồ quy hoạch.pdf' })
  await sent.waitFor()
  await picture(page, 'inquiry-answered')
  const file = await page.request.get(new URL(await sent.getAttribute('href') ?? '', stage.url).href)
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf'])
})

test('whoever asked reads the answer in the dossier', async () => {
  await openDossier(asker, stage, number)
  await opinionsOn(asker).getByText('Đồng ý có điều kiện').waitFor()
  await opinionsOn(asker).getByText('cần giấy chứng sinh bản chính', { exact: false }).waitFor()
  await opinionsOn(asker).scrollIntoViewIfNeeded()
  await picture(asker.page, 'seen')
  expect(await faultsOn(asker.page)).toEqual([])
  expect(stage.surprises).toEqual([])
})
