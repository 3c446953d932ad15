/**
 * Need (users.md V2, section 5): on 400 kbit/s with three cuts a file of 2 MB arrives, and no byte beyond one piece is
 * sent twice; whoever loses the window goes on where it was lost; a photograph is made small on the phone.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BadLine, openBadLine } from './bad-line.ts'
import { pdfOf } from './journey/papers-online.ts'
import { until } from './journey/until.ts'

const PIECE = 262_144
const SLOW = 50_000 // bytes a second: 400 kbit
const TWO_MB = 2_000_000
/** A browser whose line was reset sends the piece again by itself, and hears that it is here already. */
const RESENT = /^PATCH \S+\/tep\/\S+ 409$/

let line: BadLine

beforeAll(async () => { line = await openBadLine() })
afterAll(async () => { await (line as BadLine | undefined)?.close() })

const input = (page: Page) => page.locator('section.paper input[type=file]').first()
const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  input(page).setInputFiles({ name, mimeType, buffer })
const arrived = (page: Page, name: string) =>
  page.locator('[data-has] li', { hasText: name }).first().waitFor({ timeout: 150_000 })
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

test('2 MB at 400 kbit/s with three cuts arrive whole, and no byte beyond one piece is sent twice', async () => {
  const { context, page } = await line.openPapers('cuts', [RESENT])
  const content = pdfOf(randomBytes(TWO_MB))
  line.proxy.begin({ bytesPerSecond: SLOW, cuts: [300_000, 900_000, 1_500_000] })
  await choose(page, 'quet.pdf', 'application/pdf', content)
  await arrived(page, 'quet.pdf')
  const { sent, cuts } = line.proxy.counted
  expect(cuts).toBe(3)
  expect(sent - content.length).toBeLessThanOrEqual(PIECE)
  expect(sent).toBeGreaterThanOrEqual(content.length)
  line.proxy.begin({})
  const [paper] = await line.papersOf(page.url())
  expect(paper).toMatchObject({ name: 'quet.pdf', size: content.length, sha256: sha256(content), pages: 1 })
  await context.close()
})

test('the window is lost in the middle: opened again, the same file goes on from there', async () => {
  const { context, page } = await line.openPapers('lost window')
  const content = pdfOf(randomBytes(1_200_000))
  line.proxy.begin({ bytesPerSecond: 200_000 })
  await choose(page, 'mat-cua-so.pdf', 'application/pdf', content)
  await until('half of it', async () => line.proxy.counted.sent > 500_000)
  const address = page.url()
  await page.close() // without a farewell, as when the phone runs out of memory
  const { sent: before } = line.proxy.counted
  const again = await context.newPage()
  await again.goto(address)
  const half = again.locator('li', { hasText: 'mat-cua-so.pdf: mới gửi được' })
  const percent = Number(/(\d+) %/.exec(await half.innerText())?.[1])
  expect(percent).toBeGreaterThan(30)
  await choose(again, 'mat-cua-so.pdf', 'application/pdf', content)
  await until('the rest', async () => await again.locator('[data-has] li', { hasText: 'mat-cua-so.pdf (' }).count() > 0)
  expect(await half.count()).toBe(0)
  expect(line.proxy.counted.sent - content.length).toBeLessThanOrEqual(PIECE)
  expect(line.proxy.counted.sent).toBeGreaterThan(before)
  line.proxy.begin({})
  expect(await line.papersOf(address)).toMatchObject([{ sha256: sha256(content) }])
  await context.close()
})

