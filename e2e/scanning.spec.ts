/**
 * Need: at the counter a paper is photographed page by page, or its file is chosen, and is one paper of the dossier,
 * without a mouse (II.2.4–6; users.md 2.5, 2.11); what is only shown is not scanned (domain 7.1).
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallPdf } from './birth.ts'
import { sitDown } from './journey/at-keys.ts'
import { openChromium } from './journey/chromium.ts'
import { type Counter, openCounter } from './journey/counter.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

/** Of the mother whose account the birth desk opens. */
const KNOWN = '000196990001'

let stage: OpenedStage
let counter: Counter
let folder: string
let hotFolder: string
let withCamera: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-film-'))
  const film = join(folder, 'giay.mjpeg')
  writeFileSync(film, filmOfPaper())
  withCamera = await openChromium({ film })
  hotFolder = join(folder, 'may-quet')
  mkdirSync(hotFolder)
  stage = await openStage({ env: { MOTCUA_HOT_FOLDER: hotFolder }, isWhole: true })
  counter = await openCounter(stage)
})

afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
  await (withCamera as Browser | undefined)?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What the camera looks at: a sheet of paper with lines on it, a second long. */
function filmOfPaper(): Buffer {
  const canvas = createCanvas(1600, 1200) // 137 dots an inch of a sheet of A4: enough for a photograph, not for a scan
  const context = canvas.getContext('2d')
  context.scale(1.25, 1.25)
  context.fillStyle = '#556'
  context.fillRect(0, 0, 1280, 960)
  context.fillStyle = '#fff'
  context.fillRect(340, 40, 600, 880)
  context.fillStyle = '#111'
  for (let y = 120; y < 860; y += 28) context.fillRect(400, y, 480, 8)
  const picture = canvas.toBuffer('image/jpeg')
  return Buffer.concat(Array.from({ length: 30 }, () => picture))
}

/** A desk whose browser has a camera, and leave to use it, as a clerk gives it once. */
async function sitAtCamera() {
  const newContext = (options: Parameters<Browser['newContext']>[0]) =>
    withCamera.newContext({ ...options, permissions: ['camera'] })
  return sitDown({ ...stage, browser: { newContext } as Browser }, stage.province.counters.commune)
}

const person = (page: Page) => page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' })
const procedure = (page: Page) => page.getByRole('combobox', { name: 'Tên hoặc mã thủ tục' })
const paper = (page: Page, name: string) => page.getByRole('group', { name }).getByRole('radio').first()

