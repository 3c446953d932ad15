/**
 * Need: a signature is right, wrong, or of means that we do not know, and these three are told apart (RFC 5652, 5.4,
 * 5.6, 11; RFC 5035; EN 319 102-1, 5.1.3): nobody’s signature is called wrong because we know too little.
 */
import { X509Certificate, createHash } from 'node:crypto'
import * as pkijs from 'pkijs'
import { beforeAll, describe, expect, test } from 'vitest'
import { TAG, der, idDer } from './der.ts'
import { makeCms, makeCmsAround } from './make-cms.ts'
import { OID } from './object-ids.ts'
import { type Cms, type CmsFault, readCms } from './read-cms.ts'
import type { SigningKey } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'
import { view } from './view.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const WORDS = Buffer.from('lời này')
const digestOf = (name: string) => createHash(name).update(WORDS).digest()
const SIGNING_TIME = '1.2.840.113549.1.9.5'
const [SHA1, SHA224, SHA384] = ['1.3.14.3.2.26', '2.16.840.1.101.3.4.2.4', '2.16.840.1.101.3.4.2.2']

let authority: StandInAuthority
let key: SigningKey
let own: Buffer
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  own = key.chain[0] ?? Buffer.alloc(0)
})

const named = (id: string) => der(TAG.sequence, idDer(id))
const attribute = (id: string, ...values: readonly Buffer[]) => der(TAG.sequence, idDer(id), der(TAG.set, ...values))
const type = (id: string = OID.data) => attribute(OID.contentType, idDer(id))
const digest = (name = 'sha256') => attribute(OID.messageDigest, der(TAG.octets, digestOf(name)))
const certificate = (of = own) => attribute(OID.signingCertificate, der(TAG.sequence, der(TAG.sequence, der(
  TAG.sequence, der(TAG.octets, createHash('sha256').update(of).digest())))))
const time = () => attribute(SIGNING_TIME, der(0x17, Buffer.from('250301020000Z')))
const issuerAndNumber = (of: Buffer) => {
  const { issuer, serialNumber } = pkijs.Certificate.fromBER(view(of))
  return der(TAG.sequence, Buffer.from(issuer.toSchema().toBER()), Buffer.from(serialNumber.toBER()))
}

/** A certificate without what makes it one: the signature of whoever issued it. 30 82 length, 30 82 length, words. */
const unsignedOf = (whole: Buffer) => der(TAG.sequence, whole.subarray(4, 8 + whole.readUInt16BE(6)))

interface Made {
  readonly attributes?: readonly Buffer[] | null; readonly digestName?: string; readonly algorithm?: string
  readonly sid?: Buffer; readonly certificates?: readonly Buffer[]; readonly unsigned?: readonly Buffer[]
}
/** A CMS over the words, truly signed, with what is handed in instead. */
async function signed({
  attributes = [type(), digest(), certificate()], digestName = OID.sha256, algorithm = OID.ecdsaWithSha256,
  sid = issuerAndNumber(own), certificates = key.chain, unsigned = [],
}: Made = {}): Promise<Buffer> {
  const sorted = attributes && [...attributes].sort((a, b) => Buffer.compare(a, b))
  const signature = await key.sign(sorted ? der(TAG.set, ...sorted) : WORDS)
  const signer = der(
    TAG.sequence, der(TAG.integer, Buffer.from([1])), sid, named(digestName),
    ...sorted ? [der(TAG.first, ...sorted)] : [], named(algorithm), der(TAG.octets, signature),
    ...unsigned.length > 0 ? [der(TAG.second, ...unsigned)] : [],
  )
  return der(TAG.sequence, idDer(OID.signedData), der(TAG.first, der(
    TAG.sequence, der(TAG.integer, Buffer.from([1])), der(TAG.set, named(digestName)),
    der(TAG.sequence, idDer(OID.data)), der(TAG.first, ...certificates),
    der(TAG.set, signer),
  )))
}

function read(bytes: Buffer): Cms {
  const cms = readCms(bytes)
  if (typeof cms === 'string') throw new Error(cms)
  return cms
}
/** What a CMS is said to be; `right`, if it is. */
const answerTo = (bytes: Buffer, over = digestOf): CmsFault | 'right' => {
  const cms = readCms(bytes)
  return typeof cms === 'string' ? cms : cms.fault(over) ?? 'right'
}

