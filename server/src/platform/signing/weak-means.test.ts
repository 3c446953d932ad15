/**
 * Need: a certificate whose issuer signed it by MD5 or SHA-1, or whose key is short, proves nothing any more: two may
 * have the same signature, and the key may be known (ETSI TS 119 312, 6.2; RFC 8301 for RSA). Of several certificates
 * of one authority any that holds does (RFC 5280, 6.1; RFC 4158, 2.4).
 */
import 'reflect-metadata'
import { execFileSync } from 'node:child_process'
import { X509Certificate, webcrypto } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkChain } from './check-chain.ts'

const [FROM, TO, AT] = [new Date('2020-01-01'), new Date('2040-01-01'), new Date('2025-03-01T02:00:00Z')]
const USAGE = x509.KeyUsageFlags

interface Named { readonly subject: string; readonly keys: CryptoKeyPair }
interface How { readonly hash?: string; readonly bits?: number; readonly name?: string; readonly to?: Date }

let serial = 100
const newKeys = (name = 'RSASSA-PKCS1-v1_5', bits = 2048) => webcrypto.subtle.generateKey(
  { name, modulusLength: bits, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['sign', 'verify'])

/** A certificate by somebody, or by itself; and who it is, to issue others. */
async function issue(name: string, kind: 'authority' | 'person', by: Named | undefined, how: How = {}) {
  const { hash = 'SHA-256', bits = 2048, name: algorithm = 'RSASSA-PKCS1-v1_5', to = TO } = how
  const isUsual = how.bits === undefined && how.name === undefined
  // Most may share one: who vouches for whom goes by names, and to make a key takes long.
  const keys = isUsual ? usual : await newKeys(algorithm, bits)
  const { privateKey } = by?.keys ?? keys
  // Web crypto binds a key to its digest; what signs is the same key.
  const signingAlgorithm = { name: algorithm, hash, saltLength: 20 }
  const signingKey = await webcrypto.subtle.importKey(
    'pkcs8', await webcrypto.subtle.exportKey('pkcs8', privateKey), { name: algorithm, hash }, true, ['sign'])
  serial += 1
  const made = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`, issuer: by?.subject ?? `CN=${name}`, publicKey: keys.publicKey, signingKey, signingAlgorithm,
    serialNumber: serial.toString(16).padStart(4, '0'), notBefore: FROM, notAfter: to,
    extensions: kind === 'authority'
      ? [
        new x509.BasicConstraintsExtension(true, undefined, true), new x509.KeyUsagesExtension(USAGE.keyCertSign, true),
      ]
      : [new x509.KeyUsagesExtension(USAGE.digitalSignature, true)],
  })
  return { subject: `CN=${name}`, keys, certificate: new X509Certificate(Buffer.from(made.rawData)) }
}
type Issued = Awaited<ReturnType<typeof issue>>

const judge = (root: Issued, person: Issued, ...others: readonly Issued[]) => checkChain(person.certificate, {
  roots: [root.certificate], others: others.map(({ certificate }) => certificate),
  revocation: { lists: [], answers: [] }, at: AT, usage: 'sign',
})

let usual: CryptoKeyPair
let root: Issued
beforeAll(async () => {
  x509.cryptoProvider.set(webcrypto as Crypto)
  usual = await newKeys()
  root = await issue('Gốc', 'authority', undefined)
})

describe('weak means', () => {
  test('a person’s certificate by SHA-1 is weak, and by SHA-256 is not', async () => {
    expect(judge(root, await issue('Ký', 'person', root)).state).toBe('trusted')
    expect(judge(root, await issue('Ký', 'person', root, { hash: 'SHA-1' }))).toMatchObject({ state: 'weak', about: 'Ký' })
  })

  test('an authority’s by SHA-1 makes all below it weak', async () => {
    const middle = await issue('Giữa', 'authority', root, { hash: 'SHA-1' })
    expect(judge(root, await issue('Ký', 'person', middle), middle)).toMatchObject({ state: 'weak', about: 'Giữa' })
  })

  test('what a root says of itself by SHA-1 does not matter', async () => {
    const old = await issue('Gốc cũ', 'authority', undefined, { hash: 'SHA-1' })
    expect(judge(old, await issue('Ký', 'person', old)).state).toBe('trusted')
  })

  test.each([['a person', 'Ký'], ['an authority', 'Giữa'], ['a root', 'Gốc ngắn']])('a short key of %s', async (_, about) => {
    const bits = (name: string) => name === about ? { bits: 1024 } : {}
    const top = await issue('Gốc ngắn', 'authority', undefined, bits('Gốc ngắn'))
    const middle = await issue('Giữa', 'authority', top, bits('Giữa'))
    expect(judge(top, await issue('Ký', 'person', middle, bits('Ký')), middle)).toMatchObject({ state: 'weak', about })
  })

  test('RSA-PSS by the digest that is said beside it', async () => {
    const pss = { name: 'RSA-PSS' }
    const top = await issue('Gốc PSS', 'authority', undefined, pss)
    expect(judge(top, await issue('Ký', 'person', top, pss)).state).toBe('trusted')
    expect(judge(top, await issue('Ký', 'person', top, { ...pss, hash: 'SHA-1' })).state).toBe('weak')
  })

  test('what is bad is told before what is weak', async () => {
    const ended = await issue('Ký', 'person', root, { hash: 'SHA-1', to: new Date('2024-01-01') })
    expect(judge(root, ended).state).toBe('expired')
  })

  test.skipIf(!existsSync('/usr/bin/openssl')).each([['md5', 'weak'], ['sha1', 'weak'], ['sha256', 'trusted']])(
    'as openssl makes them: %s is %s', (digest, state) => {
      const folder = mkdtempSync(join(tmpdir(), 'motcua-weak-'))
      const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
      openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'r.key', '-out', 'r.pem', '-days', '3650',
        '-subj', '/CN=Root', '-sha256', '-addext', 'keyUsage=keyCertSign')
      openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 's.key', '-out', 's.csr', '-subj', '/CN=Signer')
      writeFileSync(join(folder, 'ext'), 'keyUsage=digitalSignature')
      openssl('x509', '-req', '-in', 's.csr', '-CA', 'r.pem', '-CAkey', 'r.key', '-set_serial', '7', '-days', '365',
        `-${digest}`, '-out', 's.pem', '-extfile', 'ext')
      const [by, own] = ['r.pem', 's.pem'].map((name) => new X509Certificate(readFileSync(join(folder, name))))
      rmSync(folder, { recursive: true })
      if (!by || !own) throw new Error('two certificates')
      const at = new Date(new Date(own.validFrom).getTime() + 60_000)
      expect(checkChain(own, { roots: [by], others: [], revocation: { lists: [], answers: [] }, at, usage: 'sign' }).state)
        .toBe(state)
    })
})

describe('several certificates of one authority', () => {
  test('the one that holds counts, in whatever order they come', async () => {
    const ended = await issue('Giữa', 'authority', root, { to: new Date('2024-01-01') })
    const renewed = await issue('Giữa', 'authority', root)
    const person = await issue('Ký', 'person', renewed)
    expect(judge(root, person, ended).state).toBe('expired')
    for (const others of [[ended, renewed], [renewed, ended]]) {
      const { state, path } = judge(root, person, ...others)
      expect([state, path.map(({ serialNumber }) => serialNumber)]).toEqual(
        ['trusted', [person, renewed, root].map(({ certificate }) => certificate.serialNumber)])
    }
  })

  test('one that leads to nobody whom we trust hides none that does', async () => {
    const stranger = await issue('Gốc lạ', 'authority', undefined)
    const crossed = await issue('Giữa', 'authority', stranger)
    const own = await issue('Giữa', 'authority', root)
    const person = await issue('Ký', 'person', own)
    expect(judge(root, person, crossed, stranger, own).state).toBe('trusted')
    expect(judge(root, person, crossed, stranger)).toMatchObject({ state: 'untrusted', path: { length: 3 } })
  })

  test('as many as anybody makes of them, it ends: 64 are tried, and chains are 8 long', async () => {
    const first = await issue('Giữa', 'authority', root)
    const again = async (to = TO) => issue('Giữa', 'authority', root, { to })
    const ended = await Promise.all(Array.from({ length: 80 }, async () => again(new Date('2024-01-01'))))
    const person = await issue('Ký', 'person', first)
    expect(judge(root, person, ...ended.slice(0, 20), first).state).toBe('trusted')
    expect(judge(root, person, ...ended, first).state).toBe('expired')

    const line = [root]
    for (let n = 1; n <= 7; n += 1) line.push(await issue(`Cấp ${String(n)}`, 'authority', line.at(-1)))
    // Root, six authorities and a person are eight.
    const at = async (n: number) => judge(root, await issue('Ký', 'person', line[n]), ...line.slice(1))
    expect([(await at(6)).state, (await at(7)).state]).toEqual(['trusted', 'untrusted'])
  })

  test('those that vouch for each other in a circle vouch for nobody', async () => {
    const one = await issue('Một', 'authority', undefined)
    const two = await issue('Hai', 'authority', one)
    const back = await issue('Một', 'authority', two)
    expect(judge(root, await issue('Ký', 'person', two), two, back).state).toBe('untrusted')
  })
})
