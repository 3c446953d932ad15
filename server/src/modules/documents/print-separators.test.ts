/** Need: sheets that we print are read back from a scan, also creased, turned and upside down. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { arrangePages } from '../../platform/scan/arrange-pages.ts'
import { openPages } from '../../platform/scan/open-pages.ts'
import type { PagePicture } from '../../platform/scan/pictures.ts'
import { readCodes } from '../../platform/scan/read-codes.ts'
import { setPage } from '../../../test/page-set/papers.ts'
import { printSetPage } from '../../../test/page-set/print-page.ts'
import { type Separator, separatorText } from './domain/separator.ts'
import { printSeparators } from './print-separators.ts'

const PART: Separator = { kind: 'component', dossier: 'H99.12-210625-0004', component: 'giay-uy-quyen' }
const TYPE: Separator = { kind: 'type', documentType: 'gcn-ket-hon' }
const PATIENCE = 120_000

let sheets: Buffer
let sheet: PagePicture
beforeAll(async () => {
  sheets = Buffer.from(await printSeparators(
    [{ separator: PART, title: 'Giấy ủy quyền', detail: 'Hồ sơ H99.12-210625-0004' }, { separator: TYPE, title: 'Giấy chứng nhận kết hôn', detail: '' }],
    { author: 'Bộ phận Một cửa', at: new Date(0) },
  ))
  sheet = await (await openPages(sheets)).picture(1, 200)
}, PATIENCE)
const scan = () => sharp(sheet.pixels, { raw: { width: sheet.width, height: sheet.height, channels: 3 } })
async function codesOf(picture: Sharp): Promise<Awaited<ReturnType<typeof readCodes>>> {
  const jpeg = await picture.withMetadata({ density: 200 }).jpeg({ quality: 60 }).toBuffer()
  return readCodes(await (await openPages(jpeg)).picture(1, 200))
}

describe('a separator sheet', () => {
  test('a page each, read as they were written', async () => {
    const file = await openPages(sheets)
    expect(file.pages).toBe(2)
    const [first, second] = [await readCodes(await file.picture(1, 200)), await readCodes(await file.picture(2, 200))]
    expect(first).toEqual({ page: 1, texts: [separatorText(PART)], hasBars: true })
    expect(second).toEqual({ page: 2, texts: [separatorText(TYPE)], hasBars: true })
  }, PATIENCE)

  test.each([2, 180, 90])('laid on the glass turned by %d degrees', async (degrees) => {
    expect(await codesOf(scan().rotate(degrees, { background: 'white' }))).toMatchObject({ texts: [separatorText(PART)], hasBars: true })
  }, PATIENCE)

  test('with its QR code torn off it is read by its bars; with both, it is still known for a sheet', async () => {
    const cover = (top: number, height: number) => ({
      input: { create: { width: 1_300, height, channels: 3 as const, background: 'white' } }, left: 200, top,
    })
    expect(await codesOf(scan().composite([cover(700, 500)]))).toMatchObject({ texts: [separatorText(PART)] })
    expect(await codesOf(scan().composite([cover(500, 1_400)]))).toMatchObject({ texts: [], hasBars: true })
  }, PATIENCE)
})

test('a page of text and an empty one are no sheets', async () => {
  const page = await (await openPages(printSetPage(setPage(0)))).picture(1, 200)
  expect(await readCodes(page)).toEqual({ page: 1, texts: [], hasBars: false })
  const black = sharp({ create: { width: 1_654, height: 2_339, channels: 3, background: 'black' } })
  expect(await codesOf(black)).toMatchObject({ texts: [], hasBars: false })
}, PATIENCE)

describe('pages before they are signed', () => {
  const sizes = async (pdf: Buffer) => (await PDFDocument.load(pdf)).getPages().map((page) => (
    [Math.round(page.getWidth()), Math.round(page.getHeight()), page.getRotation().angle]))
  async function blank(...widths: number[]): Promise<Buffer> {
    const file = await PDFDocument.create()
    for (const width of widths) file.addPage([width, 500])
    return Buffer.from(await file.save())
  }

  test('are turned, left out, put in order and joined, pictures among them', async () => {
    const png = await sharp({ create: { width: 100, height: 200, channels: 3, background: 'white' } }).png().toBuffer()
    const made = await arrangePages([await blank(101, 102, 103), png], [
      { file: 0, page: 3, turn: 90 }, { file: 1, page: 1, turn: 0 }, { file: 0, page: 1, turn: 0 },
    ])
    expect(made.ok && await sizes(made.value)).toEqual([[103, 500, 90], [72, 144, 0], [101, 500, 0]])
    const again = await arrangePages([made.ok ? made.value : Buffer.alloc(0)], [{ file: 0, page: 1, turn: 270 }])
    expect(again.ok && await sizes(again.value)).toEqual([[103, 500, 0]])
  })

  test('a script of the file does not come along', async () => {
    const file = await PDFDocument.load(await blank(100))
    file.addJavaScript('x', 'app.alert(1)')
    const made = await arrangePages([Buffer.from(await file.save())], [{ file: 0, page: 1, turn: 0 }])
    expect(made.ok && (await PDFDocument.load(made.value)).catalog.has(PDFName.of('Names'))).toBe(false)
  })

  test('refused: signed, locked, broken, no such page, none at all', async () => {
    const page = [{ file: 0, page: 1, turn: 0 }] as const
    const [plain, ...faulty] = [
      await blank(100), Buffer.from('%PDF-1.7\nnothing'), Buffer.from('xin chào'),
    ]
    const code = async (bytes: Buffer, wanted: Parameters<typeof arrangePages>[1] = page) => {
      const made = await arrangePages([bytes], wanted)
      return made.ok ? 'made' : made.refusal.code
    }
    expect(await Promise.all(faulty.map(async (bytes) => code(bytes)))).toEqual(['file-broken', 'file-kind-not-allowed'])
    expect(await code(plain, [{ file: 0, page: 2, turn: 0 }])).toBe('page-unknown')
    expect(await code(plain, [{ file: 1, page: 1, turn: 0 }])).toBe('page-unknown')
    expect(await code(plain, [])).toBe('no-pages')
  })

  test('a signed file is refused, and stays as it came', async () => {
    const { signPdf } = await import('../../platform/signing/sign-pdf.ts')
    const { foundAuthority } = await import('../../platform/signing/stand-in-authority.ts')
    const authority = await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01'))
    const key = await authority.issue({ name: 'Nguyễn Văn Ký', from: new Date('2021-01-01'), to: new Date('2030-01-01') })
    const signed = await signPdf(sheets, key, { name: 'Nguyễn Văn Ký', at: new Date('2025-01-01') })
    const before = Buffer.from(signed)
    expect(await arrangePages([signed], [{ file: 0, page: 1, turn: 90 }])).toMatchObject({ refusal: { code: 'file-signed' } })
    expect(signed.equals(before)).toBe(true)
  }, PATIENCE)
})