test('a photograph of some megabytes is sent as at most 300 kB, upright', async () => {
  const { context, page } = await line.openPapers('photograph')
  const photograph = await takePhotograph(page)
  expect(photograph.length).toBeGreaterThan(2_000_000)
  line.proxy.begin({})
  await choose(page, 'IMG_0001.jpg', 'image/jpeg', photograph)
  await arrived(page, 'IMG_0001.jpg')
  expect(line.proxy.counted.sent).toBeLessThanOrEqual(300_000)
  const [paper] = await line.papersOf(page.url())
  expect(paper).toMatchObject({ kind: 'image/jpeg', pages: null })
  expect(paper?.size).toBeLessThanOrEqual(300_000)
  const kept = paper?.sha256 ?? ''
  const stored = readFileSync(join(line.folder, 'files', kept.slice(0, 2), kept.slice(2, 4), kept))
  // Taken on its side (Exif 2.32, 4.6.4: orientation 6): 3000 by 2000 stands upright as 2 by 3.
  const { width, height } = sizeOfJpeg(stored)
  expect(height / width).toBeCloseTo(1.5, 1)
  expect(height).toBeGreaterThanOrEqual(800)
  expect(await page.getByRole('status').innerText()).toBe('Đã nhận tệp IMG_0001.jpg.')
  await context.close()
})

test('what is wrong with a file is said in its row, by the reader too; cancelled on its way, it is gone', async () => {
  const { context, page } = await line.openPapers('faults')
  line.proxy.begin({})
  await choose(page, 'khoa.pdf', 'application/pdf', pdfOf(Buffer.from('x'), '/Encrypt 9 0 R'))
  const row = page.locator('li.upload', { hasText: 'khoa.pdf' })
  await row.locator('.error').waitFor()
  expect(await row.locator('.error').innerText()).toMatch(/đặt mật khẩu.*Hãy lưu lại tệp không có mật khẩu/)
  expect(await page.getByRole('status').innerText()).toMatch(/^khoa\.pdf: Tệp PDF có đặt mật khẩu/)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await row.getByRole('button', { name: 'Đóng báo lỗi của khoa.pdf' }).click()
  expect(await row.count()).toBe(0)

  const before = await line.begunOf(page.url())
  line.proxy.begin({ bytesPerSecond: 50_000 })
  await choose(page, 'dai.pdf', 'application/pdf', pdfOf(randomBytes(900_000)))
  const bar = page.getByRole('progressbar', { name: 'Tiến độ gửi dai.pdf' })
  await until('a bar that moves', async () => Number(await bar.getAttribute('value').catch(() => 0)) > 0)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  expect(await page.locator('p.still-sending').innerText()).toMatch(/Còn 1 tệp đang gửi/)
  await page.getByRole('button', { name: 'Hủy gửi dai.pdf' }).click()
  expect(await bar.count()).toBe(0)
  await until('nothing of it at the server', async () => (await line.begunOf(page.url())).length === before.length)
  line.proxy.begin({})
  await page.reload()
  expect(await page.locator('li', { hasText: 'dai.pdf' }).count()).toBe(0)
  expect(await line.papersOf(page.url())).toEqual([])
  await context.close()
})

test('cancelled when its last piece has just arrived, and only the answer has not: it is not attached', async () => {
  const { context, page } = await line.openPapers('too late')
  line.proxy.begin({ holdsAnswers: true })
  await choose(page, 'vua-xong.pdf', 'application/pdf', pdfOf(randomBytes(100_000)))
  await until('all of it at the server', async () => (await line.papersOf(page.url())).length === 1)
  expect(await page.locator('[data-has] li').count()).toBe(0) // the phone has not heard of it
  await page.getByRole('button', { name: 'Hủy gửi vua-xong.pdf' }).click()
  await until('it is not attached any more', async () => (await line.papersOf(page.url())).length === 0)
  expect(await line.begunOf(page.url())).toEqual([])
  line.proxy.begin({})
  expect(await page.locator('li', { hasText: 'vua-xong.pdf' }).count()).toBe(0)
  await page.reload()
  expect(await page.locator('li', { hasText: 'vua-xong.pdf' }).count()).toBe(0)
  await context.close()
})

