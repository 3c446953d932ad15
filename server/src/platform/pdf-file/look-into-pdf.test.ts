/** Need: what a paper of others is, and what it could do, is known before anybody opens it. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { lookIntoPdf } from './look-into-pdf.ts'
import { openPdfFile } from './open-pdf-file.ts'
import { PdfFault } from './values.ts'

const PAGES = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R>>']

/** A PDF with a table, as the standard shows it (ISO 32000-1, H.2), of these objects, numbered from 1. */
function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, n) => {
    const at = text.length
    text += `${String(n + 1)} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${text}xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${rows}`
    + `trailer\n<</Size ${String(objects.length + 1)}/Root 1 0 R${trailer}>>\nstartxref\n${String(text.length)}\n%%EOF\n`, 'latin1')
}

/** The same, with its objects packed in a stream and its table as a stream (7.5.7, 7.5.8). */
function packedPdfOf(objects: readonly string[]): Buffer {
  const first = objects.map((_, n) => `${String(n + 1)} ${String(objects.slice(0, n).join(' ').length + (n > 0 ? 1 : 0))}`).join(' ') + ' '
  const packed = deflateSync(Buffer.from(first + objects.join(' '), 'latin1'))
  const number = objects.length + 1
  const head = Buffer.from(`%PDF-1.7\n${String(number)} 0 obj\n<</Type/ObjStm/N ${String(objects.length)}`
    + `/First ${String(first.length)}/Filter/FlateDecode/Length ${String(packed.length)}>>\nstream\n`, 'latin1')
  const body = Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj\n')])
  const rows = Buffer.from([
    [0, 0, 0], ...objects.map((_, n) => [2, number, n]), [1, 9, 0], [1, body.length, 0],
  ].flatMap(([kind = 0, second = 0, third = 0]) => [kind, second >> 8, second & 0xff, third]))
  const table = `${String(number + 1)} 0 obj\n<</Type/XRef/Size ${String(number + 2)}/W[1 2 1]/Root 1 0 R/Length `
  return Buffer.concat([
    body, Buffer.from(`${table}${String(rows.length)}>>\nstream\n`, 'latin1'), rows,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${String(body.length)}\n%%EOF`, 'latin1'),
  ])
}

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
