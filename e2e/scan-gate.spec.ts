/**
 * Need: no scan that cannot be read is taken in by being quicker than the machine; in a received dossier pages are put
 * in order until somebody signs, and a batch is filed by its sheets (D1; TT 01/2023 Đ.7).
 */
import { PDFDocument } from '@cantoo/pdf-lib'
import { createCanvas } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallPdf } from './birth.ts'
import { sitDown } from './journey/at-keys.ts'
import { type Counter, openCounter } from './journey/counter.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

/** Of the mother whose account the birth desk opens. */
const KNOWN = '000196990001'
/** Milliseconds until a scan is measured, on a machine that has other work. */
const MEASURED = 120_000

let stage: OpenedStage
let counter: Counter
beforeAll(async () => {
  stage = await openStage({})
  counter = await openCounter(stage)
})
afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

const person = (page: Page) => page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' })
const procedure = (page: Page) => page.getByRole('combobox', { name: 'Tên hoặc mã thủ tục' })

/** 85 dots an inch of a sheet of A4. */
function tooSmall(): Buffer {
  const canvas = createCanvas(700, 990)
  canvas.getContext('2d').fillRect(80, 80, 400, 700)
  return canvas.toBuffer('image/png')
}

/** The first sheet and behind it what was scanned. */
async function joined(sheets: Buffer, scan: Buffer): Promise<Buffer> {
  const made = await PDFDocument.create()
  for (const bytes of [sheets, scan]) {
    const [page] = await made.copyPages(await PDFDocument.load(bytes), [0])
    if (page) made.addPage(page)
  }
  return Buffer.from(await made.save())
}

test('a poor scan waits for a reason, however quickly keys are pressed; its pages are put in order in the dossier', async () => {
  const { page, keys, leave } = await sitDown(stage, stage.province.counters.commune)
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await keys.isAt(person(page))
  await keys.type(KNOWN)
  await keys.press('Enter')
  await keys.isAt(procedure(page))
  await keys.type('dang ky khai sinh')
  await keys.press('Enter')
  await keys.isAt(page.getByRole('group', { name: 'Trường hợp thời hạn' }).getByRole('radio').first())
  await keys.press('g')
  await keys.isAt(page.getByRole('group', { name: 'Giấy chứng sinh' }).getByRole('radio').first())
  await keys.press('a')
  const proof = page.locator('[data-paper="giay-chung-sinh"]')
  await proof.locator('input[type=file]').setInputFiles({ name: 'mo.png', mimeType: 'image/png', buffer: tooSmall() })
  await proof.getByText('✓ đã gửi').waitFor()
  await keys.press('Control+Enter') // before the verdict is in
  await page.getByRole('alert').filter({ hasText: 'Giấy chứng sinh: Có bản quét chưa đạt chất lượng' })
    .waitFor({ timeout: MEASURED })
  await proof.getByText('Trang 1: chỉ 85 dpi, cần từ 130 dpi').waitFor()
  expect(await page.getByRole('heading', { name: /^Đã tiếp nhận hồ sơ của/ }).count()).toBe(0)
  const reason = 'Bản gốc chỉ còn ảnh nhỏ'
  await proof.getByLabel('Lý do vẫn dùng bản này').fill(reason)
  await proof.getByRole('button', { name: 'Vẫn dùng bản này' }).press('Enter')
  await proof.getByText(`lý do: ${reason}`).waitFor()
  await keys.press('Control+Enter')
  await page.getByRole('heading', { name: /^Đã tiếp nhận hồ sơ của/ }).waitFor({ timeout: MEASURED })
  const number = await page.locator('.mc-receipt-number').innerText()
  expect(stage.surprises.splice(0)).toEqual([expect.stringMatching(/POST \/api\/dossiers 422$/)])

  await page.goto(`${stage.url}/ban-lam-viec/danh-sach`)
  await page.getByLabel('Tìm theo mã hồ sơ hoặc họ tên').fill(number)
  await page.keyboard.press('Enter')
  await page.getByRole('table').getByRole('link', { name: number, exact: true }).press('Enter')
  const papers = page.getByRole('region', { name: 'Giấy tờ', exact: true })
  await papers.getByRole('button', { name: 'Sửa trang cho Giấy chứng sinh' }).press('Enter')
  const editor = page.getByRole('region', { name: 'Sửa trang của Giấy chứng sinh' })
  await editor.getByRole('button', { name: 'Xoay trang 1' }).press('Enter')
  await editor.getByRole('button', { name: 'Lưu thành 1 tệp' }).press('Enter')
  const made = papers.getByRole('group', { name: 'Sửa trang của Giấy chứng sinh' })
  await made.getByLabel('Lý do vẫn dùng bản này').fill(reason, { timeout: MEASURED })
  await made.getByRole('button', { name: 'Vẫn dùng bản này' }).press('Enter')
  await made.getByText(`lý do: ${reason}`).waitFor()
  await made.getByRole('button', { name: 'Thay bản đang có' }).press('Enter')
  await papers.getByRole('button', { name: /đã sửa/ }).waitFor()
  expect(await papers.getByRole('button', { name: /^mo\.png/ }).count()).toBe(0)
  await papers.getByRole('link', { name: /^Mở.*mo\.png/ }).waitFor() // what was there is kept

  // All at once, by the sheets of this dossier.
  await papers.getByRole('button', { name: 'Quét cả tập' }).press('Enter')
  const batch = papers.getByRole('group', { name: 'Quét cả tập' })
  const href = await batch.getByRole('link', { name: 'In tờ ngăn cách' }).getAttribute('href')
  const sheets = Buffer.from(await (await page.request.get(stage.url + String(href))).body())
  await batch.locator('.mc-batch input[type=file]').setInputFiles({
    name: 'ca-tap.pdf', mimeType: 'application/pdf', buffer: await joined(sheets, smallPdf('batch of a dossier')),
  })
  await batch.getByText('✓ Bản quét đọc được.').waitFor({ timeout: MEASURED })
  await batch.getByRole('button', { name: 'Đưa vào hồ sơ' }).press('Enter')
  await papers.getByRole('button', { name: /^ca-tap \(1\)\.pdf/ }).waitFor()
  await leave()
  expect(stage.surprises.splice(0)).toEqual([])
})