test('what was missing and has been sent is complained of no longer: title, summary and row', async () => {
  const { context, page } = await line.openPapers('missing', [/^POST \S+\/giay-to 422$/])
  line.proxy.begin({})
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.locator('section.summary').waitFor()
  expect(await page.title()).toMatch(/^Lỗi: /)
  const missing = await page.locator('section.summary li').count()
  expect(missing).toBeGreaterThan(0)
  const faulty = page.locator('section.paper.faulty')
  for (let left = missing; left > 0; left -= 1) {
    expect(await page.locator('section.summary h2').innerText()).toContain(String(left))
    expect(await faulty.count()).toBe(left)
    const name = `giay-${String(left)}.pdf`
    const content = pdfOf(randomBytes(2_000))
    await faulty.first().locator('input[type=file]').setInputFiles({
      name, mimeType: 'application/pdf', buffer: content,
    })
    await arrived(page, name)
    await until('its fault is taken back', async () => await faulty.count() === left - 1)
  }
  expect(await page.locator('section.summary').count()).toBe(0)
  expect(await page.title()).not.toMatch(/Lỗi/)
  expect(await page.locator('.error').count()).toBe(0)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.waitForURL((address) => !address.pathname.endsWith('/giay-to'))
  await context.close()
})

test('the paper of authorisation is sent in pieces beside what is typed, and its fault is taken back', async () => {
  const { context, page } = await line.openPapers('authorised', [/^POST \S+\/uy-quyen 422$/])
  line.proxy.begin({})
  await page.goto(page.url().replace(/\/giay-to.*/, '/uy-quyen'))
  await page.getByLabel('Họ, chữ đệm, tên của người ủy quyền').fill('Đỗ Thị Nhờ')
  await page.getByLabel('Họ, chữ đệm, tên của người ủy quyền').press('Enter') // goes on, and deletes nothing
  const summary = page.locator('section.summary')
  await summary.waitFor()
  const before = await summary.locator('li').count()
  const paper = page.locator('.field', { has: page.locator('#uq-van-ban') })
  expect(await paper.locator('.error').count()).toBe(1)
  await page.getByLabel('Số định danh của người ủy quyền').fill('000185990077')
  const file = { name: 'uy-quyen.pdf', mimeType: 'application/pdf', buffer: pdfOf(randomBytes(300_000)) }
  await page.locator('#uq-van-ban').setInputFiles(file)
  await arrived(page, 'uy-quyen.pdf')
  await until('its fault is taken back', async () => await paper.locator('.error').count() === 0)
  expect(await summary.locator('li').count()).toBe(before - 1)
  expect(await page.title()).toMatch(/^Lỗi: /) // the other faults stand
  expect(await page.getByLabel('Số định danh của người ủy quyền').inputValue()).toBe('000185990077')
  expect(line.proxy.counted.sent).toBe(file.buffer.length)
  expect(await line.papersOf(page.url())).toMatchObject([{ name: 'uy-quyen.pdf', sha256: sha256(file.buffer) }])
  await page.getByRole('button', { name: 'Xóa uy-quyen.pdf' }).click()
  await until('the paper is gone', async () => (await line.papersOf(page.url())).length === 0)
  expect(await page.getByLabel('Số định danh của người ủy quyền').inputValue()).toBe('000185990077')
  await context.close()
})

test('nothing of all this broke a policy, threw, or answered with a fault', () => expect(line.surprises).toEqual([]))

/** Noise that a JPEG cannot make small, 3000 by 2000; drawn by the browser, as a phone's camera writes it. */
async function takePhotograph(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 3_000
    canvas.height = 2_000
    const pen = canvas.getContext('2d')
    const shade = (n: number) => Math.floor(Math.abs(Math.sin(n) * 255))
    if (pen) for (let y = 0; y < 2_000; y += 4) for (let x = 0; x < 3_000; x += 4) {
      pen.fillStyle = `rgb(${String(shade(x * y))},${String(shade(x + y * 3))},${String(shade(x * 7))})`
      pen.fillRect(x, y, 4, 4)
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? ''
  })
  const picture = Buffer.from(base64, 'base64')
  const exif = Buffer.from('ffe100224578696600004d4d002a000000080001011200030000000100060000000000000000', 'hex')
  return Buffer.concat([picture.subarray(0, 2), exif.subarray(0, 36), picture.subarray(2)])
}

/** Of the first frame (ISO/IEC 10918-1, B.2.2). */
function sizeOfJpeg(bytes: Buffer): { width: number; height: number } {
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xc2)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
  }
  return { width: 0, height: 0 }
}