test('two pages are photographed, one turned, and are one file of the dossier that is received', async () => {
  const { page, keys, heard, leave } = await sitAtCamera()
  await keys.press('n')
  await keys.isAt(person(page))
  await keys.type(KNOWN)
  await keys.press('Enter')
  await keys.isAt(procedure(page))
  await keys.type('dang ky khai sinh')
  await keys.press('Enter')
  await keys.isAt(page.getByRole('group', { name: 'Trường hợp thời hạn' }).getByRole('radio').first())
  await keys.press('g')
  await keys.isAt(paper(page, 'Giấy chứng sinh'))
  await keys.press('c')
  // What is only shown has no place for files, nor a camera.
  const shown = page.locator('[data-paper="cccd"]')
  await shown.getByRole('radio', { name: 'Có', exact: true }).focus()
  await keys.press('Space')
  await shown.getByText('không cần quét').waitFor()
  expect(await shown.locator('input[type=file]').count()).toBe(0)
  const open = page.getByRole('button', { name: 'Chụp ảnh cho Giấy chứng sinh' })
  await open.focus()
  await keys.press('Enter')
  const camera = page.getByRole('region', { name: 'Chụp Giấy chứng sinh' })
  await keys.isAt(camera.getByRole('button', { name: 'Chụp trang 1' }))
  await keys.press('Enter')
  await keys.isAt(camera.getByRole('button', { name: 'Chụp trang 2' }))
  await keys.press('Enter')
  await camera.getByRole('img', { name: 'Trang 2' }).waitFor()
  await camera.getByRole('button', { name: 'Xoay trang 2' }).focus()
  await keys.press('Enter')
  await camera.getByRole('button', { name: 'Xong, lấy 2 trang' }).focus()
  await keys.press('Enter')
  await page.getByText('✓ đã gửi, 2 trang').waitFor()
  await keys.isAt(open)
  // Before the verdict on the scan is in: intake waits for it, and goes on by itself.
  await keys.press('Control+Enter')
  await page.getByRole('heading', { name: /^Đã tiếp nhận hồ sơ của/ }).waitFor({ timeout: 120_000 })
  const number = await page.locator('.mc-receipt-number').innerText()
  expect(heard.pointer).toEqual([])

  // In the dossier, later: a scan that was forgotten is put in from a file.
  await page.goto(`${stage.url}/ban-lam-viec/danh-sach`)
  await page.getByLabel('Tìm theo mã hồ sơ hoặc họ tên').fill(number)
  await page.keyboard.press('Enter')
  await page.getByRole('table').getByRole('link', { name: number, exact: true }).press('Enter')
  const papers = page.getByRole('region', { name: 'Giấy tờ', exact: true })
  await papers.getByRole('button', { name: /^Bản chụp lúc .* 2 trang/ }).waitFor()
  const add = papers.getByRole('button', { name: 'Quét, chụp cho Giấy chứng sinh' })
  await add.press('Enter')
  const group = papers.getByRole('group', { name: 'Chụp Giấy chứng sinh' })
  await group.getByRole('button', { name: 'Đưa vào hồ sơ' }).press('Enter')
  await group.getByRole('alert').waitFor() // nothing is chosen yet
  const canvas = createCanvas(827, 1169)
  canvas.getContext('2d').fillRect(100, 100, 500, 900)
  await group.locator('input[type=file]').setInputFiles({
    name: 'mat-sau.png', mimeType: 'image/png', buffer: canvas.toBuffer('image/png'),
  })
  await group.getByText('✓ đã gửi').waitFor()
  // 100 dots an inch are too few: said, and not taken before somebody says why it is used all the same.
  await group.getByText('Trang 1: chỉ 100 dpi, cần từ 130 dpi').waitFor({ timeout: 60_000 })
  await group.getByRole('button', { name: 'Đưa vào hồ sơ' }).press('Enter')
  await group.getByText('Có bản quét chưa đạt chất lượng').waitFor()
  await group.getByRole('button', { name: 'Vẫn dùng bản này' }).press('Enter')
  await group.getByText('Hãy ghi lý do').waitFor()
  await group.getByLabel('Lý do vẫn dùng bản này').fill('Bản gốc chỉ còn ảnh nhỏ')
  await group.getByRole('button', { name: 'Vẫn dùng bản này' }).press('Enter')
  await group.getByText('lý do: Bản gốc chỉ còn ảnh nhỏ').waitFor()
  await group.getByRole('button', { name: 'Đưa vào hồ sơ' }).press('Enter')
  await papers.getByRole('button', { name: /^mat-sau\.png/ }).waitFor()
  await leave()
  // The one refusal that was meant.
  expect(stage.surprises.splice(0)).toEqual([expect.stringMatching(/POST \/api\/dossiers\/[^ ]+\/scans 422$/)])
})

/** The folder of the counter's unit, named as it is called in the data. */
async function folderOfCounter(): Promise<string> {
  const client = new pg.Client(stage.instance.databaseUrl())
  await client.connect()
  const { rows: [unit] } = await client.query<{ key: string }>(
    'select key from organisation.unit where id = $1', [stage.province.counters.commune.unitId])
  await client.end()
  const own = join(hotFolder, (unit?.key ?? '').replaceAll(':', '_'))
  mkdirSync(own, { recursive: true })
  return own
}

test('what the scanner put into the folder of the unit is looked at, put away or taken into a dossier', async () => {
  const own = await folderOfCounter()
  writeFileSync(join(own, 'quet-1.pdf'), smallPdf('tray 1'))
  writeFileSync(join(own, 'quet-2.pdf'), smallPdf('tray 2'))
  writeFileSync(join(own, 'bua.pdf'), 'MZ')
  const { page, keys, heard, leave } = await sitDown(stage, stage.province.counters.commune)
  const list = page.getByRole('list', { name: 'Bản quét đang chờ' })
  await page.goto(`${stage.url}/ban-lam-viec/khay-quet`)
  await list.getByRole('button', { name: 'quet-2.pdf' }).waitFor({ timeout: 60_000 })
  expect(readdirSync(join(own, 'bi-tu-choi')).some((name) => name.endsWith('.ly-do.txt'))).toBe(true)
  await list.getByRole('button', { name: 'quet-2.pdf' }).focus()
  await keys.press('Enter')
  await page.getByRole('button', { name: 'Cất đi quet-2.pdf' }).focus()
  await keys.press('Enter')
  await page.getByLabel('Lý do').focus()
  await keys.type('quet trung')
  await page.getByRole('button', { name: 'Cất đi', exact: true }).focus()
  await keys.press('Enter')
  await list.getByRole('button', { name: 'quet-2.pdf' }).waitFor({ state: 'detached' })

  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await keys.isAt(person(page))
  await keys.type(KNOWN)
  await keys.press('Enter')
  await keys.isAt(procedure(page))
  await keys.type('dang ky khai sinh')
  await keys.press('Enter')
  await page.locator('[data-paper="giay-chung-sinh"]').getByRole('radio', { name: 'Có', exact: true }).focus()
  await keys.press('Space')
  const opener = page.getByRole('button', { name: 'Lấy từ khay cho Giấy chứng sinh' })
  await opener.focus()
  await keys.press('Enter')
  await page.getByRole('button', { name: 'Lấy quet-1.pdf' }).focus()
  await keys.press('Enter')
  await page.getByText('✓ đã gửi, 1 trang').waitFor()
  await keys.isAt(opener)
  expect(heard.pointer).toEqual([])
  // Taken off the paper again, it waits for others.
  await page.getByRole('button', { name: 'Xóa quet-1.pdf' }).focus()
  await keys.press('Enter')
  await page.goto(`${stage.url}/ban-lam-viec/khay-quet`)
  await list.getByRole('listitem').filter({ hasText: 'quet-1.pdf' }).waitFor()
  await page.getByText('bạn đang lấy').waitFor({ state: 'detached' })
  await leave()
})

