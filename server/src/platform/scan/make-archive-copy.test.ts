/** Need: what lies in the archive can be read in fifty years, found by its words, and looks as the paper did. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { checkArchiveCopy } from '../pdf-file/check-archive-copy.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { compilePaper } from '../pdf/typst.ts'
import { keptPage, thumbnailOf } from './keep-page.ts'
import { makeArchiveCopy } from './make-archive-copy.ts'
import { openPages } from './open-pages.ts'
import type { PageText } from './read-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-archive-'))
afterAll(() => { rmSync(folder, { recursive: true }) })
const PATIENCE = 120_000
/** A sheet of A5 with one line 30 mm from the left and 40 from above. */
const source = async () => Buffer.from(await compilePaper({
  templates: new Map([['archive-test.typ', '#set document(title: "x")\n'
    + '#set page(paper: "a5", margin: (left: 30mm, top: 40mm, rest: 10mm))\n'
    + '#set text(font: "Tinos", size: 14pt)\nQuyết định số 12']]),
  main: 'archive-test.typ', data: {}, at: new Date(0),
}))
/** As the reader would say it: shares of 148 by 210 mm. */
const read: PageText = {
  page: 1, text: 'Quyết định số 12', confidence: 0.9, skew: 0, foundDpi: null,
  lines: [['Quyết', 'định', 'số', '12'].map((text, n) => (
    { text, confidence: 0.9, box: { left: (30 + 14 * n) / 148, top: 40 / 210, width: 12 / 148, height: 4 / 210 } }))],
}

let copy: Buffer
beforeAll(async () => {
  const page = await keptPage(await (await openPages(await source())).picture(1, 200))
  const head = { title: 'Quyết định', author: 'Bộ phận Một cửa', at: new Date(0) }
  const made = await makeArchiveCopy([page, page], [read], head)
  expect(made.way).toBe('pictures')
  copy = Buffer.from(made.pdf)
}, PATIENCE)

describe('an archive copy', () => {
  test('has the structure of PDF/A-2b, page by page as large as the paper', async () => {
    expect(checkArchiveCopy(openPdfFile(copy))).toEqual([])
    const pages = await openPages(copy)
    expect(pages.pages).toBe(2)
    const { width, height } = await pages.picture(1, 100)
    expect([width, height]).toEqual([583, 827]) // 148 by 210 mm at 100 dots to an inch
  }, PATIENCE)

  test.skipIf(!existsSync('/usr/bin/pdftotext'))('its words are where they were read, as poppler finds them', () => {
    writeFileSync(join(folder, 'copy.pdf'), copy)
    const found = execFileSync('pdftotext', ['-bbox', '-l', '1', join(folder, 'copy.pdf'), '-'], { encoding: 'utf8' })
    const words = [...found.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]+)</g)]
    expect(words.map(([, , , , text]) => text)).toEqual(['Quyết', 'định', 'số', '12'])
    for (const [n, [, left = '', , right = '']] of words.entries()) {
      expect(Number(left) / 72 * 25.4).toBeCloseTo(30 + 14 * n, -1)
      expect((Number(right) - Number(left)) / 72 * 25.4).toBeGreaterThan(10)
    }
  })

  test('it looks as the paper did: the text beneath is not seen', async () => {
    const at = async (pdf: Buffer) => (await openPages(pdf)).picture(1, 25.4) // a dot a millimetre
    const [was, is] = [await at(await source()), await at(copy)]
    expect([is.width, is.height, was.width, was.height]).toEqual([148, 210, 148, 210])
    let far = 0
    for (const [n, level] of was.pixels.entries()) if (Math.abs(level - (is.pixels[n] ?? 0)) > 90) far += 1
    expect(far / was.pixels.length).toBeLessThan(0.002)
  }, PATIENCE)
})

test.each([
  ['without marks', pdfOf(PAGES), ['not-marked', 'no-output-intent']],
  [
    'with a font of the reader\'s own', pdfOf([...PAGES, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']),
    ['not-marked', 'no-output-intent', 'font-not-embedded'],
  ],
  ['with a script', pdfOf([...PAGES, '<</S/JavaScript/JS(1)>>']), ['not-marked', 'no-output-intent', 'active-content']],
  ['locked', pdfOf(PAGES, '/Encrypt<<>>'), ['encrypted']],
])('a PDF %s is no such copy', (_, pdf, faults) => {
  expect(checkArchiveCopy(openPdfFile(pdf))).toEqual(faults)
})

test('a thumbnail is a small picture of the page', async () => {
  const jpeg = await thumbnailOf(await (await openPages(await source())).picture(1, 60), 160)
  const picture = await (await openPages(Buffer.from(jpeg))).picture(1, 200)
  expect([picture.width, picture.height]).toEqual([113, 160])
}, PATIENCE)
