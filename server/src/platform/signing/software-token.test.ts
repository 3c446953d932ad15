/** Need: a key that came as a file signs for whoever knows its PIN, and for nobody else (issue 6, D4). */
import { execFileSync } from 'node:child_process'
import { X509Certificate, createPublicKey, verify } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfOf, PAGES } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { checkSignatures } from './check-signatures.ts'
import { signPdf } from './sign-pdf.ts'
import { softwareToken } from './software-token.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')
const PIN = 'Mã số 1234'
const refusal = (code: string) => ({ ok: false, refusal: { code } })

let authority: StandInAuthority
let file: Buffer
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  file = await authority.issueFile({ name: 'Nguyễn Văn Ký', from: FROM, to: TO }, PIN)
})

async function opened(bytes = file, pin = PIN) {
  const answer = await softwareToken(bytes).unlock(pin)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

describe('a key in a file', () => {
  test('signs a paper that is valid', async () => {
    const signed = await signPdf(pdfOf(PAGES), await opened(), { name: 'Nguyễn Văn Ký', at: AT })
    expect(checkSignatures(openPdfFile(signed), {
      roots: [new X509Certificate(authority.root)], at: AT,
      revocation: { lists: [await authority.revocationList(AT)], answers: [] },
    })).toMatchObject([{ signer: 'Nguyễn Văn Ký', verdict: 'valid' }])
  })

  test('is refused for another PIN, and for what is no such file', async () => {
    expect(await softwareToken(file).unlock('1234')).toEqual(refusal('pin-wrong'))
    expect(await softwareToken(file).unlock('')).toEqual(refusal('pin-wrong'))
    expect(await softwareToken(Buffer.from('xin chào')).unlock(PIN)).toEqual(refusal('key-unreadable'))
    expect(await softwareToken(file.subarray(0, 300)).unlock(PIN)).toEqual(refusal('key-unreadable'))
    expect(await softwareToken(Buffer.alloc(0)).unlock(PIN)).toEqual(refusal('key-unreadable'))
  })

  test('of which a bit is other than it was never opens', async () => {
    for (let at = 40; at < file.length; at += 397) {
      const changed = Buffer.from(file)
      changed.writeUInt8(changed.readUInt8(at) ^ 0x10, at)
      expect(await softwareToken(changed).unlock(PIN)).toMatchObject({ ok: false })
    }
  })

  test('that asks for more rounds than anybody waits for is refused at once', async () => {
    // 50,000 as the file writes it becomes 2,147,483,647.
    const hex = file.toString('hex')
    const at = hex.lastIndexOf('020300c350') / 2
    const bomb = Buffer.concat([file.subarray(0, at), Buffer.from('02047fffffff', 'hex')])
    // All that holds the number grows by one: the file, and its check.
    bomb.writeUInt16BE(bomb.readUInt16BE(2) + 1, 2)
    const check = bomb.lastIndexOf(Buffer.from('3031300d', 'hex')) - 1
    bomb.writeUInt8(bomb.readUInt8(check) + 1, check)
    expect(await softwareToken(bomb).unlock(PIN)).toEqual(refusal('key-unreadable'))
  })
})

describe.skipIf(!existsSync('/usr/bin/openssl'))('between openssl and us', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-p12-'))
  const path = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe', cwd: folder })
  afterAll(() => { rmSync(folder, { recursive: true }) })

  test('it opens ours, and finds the key and both certificates', () => {
    writeFileSync(path('ours.p12'), file)
    const said = openssl('pkcs12', '-in', 'ours.p12', '-nodes', '-passin', `pass:${PIN}`)
    expect(said.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    const key = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/.exec(said)?.[0] ?? ''
    const own = new X509Certificate(said.slice(said.indexOf('-----BEGIN CERTIFICATE')))
    expect(createPublicKey(key).equals(own.publicKey)).toBe(true)
  })

  const WAYS: readonly [string, readonly string[]][] = [
    ['as of today', []], ['AES of 128 bits, fewer rounds', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-iter', '1']],
    ['triple DES, as of old', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['its certificates in the open', ['-certpbe', 'NONE']], ['a check by SHA-512', ['-macalg', 'sha512']],
  ]
  beforeAll(() => {
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'own.key', '-out', 'own.pem', '-subj', '/CN=Own', '-days', '99')
  })
  test.each(WAYS)('we open one of its own: %s', async (_, how) => {
    openssl('pkcs12', '-export', '-in', 'own.pem', '-inkey', 'own.key', '-passout', `pass:${PIN}`, '-out', 'theirs.p12', ...how)
    const theirs = readFileSync(path('theirs.p12'))
    const key = await opened(theirs)
    expect(key.algorithm).toBe('rsa')
    const bytes = Buffer.from('xin chào')
    expect(verify('sha256', bytes, new X509Certificate(readFileSync(path('own.pem'))).publicKey, await key.sign(bytes))).toBe(true)
    expect(await softwareToken(theirs).unlock('sai')).toEqual(refusal('pin-wrong'))
  })

  test('without a certificate of the key, or without a check, it is refused', async () => {
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'b.key', '-out', 'b.pem', '-subj', '/CN=B', '-days', '99')
    openssl('pkcs12', '-export', '-nocerts', '-inkey', 'own.key', '-passout', `pass:${PIN}`, '-out', 'bare.p12')
    expect(await softwareToken(readFileSync(path('bare.p12'))).unlock(PIN)).toEqual(refusal('key-missing'))
    openssl('pkcs12', '-export', '-in', 'own.pem', '-inkey', 'own.key', '-nomac', '-passout', `pass:${PIN}`, '-out', 'open.p12')
    expect(await softwareToken(readFileSync(path('open.p12'))).unlock(PIN)).toEqual(refusal('key-unreadable'))
  })
})
