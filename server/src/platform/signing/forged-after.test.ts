/**
 * Need: whoever has no key cannot make a signed page say something else and the report say that it holds: not by a
 * table that readers understand in two ways, nor by what is painted where nobody signed (shadow attacks; issue 6, D4).
 * What is built here was shown by poppler and pdf.js with the forged words.
 */
import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { pdfOf } from '../../../test/sample-pdf.ts'
import { appendToPdf } from '../pdf-file/append-to-pdf.ts'
import { type PdfFile, openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { type PdfDictionary, PdfName, PdfRef, PdfStream, PdfString, type PdfValue, isDictionary } from '../pdf-file/values.ts'
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

const stream = (content: string) => `<</Length ${String(content.length)}>>\nstream\n${content}\nendstream`
const words = (text: string) => stream(`BT /F1 12 Tf 72 700 Td (${text}) Tj ET`)
/** The words are object 4, the notes of the page object 6, a field to fill in object 7. */
const PAPER = pdfOf([
  '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]>>>>', '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
  '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots 6 0 R/Resources<</Font<</F1 5 0 R>>>>>>', words('SIGNED 1000'),
  '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>', '[7 0 R]',
  '<</Type/Annot/Subtype/Widget/FT/Tx/T(o)/Rect[0 0 595 842]/F 4>>',
])
const sign = (bytes: Buffer, isSeen = false) =>
  signPdf(bytes, key, { name: 'Nguyễn Văn Ký', at: AT, ...isSeen ? { visible: {} } : {} })
const check = (bytes: Buffer) => checkSignatures(openPdfFile(bytes), {
  roots: [new X509Certificate(authority.root)], at: AT, revocation: { lists: [list], answers: [] },
})
const changed = (bytes: Buffer, ...changes: readonly [number, PdfValue][]) =>
  Buffer.concat([bytes, appendToPdf(openPdfFile(bytes), new Map(changes))])
const dictionary = (entries: Readonly<Record<string, PdfValue>>) => new Map(Object.entries(entries))
const name = (of: string) => new PdfName(of)
const ref = (number: number) => new PdfRef(number, 0)
const FORGED = new PdfStream(new Map(), Buffer.from('1 g 0 0 595 842 re f 0 g BT /F1 12 Tf 72 700 Td (FORGED) Tj ET'))
const INVALID = { verdict: 'invalid', why: 'changed-after' }

function dictionaryOf(file: PdfFile, number: number): PdfDictionary {
  const value = file.follow(ref(number))
  if (!isDictionary(value)) throw new Error(`object ${String(number)} is no dictionary`)
  return value
}

/** What somebody writes behind a file by hand: objects, and a table that says of each number where it is. */
function writtenBehind(bytes: Buffer, objects: string, table: (at: (text: string) => string) => string): Buffer {
  const file = openPdfFile(bytes)
  const body = `\n${objects}\n`
  const all = bytes.toString('latin1') + body
  const place = (text: string) => `${String(all.lastIndexOf(text)).padStart(10, '0')} 00000 n \n`
  const [newest] = file.sections
  return Buffer.from(`${all}xref\n${table(place)}trailer\n<</Size 60/Root 1 0 R/Prev ${String(newest?.at ?? 0)}>>\n`
    + `startxref\n${String(all.length)}\n%%EOF\n`, 'latin1')
}

describe('behind a signature, by nobody who signs', () => {
  test('a table that names an object twice forges it for readers that take the first place, or the last', async () => {
    const signed = await sign(PAPER)
    const old = `${String(signed.indexOf('4 0 obj')).padStart(10, '0')} 00000 n \n`
    const forged = `4 0 obj\n${words('FORGED 9999')}\nendobj`
    const first = writtenBehind(signed, forged, (at) => `4 1\n${at('4 0 obj')}4 1\n${old}`)
    const last = writtenBehind(signed, forged, (at) => `4 1\n${old}4 1\n${at('4 0 obj')}`)
    expect(check(first)).toMatchObject([INVALID])
    expect(check(last)).toMatchObject([INVALID])
  })

  test('a table that is wrong of purpose is not mended in silence', async () => {
    const signed = await sign(PAPER)
    const twice = `4 0 obj\n${words('FORGED 9999')}\nendobj\n4 0 obj\n${words('SIGNED 1000')}\nendobj\n%c`
    const bytes = writtenBehind(signed, twice, (at) => `4 1\n${at('4 0 obj\n' + words('FORGED'.padEnd(6)).slice(0, 9))}58 1\n${at('%c')}`)
    expect(openPdfFile(bytes).isRebuilt).toBe(true)
    expect(check(bytes)).toMatchObject([INVALID])
  })

  const widget = (more: Readonly<Record<string, PdfValue>>) => dictionary({
    Type: name('Annot'), Subtype: name('Widget'), FT: name('Sig'), T: new PdfString(Buffer.from('z')), P: ref(3),
    Rect: [72, 600, 272, 630], ...more,
  })
  const beside = (bytes: Buffer, note: PdfValue) => {
    const notes = openPdfFile(bytes).follow(ref(6)) as readonly PdfValue[]
    return changed(bytes, [6, [...notes, ref(50)]], [50, note], [51, FORGED])
  }

  test('a place for a signature is painted', async () => {
    expect(check(beside(await sign(PAPER), widget({ AP: dictionary({ N: ref(51) }) })))).toMatchObject([INVALID])
    expect(check(beside(await sign(PAPER), widget({})))).toMatchObject([INVALID])
  })

  test('a place is painted for a signature that has its own', async () => {
    const signed = await sign(PAPER)
    const form = openPdfFile(signed).follow(dictionaryOf(openPdfFile(signed), 1).get('AcroForm'))
    const fields = isDictionary(form) ? form.get('Fields') as readonly PdfRef[] : []
    const value = dictionaryOf(openPdfFile(signed), fields.at(-1)?.number ?? 0).get('V') ?? null
    expect(check(beside(signed, widget({ V: value, AP: dictionary({ N: ref(51) }) })))).toMatchObject([INVALID])
  })

  test('an empty place that is not seen changes nothing', async () => {
    expect(check(beside(await sign(PAPER), widget({ Rect: [0, 0, 0, 0] })))).toMatchObject([{ verdict: 'valid' }])
  })

  test('an entry is filled in over what the page says: it is open what was signed', async () => {
    const signed = await sign(PAPER)
    const field = dictionaryOf(openPdfFile(signed), 7)
    const filled = changed(signed, [7, new Map([...field, ['AP', dictionary({ N: ref(51) })]])], [51, FORGED])
    expect(check(filled)).toMatchObject([
      { verdict: 'indeterminate', why: 'covered-after', changesAfter: ['covers-page', 'form-filled'] },
    ])
  })
})

test('a signature that is seen is told to cover the page, where the notes of the page are an object of their own', async () => {
  const twice = await sign(await sign(pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
    '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots 6 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    stream('BT /F1 12 Tf 500 820 Td (1.000) Tj ET'), '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>', '[]',
  ])), true)
  expect(check(twice)[0]?.changesAfter).toEqual(['signature-added', 'covers-page'])
})

