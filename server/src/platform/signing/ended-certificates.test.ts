/**
 * Need: authorities drop certificates that have ended from their lists (RFC 5280, 3.3), and may say `good` of them
 * (RFC 6960, 4.4.4); so what is said after the end is no proof that it was not withdrawn before.
 */
import 'reflect-metadata'
import { X509Certificate, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import * as asn1 from 'asn1js'
import { beforeAll, expect, test } from 'vitest'
import { revocationOf } from './revocation.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'
import { nameForOcsp, ocspAnswer } from './stand-in-ocsp.ts'
import type { SigningKey } from './signing-key.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
/** When it was signed, when the certificate ended, and a month later. */
const [SIGNED_AT, ENDED_AT, LATER] = ['2025-03-01T02:00:00Z', '2025-05-31T00:00:00Z', '2025-06-30T00:00:00Z']
  .map((one) => new Date(one)) as [Date, Date, Date]
const WEEK = 7 * 86_400_000

let keys: CryptoKeyPair
let root: X509Certificate
let person: X509Certificate
beforeAll(async () => {
  x509.cryptoProvider.set(webcrypto as Crypto)
  keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const certify = async (subject: string, serialNumber: string, notAfter: Date, extensions: x509.Extension[]) =>
    new X509Certificate(Buffer.from((await x509.X509CertificateGenerator.create({
      subject, issuer: 'CN=Gốc', publicKey: keys.publicKey, signingKey: keys.privateKey, signingAlgorithm: ALGORITHM,
      serialNumber, notBefore: FROM, notAfter, extensions,
    })).rawData))
  root = await certify('CN=Gốc', '01', TO, [new x509.BasicConstraintsExtension(true, undefined, true)])
  person = await certify('CN=Ký', '07', ENDED_AT, [new x509.CRLDistributionPointsExtension(['http://ca.invalid/1.crl'])])
})

/** What a list of that moment says of the time of signing; it keeps those that ended since `keeps`. */
async function byList(thisUpdate: Date, keeps?: Date, entries: x509.X509CrlEntryParams[] = []): Promise<string> {
  const list = await x509.X509CrlGenerator.create({
    issuer: 'CN=Gốc', thisUpdate, nextUpdate: new Date(thisUpdate.getTime() + WEEK), signingAlgorithm: ALGORITHM,
    signingKey: keys.privateKey, entries,
    extensions: keeps
      ? [new x509.Extension('2.5.29.60', false, new asn1.GeneralizedTime({ valueDate: keeps }).toBER())] : [],
  })
  return revocationOf(person, root, SIGNED_AT, { lists: [Buffer.from(list.rawData)], answers: [] }).state
}

test('a list up to the very end of the certificate says by silence that it is good, one of later nothing', async () => {
  expect(await byList(SIGNED_AT)).toBe('good')
  expect(await byList(ENDED_AT)).toBe('good')
  expect(await byList(new Date(ENDED_AT.getTime() + 1_000))).toBe('unknown')
  expect(await byList(LATER)).toBe('unknown')
})

test('a later list that keeps those that ended since then says it, one that keeps younger ones does not', async () => {
  expect(await byList(LATER, new Date('2024-01-01'))).toBe('good')
  expect(await byList(LATER, ENDED_AT)).toBe('good')
  expect(await byList(LATER, new Date(ENDED_AT.getTime() + 1_000))).toBe('unknown')
})

test('whom a later list names was withdrawn, whenever that list is of', async () => {
  const named = (revocationDate: Date) =>
    [{ serialNumber: '07', revocationDate, reason: x509.X509CrlReason.keyCompromise }]
  expect(await byList(LATER, undefined, named(new Date('2025-02-01')))).toBe('revoked')
  // Withdrawn after it was signed: it held then.
  expect(await byList(LATER, undefined, named(new Date('2025-04-01')))).toBe('good')
})

let authority: StandInAuthority
let signer: SigningKey
let responder: SigningKey
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  signer = await authority.issue({ name: 'Ký', from: FROM, to: ENDED_AT })
  responder = await authority.issue({ name: 'Trả lời thay', from: FROM, to: TO, usage: 'answer' })
})

/** The same by an answer of OCSP. */
async function byAnswer(saidAt: Date, cutoff?: Date, since?: Date): Promise<string> {
  const own = signer.chain[0] ?? Buffer.alloc(0)
  const answer = await ocspAnswer(
    nameForOcsp(own, authority.intermediate), responder, saidAt, new Date(saidAt.getTime() + WEEK), since, cutoff)
  const [certificate, issuer] = [new X509Certificate(own), new X509Certificate(authority.intermediate)]
  return revocationOf(certificate, issuer, SIGNED_AT, { lists: [], answers: [answer] }).state
}

test('an answer of OCSP up to the end is believed, one of later only if it keeps the ended ones so long', async () => {
  expect([await byAnswer(SIGNED_AT), await byAnswer(ENDED_AT), await byAnswer(LATER)]).toEqual(['good', 'good', 'unknown'])
  expect([await byAnswer(LATER, new Date('2024-01-01')), await byAnswer(LATER, new Date('2025-06-15'))])
    .toEqual(['good', 'unknown'])
  expect(await byAnswer(LATER, undefined, new Date('2025-02-01'))).toBe('revoked')
})