test('pages of two files are turned, left out and split, by buttons alone; a batch is filed by its sheets', async () => {
  const { page, keys, heard, leave } = await sitDown(stage, stage.province.counters.commune)
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await keys.isAt(person(page))
  await keys.type(KNOWN)
  await keys.press('Enter')
  await keys.isAt(procedure(page))
  await keys.type('dang ky khai sinh')
  await keys.press('Enter')
  const proof = page.locator('[data-paper="giay-chung-sinh"]')
  await proof.getByRole('radio', { name: 'Có', exact: true }).focus()
  await keys.press('Space')
  const files = ['truoc.pdf', 'sau.pdf'].map((name) => ({
    name, mimeType: 'application/pdf', buffer: smallPdf(`edited ${name}`),
  }))
  await proof.locator('input[type=file]').setInputFiles(files)
  await proof.getByText('✓ đã gửi, 1 trang').nth(1).waitFor()
  const opener = page.getByRole('button', { name: 'Sửa trang cho Giấy chứng sinh' })
  await opener.focus()
  await keys.press('Enter')
  const editor = page.getByRole('region', { name: 'Sửa trang của Giấy chứng sinh' })
  for (const tool of ['Xoay trang 1', 'Tách trước trang 2']) {
    await editor.getByRole('button', { name: tool }).focus()
    await keys.press('Enter')
  }
  await editor.getByRole('button', { name: 'Lưu thành 2 tệp' }).waitFor()
  await editor.getByRole('button', { name: 'Nối lại trang 2' }).focus()
  await keys.press('Enter')
  await editor.getByRole('button', { name: 'Lưu thành 1 tệp' }).focus()
  await keys.press('Enter')
  await proof.getByText('✓ đã gửi, 2 trang').waitFor()
  expect(heard.pointer).toEqual([])

  const href = await page.getByRole('link', { name: 'In tờ ngăn cách' }).getAttribute('href')
  const sheets = Buffer.from(await (await page.request.get(stage.url + String(href))).body())
  const batch = page.locator('.mc-batch')
  await batch.locator('input[type=file]').setInputFiles({
    name: 'ca-tap.pdf', mimeType: 'application/pdf', buffer: sheets,
  })
  await batch.getByText('sau tờ ngăn cách không có trang nào').first().waitFor({ timeout: 120_000 })
  await leave()
})

test('without a camera it is said what to do, and a file can still be chosen', async () => {
  const { page, leave } = await sitDown(stage, stage.province.counters.commune)
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await person(page).fill(KNOWN)
  await person(page).press('Enter')
  await procedure(page).fill('dang ky khai sinh')
  await procedure(page).press('Enter')
  await page.locator('[data-paper="giay-chung-sinh"]').getByRole('radio', { name: 'Có', exact: true }).check()
  await page.getByRole('button', { name: 'Chụp ảnh cho Giấy chứng sinh' }).press('Enter')
  const camera = page.getByRole('region', { name: 'Chụp Giấy chứng sinh' })
  await camera.getByRole('alert').filter({ hasText: 'chọn tệp có sẵn' }).waitFor()
  await camera.getByRole('button', { name: 'Thôi' }).press('Enter')
  await camera.waitFor({ state: 'detached' })
  await leave()
})
