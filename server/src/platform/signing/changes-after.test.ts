/**
 * Need: what may change after a signature is decided by what the document uses an object for and by what the signer
 * locked, never by what the object calls itself (ISO 32000-1, 12.7, 12.8; shadow attacks; issue 6, D4).
 */
import { X509Certificate, createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { packedPdfOf, pdfOf } from '../../../test/sample-pdf.ts'
import { type Changes, appendToPdf } from '../pdf-file/append-to-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfName, PdfRef, PdfStream, PdfString, type PdfValue, isDictionary } from '../pdf-file/values.ts'
import { addValidationData } from './add-validation-data.ts'
import { checkSignatures } from './check-signatures.ts'
import { makeCms } from './make-cms.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')
const [ROOM, UNKNOWN] = [9_000, 9_999_999_999]

let authority: StandInAuthority
let key: SigningKey
let list: Buffer
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  list = await authority.revocationList(AT)
})

const sign = (bytes: Buffer) => signPdf(bytes, key, { name: 'Nguyễn Văn Ký', at: AT })
const check = (bytes: Buffer) => checkSignatures(openPdfFile(bytes), {
  roots: [new X509Certificate(authority.root)], at: AT, revocation: { lists: [list], answers: [] },
})
const changed = (bytes: Buffer, ...changes: readonly [number, PdfValue][]) =>
  Buffer.concat([bytes, appendToPdf(openPdfFile(bytes), new Map(changes))])
/** An object as it is now, with these entries other or more. */
function withEntries(bytes: Buffer, number: number, ...more: readonly [string, PdfValue][]): [number, PdfValue] {
  const value = openPdfFile(bytes).follow(new PdfRef(number, 0))
  if (!isDictionary(value)) throw new Error('no dictionary')
  return [number, new Map([...value, ...more])]
}
const ref = (number: number) => new PdfRef(number, 0)
const name = (of: string) => new PdfName(of)
const words = (of: string) => new PdfString(Buffer.from(of))
const dictionary = (entries: Readonly<Record<string, PdfValue>>) => new Map(Object.entries(entries))
const content = (of: string) => new PdfStream(new Map(), Buffer.from(of))
const streamOf = (of: string, entries = '') => `<<${entries}/Length ${String(of.length)}>>\nstream\n${of}\nendstream`

/** Like `signPdf`, with these objects: 20 is the signature, its own entries besides. */
async function signedWith(bytes: Buffer, own: Readonly<Record<string, PdfValue>>, objects: Changes): Promise<Buffer> {
  const whole = changed(bytes, [20, dictionary({
    Type: name('Sig'), Filter: name('Adobe.PPKLite'), SubFilter: name('ETSI.CAdES.detached'), ...own,
    ByteRange: [0, UNKNOWN, UNKNOWN, UNKNOWN], Contents: new PdfString(Buffer.alloc(ROOM)),
  })], ...objects)
  const start = whole.indexOf(`<${'0'.repeat(2 * ROOM)}>`)
  const end = start + 2 * ROOM + 2
  const range = `[0 ${[UNKNOWN, UNKNOWN, UNKNOWN].join(' ')}]`
  const said = `[0 ${String(start)} ${String(end)} ${String(whole.length - end)}]`
  whole.write(said.padEnd(range.length), whole.indexOf(range), 'latin1')
  const digest = createHash('sha256').update(whole.subarray(0, start)).update(whole.subarray(end)).digest()
  whole.write((await makeCms(digest, key)).toString('hex'), start + 1, 'latin1')
  return whole
}

const PAGE = [
  '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
  streamOf('BT /F1 9 Tf (1.000) Tj ET'), '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>',
] as const
/** A form with the fields `a` and `b.c`, and a place `k` for a signature. */
const FORM = pdfOf([
  '<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>', PAGE[1],
  '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[7 0 R 9 0 R 10 0 R]/Resources<</Font<</F1 5 0 R>>>>>>', PAGE[3], PAGE[4],
  '<</Fields[7 0 R 8 0 R 10 0 R]/DR<</Font 11 0 R>>/DA(/Helv 9 Tf)>>',
  '<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(1)/Rect[0 0 90 20]/P 3 0 R>>', '<</FT/Tx/T(b)/Kids[9 0 R]>>',
  '<</Type/Annot/Subtype/Widget/Parent 8 0 R/T(c)/V(1)/Rect[0 30 90 50]/P 3 0 R>>',
  '<</Type/Annot/Subtype/Widget/FT/Sig/T(k)/Rect[0 60 90 80]/P 3 0 R>>', '<</Helv 5 0 R>>',
])
const CHANGED = [{ intact: true, verdict: 'invalid', why: 'changed-after' }]

