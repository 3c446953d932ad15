/** Need: what others drew is kept so that its letters stay letters, and a harmful file ends only itself. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { checkArchiveCopy } from '../pdf-file/check-archive-copy.ts'
import { lookIntoPdf } from '../pdf-file/look-into-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { compilePaper } from '../pdf/typst.ts'
import { convertDrawing } from './convert-drawing.ts'

const PROGRAM = '/usr/bin/gs'
const PATIENCE = 120_000
const folder = mkdtempSync(join(tmpdir(), 'motcua-drawn-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

/** As an office program prints it: no marks of an archive. */
const drawn = async () => Buffer.from(await compilePaper({
  templates: new Map([['drawn.typ', '#set document(title: "x")\n#set text(font: "Tinos")\nQuyết định số 12, trang một'
    + '\n#pagebreak()\ntrang hai']]),
  main: 'drawn.typ', data: {}, at: new Date(0),
}))
const convert = (pdf: Buffer, program = PROGRAM) => convertDrawing(pdf, { program, folder })

describe.skipIf(!existsSync(PROGRAM))('a drawing of others', () => {
  test('keeps its pages and letters and gets the structure of an archive copy', { timeout: PATIENCE }, async () => {
    const before = await drawn()
    const made = await convert(before)
    if ('not' in made) throw new Error(made.not)
    expect(checkArchiveCopy(openPdfFile(made.pdf))).toEqual([])
    expect(lookIntoPdf(openPdfFile(made.pdf)).pages).toBe(2)
    writeFileSync(join(folder, 'made.pdf'), made.pdf)
    const text = execFileSync('pdftotext', [join(folder, 'made.pdf'), '-'], { encoding: 'utf8' })
    expect(text.split('\f').map((page) => page.trim())).toEqual(['Quyết định số 12, trang một', 'trang hai', ''])
  })

  test('that could do something gives no copy: the program would take it along', { timeout: PATIENCE }, async () => {
    const [root = '', ...others] = PAGES
    const pdf = pdfOf([root.replace('<<', '<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'), ...others])
    expect(await convert(pdf)).toEqual({ not: 'active-content' })
  })

  test('that is none, or asks for more memory than it may, gives no copy and leaves nothing', {
    timeout: PATIENCE,
  }, async () => {
    expect(await convert(Buffer.from('%PDF-1.7\nnothing'))).toEqual({ not: 'failed' })
    // A picture of 60,000 by 60,000 dots, three bytes each.
    const flood = pdfOf([
      '<</Pages 2 0 R>>', '<</Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 60000 60000]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>',
      '<</Length 35>>stream\nq 60000 0 0 60000 0 0 cm /I Do Q    \nendstream',
      '<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8/Length 3>>stream\nabc\nendstream',
    ])
    const made = await convert(flood)
    expect('not' in made || checkArchiveCopy(openPdfFile(made.pdf)).length === 0).toBe(true)
    expect(readdirSync(folder).filter((name) => name.startsWith('motcua-drawing-'))).toEqual([])
  })
})

test('a program that goes on for ever, or takes memory, or is not there, gives no copy', {
  timeout: PATIENCE,
}, async () => {
  const script = (name: string, body: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 })
    return join(folder, name)
  }
  expect(await convert(pdfOf(PAGES), script('memory', 'exec head -c 900m /dev/zero | tail'))).toEqual({ not: 'failed' })
  expect(await convert(pdfOf(PAGES), script('killed', 'kill -9 $$'))).toEqual({ not: 'gave-up' })
  expect(await convert(pdfOf(PAGES), script('empty', 'exit 0'))).toEqual({ not: 'failed' })
  expect(await convert(pdfOf(PAGES), join(folder, 'nobody'))).toEqual({ not: 'failed' })
})
