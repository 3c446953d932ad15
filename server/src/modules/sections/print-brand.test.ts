/**
 * Need: signs, badges and covers of a section look as the province says, in its colours and with its emblem (bản sắc
 * thương hiệu của Bộ phận Một cửa, KH 1107 II.6).
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import {
  type SectionBrand, printBadges, printCounterSigns, printCover, printDoorSign, printKioskSign,
} from './print-brand.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#27408b" d="M0 0h8v8H0z"/></svg>'
/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const of = (emblem: SectionBrand['brand']['emblem']): SectionBrand => ({
  section: 'Bộ phận Một cửa xã Mẫu', agency: 'Ủy ban nhân dân xã Mẫu', at: new Date('2021-06-25T02:00:00Z'),
  brand: {
    short: 'Một cửa Mẫu', slogan: 'Hành chính phục vụ', hotline: '0500 000 000', main: '#27408b', line: '#a67c1a', emblem,
  },
})
const WITH = of({ type: 'image/svg+xml', base64: Buffer.from(SVG).toString('base64') })

async function textOf(pdf: Uint8Array): Promise<{ pages: number; text: string }> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, async (_, nth) => {
    const { items } = await (await document.getPage(nth + 1)).getTextContent()
    return items.map((item) => 'str' in item ? item.str : '').join(' ')
  })
  return { pages: document.numPages, text: (await Promise.all(pages)).join(' ').replaceAll(/\s+/g, ' ') }
}

test('the sign at the door says whose it is, when it is open, and whom to call', async () => {
  const { pages, text } = await textOf(await printDoorSign(WITH, {
    hours: ['Thứ Hai đến thứ Sáu: 07:30 đến 11:30'], url: 'https://dvc.example/bo-phan/1',
  }))
  expect(pages).toBe(1)
  for (const said of [
    'ỦY BAN NHÂN DÂN XÃ MẪU', 'BỘ PHẬN MỘT CỬA XÃ MẪU', 'Hành chính phục vụ', 'Thứ Hai đến thứ Sáu: 07:30 đến 11:30',
    '0500 000 000',
  ]) expect(text).toContain(said)
})

test('each counter has a page with its number and its services in both languages', async () => {
  const services = [{ name: 'Nộp hồ sơ', nameEn: 'Hand in documents' }]
  const signs = await printCounterSigns(WITH, [{ number: 1, services }, { number: 2, services }])
  const { pages, text } = await textOf(signs)
  expect(pages).toBe(2)
  expect(text).toMatch(/Quầy 1.*Nộp hồ sơ.*Hand in documents.*Quầy 2/)
})

test('badges stand ten on a page', async () => {
  const badges = Array.from({ length: 11 }, (_, nth) => ({ name: `Nguyễn Thị Mẫu ${String(nth)}`, position: 'Công chức' }))
  const { pages, text } = await textOf(await printBadges(WITH, badges))
  expect(pages).toBe(2)
  expect(text).toContain('Nguyễn Thị Mẫu 10 Công chức')
})

test('the kiosk tells what to do, the cover what is written on it', async () => {
  expect((await textOf(await printKioskSign(WITH, 'https://dvc.example/lay-so/1'))).text).toMatch(/LẤY SỐ TẠI ĐÂY.*1\. .*2\. .*3\. /)
  const cover = await textOf(await printCover(WITH))
  expect([cover.pages, cover.text.includes('Mã hồ sơ:')]).toEqual([1, true])
})

test('a province with a PNG for its emblem, or with none, and a long name has signs all the same', async () => {
  const long = 'Trung tâm Phục vụ hành chính công phường Mẫu Tên Rất Dài Của Một Đơn Vị Hành Chính'
  for (const emblem of [null, { type: 'image/png', base64: PNG } as const]) {
    const brand = { ...of(emblem), section: long }
    const door = await textOf(await printDoorSign(brand, { hours: ['Thứ Hai: 07:30 đến 11:30'], url: 'https://dvc.example/1' }))
    expect(door.pages).toBe(1)
    expect((await textOf(await printCounterSigns(brand, [{
      number: 12, services: Array.from({ length: 5 }, (_, nth) => ({ name: `Nộp hồ sơ lĩnh vực ${String(nth)}`, nameEn: 'Documents' })),
    }]))).pages).toBe(1)
  }
})
