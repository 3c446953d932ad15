/**
 * Need: a list of withdrawals that is not of this certificate, or not whole, never says that it is good (RFC 5280,
 * 5.2.4, 5.2.5, 5.3, 6.3.3).
 */
import 'reflect-metadata'
import { X509Certificate, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { beforeAll, expect, test } from 'vitest'
import { revocationOf } from './revocation.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const [FROM, TO, AT] = [new Date('2020-01-01'), new Date('2040-01-01'), new Date('2025-03-01T02:00:00Z')]
const [WEEK, HERE, ELSEWHERE] = [7 * 86_400_000, 'http://ca.invalid/1.crl', 'http://ca.invalid/2.crl']
const [ISSUING_POINT, DELTA] = ['2.5.29.28', '2.5.29.27']

let keys: CryptoKeyPair
let root: x509.X509Certificate
let person: X509Certificate
const certify = async (subject: string, serialNumber: string, extensions: x509.Extension[]) =>
  x509.X509CertificateGenerator.create({
    subject, issuer: 'CN=Gốc', publicKey: keys.publicKey, signingKey: keys.privateKey, signingAlgorithm: ALGORITHM,
    serialNumber, notBefore: FROM, notAfter: TO, extensions,
  })
beforeAll(async () => {
  x509.cryptoProvider.set(webcrypto as Crypto)
  keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  root = await certify('CN=Gốc', '01', [new x509.BasicConstraintsExtension(true, undefined, true)])
  person = new X509Certificate(Buffer.from((await certify('CN=Ký', '07', [
    new x509.CRLDistributionPointsExtension([HERE])])).rawData))
})

/** A list of that authority, of these serial numbers, with these extensions. */
async function listOf(
  extensions: readonly x509.Extension[], entries: readonly x509.X509CrlEntryParams[] = [], signer = root,
): Promise<Buffer> {
  const list = await x509.X509CrlGenerator.create({
    issuer: signer.subject, thisUpdate: AT, nextUpdate: new Date(AT.getTime() + WEEK), signingAlgorithm: ALGORITHM,
    signingKey: keys.privateKey, extensions: [...extensions], entries: [...entries],
  })
  return Buffer.from(list.rawData)
}
const stateBy = (list: Buffer, issuer = root) =>
  revocationOf(person, new X509Certificate(Buffer.from(issuer.rawData)), AT, { lists: [list], answers: [] }).state

/** DER of what is short: a tag with its length before the bytes. */
const der = (tag: number, ...parts: readonly Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, body.length]), body])
}
const point = (...parts: readonly Buffer[]) => new x509.Extension(ISSUING_POINT, true, der(0x30, ...parts))
const at = (url: string) => der(0xa0, der(0xa0, der(0x86, Buffer.from(url))))
const yes = (tag: number) => der(tag, Buffer.from([0xff]))
const delta = new x509.Extension(DELTA, true, der(0x02, Buffer.from([1])))
const [USERS, AUTHORITIES, REASONS, INDIRECT, ATTRIBUTES] = [0x81, 0x82, 0x83, 0x84, 0x85] as const
const withdrawn = (reason = x509.X509CrlReason.keyCompromise): x509.X509CrlEntryParams =>
  ({ serialNumber: '07', revocationDate: new Date('2024-01-01'), reason })

test('a whole list says that whoever is not in it is good', async () => {
  expect(stateBy(await listOf([]))).toBe('good')
  expect(stateBy(await listOf([], [withdrawn()]))).toBe('revoked')
})

test.each<[string, () => readonly x509.Extension[]]>([
  ['of persons', () => [point(yes(USERS))]], ['of where the certificate says that its list lies', () => [point(at(HERE))]],
])('a part %s says so, too', async (_, extensions) => {
  expect(stateBy(await listOf(extensions()))).toBe('good')
})

test.each<[string, () => readonly x509.Extension[]]>([
  ['of what changed', () => [delta]], ['of authorities', () => [point(yes(AUTHORITIES))]],
  ['of some reasons', () => [point(der(REASONS, Buffer.from([0, 0x40])))]], ['of attributes', () => [point(yes(ATTRIBUTES))]],
  ['of another place', () => [point(at(ELSEWHERE))]],
])('a list %s says nothing of whom it does not name, and counts for whom it does', async (_, extensions) => {
  expect(stateBy(await listOf(extensions()))).toBe('unknown')
  expect(stateBy(await listOf(extensions(), [withdrawn()]))).toBe('revoked')
})

test('of what changed, that somebody is good again is not known from it alone', async () => {
  expect(stateBy(await listOf([delta], [withdrawn(x509.X509CrlReason.removeFromCRL)]))).toBe('unknown')
})

test.each<[string, () => readonly x509.Extension[]]>([
  ['of several authorities', () => [point(yes(INDIRECT))]], ['whose limits cannot be read', () => [point(der(0x99, Buffer.from([1])))]],
  ['with something that must be heeded and is unknown', () => [new x509.Extension('1.3.6.1.4.1.55555.8', true, der(5))]],
])('a list %s is not used at all', async (_, extensions) => {
  expect(stateBy(await listOf(extensions()))).toBe('unknown')
  expect(stateBy(await listOf(extensions(), [withdrawn()]))).toBe('unknown')
})

test('a list of somebody whose key is not for lists says nothing', async () => {
  const other = await certify('CN=Gốc', '02', [new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true)])
  expect(stateBy(await listOf([], [], other), other)).toBe('unknown')
})
