/**
 * Need: papers with every field the circulars ask for (TT 01/2018/TT-VPCP; TT 03/2025/TT-VPCP, annex I). What is
 * expected of each stands in golden/fields.ts, written from the law; read back by pdf.js.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIELDS } from './golden/fields.ts'
import { differenceOf, greyOf, openPaper, picturesOf, textOf } from './golden/read-paper.ts'
import { readQr } from './golden/read-qr.ts'
import { SAMPLES, sampleName, sampleReceipt, sampleRegister } from './golden/samples.ts'
import type { Apology } from './apology.ts'
import { type SlipInput, renderSlip } from './render-slip.ts'

const GOLDEN = join(import.meta.dirname, 'golden')
const at = new Date('2021-06-25T09:06:00+07:00')
const sumOf = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex')
const flat = (text: string) => text.replace(/\s+/g, ' ')
const named = (name: string): SlipInput => {
  const sample = SAMPLES.find((each) => sampleName(each) === name)
  if (!sample) throw new Error(`no sample ${name}`)
  return sample
}
const each = SAMPLES.map((sample) => [sampleName(sample), sample] as const)

test('there is a sample of every form of both circulars and of our own papers', () => {
  expect(SAMPLES.map(sampleName)).toEqual(Object.keys(FIELDS))
  expect(SAMPLES).toHaveLength(6 + 7 + 5)
})

test.each(Object.entries(FIELDS))('%s has every field the law asks for', async (name, fields) => {
  const text = flat(await textOf(await renderSlip(named(name))))
  expect(fields.filter((field) => !text.includes(field))).toEqual([])
})

test.each(each)('%s reads as it did', async (name, sample) => {
  expect(await textOf(await renderSlip(sample))).toBe(readFileSync(join(GOLDEN, `${name}.txt`), 'utf8'))
})

test.each(each)('%s looks as it did', async (name, sample) => {
  const pictures = await picturesOf(await renderSlip(sample), 0.6)
  const files = readdirSync(GOLDEN).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.png')).sort()
  expect(pictures).toHaveLength(files.length)
  for (const [n, file] of files.entries()) {
    const difference = await differenceOf(pictures[n] ?? Buffer.of(), readFileSync(join(GOLDEN, file)))
    expect(difference, file).toBeLessThan(0.0005)
  }
})

test.each(each)('%s is PDF/A-2b with all its fonts in it', async (_, sample) => {
  const pdf = Buffer.from(await renderSlip(sample)).toString('latin1')
  expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(pdf).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
  const names = pdf.match(/\/FontName \/[A-Z]{6}\+Tinos-\w+/g) ?? []
  expect(names.length).toBeGreaterThan(0)
  expect(pdf.match(/\/Type \/FontDescriptor/g)).toHaveLength(names.length)
  expect(pdf.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(names.length)
})

test('a paper of another year regenerates identically, in another process too', async () => {
  const sums = readFileSync(join(GOLDEN, 'sha256.txt'), 'utf8').trim().split('\n').map((line) => line.split(/\s+/))
  expect(
    await Promise.all(SAMPLES.map(async (sample) => [sumOf(await renderSlip(sample)), sampleName(sample)])),
  ).toEqual(sums)
  const script =
    "import { renderSlip } from './render-slip.ts'; import { SAMPLES } from './golden/samples.ts';" +
    "import { createHash } from 'node:crypto';" +
    "const made = SAMPLES.toReversed().map(async (s) => createHash('sha256').update(await renderSlip(s)).digest('hex'));" +
    'console.log((await Promise.all(made)).join())'
  const fresh = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script],
    { cwd: import.meta.dirname, encoding: 'utf8' })
  expect(fresh.trim().split(',')).toEqual(sums.map(([sum]) => sum).reverse())
})

test.each(['tt-01-2018-04', 'tt-03-2025-04'])('%s of a late member names the whole request and its new day (R11)', async (name) => {
  const sample = named(name)
  const { data } = sample as { readonly data: Apology }
  const whole = { name: 'Liên thông: khai sinh, thường trú', number: 'H99.12-210624-0007', newDay: '2021-07-20' }
  const text = flat(await textOf(await renderSlip({ ...sample, data: { ...data, whole } } as SlipInput)))
  expect(text).toContain('yêu cầu liên thông “Liên thông: khai sinh, thường trú”, mã yêu cầu: H99.12-210624-0007.')
  expect(text).toContain('Toàn bộ yêu cầu liên thông được hẹn trả vào ngày 20 tháng 7 năm 2021.')
  const draft = { ...sample, data: { ...data, whole: { ...whole, newDay: null } } } as SlipInput
  const drafted = flat(await textOf(await renderSlip(draft)))
  expect(drafted).toContain('mã yêu cầu: H99.12-210624-0007.')
  expect(drafted).not.toContain('Toàn bộ yêu cầu')
})

test('a receipt with ten components stays on one page, authorised or not', async () => {
  for (const name of ['tt-01-2018-01', 'tt-03-2025-01']) {
    expect((await openPaper(await renderSlip(named(name)))).numPages).toBe(1)
  }
})

test('a receipt says what is to be paid, still on one page; one without says nothing of it', async () => {
  const fees = 'Phí thẩm định hồ sơ: 650.000 đ'
  for (const name of ['tt-01-2018-01', 'tt-03-2025-01']) {
    const sample = named(name)
    const pdf = await renderSlip({ ...sample, data: { ...sample.data, fees } } as SlipInput)
    expect([(await openPaper(pdf)).numPages, flat(await textOf(pdf)).includes(`Phí, lệ phí phải nộp: ${fees}`)])
      .toEqual([1, true])
    expect(await textOf(await renderSlip(sample))).not.toContain('phải nộp')
  }
})

test('the QR code on the printed receipt leads to the tracking page', async () => {
  const [picture = Buffer.of()] = await picturesOf(await renderSlip(named('tt-01-2018-01')), 4)
  const { width, grey } = await greyOf(picture)
  const dark = (x: number, y: number) => (grey[Math.round(y) * width + Math.round(x)] ?? 255) < 128
  expect(codeOn(dark, width, grey.length / width)).toBe(sampleReceipt().trackingUrl)
})

test('the QR code is told to those who cannot see it', async () => {
  const pdf = Buffer.from(await renderSlip(named('tt-01-2018-01'))).toString('latin1')
  const alt = Buffer.from(`Mã QR tra cứu hồ sơ ${sampleReceipt().dossierNumber}`, 'utf16le').swap16().toString('latin1')
  expect(pdf.includes(alt) || pdf.toLowerCase().includes(Buffer.from(alt, 'latin1').toString('hex'))).toBe(true)
})

test('the head of the register stands on every page, and no row is lost', async () => {
  const pdf = await renderSlip({ set: 'tt-03-2025', form: '07', at, data: sampleRegister(200) })
  const pages = (await textOf(pdf)).split(/--- trang \d+ ---/).slice(1)
  expect(pages.length).toBeGreaterThan(10)
  for (const page of pages) expect(flat(page)).toContain('Mã hồ sơ Tên thủ tục hành chính')
  const numbers = new Set(pages.join('').match(/H99\.12-210625-\d{4}/g))
  expect(numbers.size).toBe(200)
})

test('the register of 2018 and an empty register come out too', async () => {
  const pdf = await renderSlip({ set: 'tt-01-2018', form: '06', at, data: sampleRegister(0) })
  expect(await textOf(pdf)).toContain('SỔ THEO DÕI')
})

test('a receipt of 2018 names both persons where somebody authorised, and no identity numbers', async () => {
  const receipt = sampleReceipt()
  const print = async (data: typeof receipt) =>
    flat(await textOf(await renderSlip({ set: 'tt-01-2018', form: '01', at, data })))
  const authorisedBy = { ...receipt.applicant, name: 'Trần Thị Lụa', number: '000186990002', paper: 'Giấy ủy quyền' }
  const text = await print({ ...receipt, authorisedBy })
  expect(text).toContain('Người ủy quyền (Ông/Bà/Tổ chức): Trần Thị Lụa')
  expect(text).toContain('Giấy tờ ủy quyền: Giấy ủy quyền')
  expect(text).toContain(receipt.applicant.name)
  expect(text).not.toMatch(/định danh|000186990002/)
  expect(await print(receipt)).not.toContain('ủy quyền')
})

const HOSTILE = '#panic("x") #set page(width: 1pt) $x^2$ *đậm* _nghiêng_ @nhãn <nhãn> [khối] {mã} \\ // `code` '
  + '= - + / ~ "a" &amp;'
const WORD = 'Ướ'.repeat(100)

test.each(each)('%s prints hostile text as text, inside its margins', async (_, sample) => {
  // Sentences, not dates or what the law fixes: every string of the sample that holds a space.
  const hostile = `${HOSTILE} ${WORD} ${'Thủy'.normalize('NFD')}\u202e\u0000漢`
  const spoil = (value: unknown): unknown => {
    if (typeof value === 'string') return value.includes(' ') ? hostile : value
    if (Array.isArray(value)) return value.slice(0, 3).map(spoil)
    if (typeof value !== 'object' || value === null || value instanceof Date) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoil(inner)]))
  }
  const paper = await openPaper(await renderSlip({ ...sample, data: spoil(sample.data) } as SlipInput))
  let text = ''
  for (let n = 1; n <= paper.numPages; n += 1) {
    const page = await paper.getPage(n)
    const [, , width = 0, height = 0] = page.view
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item)) continue
      text += item.str
      const [left = 0, bottom = 0] = item.transform.slice(4) as number[]
      if (item.str.trim() === '') continue
      expect(left, item.str).toBeGreaterThan(0)
      expect(left + item.width, item.str).toBeLessThan(width)
      expect(bottom, item.str).toBeGreaterThan(0)
      expect(bottom, item.str).toBeLessThan(height)
    }
  }
  const letters = text.replace(/\s/g, '')
  for (const part of [HOSTILE, WORD, 'Thủy□']) expect(letters).toContain(part.replace(/\s/g, ''))
})

/** Reads the code whose upper left finder is the first on the page; its right end is where ten modules are light. */
function codeOn(dark: (x: number, y: number) => boolean, width: number, height: number): string {
  const bars = Array.from('1011101', (bit) => bit === '1')
  const isFinder = (x: number, y: number, unit: number) => bars.every((bar, n) =>
    dark(x + (n + 0.5) * unit, y + 3.5 * unit) === bar && dark(x + 3.5 * unit, y + (n + 0.5) * unit) === bar)
  for (let top = 0; top < height; top += 1) {
    for (let left = 0; left < width; left += 1) {
      let run = 0
      while (dark(left + run, top)) run += 1
      if (run > 20 && isFinder(left, top, run / 7)) {
        let end = left
        for (let x = left; x < end + 10 * run / 7; x += 1) if (dark(x, top + 2)) end = x + 1
        const size = Math.round(((end - left) * 7 / run - 17) / 4) * 4 + 17
        const module = (end - left) / size
        return readQr((x, y) => dark(left + (x + 0.5) * module, top + (y + 0.5) * module), size)
      }
      left += run
    }
  }
  throw new Error('no code on the page')
}
