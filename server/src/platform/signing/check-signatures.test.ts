/** Need: whatever was done to a paper after it was signed, or by whom it should not have been, is found and named. */
import { X509Certificate, createHash } from 'node:crypto'
import * as pkijs from 'pkijs'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAGES, packedPdfOf, pdfOf } from '../../../test/sample-pdf.ts'
import { appendToPdf } from '../pdf-file/append-to-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfName, PdfRef, PdfStream, type PdfValue, isDictionary } from '../pdf-file/values.ts'
import { addValidationData } from './add-validation-data.ts'
import { type CheckSignatures, checkSignatures } from './check-signatures.ts'
import { makeCms } from './make-cms.ts'
import { OID } from './object-ids.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey, TimeStamp } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'
import { view } from './view.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const SIGNED_AT = new Date('2025-03-01T02:00:00Z')
const CHECKED_AT = new Date('2025-03-02T02:00:00Z')
const DOCUMENT = [
  '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/Contents[4 0 R 90 0 R]/Annots[]/Resources<</Font<</F1 5 0 R>>>>>>',
  '<</Length 14>>\nstream\n(1.000) Tj BT \nendstream', '<</Type/Font/BaseFont/Tinos>>',
]

let authority: StandInAuthority
let key: SigningKey
let stamp: TimeStamp
let list: Buffer
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  stamp = await authority.timeStamp(() => SIGNED_AT)
  list = await authority.revocationList(CHECKED_AT)
})

const sign = (by = key, timeStamp?: TimeStamp, plain = pdfOf(DOCUMENT)) =>
  signPdf(plain, by, { name: 'Nguyễn Văn Ký', at: SIGNED_AT, ...timeStamp ? { timeStamp } : {} })
const check = (bytes: Buffer, more: Partial<CheckSignatures> = {}) => checkSignatures(openPdfFile(bytes), {
  roots: [new X509Certificate(authority.root)], at: CHECKED_AT, revocation: { lists: [list], answers: [] }, ...more,
})
/** The file with these objects in the place of others, as an editor would save it. */
const changed = (bytes: Buffer, changes: readonly [number, PdfValue][]) =>
  Buffer.concat([bytes, appendToPdf(openPdfFile(bytes), new Map(changes))])
const entries = (bytes: Buffer, number: number) => {
  const value = openPdfFile(bytes).follow(new PdfRef(number, 0))
  if (!isDictionary(value)) throw new Error('no dictionary')
  return [...value]
}
/** The same, its CMS naming and carrying another certificate of the same key. */
function withCertificate(signed: Buffer, der: Buffer): Buffer {
  const [, hole = ''] = /\/Contents <([0-9a-f]+)>/.exec(signed.toString('latin1')) ?? []
  const data = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(view(Buffer.from(hole, 'hex'))).content as unknown })
  const certificate = pkijs.Certificate.fromBER(view(der))
  const [signer] = data.signerInfos
  if (!signer) throw new Error('nobody signed')
  data.certificates = [certificate]
  signer.sid = new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber })
  const info = new pkijs.ContentInfo({ contentType: OID.signedData, content: data.toSchema(true) as unknown })
  const hex = Buffer.from(info.toSchema().toBER()).toString('hex').padEnd(hole.length, '0')
  return Buffer.from(signed.toString('latin1').replace(hole, hex), 'latin1')
}
const text = (content: string) => new PdfStream(new Map(), Buffer.from(content))