describe('a stream that calls itself one of packed objects', () => {
  test.each(['/Type/ObjStm', '/Type/XRef'])('and is what a page shows, must stay: %s', async (word) => {
    const signed = await sign(pdfOf([...PAGE.slice(0, 3), streamOf('BT /F1 9 Tf (1.000) Tj ET', word), PAGE[4]]))
    expect(check(changed(signed, [4, content('BT /F1 9 Tf (9.000) Tj ET')]))).toMatchObject(CHANGED)
  })

  const OBJECTS = [
    PAGE[0], PAGE[1], '<</Type/Page/Parent 2 0 R>>', '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>',
  ]
  const packedAnew = (more: string) => {
    const places = OBJECTS.map((_, n) => [n + 1, OBJECTS.slice(0, n).join(' ').length + (n > 0 ? 1 : 0)].join(' ')).join(' ') + ' '
    return new PdfStream(dictionary({
      Type: name('ObjStm'), N: OBJECTS.length, First: places.length, Filter: name('FlateDecode'),
    }), deflateSync(Buffer.from(`${places}${OBJECTS.join(' ')} ${more}`)))
  }

  test('and packs some, and is shown by a page as well, must stay', async () => {
    const shown = OBJECTS.map((one, n) => n === 2 ? '<</Type/Page/Parent 2 0 R/Contents 5 0 R>>' : one)
    const signed = await sign(packedPdfOf(shown))
    const anew = packedAnew('BT (9.000) Tj ET')
    // The page says in both that it shows stream 5.
    expect(check(changed(signed, withEntries(signed, 3), [5, anew]))).toMatchObject(CHANGED)
  })

  test('and packs some and is nothing else, may be packed anew as long as those stay', async () => {
    const signed = await sign(packedPdfOf(OBJECTS))
    expect(check(changed(signed, [5, packedAnew('')]))).toMatchObject([{ verdict: 'valid', changesAfter: [] }])
  })
})

describe('an object that may change as one thing, and is seen as another', () => {
  test('a store for validation that is a font', async () => {
    const signed = await sign(pdfOf(['<</Type/Catalog/Pages 2 0 R/DSS 5 0 R>>', ...PAGE.slice(1)]))
    expect(check(changed(signed, withEntries(signed, 5, ['BaseFont', name('Other')])))).toMatchObject(CHANGED)
  })

  test('a field that names drawings', async () => {
    const signed = await sign(pdfOf([
      '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>', PAGE[1],
      '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject 5 0 R>>>>', streamOf('/V Do'),
      '<</FT/Tx/T(a)/V 6 0 R>>', streamOf('', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]'),
    ]))
    expect(check(changed(signed, withEntries(signed, 5, ['V', ref(90)]), [90, content('0 0 9 9 re f')]))).toMatchObject(CHANGED)
  })

  test('a page that calls itself a field that signs', async () => {
    const signed = await sign(pdfOf([PAGE[0], '<</Type/Pages/Kids 6 0 R/Count 1>>', ...PAGE.slice(2), '[3 0 R]']))
    expect(check(changed(signed, [6, [ref(3), ref(90)]], [90, dictionary({ Type: name('Page'), FT: name('Sig') })])))
      .toMatchObject(CHANGED)
  })
})

describe('a form, after signing', () => {
  const FORBIDDEN: readonly [string, (bytes: Buffer) => Buffer][] = [
    ['draws its fields anew', (bytes) => changed(bytes, withEntries(bytes, 6, ['NeedAppearances', true]))],
    ['shows its fields otherwise', (bytes) => changed(bytes, withEntries(bytes, 6, ['DA', words('/Helv 90 Tf')]))],
    ['means another font by a name', (bytes) => changed(bytes, [11, dictionary({ Helv: ref(90) })], [90, dictionary({})])],
    ['means another font, by names of its own', (bytes) => changed(bytes, withEntries(bytes, 6,
      ['DR', dictionary({ Font: dictionary({ Helv: ref(90) }) })]), [90, dictionary({})])],
    ['loses its names', (bytes) => changed(bytes, withEntries(bytes, 6, ['DR', dictionary({})]))],
    ['gets names that nobody needs', (bytes) => changed(bytes, [11, dictionary({ Helv: ref(5), Other: ref(5) })])],
    ['does not bear signatures any more', (bytes) => changed(bytes, withEntries(bytes, 6, ['SigFlags', 2]))],
    ['has a place painted where nobody signed', (bytes) => changed(bytes,
      withEntries(bytes, 10, ['AP', dictionary({ N: ref(90) })]), [90, content('0 0 9 9 re f')])],
  ]
  test.each(FORBIDDEN)('that %s is not what was signed', async (_, change) => {
    expect(check(change(await sign(FORM)))).toMatchObject(CHANGED)
  })

  test('may get the names that a further signature brings', async () => {
    const signed = await sign(FORM)
    const named = changed(signed, [11, dictionary({ Helv: ref(5), Other: ref(5) })])
    expect(check(await sign(named))).toMatchObject([
      { verdict: 'valid', changesAfter: ['signature-added'] }, { verdict: 'valid', changesAfter: [] },
    ])
  })

  test('may be filled, and signed in its empty place', async () => {
    const signed = await sign(FORM)
    expect(check(changed(signed, withEntries(signed, 7, ['V', words('2')]))))
      .toMatchObject([{ verdict: 'valid', changesAfter: ['form-filled'] }])
    const twice = await signedWith(signed, {}, new Map([withEntries(signed, 10, ['V', ref(20)])]))
    expect(check(twice)).toMatchObject([
      { verdict: 'valid', changesAfter: ['signature-added'] }, { verdict: 'valid', changesAfter: [] },
    ])
  })

  test('that nobody may change is not what was signed, whatever it is that changed', async () => {
    const certified = pdfOf([
      '<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R/Perms<</DocMDP 7 0 R>>>>', ...PAGE.slice(1), '<</Fields[]/DA(/F1 9 Tf)>>',
      '<</Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>',
    ])
    const signed = await sign(certified)
    expect(check(signed)).toMatchObject([{ verdict: 'valid' }])
    expect(check(changed(signed, withEntries(signed, 6, ['NeedAppearances', true])))).toMatchObject(CHANGED)
    expect(check(changed(signed, withEntries(signed, 6, ['DA', words('/F1 90 Tf')])))).toMatchObject(CHANGED)
  })
})

