/**
 * Need: an honest signature is not called broken because we cannot judge who stamped it; a time-stamp that cannot be
 * used proves no time, and one that contradicts its signature is a fault (EN 319 102-1, 5.5.4; RFC 3161).
 */
import { X509Certificate, createHash } from 'node:crypto'
import * as pkijs from 'pkijs'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { addValidationData } from './add-validation-data.ts'
import { type CheckSignatures, checkSignatures } from './check-signatures.ts'
import { octets } from './make-cms.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey, TimeStamp } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const SIGNED_AT = new Date('2025-03-01T02:00:00Z')
const STAMPED_AT = new Date('2025-03-01T02:00:07Z')
const CHECKED_AT = new Date('2025-03-02T02:00:00Z')

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

const sign = (timeStamp: TimeStamp, by = key) => signPdf(pdfOf(PAGES), by, { name: 'A', at: SIGNED_AT, timeStamp })
const check = (bytes: Buffer, more: Partial<CheckSignatures> = {}) => checkSignatures(openPdfFile(bytes), {
  roots: [new X509Certificate(authority.root)], at: CHECKED_AT, revocation: { lists: [list], answers: [] }, ...more,
})
/** Signed, with a stamp whose imprint is by another digest. */
async function stampedBy(algorithmId: string, digest: string): Promise<Buffer> {
  let made: Buffer = Buffer.alloc(0)
  const listening = { ...key, sign: async (bytes: Buffer) => made = await key.sign(bytes) }
  return sign(async () => stamp(Buffer.from(new pkijs.TimeStampReq({
    version: 1, certReq: true, messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId }),
      hashedMessage: octets(createHash(digest).update(made).digest()),
    }),
  }).toSchema().toBER())), listening)
}

describe('a time-stamp proves when it was', () => {
  test.each([
    ['SHA-256', '2.16.840.1.101.3.4.2.1', 'sha256'], ['SHA-384', '2.16.840.1.101.3.4.2.2', 'sha384'],
    ['SHA-512', '2.16.840.1.101.3.4.2.3', 'sha512'],
  ])('by %s', async (_, id, digest) => {
    expect(check(await stampedBy(id, digest)))
      .toMatchObject([{ verdict: 'valid', level: 'B-T', timeStamp: 'proves', time: STAMPED_AT }])
  })

  test('with all that is needed in the file it can be judged in twenty years, from the file alone', async () => {
    const kept = addValidationData(await sign(stamp), { certificates: [], lists: [list], answers: [] })
    expect(check(kept, { revocation: { lists: [], answers: [] } })).toMatchObject([
      { verdict: 'valid', level: 'B-LT', changesAfter: ['validation-data'], time: STAMPED_AT },
    ])
    expect(check(await sign(stamp))).toMatchObject([{ verdict: 'valid', level: 'B-T' }])
  })
})

describe('a time-stamp that cannot be used leaves its signature as good as one without', () => {
  const BARE = [{ verdict: 'valid', why: null, level: 'B-B', timeStamp: 'unusable', time: SIGNED_AT }]

  test('of an authority that we do not know', async () => {
    const strange = await (await foundAuthority(FROM, TO)).timeStamp(() => STAMPED_AT)
    expect(check(await sign(strange))).toMatchObject(BARE)
  })

  test('of somebody who may not stamp', async () => {
    expect(check(await sign(await authority.timeStamp(() => STAMPED_AT, key)))).toMatchObject(BARE)
  })

  test('by a digest that proves nothing, or that we do not know', async () => {
    expect(check(await stampedBy('1.3.14.3.2.26', 'sha1'))).toMatchObject(BARE)
    expect(check(await stampedBy('2.16.840.1.101.3.4.2.10', 'sha3-512'))).toMatchObject(BARE)
  })

  test('so what has ended since is judged as of now', async () => {
    const ended = await authority.issue({ name: 'B', from: FROM, to: new Date('2025-03-01T12:00:00Z') })
    const strange = await (await foundAuthority(FROM, TO)).timeStamp(() => STAMPED_AT)
    const revocation = { lists: [await authority.revocationList(STAMPED_AT)], answers: [] }
    expect(check(await sign(stamp, ended), { revocation })).toMatchObject([{ verdict: 'valid', timeStamp: 'proves' }])
    expect(check(await sign(strange, ended), { revocation })).toMatchObject([{ verdict: 'invalid', why: 'expired', timeStamp: 'unusable' }])
  })
})

/** Whoever holds its stolen key stamps of any day (EN 319 102-1, 5.5.4: the stamp itself must be good). */
describe('on a time-stamp of whom nobody knows whether they were withdrawn nothing rests', () => {
  const UNPROVEN = { verdict: 'indeterminate', why: 'time-stamp-unproven', chain: 'trusted' }
  /** Served, so that its certificates say where they would be withdrawn. */
  const stampsElsewhere = async () => {
    const other = await foundAuthority(FROM, TO, 'http://tsa.invalid')
    const silent = { roots: [authority, other].map(({ root }) => new X509Certificate(root)) }
    const said = [await other.revocationList(CHECKED_AT), await other.rootList(CHECKED_AT)]
    return { other: await other.timeStamp(() => STAMPED_AT), silent, said }
  }

  test('of a certificate that holds today, it need prove nothing', async () => {
    const { other, silent } = await stampsElsewhere()
    expect(check(await sign(other), silent)).toMatchObject([{ verdict: 'valid', timeStamp: 'proves', level: 'B-T' }])
  })

  test('one that ended since is open, until somebody says that they were not', async () => {
    const { other, silent, said } = await stampsElsewhere()
    const ended = await authority.issue({ name: 'B', from: FROM, to: new Date('2025-03-01T12:00:00Z') })
    const [signed, own] = [await sign(other, ended), await authority.revocationList(STAMPED_AT)]
    const by = (...lists: readonly Buffer[]) => check(signed, { ...silent, revocation: { lists, answers: [] } })
    expect(by(own)).toMatchObject([UNPROVEN])
    expect(by(own, ...said)).toMatchObject([{ verdict: 'valid' }])
  })

  test('one that was withdrawn since as well', async () => {
    const { other, silent, said } = await stampsElsewhere()
    const withdrawn = await authority.issue({ name: 'B', from: FROM, to: TO })
    authority.revoke(withdrawn, new Date('2025-03-01T12:00:00Z'))
    const own = await authority.revocationList(CHECKED_AT)
    const by = async (...lists: readonly Buffer[]) =>
      check(await sign(other, withdrawn), { ...silent, revocation: { lists, answers: [] } })
    expect(await by(own)).toMatchObject([UNPROVEN])
    expect(await by(own, ...said)).toMatchObject([{ verdict: 'valid' }])
  })
})

describe('a time-stamp that contradicts its signature is a fault', () => {
  test('from the future', async () => {
    const late = await authority.timeStamp(() => new Date('2025-04-01'))
    expect(check(await sign(late)))
      .toMatchObject([{ verdict: 'invalid', why: 'time-stamp-late', level: 'B-B', timeStamp: 'wrong' }])
  })

  test('of another signature', async () => {
    const answers: Buffer[] = []
    const twice: TimeStamp = async (request) => {
      if (answers.length === 0) answers.push(await stamp(request))
      return answers[0] ?? Buffer.alloc(0)
    }
    await sign(twice)
    expect(check(await sign(twice))).toMatchObject([{ verdict: 'invalid', why: 'time-stamp-wrong', timeStamp: 'wrong' }])
  })
})
