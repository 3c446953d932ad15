/**
 * Need: the office that gets a report reads the same in Excel, in Word and on paper, and no name that somebody typed is
 * computed by the program that opens it.
 */
import { expect, test } from 'vitest'
import type { Sheet } from '../../kernel/sheet.ts'
import { cellsOfXlsx, memberOf, tableOfDocx, tableOfPdf } from '../../../test/read-sheets.ts'
import { writeDocx } from './write-docx.ts'
import { writeSheetPdf } from './write-sheet-pdf.ts'
import { writeXlsx } from './write-xlsx.ts'

const AT = new Date('2021-09-15T00:00:00Z')
const FORMULAS = ['=HYPERLINK("http://x")', '+1', '-1+2', '@SUM(A1)', '\t=1']
const LONG = 'Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân, bồi dưỡng nghiệp vụ và các cơ sở giáo dục khác của tỉnh'

/** Written by hand: two rows of heading, with cells over columns and over rows. */
const sheetOf = (rows: Sheet['rows']): Sheet => ({
  name: 'Bảng', title: 'Bảng thử', author: 'Cơ quan Mẫu',
  lines: [{ text: 'BẢNG THỬ', at: 'center', look: 'title' }, { text: 'Đơn vị: <Mẫu> & con', at: 'left', look: 'plain' }],
  columns: [
    { width: 20, at: 'center' }, { width: 60, at: 'left' }, { width: 30, at: 'right' }, { width: 30, at: 'right' },
  ],
  header: [
    [{ text: 'TT', rows: 2 }, { text: 'Lĩnh vực', rows: 2 }, { text: 'Số hồ sơ', columns: 2 }],
    [{ text: 'Nhận' }, { text: 'Trả', isSmall: true }],
  ],
  rows,
})
const FEW = sheetOf([
  { isBold: true, cells: ['I', 'Cấp tỉnh', 1234567, 0] }, { isBold: false, cells: [1, 'Đất đai ẵ Ỵ ơ ự', 7, 12] },
  ...FORMULAS.map((name, nth) => ({ isBold: false, cells: [nth + 2, name, nth, 3] })),
])

test('a workbook: numbers are numbers, names are text whatever they begin with', async () => {
  const file = await writeXlsx(FEW)
  expect(await cellsOfXlsx(file)).toEqual([
    ['BẢNG THỬ', null, null, null], ['Đơn vị: <Mẫu> & con', null, null, null],
    ['TT', 'Lĩnh vực', 'Số hồ sơ', null], [null, null, 'Nhận', 'Trả'],
    ['I', 'Cấp tỉnh', 1234567, 0], [1, 'Đất đai ẵ Ỵ ơ ự', 7, 12],
    [2, '=HYPERLINK("http://x")', 0, 3], [3, '+1', 1, 3], [4, '-1+2', 2, 3], [5, '@SUM(A1)', 3, 3],
    [6, expect.stringMatching(/^\t?=1$/) as string, 4, 3],
  ])
  const sheet = memberOf(file, 'xl/worksheets/sheet1.xml')
  expect(sheet).not.toMatch(/<f[ >]/)
  for (const joined of ['A1:D1', 'A3:A4', 'B3:B4', 'C3:D3']) expect(sheet).toContain(`<mergeCell ref="${joined}"/>`)
})

test('a workbook: the heading stays, and is printed on each page, as wide as the paper', async () => {
  const file = await writeXlsx(FEW)
  const sheet = memberOf(file, 'xl/worksheets/sheet1.xml')
  expect(sheet).toMatch(/<pane ySplit="4" [^>]*state="frozen"\/>/)
  expect(sheet).toMatch(/<sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/)
  expect(sheet).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/)
  expect(memberOf(file, 'xl/workbook.xml')).toContain(
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Bảng\'!$3:$4</definedName>')
})

