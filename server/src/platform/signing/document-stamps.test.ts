/**
 * Need: a time-stamp of a whole document (PAdES B-LTA; EN 319 142-1, 5.4.3; ISO 32000-2, 12.8.5) is judged as what it
 * is: a token over its bytes, nobody's signature, and no reason to refuse what persons signed.
 */
import { X509Certificate, createHash } from 'node:crypto'
import * as pkijs from 'pkijs'
import { beforeAll, describe, expect, test } from 'vitest'
import { showSignature } from '@motcua/contracts/signatures.ts'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { appendToPdf, nextNumber, refTo } from '../pdf-file/append-to-pdf.ts'
import { dictionaryIn, listIn, openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfName, PdfRef, PdfString, type PdfValue } from '../pdf-file/values.ts'
import { addValidationData } from './add-validation-data.ts'
import { type CheckSignatures, checkSignatures } from './check-signatures.ts'
import { octets, sha256 } from './make-cms.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey, TimeStamp } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'
import { tokenIn } from './token-in-answer.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const [SIGNED_AT, STAMPED_AT] = [new Date('2025-03-01T02:00:00Z'), new Date('2025-03-01T03:00:00Z')]
const CHECKED_AT = new Date('2025-03-02T02:00:00Z')
const [ROOM, UNKNOWN] = [12_000, 9_999_999_999]

let authority: StandInAuthority
let key: SigningKey
let stamp: TimeStamp
let list: Buffer
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  stamp = await authority.timeStamp(() => STAMPED_AT)
  list = await authority.revocationList(CHECKED_AT)
})

const sign = () => signPdf(pdfOf(PAGES), key, { name: 'Nguyễn Văn Ký', at: SIGNED_AT })
const check = (bytes: Buffer, more: Partial<CheckSignatures> = {}) => checkSignatures(openPdfFile(bytes), {
  roots: [new X509Certificate(authority.root)], at: CHECKED_AT, revocation: { lists: [list], answers: [] }, ...more,
})

/** The document with a time-stamp of all of it behind it. */
async function stamped(bytes: Buffer, by = stamp): Promise<Buffer> {
  const file = openPdfFile(bytes)
  const root = file.trailer.get('Root')
  if (!(root instanceof PdfRef)) throw new Error('no catalogue')
  const catalogue = dictionaryIn(file, root)
  const form = dictionaryIn(file, catalogue.get('AcroForm'))
  const next = nextNumber(file)
  const whole = Buffer.concat([bytes, appendToPdf(file, new Map<number, PdfValue>([
    [root.number, new Map([...catalogue, ['AcroForm', new Map<string, PdfValue>([
      ...form, ['Fields', [...listIn(file, form.get('Fields')), refTo(next + 1)]], ['SigFlags', 3],
    ])]])],
    [next, new Map<string, PdfValue>([
      ['Type', new PdfName('DocTimeStamp')], ['Filter', new PdfName('Adobe.PPKLite')],
      ['SubFilter', new PdfName('ETSI.RFC3161')], ['ByteRange', [0, UNKNOWN, UNKNOWN, UNKNOWN]],
      ['Contents', new PdfString(Buffer.alloc(ROOM))],
    ])],
    [next + 1, new Map<string, PdfValue>([
      ['Type', new PdfName('Annot')], ['Subtype', new PdfName('Widget')], ['FT', new PdfName('Sig')], ['F', 132],
      ['T', new PdfString(Buffer.from('stamp'))], ['Rect', [0, 0, 0, 0]], ['V', refTo(next)],
    ])],
  ]))])
  const [start, range] = [whole.indexOf(`<${'0'.repeat(2 * ROOM)}>`, bytes.length), `[0 ${Array(3).fill(UNKNOWN).join(' ')}]`]
  const end = start + 2 * ROOM + 2
  const said = `[0 ${String(start)} ${String(end)} ${String(whole.length - end)}]`
  whole.write(said.padEnd(range.length), whole.indexOf(range), 'latin1')
  const digest = createHash('sha256').update(whole.subarray(0, start)).update(whole.subarray(end)).digest()
  const question = new pkijs.TimeStampReq({
    version: 1, certReq: true,
    messageImprint: new pkijs.MessageImprint({ hashAlgorithm: sha256(), hashedMessage: octets(digest) }),
  })
  whole.write(tokenIn(await by(Buffer.from(question.toSchema().toBER()))).toString('hex'), start + 1, 'latin1')
  return whole
}

