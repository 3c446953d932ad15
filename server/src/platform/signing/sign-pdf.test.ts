/** Need: what an agency has signed is valid for whoever checks it, with programs that are not ours. */
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES, packedPdfOf, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { PdfFault } from '../pdf-file/values.ts'
import { checkSignatures } from './check-signatures.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const SIGNED_AT = new Date('2025-03-01T02:00:00Z')
const CHECKED_AT = new Date('2025-03-02T02:00:00Z')

let authority: StandInAuthority
let key: SigningKey
let list: Buffer
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  list = await authority.revocationList(CHECKED_AT)
})

const sign = (bytes: Buffer, by = key, timeStamp?: Parameters<typeof signPdf>[2]['timeStamp']) =>
  signPdf(bytes, by, { name: 'Nguyễn Văn Ký', reason: 'Ký số kết quả', at: SIGNED_AT, ...timeStamp ? { timeStamp } : {} })
const check = (bytes: Buffer, at = CHECKED_AT, roots = [authority.root]) =>
  checkSignatures(openPdfFile(bytes), {
    roots: roots.map((der) => new X509Certificate(der)), at, revocation: { lists: [list], answers: [] },
  })

describe('a signature of ours', () => {
  test.each([['a table', pdfOf(PAGES)], ['a stream of cross-references', packedPdfOf(PAGES)]])(
    'behind %s is valid, and so are those before it', async (_, plain) => {
      const once = await sign(plain)
      const other = await authority.issue({ name: 'Trần Thị B', from: FROM, to: TO })
      const twice = await sign(once, other, await authority.timeStamp(() => SIGNED_AT))
      expect(once.subarray(0, plain.length)).toEqual(plain)
      expect(check(twice)).toEqual([
        {
          signer: 'Nguyễn Văn Ký', time: SIGNED_AT, level: 'B-B', timeStamp: 'none', intact: true,
          coversWholeFile: false, changesAfter: ['signature-added'], chain: 'trusted', verdict: 'valid', why: null,
        },
        {
          signer: 'Trần Thị B', time: SIGNED_AT, level: 'B-T', timeStamp: 'proves', intact: true,
          coversWholeFile: true, changesAfter: [], chain: 'trusted', verdict: 'valid', why: null,
        },
      ])
    })

  test('is refused to what is encrypted, and to what hangs together badly', async () => {
    await expect(sign(pdfOf(PAGES, '/Encrypt<<>>'))).rejects.toThrow(PdfFault)
    const wrong = Buffer.from(pdfOf(PAGES).toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1')
    await expect(sign(wrong)).rejects.toThrow(PdfFault)
  })
})

describe.skipIf(!existsSync('/usr/bin/pdfsig') || !existsSync('/usr/bin/certutil'))('by pdfsig and openssl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-sign-'))
  const inFolder = (name: string) => join(folder, name)
  afterAll(() => { rmSync(folder, { recursive: true }) })

  const judge = (signed: Buffer): string => {
    writeFileSync(inFolder('signed.pdf'), signed)
    return execFileSync('pdfsig', ['-nssdir', `sql:${folder}`, inFolder('signed.pdf')], { encoding: 'utf8', stdio: 'pipe' })
  }

  beforeAll(() => {
    writeFileSync(inFolder('root.pem'), new X509Certificate(authority.root).toString())
    execFileSync('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
    execFileSync('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'root', '-t', 'CT,C,C', '-i', inFolder('root.pem')])
  })

  test.each([['a table', pdfOf(PAGES)], ['a stream', packedPdfOf(PAGES)]])('two of ours behind %s are valid', async (_, plain) => {
    const said = judge(await sign(await sign(plain), key, await authority.timeStamp(() => SIGNED_AT)))
    expect(said.match(/Signature is Valid/g)).toHaveLength(2)
    expect(said.match(/Certificate is Trusted/g)).toHaveLength(2)
    expect(said.match(/Total document signed/g)).toHaveLength(1)
  })

  test('a byte that was changed is found by them and by us', async () => {
    const signed = await sign(pdfOf(PAGES))
    signed.write('9', 7, 'latin1')
    expect(judge(signed)).toContain('Digest Mismatch')
    expect(check(signed)).toMatchObject([{ intact: false, verdict: 'invalid', why: 'digest-differs' }])
  })

  test('openssl takes our CMS', async () => {
    const signed = await sign(pdfOf(PAGES))
    const [, start = 0, end = 0] = /\/ByteRange \[0 (\d+) (\d+)/.exec(signed.toString('latin1'))?.map(Number) ?? []
    writeFileSync(inFolder('cms.der'), Buffer.from(signed.toString('latin1', start + 1, end - 1), 'hex'))
    writeFileSync(inFolder('covered'), Buffer.concat([signed.subarray(0, start), signed.subarray(end)]))
    const verified = execFileSync('openssl', [
      'cms', '-verify', '-cades', '-purpose', 'any', '-inform', 'DER', '-in', inFolder('cms.der'), '-binary',
      '-content', inFolder('covered'), '-CAfile', inFolder('root.pem'), '-attime', String(SIGNED_AT.getTime() / 1_000),
      '-out', '/dev/null',
    ], { stdio: 'pipe', encoding: 'utf8' })
    expect(verified).toBe('')
  })

  test.each([
    ['-cades', 'ETSI.CAdES.detached', { signer: 'Own', verdict: 'valid' }],
    ['-noattr', 'ETSI.CAdES.detached', { verdict: 'invalid', why: 'unreadable' }],
    ['-noattr', 'adbe.pkcs7.detached', { signer: 'Own', verdict: 'valid' }],
  ])('we judge a CMS that openssl made with %s in a %s', async (how, subFilter, expected) => {
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', inFolder('own.key'), '-out', inFolder('own.pem'),
      '-subj', '/CN=Own', '-days', '9999',
    ], { stdio: 'pipe' })
    const made = execFileSync('openssl', ['x509', '-in', inFolder('own.pem'), '-outform', 'DER'])
    const ours = await sign(pdfOf(PAGES), { ...key, chain: [made], sign: async (bytes) => Promise.resolve(bytes) })
    const named = `/SubFilter /${subFilter}`
    const signed = Buffer.from(ours.toString('latin1')
      .replace('/SubFilter /ETSI.CAdES.detached', named.padEnd('/SubFilter /ETSI.CAdES.detached'.length)), 'latin1')
    const [, start = 0, end = 0] = /\/ByteRange \[0 (\d+) (\d+)/.exec(signed.toString('latin1'))?.map(Number) ?? []
    writeFileSync(inFolder('covered'), Buffer.concat([signed.subarray(0, start), signed.subarray(end)]))
    const cms = execFileSync('openssl', [
      'cms', '-sign', '-binary', how, '-md', 'sha256', '-in', inFolder('covered'), '-signer', inFolder('own.pem'),
      '-inkey', inFolder('own.key'), '-outform', 'DER',
    ])
    signed.write(cms.toString('hex').padEnd(end - start - 2, '0'), start + 1, 'latin1')
    expect(check(signed, new Date(), [made])).toMatchObject([expected])
    if (subFilter === 'adbe.pkcs7.detached') {
      expect(judge(signed)).toContain('Signature is Valid')
      signed.write('4', 7, 'latin1')
      expect(check(signed, new Date(), [made])).toMatchObject([{ intact: false, why: 'signature-wrong' }])
    }
  })
})
