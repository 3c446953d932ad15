/**
 * Need: a true code may be copied into any file, and an agency seals much that is no result: such a file is not told to
 * be the original of a result (ADR 0060).
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { qrTextOf, signClaims } from '@motcua/contracts/result-qr.ts'
import { readSealedPdf } from '@motcua/contracts/sealed-pdf.ts'
import { tellVerification } from '@motcua/contracts/tell-verification.ts'
import { sayIn } from '@motcua/contracts/texts.ts'
import { type Held, verifyPdf } from '@motcua/contracts/verify-result.ts'
import { beforeAll, expect, test } from 'vitest'
import { pdfOf } from '../../test/sample-pdf.ts'
import { textValue, writeValue } from '../platform/pdf-file/write-values.ts'
import { signPdf } from '../platform/signing/sign-pdf.ts'
import type { SigningKey } from '../platform/signing/signing-key.ts'
import { foundAuthority } from '../platform/signing/stand-in-authority.ts'

const [FROM, TO, AT] = [new Date('2020-01-01'), new Date('2040-01-01'), new Date('2026-03-01T02:00:00Z')]
const LISTED = '2026-03-02T01:00:00.000Z'
const KID = '0011223344556677'
const AS_RESULT = 'Con dấu của cơ quan ban hành'
const AS_COPY = 'Bản số hóa đầy đủ, chính xác so với bản giấy đã tiếp nhận'
const [A, B] = ['Ủy ban nhân dân xã A', 'Ủy ban nhân dân xã B']

let ofA: SigningKey
let ofB: SigningKey
let held: Held
let qr: string
beforeAll(async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const signed = await signClaims({
    issuerCode: 'H46.1', issuer: A, code: 'H46.1.KQ.20260301.000001', number: '1/2026', day: '2026-03-01',
    title: 'Giấy phép', holder: 'N.V.M.', digest: '00'.repeat(16),
  }, KID, async (bytes) => Promise.resolve(
    Uint8Array.from(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }))))
  qr = qrTextOf('https://motcua.example/xac-minh', signed)
  const authority = await foundAuthority(FROM, TO)
  ofA = await authority.issue({ name: A, from: FROM, to: TO })
  ofB = await authority.issue({ name: B, from: FROM, to: TO })
  const sealOf = ({ chain: [own] }: SigningKey, name: string, code: string) =>
    ({ thumbprint: createHash('sha256').update(own ?? '').digest('hex'), name, codes: ['H46.0', code] })
  const of = { version: 1, madeAt: LISTED, validUntil: '2026-06-01T01:00:00.000Z' }
  held = {
    keys: { kind: 'motcua-keys', ...of, keys: [{ kid: KID, x, y }], seals: [sealOf(ofA, A, 'H46.1'), sealOf(ofB, B, 'H46.2')] },
    ends: { kind: 'motcua-ends', ...of, ends: [] },
  }
})

const stream = (content: string, more = '') =>
  `<<${more}/Length ${String(content.length)}>>\nstream\n${content}\nendstream`
const keywordsOf = (text: string) => `<pdf:Keywords>1/2026, ${text}</pdf:Keywords>`
/** A page that says nothing, with this as its metadata, and something else in its bytes before. */
const pdfWith = (metadata: string | undefined, before = '', trailer = '') => pdfOf([
  `<</Type/Catalog/Pages 2 0 R${metadata === undefined ? '' : '/Metadata 5 0 R'}>>`,
  '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>', '<</Type/Page/Parent 2 0 R/Resources<<>>>>',
  stream(before), ...metadata === undefined ? [] : [stream(keywordsOf(metadata), '/Type/Metadata/Subtype/XML')],
], trailer)
async function sealed(pdf: Buffer, key: SigningKey, reason: string) {
  const name = key === ofA ? A : B
  return Uint8Array.from(await signPdf(pdf, key, { name, reason, at: AT, visible: {} }))
}
async function told(file: Uint8Array<ArrayBuffer>) {
  const found = await verifyPdf(file, held)
  const { headline } = tellVerification(found, held, new Date(LISTED), sayIn('vi'))
  return { ...found, headline }
}

test('sealed as a result by the agency that its code names, a file is the original', async () => {
  const found = await told(await sealed(pdfWith(qr), ofA, AS_RESULT))
  expect(found).toMatchObject({ verdict: 'valid', qr: 'ours', file: 'sealed' })
  expect(found.headline).toContain('Tệp là bản thật')
})

test('sealed by another agency it is not a result of the one that its code names, and both are named', async () => {
  const found = await told(await sealed(pdfWith(qr), ofB, AS_RESULT))
  expect(found).toMatchObject({ verdict: 'invalid', qr: 'ours', file: 'seal-of-another' })
  expect(found.headline).toContain(`không phải kết quả của ${A}`)
  expect(found.headline).toContain(`con dấu số trên tệp là của ${B}`)
})

test('the copy of a scan that brings a code along is no result, though the same agency sealed it', async () => {
  const found = await told(await sealed(pdfWith(qr), ofA, AS_COPY))
  expect(found).toMatchObject({ verdict: 'unknown', qr: 'ours', file: 'sealed-otherwise' })
  expect(found.headline).toContain('không phải để ban hành kết quả')
})

test('nor is a result that was sealed once more as a copy of what was handed in', async () => {
  const result = Buffer.from(await sealed(pdfWith(qr), ofA, AS_RESULT))
  expect(await told(await sealed(result, ofA, AS_COPY))).toMatchObject({ verdict: 'unknown', file: 'sealed-otherwise' })
})

test('what a trailer of others says of the seal, its range and reason, is not what the seal says', async () => {
  let said = '0 0 0 0'
  let file = new Uint8Array()
  for (let nth = 0; nth < 8; nth += 1) { // until it says the very range that the seal has
    const trailer = `/Reason ${writeValue(textValue(AS_RESULT))}/ByteRange [${said}]`
    file = await sealed(pdfWith(qr, '', trailer), ofA, AS_COPY)
    const ranges = [...Buffer.from(file).toString('latin1').matchAll(/\/ByteRange \[([\d ]+)\] *\/Contents/g)]
    const own = ranges.at(-1)?.[1] ?? ''
    if (own === said) break
    said = own
  }
  const all = [...Buffer.from(file).toString('latin1').matchAll(/\/ByteRange \[([\d ]+)\]/g)].map(([, one]) => one)
  expect(new Set(all)).toEqual(new Set([said])) // the last of which stands in the trailer
  expect(await told(file)).toMatchObject({ verdict: 'unknown', file: 'sealed-otherwise' })
})

test('a code counts where the catalogue says that the metadata are, and nowhere else in the bytes', async () => {
  const other = 'https://motcua.example/xac-minh#AAAA'
  expect(await readSealedPdf(await sealed(pdfWith(qr, keywordsOf(other)), ofA, AS_RESULT))).toMatchObject({ qr })
  expect(await told(await sealed(pdfWith(undefined, keywordsOf(qr)), ofA, AS_RESULT)))
    .toMatchObject({ verdict: 'unknown', qr: 'unreadable' })
  const cut = (await sealed(pdfWith(undefined, keywordsOf(qr)), ofA, AS_RESULT)).slice(0, -10)
  expect((await told(cut)).headline).toContain('Tệp đã bị sửa')
})