describe('a time-stamp of the whole document', () => {
  const SOUND = {
    isOfDocument: true, verdict: 'valid', why: null, timeStamp: 'proves', time: STAMPED_AT, intact: true,
    signer: 'Dấu thời gian thử nghiệm',
  }

  test('holds, with what a person signed before it, and with data for its check behind it', async () => {
    const whole = await stamped(await sign())
    expect(check(whole)).toMatchObject([
      { verdict: 'valid', signer: 'Nguyễn Văn Ký', changesAfter: ['signature-added'] }, { ...SOUND, coversWholeFile: true },
    ])
    expect(check(whole)[0]).not.toHaveProperty('isOfDocument')
    const kept = addValidationData(whole, { certificates: [], lists: [list], answers: [] })
    expect(check(kept)).toMatchObject([{ verdict: 'valid' }, { ...SOUND, changesAfter: ['validation-data'] }])
    expect(check(await stamped(kept))).toMatchObject([{ verdict: 'valid' }, SOUND, SOUND])
  })

  test('does not, if a byte before it is another', async () => {
    const whole = await stamped(pdfOf(PAGES))
    expect(check(whole)).toMatchObject([SOUND])
    const at = whole.indexOf('Catalog')
    whole.write('catalog', at, 'latin1')
    expect(check(whole)).toMatchObject([{ isOfDocument: true, verdict: 'invalid', why: 'digest-differs', intact: false }])
  })

  test('does not, if the document was changed behind it', async () => {
    const whole = await stamped(pdfOf(PAGES))
    const page = openPdfFile(whole)
    const changed = Buffer.concat([whole, appendToPdf(page, new Map([[3, new Map([['Type', new PdfName('Page')]])]]))])
    expect(check(changed)).toMatchObject([{ isOfDocument: true, verdict: 'invalid', why: 'changed-after', intact: true }])
  })

  test('of an authority that we do not know, or that may not stamp, or of tomorrow, is not taken', async () => {
    const strange = await (await foundAuthority(FROM, TO)).timeStamp(() => STAMPED_AT)
    expect(check(await stamped(pdfOf(PAGES), strange))).toMatchObject([{ verdict: 'indeterminate', why: 'untrusted' }])
    expect(check(await stamped(pdfOf(PAGES), await authority.timeStamp(() => STAMPED_AT, key))))
      .toMatchObject([{ verdict: 'invalid', why: 'wrong-usage', timeStamp: 'wrong' }])
    const late = await authority.timeStamp(() => new Date('2025-04-01'))
    expect(check(await stamped(pdfOf(PAGES), late))).toMatchObject([{ verdict: 'invalid', why: 'time-stamp-late' }])
  })

  test('a signature of a person that calls itself one is none', async () => {
    const signed = (await sign()).toString('latin1').replace('/ETSI.CAdES.detached', '/ETSI.RFC3161       ')
    expect(check(Buffer.from(signed, 'latin1'))).toMatchObject([{ isOfDocument: true, verdict: 'invalid', why: 'unreadable' }])
  })

  test('is told as one, and not as a signature', async () => {
    const said = check(await stamped(await sign())).map((report) =>
      showSignature('vi', { ...report, time: report.time?.toISOString() ?? null }).text)
    expect(said[0]).not.toContain('dấu thời gian của cả tệp')
    expect(said[1]).toBe('Đây là dấu thời gian của cả tệp, không phải chữ ký của ai. Tệp không bị sửa sau khi ký.')
  })
})