describe('told of what came after', () => {
  test('data for the check only where there are some', async () => {
    const signed = await sign(pdfOf(PAGE))
    expect(check(changed(signed, [90, words('nobody refers to it')]))).toMatchObject([{ verdict: 'valid', changesAfter: [] }])
    const kept = addValidationData(signed, { certificates: [], lists: [list], answers: [] })
    expect(check(kept)).toMatchObject([{ verdict: 'valid', changesAfter: ['validation-data'] }])
  })

  test('data for the check that lie in lists of their own may become more', async () => {
    const signed = await sign(pdfOf([
      '<</Type/Catalog/Pages 2 0 R/DSS 6 0 R>>', ...PAGE.slice(1), '<</CRLs 7 0 R/VRI<</AB 8 0 R>>>>', '[]', '<</CRL 7 0 R>>',
    ]))
    expect(check(changed(signed, [7, [ref(90)]], [90, content('a list')])))
      .toMatchObject([{ verdict: 'valid', changesAfter: ['validation-data'] }])
  })
})

describe('fields that a signature locks', () => {
  const locks = (action: string, ...fields: string[]) =>
    dictionary({ Action: name(action), ...fields.length > 0 ? { Fields: fields.map(words) } : {} })
  const transform = (method: string, params: PdfValue) =>
    ({ Reference: [dictionary({ TransformMethod: name(method), TransformParams: params })] })
  const place = (more: Readonly<Record<string, PdfValue>> = {}): Changes =>
    new Map([withEntries(FORM, 10, ['V', ref(20)], ...Object.entries(more))])
  const filled = (bytes: Buffer, field: number) => changed(bytes, withEntries(bytes, field, ['V', words('2')]))
  const [A, C] = [7, 9]

  const CASES: readonly [string, PdfValue, locked: readonly number[], free: readonly number[]][] = [
    ['those that are named', locks('Include', 'a'), [A], [C]],
    ['those within one that is named', locks('Include', 'b'), [C], [A]],
    ['all but those that are named', locks('Exclude', 'b.c'), [A], [C]],
    ['all', locks('All'), [A, C], []],
    ['all, by a word that nobody knows', locks('Some', 'a'), [A, C], []],
  ]
  test.each(CASES)('%s', async (_, lock, locked, free) => {
    const byTransform = await signedWith(FORM, transform('FieldMDP', lock), place())
    const byField = await signedWith(FORM, {}, place({ Lock: lock }))
    for (const signed of [byTransform, byField]) {
      expect(check(signed)).toMatchObject([{ verdict: 'valid' }])
      for (const field of locked) expect(check(filled(signed, field))).toMatchObject(CHANGED)
      for (const field of free) {
        expect(check(filled(signed, field))).toMatchObject([{ verdict: 'valid', changesAfter: ['form-filled'] }])
      }
      expect(check(await sign(signed))).toMatchObject([{ verdict: 'valid', changesAfter: ['signature-added'] }, {}])
    }
  })

  test('also where the same signature stands in a second field that locks nothing', async () => {
    const signed = await signedWith(FORM, {}, place({ Lock: locks('All') }))
    const second = dictionary({ FT: name('Sig'), T: words('z'), V: ref(20) })
    const twice = changed(signed, [30, second], withEntries(signed, 6, ['Fields', [ref(7), ref(8), ref(10), ref(30)]]))
    expect(check(filled(twice, A))).toMatchObject(CHANGED)
  })

  test('and with them the document, where it says so', async () => {
    const silent = dictionary({ Action: name('Include'), Fields: [], P: 1 })
    const signed = [
      await signedWith(FORM, {}, place({ Lock: silent })), await signedWith(FORM, transform('FieldMDP', silent), place()),
      await signedWith(FORM, transform('DocMDP', dictionary({ P: 1 })), place()),
    ]
    for (const one of signed) {
      expect(check(one)).toMatchObject([{ verdict: 'valid' }])
      expect(check(filled(one, A))).toMatchObject(CHANGED)
      expect(check(await sign(one))[0]).toMatchObject({ why: 'changed-after' })
    }
  })
})
