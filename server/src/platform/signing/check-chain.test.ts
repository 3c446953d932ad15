/**
 * Need: a certificate signs papers only if it is for that, of an authority that may certify so far down, and asks for
 * nothing that we do not understand (RFC 5280, 4.2, 4.2.1.9, 4.2.1.12, 6.1.4; RFC 9336). Cross-checked with openssl.
 */
import 'reflect-metadata'
import { execFileSync } from 'node:child_process'
import { X509Certificate, webcrypto } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkChain } from './check-chain.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const [FROM, TO, AT] = [new Date('2020-01-01'), new Date('2040-01-01'), new Date('2025-03-01T02:00:00Z')]
const USAGE = x509.KeyUsageFlags

interface Issued { readonly certificate: x509.X509Certificate; readonly keys: CryptoKeyPair }

let serial = 0
/** A certificate with these extensions; by itself, if by nobody. */
async function issue(name: string, extensions: readonly x509.Extension[], by?: Issued): Promise<Issued> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  serial += 1
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`, issuer: by ? by.certificate.subject : `CN=${name}`, publicKey: keys.publicKey,
    signingKey: by ? by.keys.privateKey : keys.privateKey, signingAlgorithm: ALGORITHM,
    serialNumber: serial.toString(16).padStart(2, '0'), notBefore: FROM, notAfter: TO, extensions: [...extensions],
  })
  return { certificate, keys }
}

const authorityOf = (name: string, by?: Issued, length?: number, ...more: readonly x509.Extension[]) => issue(name, [
  new x509.BasicConstraintsExtension(true, length, true),
  new x509.KeyUsagesExtension(USAGE.keyCertSign | USAGE.cRLSign, true),
  ...more,
], by)
const personOf = (by: Issued, ...more: readonly x509.Extension[]) =>
  issue('Nguyễn Văn Ký', [new x509.KeyUsagesExtension(USAGE.digitalSignature, true), ...more], by)
const read = ({ certificate }: Issued) => new X509Certificate(Buffer.from(certificate.rawData))
const stateOf = (root: Issued, person: Issued, ...others: readonly Issued[]) => checkChain(read(person), {
  roots: [read(root)], others: others.map(read), revocation: { lists: [], answers: [] }, at: AT, usage: 'sign',
}).state

let root: Issued
beforeAll(async () => {
  x509.cryptoProvider.set(webcrypto as Crypto)
  root = await authorityOf('Gốc')
})

describe('what a certificate says that it is for', () => {
  const [SERVER, STAMPS, OCSP, CODE] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.9', '1.3.6.1.5.5.7.3.3']
  const [CLIENT, MAIL, DOCUMENTS] = ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.36']
  const CASES: readonly [string, readonly string[] | undefined, 'trusted' | 'wrong-usage'][] = [
    ['nothing', undefined, 'trusted'], ['anything', ['2.5.29.37.0'], 'trusted'], ['mail', [MAIL], 'trusted'],
    ['signing in', [CLIENT], 'trusted'], ['documents', [DOCUMENTS], 'trusted'],
    ['documents of Adobe', ['1.2.840.113583.1.1.5'], 'trusted'], ['those of Microsoft', ['1.3.6.1.4.1.311.10.3.12'], 'trusted'],
    ['a server and signing in', [SERVER, CLIENT], 'trusted'],
    ['a server', [SERVER], 'wrong-usage'], ['time-stamps', [STAMPS], 'wrong-usage'], ['answers of OCSP', [OCSP], 'wrong-usage'],
    ['programs', [CODE], 'wrong-usage'], ['something of its own', ['1.3.6.1.4.1.55555.9'], 'wrong-usage'],
  ]
  test.each(CASES)('%s: %j', async (_, purposes, state) => {
    const person = await personOf(root, ...purposes ? [new x509.ExtendedKeyUsageExtension([...purposes])] : [])
    expect(stateOf(root, person)).toBe(state)
  })
})

describe('how far down an authority may certify', () => {
  test('no further than it says, whoever stands between', async () => {
    const first = await authorityOf('Một', root, 0)
    const second = await authorityOf('Hai', first)
    expect(stateOf(root, await personOf(first), first)).toBe('trusted')
    const below = await personOf(second)
    expect(stateOf(root, below, first, second)).toBe('wrong-usage')
    expect(opensslSays(root, below, first, second)).toContain('path length constraint exceeded')
  })

  test('one more, if it says one', async () => {
    const first = await authorityOf('Một', root, 1)
    const second = await authorityOf('Hai', first)
    const below = await personOf(second)
    expect(stateOf(root, below, first, second)).toBe('trusted')
    expect(opensslSays(root, below, first, second)).toContain('OK')
  })

  test('the root as well', async () => {
    const short = await authorityOf('Gốc ngắn', undefined, 0)
    const first = await authorityOf('Một', short)
    expect(stateOf(short, await personOf(first), first)).toBe('wrong-usage')
  })
})

describe('what must be heeded and is not understood', () => {
  const unknown = (isCritical: boolean) => new x509.Extension('1.3.6.1.4.1.55555.7', isCritical, new Uint8Array([5, 0]))
  /** Only names below `vi du` in DNS: 30 … [0] { { [2] "vi.du" } }. */
  const limits = new x509.Extension('2.5.29.30', true, Buffer.from('300ba009300782057669 2e6475'.replace(' ', ''), 'hex'))

  test('leaves it unknown to us, at a person or an authority', async () => {
    const person = await personOf(root, unknown(true))
    expect(stateOf(root, person)).toBe('untrusted')
    expect(opensslSays(root, person)).toContain('unhandled critical extension')
    const first = await authorityOf('Một', root, undefined, unknown(true))
    expect(stateOf(root, await personOf(first), first)).toBe('untrusted')
    expect(stateOf(root, await personOf(root, unknown(false)))).toBe('trusted')
  })

  test('limits of names among it', async () => {
    const first = await authorityOf('Một', root, undefined, limits)
    expect(stateOf(root, await personOf(first), first)).toBe('untrusted')
  })
})

/** What openssl says of the same chain; what is asked for, where it is not installed. */
function opensslSays(trusted: Issued, person: Issued, ...others: readonly Issued[]): string {
  if (!existsSync('/usr/bin/openssl')) return 'OK, path length constraint exceeded, unhandled critical extension'
  const folder = mkdtempSync(join(tmpdir(), 'motcua-chain-'))
  const pem = (name: string, ...all: readonly Issued[]) => {
    writeFileSync(join(folder, name), all.map((one) => String(read(one))).join('\n'))
  }
  pem('root.pem', trusted)
  pem('others.pem', ...others, trusted)
  pem('person.pem', person)
  try {
    return execFileSync('openssl', [
      'verify', '-CAfile', 'root.pem', '-untrusted', 'others.pem', '-attime', String(AT.getTime() / 1_000), 'person.pem',
    ], { cwd: folder, stdio: 'pipe', encoding: 'utf8' })
  } catch (error) {
    return String((error as { readonly stderr?: string }).stderr)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