test('a document: cells over columns and rows, and a heading on each page of A4 across', async () => {
  const file = await writeDocx(FEW)
  const { lines, rows } = tableOfDocx(file)
  expect(lines).toEqual(['BẢNG THỬ', 'Đơn vị: <Mẫu> & con'])
  expect(rows.slice(0, 2)).toEqual([
    {
      isHeader: true,
      cells: [
        { text: 'TT', columns: 1, isBelow: false }, { text: 'Lĩnh vực', columns: 1, isBelow: false },
        { text: 'Số hồ sơ', columns: 2, isBelow: false },
      ],
    },
    {
      isHeader: true,
      cells: [
        { text: '', columns: 1, isBelow: true }, { text: '', columns: 1, isBelow: true },
        { text: 'Nhận', columns: 1, isBelow: false }, { text: 'Trả', columns: 1, isBelow: false },
      ],
    },
  ])
  expect(rows.slice(2).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['I', 'Cấp tỉnh', '1234567', '0'], ['1', 'Đất đai ẵ Ỵ ơ ự', '7', '12'], ['2', '=HYPERLINK("http://x")', '0', '3'],
    ['3', '+1', '1', '3'], ['4', '-1+2', '2', '3'], ['5', '@SUM(A1)', '3', '3'], ['6', '\t=1', '4', '3'],
  ])
  expect(rows.filter(({ isHeader }) => isHeader)).toHaveLength(2)
  const xml = memberOf(file, 'word/document.xml')
  // A4 in twentieths of a point, the long side across.
  expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  expect(xml.match(/<w:keepNext\/>/g), 'each cell of the one sum').toHaveLength(4)
  expect(memberOf(file, 'word/styles.xml')).toContain('w:ascii="Times New Roman"')
  expect(memberOf(file, 'docProps/core.xml')).toContain('<dc:title>Bảng thử</dc:title>')
})

test('a document holds no character that XML may not', async () => {
  const file = await writeDocx(sheetOf([{ isBold: false, cells: ['1', 'Đất\u0000 đai\u000b \ud800.', 1, 2] }]))
  expect(tableOfDocx(file).rows.at(-1)?.cells[1]?.text).toBe('Đất đai .')
})

test('a PDF: the same cells by its tags, and the same file a second time', async () => {
  const file = await writeSheetPdf(FEW, AT)
  const { title, pages } = await tableOfPdf(file)
  expect(title).toBe('Bảng thử')
  expect(pages).toHaveLength(1)
  expect(pages[0]?.text.trim()).toMatch(/^BẢNG THỬ Đơn vị: <Mẫu> & con .*Trang 1\/1$/)
  expect(pages[0]?.rows).toEqual([
    ['TT', 'Lĩnh vực', 'Số hồ sơ'], ['Nhận', 'Trả'],
    ['I', 'Cấp tỉnh', '1234567', '0'], ['1', 'Đất đai ẵ Ỵ ơ ự', '7', '12'], ['2', '=HYPERLINK("http://x")', '0', '3'],
    ['3', '+1', '1', '3'], ['4', '-1+2', '2', '3'], ['5', '@SUM(A1)', '3', '3'], ['6', '=1', '4', '3'],
  ])
  expect(Buffer.from(await writeSheetPdf(FEW, AT)).equals(file)).toBe(true)
})

test('a PDF of 300 sectors: each stands once, on pages that all begin with the heading', async () => {
  const names = Array.from({ length: 300 }, (_, nth) => `Lĩnh vực số ${nth + 1}`)
  const { pages } = await tableOfPdf(await writeSheetPdf(
    sheetOf(names.map((name, nth) => ({ isBold: false, cells: [nth + 1, name, nth * 2, nth] }))), AT))
  expect(pages.length).toBeGreaterThan(5)
  for (const { text } of pages)
    for (const heading of ['TT', 'Lĩnh vực', 'Số hồ sơ', 'Nhận', 'Trả']) expect(text).toContain(` ${heading} `)
  const rows = pages.flatMap((page) => page.rows).filter(([nth]) => /^\d+$/.test(nth ?? ''))
  expect(rows).toEqual(names.map((name, nth) => [String(nth + 1), name, String(nth * 2), String(nth)]))
})

test('a PDF: a long name wraps, and so does one without blanks', async () => {
  const word = 'Đ'.repeat(80)
  const { pages } = await tableOfPdf(await writeSheetPdf(
    sheetOf([LONG, word].map((name, nth) => ({ isBold: false, cells: [nth + 1, name, 5, 6] }))), AT))
  const said = pages[0]?.rows.slice(2).map(([, name, ...counts]) => [name?.replaceAll(/\s+/g, ''), ...counts])
  expect(said).toEqual([[LONG.replaceAll(' ', ''), '5', '6'], [word, '5', '6']])
})
