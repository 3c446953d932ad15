/** Need: what a paper of others is, and what it could do, is known before anybody opens it. */
import { describe, expect, test } from 'vitest'
import { PAGES, packedPdfOf, pdfOf } from '../../../test/sample-pdf.ts'
import { lookIntoPdf } from './look-into-pdf.ts'
import { openPdfFile } from './open-pdf-file.ts'
import { PdfFault } from './values.ts'

const lookAt = (bytes: Buffer) => lookIntoPdf(openPdfFile(bytes))

test('a plain file of one page does nothing', () => {
  expect(lookAt(pdfOf(PAGES))).toEqual({ pages: 1, isEncrypted: false, activeContent: [] })
  expect(lookAt(packedPdfOf(PAGES))).toEqual({ pages: 1, isEncrypted: false, activeContent: [] })
})

test('pages are counted, whatever the tree says', () => {
  const objects = ['<</Pages 2 0 R>>', '<</Kids[3 0 R 4 0 R]/Count 9>>', '<</Type/Page>>', '<</Kids[5 0 R]>>', '<<>>']
  expect(lookAt(pdfOf(objects)).pages).toBe(2)
  expect(() => lookAt(pdfOf(['<</Pages 2 0 R>>', '<</Kids[2 0 R]>>']))).toThrow(PdfFault)
})

test('a page that stands twice among the pages is two, and a branch that comes again is refused', () => {
  expect(lookAt(pdfOf(['<</Pages 2 0 R>>', '<</Kids[3 0 R 3 0 R 3 0 R]>>', '<</Type/Page>>'])).pages).toBe(3)
  const twice = ['<</Pages 2 0 R>>', '<</Kids[3 0 R 3 0 R]>>', '<</Kids[4 0 R]>>', '<</Type/Page>>']
  expect(() => lookAt(pdfOf(twice))).toThrow(PdfFault)
})

test('under a password it is that, and nothing more', () => {
  expect(lookAt(pdfOf(PAGES, '/Encrypt<</Filter/Standard>>')))
    .toEqual({ pages: 0, isEncrypted: true, activeContent: [] })
})

describe('what could do something is found', () => {
  const CASES: readonly [string, readonly string[]][] = [
    ['<</S/JavaScript/JS(app.alert\\(1\\))>>', ['javascript']],
    ['<</S/JavaScript/#4a#53 (x)>>', ['javascript']],
    ['<</Type/Annot/A<</S/#4caunch/F(cmd.exe)>>>>', ['launch']],
    ['<</Type/Filespec/EF<</F 3 0 R>>>>', ['embedded-file']],
    ['<</Subtype/FileAttachment>>', ['embedded-file']],
    ['<</AcroForm<</XFA[(a) 3 0 R]>>>>', ['xfa']],
    ['[[<</Subtype/RichMedia>>]]', ['rich-media']],
    ['<</AA<</C<</S/SubmitForm/F(http://x.example)>>>>>>', ['submit-form']],
    ['<</Names<</JavaScript 3 0 R/EmbeddedFiles 3 0 R>>>>', ['javascript', 'embedded-file']],
    ['(a text that says /S /Launch and /JS)', []],
    ['<</Title(/JavaScript)/S/GoTo>>', []],
  ]
  test('where the name of it stands elsewhere', () => {
    const objects = [`<</S ${String(PAGES.length + 2)} 0 R/F(cmd.exe)>>`, '/Launch']
    expect(lookAt(pdfOf([...PAGES, ...objects])).activeContent).toEqual(['launch'])
  })

  test.each(CASES)('%s', (object, expected) => {
    expect(lookAt(pdfOf([...PAGES, object])).activeContent).toEqual(expected)
    expect(lookAt(packedPdfOf([...PAGES, object])).activeContent).toEqual(expected)
  })
})

describe('a file that hangs together badly', () => {
  test('is read by its objects where its table counts wrongly', () => {
    const wrong = Buffer.from(pdfOf([...PAGES, '<</S/Launch>>']).toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1')
    expect(openPdfFile(wrong).isRebuilt).toBe(true)
    expect(lookAt(wrong)).toEqual({ pages: 1, isEncrypted: false, activeContent: ['launch'] })
  })

  test('and where its table names another object', () => {
    const text = pdfOf([...PAGES, '<</S/Launch>>']).toString('latin1')
    const rows = [...text.matchAll(/\d{10} 00000 n/g)].map(([row]) => row)
    const [first = '', , , last = ''] = rows
    const swapped = Buffer.from(text.replace(first, 'x').replace(last, first).replace('x', last), 'latin1')
    expect(openPdfFile(swapped).isRebuilt).toBe(true)
    expect(lookAt(swapped)).toEqual({ pages: 1, isEncrypted: false, activeContent: ['launch'] })
  })

  test('and nothing hides in a writing of an object that others follow', () => {
    const text = pdfOf([...PAGES, '<</S/Launch>>']).toString('latin1')
    const number = String(PAGES.length + 1)
    const hidden = Buffer.from(text.replace('xref', `${number} 0 obj\n<</S/GoTo>>\nendobj\nxref`)
      .replace(/startxref\n\d+/, 'startxref\n7'), 'latin1')
    expect(openPdfFile(hidden).isRebuilt).toBe(true)
    expect(lookAt(hidden).activeContent).toEqual(['launch'])
  })

  test.each([
    ['cut in the middle', pdfOf(PAGES).subarray(0, 60)],
    ['nothing', Buffer.alloc(0)],
    ['only a head', Buffer.from('%PDF-1.7\n%%EOF')],
    ['lists in lists', pdfOf([...PAGES, `${'['.repeat(5_000)}${']'.repeat(5_000)}`])],
    ['a catalogue that is itself', Buffer.from(pdfOf(['1 0 R']))],
  ])('%s is told as a fault', (_, bytes) => {
    expect(() => lookAt(bytes)).toThrow(PdfFault)
  })
})
