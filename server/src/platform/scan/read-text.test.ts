/**
 * Need: what is printed on a page is found as text where it stands, however it lay on the glass; no file holds up the
 * next.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { setPage } from '../../../test/page-set/papers.ts'
import { printSetPage } from '../../../test/page-set/print-page.ts'
import { compilePaper } from '../pdf/typst.ts'
import { runDocumentOcr } from '../../cli/document-ocr.ts'
import { openPages } from './open-pages.ts'
import { openPageReader } from './open-page-reader.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-read-'))
const reader = openPageReader()
afterAll(() => {
  reader.close()
  rmSync(folder, { recursive: true })
})
const file = (name: string, content: Uint8Array | string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const ROWS = ['Họ và tên: Nguyễn Thị Ánh Tuyết', 'Nơi cư trú: phường Vĩnh Ninh Hạ', 'Số giấy chứng nhận: 1234/QĐ-UBND']
/** A small sheet of 120 by 60 mm: three lines, the first 20 mm from the left and about 15 from above. */
const paper = Buffer.from(await compilePaper({
  templates: new Map([['scan-test.typ', '#set document(title: "x")\n#set page(width: 120mm, height: 60mm, margin: (x: 20mm, y: 15mm))\n'
    + '#set text(font: "Tinos", size: 12pt, lang: "vi")\n#let d = json(bytes(sys.inputs.data))\n#d.rows.join(linebreak())']]),
  main: 'scan-test.typ', data: { rows: ROWS }, at: new Date(0),
}))
/** Milliseconds: a process begins and reads, on a machine that has other work. */
const PATIENCE = 240_000
const limits = { maxPages: 5 }

async function turned(degrees: number): Promise<Buffer> {
  const { pixels, width, height } = await (await openPages(paper)).picture(1, 200)
  return sharp(pixels, { raw: { width, height, channels: 3 } }).rotate(degrees, { background: 'white' })
    .withMetadata({ density: 200 }).jpeg().toBuffer()
}

describe('reading', () => {
  test('a page: its rows, how sure, and where the words stand', async () => {
    const answer = await reader.readText(file('paper.pdf', paper), limits)
    if (!('pages' in answer)) throw new Error(JSON.stringify(answer))
    const [page] = answer.pages
    expect(page).toMatchObject({ page: 1, text: ROWS.join('\n'), skew: 0, turn: 0, foundDpi: null })
    expect(page?.confidence).toBeGreaterThan(0.85)
    const box = page?.lines[0]?.[0]?.box
    // the margin is 20 of 120 mm from the left and 15 of 60 from above; a letter of 12 points is under 5 mm high
    expect(box?.left).toBeCloseTo(20 / 120, 2)
    expect(box?.top).toBeGreaterThan(15 / 60 - 0.02)
    expect((box?.top ?? 1) + (box?.height ?? 1)).toBeLessThan(20 / 60)
  }, PATIENCE)

  test('a page that lay askew: it is straightened, and words are where they stand on the page as it came', async () => {
    const answer = await reader.readText(file('askew.jpg', await turned(3)), limits)
    if (!('pages' in answer)) throw new Error(JSON.stringify(answer))
    const [page] = answer.pages
    expect(page?.text).toBe(ROWS.join('\n'))
    expect(page?.skew).toBeCloseTo(-3, 0) // turned to the right, its lines fall
    // Turned by 3 degrees about its middle, what stands to the left rises by some tenths of an inch.
    const [first, last] = [page?.lines[0]?.[0]?.box, page?.lines[0]?.at(-1)?.box]
    expect((last?.top ?? 0) - (first?.top ?? 0)).toBeGreaterThan(0.03)
  }, PATIENCE)
})

test.each([180, 90])('a page turned by %d degrees is read upright, and says so', async (degrees) => {
  const { truth, ...sheet } = setPage(3)
  const { pixels, width, height } = await (await openPages(printSetPage({ truth, ...sheet }))).picture(1, 200)
  const scan = await sharp(pixels, { raw: { width, height, channels: 3 } }).rotate(degrees)
    .withMetadata({ density: 200 }).jpeg().toBuffer()
  const answer = await reader.readText(file(`turned-${String(degrees)}.jpg`, scan), limits)
  if (!('pages' in answer)) throw new Error(JSON.stringify(answer))
  const [page] = answer.pages
  expect(page?.turn).toBe(360 - degrees)
  expect(page?.confidence).toBeGreaterThan(0.85)
  const line = page?.lines.findIndex((words) => words.some(({ text }) => text === truth.number)) ?? -1
  expect(page?.lines[line]?.[0]?.box.top).toBeLessThan(0.2) // a number stands in the head
  expect(page?.text).toContain(truth.name)
}, PATIENCE)

describe('document ocr', () => {
  async function ask(...args: string[]) {
    const lines: string[] = []
    const exit = await runDocumentOcr(args, {
      stdin: (async function* () { /* nothing */ })(), stdout: (line) => lines.push(line), stderr: () => undefined,
    })
    return { exit, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
  }

  test('each file has its line; what cannot be read is told, and the rest goes on', async () => {
    const { exit, answers } = await ask(
      join(folder, 'missing.pdf'), file('text.pdf', 'xin chào'), file('empty.pdf', pdfOf(PAGES)), file('paper.pdf', paper), '--json',
    )
    expect(answers).toMatchObject([
      { error: { code: 'file-unreadable' } }, { refused: 'file-kind-not-allowed' }, { text: '', confidence: 0 },
      { kind: 'application/pdf', text: ROWS.join('\n'), pages: [{ page: 1 }] },
    ])
    expect(exit).toBe(1)
  }, PATIENCE)

  test('used wrongly it says how', async () => {
    expect((await ask()).exit).toBe(2)
  })
})

test('a page without end is given up, one of too many pages not begun, and the next is read', async () => {
  // Ten forms, each drawn ten times by the next: 10 to the tenth strokes in a kilobyte.
  const stream = (text: string, more = '') => `<<${more}/Length ${String(text.length)}>>\nstream\n${text}\nendstream`
  const forms = Array.from({ length: 10 }, (_, n) => stream(
    n === 0 ? '0 0 m 9 9 l S' : '/F Do '.repeat(10),
    `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ${String(3 + n)} 0 R>>>>`,
  ))
  const endless = pdfOf([
    ...PAGES.slice(0, 2), '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 14 0 R/Resources<</XObject<</F 13 0 R>>>>>>',
    ...forms, stream('/F Do'),
  ])
  const many = pdfOf([PAGES[0] ?? '', `<</Type/Pages/Kids[${'3 0 R '.repeat(9)}]/Count 9>>`, PAGES[2] ?? ''])
  const short = openPageReader({ megabytes: 512, seconds: 6 })
  const [first, second, third] = await Promise.all(
    [file('endless.pdf', endless), file('many.pdf', many), file('paper.pdf', paper)].map(async (one) => short.readText(one, limits)),
  )
  short.close()
  expect(first).toEqual({ refused: 'file-too-heavy' })
  expect(second).toEqual({ refused: 'file-too-many-pages' })
  expect(third).toMatchObject({ pages: [{ text: ROWS.join('\n') }] })
}, PATIENCE)
