/**
 * Need: a signature that is put over what somebody signed before is told apart from one beside it: it may stay, and
 * what is seen is not what was signed (shadow attacks: “hide”, “sneaky signature”; issue 6, D4).
 */
import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { pdfOf } from '../../../test/sample-pdf.ts'
import { appendToPdf } from '../pdf-file/append-to-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfRef, type PdfValue, isDictionary } from '../pdf-file/values.ts'
import { checkSignatures } from './check-signatures.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')

let authority: StandInAuthority
let key: SigningKey
let list: Buffer
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  list = await authority.revocationList(AT)
})

const stream = (content: string, entries = '') =>
  `<<${entries}/Length ${String(content.length)}>>\nstream\n${content}\nendstream`
/** A page of 595 by 842 points; a signature lies within 14 to 238 of the right, 10 to 48 of the top. */
const paper = (content: string, more = '', page = '') => pdfOf([
  '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
  `<</Type/Page/Parent 2 0 R/Contents 4 0 R${page}/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>`, stream(content),
  '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>', more || stream('', '/Type/XObject/Subtype/Image/Width 1/Height 1'),
])
const sign = (bytes: Buffer, isSeen: boolean) =>
  signPdf(bytes, key, { name: 'Nguyễn Văn Ký', at: AT, ...isSeen ? { visible: {} } : {} })
const check = (bytes: Buffer) => checkSignatures(openPdfFile(bytes), {
  roots: [new X509Certificate(authority.root)], at: AT, revocation: { lists: [list], answers: [] },
})
const after = async (plain: Buffer) => check(await sign(await sign(plain, false), true))[0]?.changesAfter

describe('a signature that is seen and was added after', () => {
  const BESIDE: readonly [string, Buffer][] = [
    ['letters below it', paper('BT /F1 12 Tf 72 700 Td (Noi dung) Tj ET')],
    ['letters left of it', paper('BT /F1 12 Tf 20 820 Td (Noi dung) Tj ET')],
    ['a picture below it', paper('q 500 0 0 700 40 40 cm /X Do Q')],
    ['a white ground', paper('1 g 0 0 595 842 re f 0 g 0 0 100 100 re f')],
    ['a frame that only clips', paper('0 0 595 842 re W n BT /F1 12 Tf 72 700 Td (Noi) Tj ET')],
  ]
  test.each(BESIDE)('beside %s covers nothing', async (_, plain) => {
    expect(await after(plain)).toEqual(['signature-added'])
  })

  const OVER: readonly [string, Buffer][] = [
    ['letters', paper('BT /F1 12 Tf 500 820 Td (1.000) Tj ET')],
    ['letters that reach into it', paper('BT /F1 12 Tf 100 820 Td (CONG HOA XA HOI CHU NGHIA VIET NAM DOC LAP) Tj ET')],
    ['letters by a matrix and lines', paper('q 2 0 0 2 0 0 cm BT /F1 9 Tf 9 TL 1 0 0 1 200 428 Tm T* T* [(1)-200(000)] TJ ET Q')],
    ['letters in a drawing', paper('q 1 0 0 1 400 0 cm /X Do Q', stream('BT /F1 12 Tf 0 0 Td (a) Tj ET',
      '/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Matrix[1 0 0 1 100 820]'))],
    ['a scan', paper('q 595 0 0 842 0 0 cm /X Do Q')],
    ['a grey area', paper('0.5 g 500 800 50 30 re f')],
    ['a line', paper('0 820 m 595 820 l S')],
    ['a page that cannot be read', paper('/Nothing Do')],
    ['a note', paper('', '', '/Annots[<</Subtype/Text/Rect[500 800 520 820]>>]')],
  ]
  test.each(OVER)('over %s is told, and leaves the one before valid', async (_, plain) => {
    expect(await after(plain)).toEqual(['signature-added', 'covers-page'])
    expect(check(await sign(await sign(plain, false), true))).toMatchObject([{ verdict: 'valid' }, { verdict: 'valid' }])
  })

  test('and is not seen covers nothing, wherever it is', async () => {
    const twice = await sign(await sign(paper('q 595 0 0 842 0 0 cm /X Do Q'), false), false)
    expect(check(twice)).toMatchObject([{ changesAfter: ['signature-added'] }, {}])
  })

  test('below another that is seen covers nothing', async () => {
    const plain = paper('BT /F1 12 Tf 72 700 Td (Noi dung) Tj ET')
    expect(check(await sign(await sign(plain, true), true))).toMatchObject([{ changesAfter: ['signature-added'] }, {}])
  })

  test('over one that is seen is told', async () => {
    const once = await sign(paper(''), true)
    const file = openPdfFile(await sign(once, false))
    const [field] = file.numbers().filter((number) => {
      const value = file.follow(new PdfRef(number, 0))
      return isDictionary(value) && value.has('Rect') && !value.has('AP')
    })
    const value = file.follow(new PdfRef(field ?? 0, 0))
    if (field === undefined || !isDictionary(value)) throw new Error('no field')
    const bytes = Buffer.concat([file.bytes, appendToPdf(file, new Map([
      [field, new Map<string, PdfValue>([...value, ['Rect', [400, 800, 590, 840]]])]]))])
    expect(check(bytes)[0]?.changesAfter).toEqual(['signature-added', 'covers-page'])
  })
})