describe('words about the paper', () => {
  const withInfo = (bytes: Buffer, info: Readonly<Record<string, PdfValue>>) => {
    const made = changed(bytes, [60, dictionary(info)]).toString('latin1')
    const at = made.lastIndexOf('trailer\n<<')
    return Buffer.from(`${made.slice(0, at)}trailer\n<</Info 60 0 R${made.slice(at + 'trailer\n<<'.length)}`, 'latin1')
  }
  const text = (of: string) => new PdfString(Buffer.from(of))

  test('another title forges, another day of writing does not', async () => {
    const signed = await sign(withInfo(PAPER, { Title: text('Giấy khai sinh'), ModDate: text('D:20250301') }))
    expect(check(changed(signed, [60, dictionary({ Title: text('Giấy khai sinh'), ModDate: text('D:20260301') })])))
      .toMatchObject([{ verdict: 'valid' }])
    expect(check(changed(signed, [60, dictionary({ Title: text('Giấy chứng tử'), ModDate: text('D:20250301') })])))
      .toMatchObject([INVALID])
    expect(check(withInfo(signed, { Title: text('Giấy chứng tử') }))).toMatchObject([INVALID])
  })
})

test('what stands behind a signature in its hole is noughts', async () => {
  const signed = await sign(PAPER)
  const end = signed.lastIndexOf('00>', signed.length, 'latin1')
  const filled = Buffer.from(signed)
  filled.write('de', end, 'latin1')
  expect(check(signed)).toMatchObject([{ verdict: 'valid' }])
  expect(check(filled)).toMatchObject([{ verdict: 'invalid', why: 'hole-wrong' }])
})