describe('written behind a signature', () => {
  test('data for its check, and other signatures, leave it valid', async () => {
    const twice = await sign(key, undefined, await sign())
    const kept = addValidationData(twice, { certificates: [authority.intermediate], lists: [list], answers: [] })
    expect(check(kept)).toMatchObject([
      { verdict: 'valid', changesAfter: ['validation-data', 'signature-added'] },
      { verdict: 'valid', changesAfter: ['validation-data'], coversWholeFile: false },
    ])
  })

  const FORBIDDEN: readonly [string, (bytes: Buffer) => Buffer][] = [
    ['another content', (bytes) => changed(bytes, [[4, text('(9.000) Tj')]])],
    ['another font', (bytes) => changed(bytes, [[5, new Map([['BaseFont', new PdfName('Other')]])]])],
    ['what was referred to and was not there', (bytes) => changed(bytes, [[90, text('(9.000) Tj')]])],
    ['a page more', (bytes) => changed(bytes, [[2, new Map<string, PdfValue>([
      ['Kids', [new PdfRef(3, 0), new PdfRef(91, 0)]], ['Count', 2]])], [91, new Map([['Type', new PdfName('Page')]])]])],
    ['other contents of the page', (bytes) => changed(bytes, [[3, new Map<string, PdfValue>([
      ...entries(bytes, 3), ['Contents', new PdfRef(92, 0)]])], [92, text('(9.000) Tj')]])],
    ['a note over the page', (bytes) => {
      const page = new Map(entries(bytes, 3))
      const notes = page.get('Annots')
      return changed(bytes, [[3, page.set('Annots', [...notes as PdfValue[], new PdfRef(93, 0)])],
        [93, new Map([['Subtype', new PdfName('FreeText')]])]])
    }],
    ['a note in the place of the one that signs', (bytes) => changed(bytes, [[3, new Map<string, PdfValue>([
      ...entries(bytes, 3), ['Annots', []]])]])],
    ['another catalogue', (bytes) => Buffer.concat([bytes, Buffer.from(appendToPdf(openPdfFile(bytes), new Map([
      [94, new Map<string, PdfValue>(entries(bytes, 1))]])).toString('latin1')
      .replace('/Root 1 0 R', '/Root 94 0 R'), 'latin1')])],
    ['a catalogue that opens something', (bytes) => changed(bytes, [[1, new Map<string, PdfValue>([
      ...entries(bytes, 1), ['OpenAction', new PdfRef(3, 0)]])]])],
    ['a form in XFA', (bytes) => {
      const form = new Map(entries(bytes, 1)).get('AcroForm')
      if (!isDictionary(form)) throw new Error('no form')
      return changed(bytes, [[1, new Map<string, PdfValue>([
        ...entries(bytes, 1), ['AcroForm', new Map<string, PdfValue>([...form, ['XFA', new PdfRef(96, 0)]])]])]])
    }],
    ['a larger field over the page', (bytes) => changed(bytes, [[7, new Map<string, PdfValue>([
      ...entries(bytes, 7), ['Rect', [0, 0, 600, 800]]])]])],
    ['its signature by a copy', (bytes) => changed(bytes, [
      [7, new Map<string, PdfValue>([...entries(bytes, 7), ['V', new PdfRef(95, 0)]])],
      [95, new Map<string, PdfValue>(entries(bytes, 6))]])],
    ['objects in the place of all, without a section of their own',
      (bytes) => Buffer.concat([bytes, Buffer.from('\n4 0 obj\n(9)\nendobj\n')])],
  ]
  test.each(FORBIDDEN)('%s makes it invalid', async (_, change) => {
    const signed = await sign()
    expect(check(change(signed))).toMatchObject([
      { intact: true, coversWholeFile: false, verdict: 'invalid', why: 'changed-after' },
    ])
  })

  test('the same behind one whose objects lie packed', async () => {
    const signed = await sign(key, undefined, packedPdfOf(PAGES))
    expect(check(signed)).toMatchObject([{ verdict: 'valid' }])
    expect(check(changed(signed, [[3, new Map([['Type', new PdfName('Page')]])]])))
      .toMatchObject([{ verdict: 'invalid', why: 'changed-after' }])
  })
})