describe('right', () => {
  test('as we make it, and as it is made here', async () => {
    expect(answerTo(await makeCms(digestOf('sha256'), key))).toBe('right')
    expect(answerTo(await signed())).toBe('right')
  })

  test('by the identifier of the key, by the time in it, by another digest than that of the algorithm’s name', async () => {
    const { extensions = [] } = pkijs.Certificate.fromBER(view(own))
    const id = extensions.find(({ extnID }) => extnID === '2.5.29.14')?.extnValue.valueBlock.valueHexView
    // 04 length, then the identifier itself.
    expect(answerTo(await signed({ sid: der(0x80, Buffer.from(id ?? []).subarray(2)) }))).toBe('right')
    const dated = await signed({ attributes: [type(), digest(), certificate(), time()] })
    expect([answerTo(dated), read(dated).signingTime]).toEqual(['right', new Date('2025-03-01T02:00:00Z')])
    expect(answerTo(await signed({ attributes: [type(), digest('sha384'), certificate()], digestName: SHA384 }))).toBe('right')
  })

  test('of old, over the bytes themselves, only where these are handed in', async () => {
    const cms = read(await signed({ attributes: null }))
    expect([cms.fault(digestOf), cms.fault(digestOf, () => WORDS), cms.fault(digestOf, () => Buffer.from('khác'))])
      .toEqual(['unreadable', undefined, 'signature-wrong'])
  })

  test('with a certificate beside the signer’s that nobody can read', async () => {
    const broken = der(TAG.sequence, der(TAG.octets, Buffer.from('không phải chứng thư')))
    for (const certificates of [[broken, ...key.chain], [...key.chain, broken], [unsignedOf(own), ...key.chain]]) {
      const bytes = await signed({ certificates })
      expect([answerTo(bytes), read(bytes).certificates.length]).toEqual(['right', 2])
    }
  })

  test('with two time-stamps: the first is looked at', async () => {
    const [one, two] = [der(TAG.sequence, der(TAG.null)), der(TAG.sequence, der(TAG.null), der(TAG.null))]
    const stamp = (...values: readonly Buffer[]) => attribute(OID.signatureTimeStamp, ...values)
    for (const unsigned of [[stamp(one), stamp(two)], [stamp(one, two)]]) {
      const bytes = await signed({ unsigned })
      expect([answerTo(bytes), read(bytes).timeStamp]).toEqual(['right', one])
    }
  })

  test('around its content', async () => {
    const { content, contentType, fault } = read(await makeCmsAround(WORDS, OID.timeStampInfo, key))
    expect([content, contentType, fault(digestOf)]).toEqual([WORDS, OID.timeStampInfo, undefined])
  })
})

describe('not right', () => {
  const other = async () => (await authority.issue({ name: 'Ai khác', from: FROM, to: TO })).chain[0] ?? Buffer.alloc(0)
  test.each<[string, CmsFault, () => Made | Promise<Made>]>([
    ['without its digest', 'unreadable', () => ({ attributes: [type(), certificate()] })],
    ['without its type', 'unreadable', () => ({ attributes: [digest(), certificate()] })],
    ['of another type', 'unreadable', () => ({ attributes: [type(OID.timeStampInfo), digest(), certificate()] })],
    ['with two digests', 'unreadable', () => ({ attributes: [type(), digest(), digest('sha384'), certificate()] })],
    ['with one digest twice', 'unreadable', () => ({ attributes: [type(), digest(), digest(), certificate()] })],
    ['with two values of a digest', 'unreadable', () => ({ attributes: [type(), certificate(), attribute(
      OID.messageDigest, ...['sha256', 'sha384'].map((name) => der(TAG.octets, digestOf(name))))] })],
    ['with a digest without a value', 'unreadable', () => ({ attributes: [type(), certificate(), attribute(OID.messageDigest)] })],
    ['with two types', 'unreadable', () => ({ attributes: [type(), type(OID.timeStampInfo), digest(), certificate()] })],
    ['with two times', 'unreadable', () => ({ attributes: [type(), digest(), certificate(), time(), time()] })],
    ['with two names of a certificate', 'unreadable',
      async () => ({ attributes: [type(), digest(), certificate(), certificate(await other())] })],
    ['with its digest as text', 'unreadable',
      () => ({ attributes: [type(), certificate(), attribute(OID.messageDigest, der(0x0c, digestOf('sha256')))] })],
    ['of another certificate', 'other-certificate', async () => ({ attributes: [type(), digest(), certificate(await other())] })],
    ['without the signer’s certificate', 'no-signer', () => ({ certificates: key.chain.slice(1) })],
    ['whose signer’s certificate nobody can read', 'no-signer',
      () => ({ certificates: [unsignedOf(own), ...key.chain.slice(1)] })],
    ['by whom it does not name', 'no-signer', () => ({ sid: der(0x80, Buffer.from('ai đó')) })],
    ['by SHA-1', 'weak', () => ({ digestName: SHA1, attributes: [type(), digest('sha1'), certificate()] })],
    ['by an algorithm with SHA-1', 'weak', () => ({ algorithm: '1.2.840.10045.4.1' })],
    ['by a digest that nobody here knows', 'unknown-means', () => ({ digestName: SHA224 })],
    ['by an algorithm that nobody here knows', 'unknown-means', () => ({ algorithm: '1.2.840.10045.4.3.1' })],
    ['by an algorithm for another kind of key', 'signature-wrong', () => ({ algorithm: OID.rsaWithSha256 })],
  ])('%s: %s', async (_, fault, made) => {
    expect(answerTo(await signed(await made()))).toBe(fault)
  })

  test('over other words', async () => {
    expect(answerTo(await signed(), (name) => createHash(name).update('lời khác').digest())).toBe('digest-differs')
  })

  test('by another key', async () => {
    const stranger = await authority.issue({ name: 'Ai khác', from: FROM, to: TO })
    expect(answerTo(await makeCms(digestOf('sha256'), { ...key, sign: stranger.sign }))).toBe('signature-wrong')
  })

  test('by a key of a kind that nobody here knows', async () => {
    // The kind of the key, id-ecPublicKey, made into one that does not exist.
    const strange = Buffer.from(own.toString('hex').replace('2a8648ce3d0201', '2a8648ce3d027f'), 'hex')
    expect(() => new X509Certificate(strange).publicKey).toThrow()
    const bytes = await signed({ certificates: [strange], attributes: [type(), digest(), certificate(strange)] })
    expect(answerTo(bytes)).toBe('unknown-means')
  })

  test('cut anywhere', async () => {
    const bytes = await signed()
    for (let length = 0; length < bytes.length; length += 7) expect(readCms(bytes.subarray(0, length)), String(length)).toBe('unreadable')
  })
})