describe('what the author allows after signing', () => {
  const allowing = (p: number) => pdfOf([
    '<</Type/Catalog/Pages 2 0 R/Perms<</DocMDP 6 0 R>>>>', ...DOCUMENT.slice(1),
    `<</Reference[<</TransformMethod/DocMDP/TransformParams<</P ${String(p)}>>>>]>>`,
  ])
  const noted = (bytes: Buffer) => {
    const page = new Map(entries(bytes, 3))
    const notes = page.get('Annots')
    return changed(bytes, [[3, page.set('Annots', [...notes as PdfValue[], new PdfRef(93, 0)])],
      [93, new Map([['Subtype', new PdfName('Text')]])]])
  }

  test('nothing: then a second signature is one too many, and data for the check are not', async () => {
    const signed = await sign(key, undefined, allowing(1))
    expect(check(await sign(key, undefined, signed))).toMatchObject([{ verdict: 'invalid', why: 'changed-after' }, {}])
    const kept = addValidationData(signed, { certificates: [], lists: [list], answers: [] })
    expect(check(kept)).toMatchObject([{ verdict: 'valid' }])
  })

  test('notes, if it says so', async () => {
    expect(check(noted(await sign(key, undefined, allowing(2))))).toMatchObject([{ why: 'changed-after' }])
    expect(check(noted(await sign(key, undefined, allowing(3)))))
      .toMatchObject([{ verdict: 'valid', changesAfter: ['note-added'] }])
  })
})

describe('within a signature', () => {
  test('a hole that is larger than the signature is found', async () => {
    const signed = (await sign()).toString('latin1')
    const [all = '', start = '', end = ''] = /\/ByteRange \[0 (\d+) (\d+) \d+\]/.exec(signed) ?? []
    const moved = all.replace(` ${start} `, ` ${String(Number(start) - 9)} `)
    expect(check(Buffer.from(signed.replace(all, moved.padEnd(all.length)), 'latin1')))
      .toMatchObject([{ verdict: 'invalid', why: 'hole-wrong' }])
    const beyond = all.replace(` ${end} `, ` ${String(Number(end) + 10 ** 7)} `)
    expect(check(Buffer.from(signed.replace(all, beyond), 'latin1')))
      .toMatchObject([{ verdict: 'invalid', why: 'range-wrong' }])
  })

  test('what it covers must have been a file by itself', async () => {
    const signed = await sign()
    const [all = '', start = '', end = '', rest = ''] =
      /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(signed.toString('latin1')) ?? []
    const shorter = Number(rest) - 40
    const moved = Buffer.from(signed.toString('latin1')
      .replace(all, all.replace(` ${rest}]`, ` ${String(shorter)}]`).padEnd(all.length)), 'latin1')
    const [from, to] = [Number(start), Number(end)]
    const digest = createHash('sha256').update(moved.subarray(0, from)).update(moved.subarray(to, to + shorter)).digest()
    moved.write((await makeCms(digest, key)).toString('hex').padEnd(to - from - 2, '0'), from + 1, 'latin1')
    expect(check(moved)).toMatchObject([{ intact: true, verdict: 'invalid', why: 'changed-after' }])
  })

  test('of another paper it is none', async () => {
    const [one, two] = [await sign(), await sign(key, undefined, pdfOf(DOCUMENT.map((object) => object.replace('1.0', '2.0'))))]
    const contents = (bytes: Buffer) => /\/Contents <([0-9a-f]+)>/.exec(bytes.toString('latin1'))?.[1] ?? ''
    const pasted = Buffer.from(two.toString('latin1').replace(contents(two), contents(one)), 'latin1')
    expect(check(pasted)).toMatchObject([{ intact: false, verdict: 'invalid', why: 'digest-differs' }])
  })
})

describe('by a certificate', () => {
  const issue = async (from: string, to: string, usage?: 'encrypt') =>
    authority.issue({ name: 'B', from: new Date(from), to: new Date(to), ...usage ? { usage } : {} })

  test('that had ended, had not begun, or is for something else', async () => {
    expect(check(await sign(await issue('2021-01-01', '2024-01-01')))).toMatchObject([{ verdict: 'invalid', why: 'expired' }])
    expect(check(await sign(await issue('2026-01-01', '2027-01-01')))).toMatchObject([{ verdict: 'indeterminate', why: 'not-yet-valid' }])
    expect(check(await sign(await issue('2021-01-01', '2030-01-01', 'encrypt')))).toMatchObject([{ verdict: 'invalid', why: 'wrong-usage' }])
  })

  test('that ended since is good if a time-stamp says when it was, and a list of before its end that it held', async () => {
    const ended = await issue('2021-01-01', '2025-03-01T12:00:00Z')
    expect(check(await sign(ended))).toMatchObject([{ why: 'expired' }])
    const revocation = { lists: [await authority.revocationList(SIGNED_AT)], answers: [] }
    expect(check(await sign(ended, stamp), { revocation })).toMatchObject([{ verdict: 'valid', time: SIGNED_AT }])
    // Of later lists it is left out, withdrawn or not (RFC 5280, 3.3).
    expect(check(await sign(ended, stamp))).toMatchObject([{ verdict: 'indeterminate', why: 'revocation-unknown' }])
  })

  test('of somebody whom we do not know', async () => {
    const stranger = await foundAuthority(FROM, TO)
    const signed = await sign(await stranger.issue({ name: 'B', from: FROM, to: TO }))
    expect(check(signed)).toMatchObject([{ intact: true, verdict: 'indeterminate', why: 'untrusted', signer: 'B' }])
  })

  test('that was withdrawn: before it counts, since then not; by list and by answer', async () => {
    const withdrawn = await issue('2021-01-01', '2030-01-01')
    authority.revoke(withdrawn, new Date('2025-03-01T12:00:00Z'))
    const lists = [await authority.revocationList(CHECKED_AT)]
    const answers = [await authority.answer(withdrawn, CHECKED_AT)]
    for (const revocation of [{ lists, answers: [] }, { lists: [], answers }]) {
      expect(check(await sign(withdrawn), { revocation })).toMatchObject([{ verdict: 'invalid', why: 'revoked' }])
      expect(check(await sign(withdrawn, stamp), { revocation })).toMatchObject([{ verdict: 'valid' }])
    }
    expect(check(await sign(), { revocation: { lists: [], answers: [await authority.answer(key, CHECKED_AT)] } }))
      .toMatchObject([{ verdict: 'valid' }])
  })

  test('of which nobody says whether it was withdrawn, or only somebody else does', async () => {
    const stranger = await foundAuthority(FROM, TO)
    const others = {
      lists: [await stranger.revocationList(CHECKED_AT)], answers: [await stranger.answer(key, CHECKED_AT)],
    }
    for (const revocation of [{ lists: [], answers: [] }, others]) {
      expect(check(await sign(), { revocation })).toMatchObject([{ verdict: 'indeterminate', why: 'revocation-unknown' }])
    }
  })

  test('whose word on withdrawals is too old, or was changed, says nothing', async () => {
    const later = new Date(CHECKED_AT.getTime() + 30 * 86_400_000)
    const answer = await authority.answer(key, CHECKED_AT)
    answer.writeUInt8(answer.readUInt8(answer.length - 1) ^ 1, answer.length - 1)
    const signed = await sign()
    expect(check(signed, { at: later })).toMatchObject([{ verdict: 'indeterminate', why: 'revocation-unknown' }])
    expect(check(signed, { revocation: { lists: [], answers: [answer] } }))
      .toMatchObject([{ verdict: 'indeterminate', why: 'revocation-unknown' }])
  })

  test('with which it was not signed', async () => {
    const other = await issue('2021-01-01', '2030-01-01')
    expect(check(await sign({ ...key, sign: (bytes) => other.sign(bytes) })))
      .toMatchObject([{ intact: false, verdict: 'invalid', why: 'signature-wrong' }])
  })

  test('that was put in the place of the one it names', async () => {
    const signed = await sign()
    const renewed = await authority.renew(key, { name: 'Ai khác', from: FROM, to: TO })
    expect(check(withCertificate(signed, renewed))).toMatchObject([{ verdict: 'invalid', why: 'other-certificate' }])
  })
})
