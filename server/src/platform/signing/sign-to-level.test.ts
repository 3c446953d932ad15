/**
 * Need: a paper that is to be judged in twenty years carries what says that its signature was good, asked of the
 * authorities on the day; and who signs while they are silent is told (issue 6, D4).
 */
import { execFile, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { askAuthorities } from './ask-authorities.ts'
import { checkSignatures } from './check-signatures.ts'
import { timeStampAt } from './http-time-stamp.ts'
import { type ServedAuthority, serveStandInAuthority } from './serve-stand-in-authority.ts'
import { type SignToLevel, signToLevel } from './sign-to-level.ts'
import type { SigningKey } from './signing-key.ts'
import { foundAuthority } from './stand-in-authority.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')
const refusal = (code: string) => ({ ok: false, refusal: { code } })

let authority: ServedAuthority
let key: SigningKey
let roots: X509Certificate[]
beforeAll(async () => {
  authority = await serveStandInAuthority(FROM, TO, () => AT)
  key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  roots = [new X509Certificate(authority.root)]
})
afterAll(() => authority.close())
afterEach(() => { authority.fail(undefined) })

const sign = (more: Partial<SignToLevel> = {}, by = key, bytes = pdfOf(PAGES)) => signToLevel(bytes, by, {
  level: 'B-LT', name: 'Nguyễn Văn Ký', at: AT, roots, timeStamp: timeStampAt(authority.stampsAt),
  authorities: askAuthorities(), ...more,
})
async function signed(...how: Parameters<typeof sign>) {
  const answer = await sign(...how)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

describe('to the level that was asked for', () => {
  test('B-LT: all that is needed lies in the file, of two signers as well', async () => {
    const other = await authority.issue({ name: 'Trần Thị B', from: FROM, to: TO })
    const twice = await signed({}, other, await signed())
    const inTwentyYears = new Date('2045-01-01')
    expect(checkSignatures(openPdfFile(twice), { roots, at: inTwentyYears })).toMatchObject([
      { verdict: 'valid', level: 'B-LT', time: AT }, { verdict: 'valid', level: 'B-LT', signer: 'Trần Thị B' },
    ])
  })

  test('B-B and B-T ask nobody but for the time', async () => {
    const before = authority.asked.length
    const [bare, stamped] = [await signed({ level: 'B-B' }), await signed({ level: 'B-T' })]
    expect(authority.asked.slice(before)).toEqual(['stamp'])
    expect([bare, stamped].map((one) => checkSignatures(openPdfFile(one), { roots, at: AT })[0]?.level)).toEqual(['B-B', 'B-T'])
  })

  test('OCSP is asked first, and lists where it is silent', async () => {
    const before = authority.asked.length
    await signed()
    expect(authority.asked.slice(before).sort()).toEqual(['list', 'ocsp', 'root-list', 'stamp'])
    authority.fail('fault', ['ocsp'])
    expect(checkSignatures(openPdfFile(await signed()), { roots, at: AT })).toMatchObject([{ verdict: 'valid', level: 'B-LT' }])
  })

  test('a batch asks once', async () => {
    const authorities = askAuthorities()
    await signed({ authorities })
    const before = authority.asked.length
    await signed({ authorities })
    expect(authority.asked.slice(before)).toEqual(['stamp'])
  })
})

describe('less than that is refused', () => {
  test.each(['fault', 'silence', 'nonsense', 'flood'] as const)('where authorities answer with %s', async (how) => {
    authority.fail(how, ['list', 'root-list', 'ocsp'])
    const soon = how === 'silence' ? { milliseconds: 300 } : {}
    expect(await sign({ authorities: askAuthorities(soon) })).toEqual(refusal('revocation-unknown'))
    authority.fail(how, ['stamp'])
    expect(await sign({ timeStamp: timeStampAt(authority.stampsAt, soon) })).toEqual(refusal('time-stamp-missing'))
  })

  test('with a certificate that ended, has not begun, is for something else, or of somebody unknown', async () => {
    const issue = async (from: string, to: string, usage?: 'encrypt') =>
      authority.issue({ name: 'B', from: new Date(from), to: new Date(to), ...usage ? { usage } : {} })
    expect(await sign({}, await issue('2020-01-01', '2025-01-01'))).toEqual(refusal('expired'))
    expect(await sign({}, await issue('2026-01-01', '2027-01-01'))).toEqual(refusal('not-yet-valid'))
    expect(await sign({}, await issue('2020-01-01', '2030-01-01', 'encrypt'))).toEqual(refusal('wrong-usage'))
    const stranger = await foundAuthority(FROM, TO)
    expect(await sign({}, await stranger.issue({ name: 'B', from: FROM, to: TO }))).toEqual(refusal('untrusted'))
  })

  test('with a certificate that was withdrawn', async () => {
    const withdrawn = await authority.issue({ name: 'B', from: FROM, to: TO })
    authority.revoke(withdrawn, new Date('2025-02-01'))
    expect(await sign({}, withdrawn)).toEqual(refusal('revoked'))
  })

  test('for what is no PDF, and when the key says no', async () => {
    expect(await sign({}, key, Buffer.from('xin chào'))).toEqual(refusal('file-not-signable'))
    expect(await sign({}, key, pdfOf(PAGES, '/Encrypt<<>>'))).toEqual(refusal('file-not-signable'))
  })

  test('a certificate that leads to nobody whom we trust has nobody asked', async () => {
    const stranger = await serveStandInAuthority(FROM, TO, () => AT)
    const theirs = await stranger.issue({ name: 'B', from: FROM, to: TO })
    await sign({}, theirs)
    expect(stranger.asked).toEqual([])
    await stranger.close()
  })
})

describe.skipIf(!existsSync('/usr/bin/openssl'))('openssl and our stand-in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-lt-'))
  afterAll(() => { rmSync(folder, { recursive: true }) })
  const pem = (name: string, der: Buffer) => { writeFileSync(join(folder, name), new X509Certificate(der).toString()) }

  test('understand each other by OCSP', async () => {
    pem('own.pem', key.chain[0] ?? Buffer.alloc(0))
    pem('issuer.pem', authority.intermediate)
    pem('root.pem', authority.root)
    const base = new URL(authority.stampsAt).origin
    const said = await new Promise<string>((done) => {
      execFile('openssl', [
        'ocsp', '-issuer', 'issuer.pem', '-cert', 'own.pem', '-url', `${base}/ocsp`, '-CAfile', 'root.pem',
        '-verify_other', 'issuer.pem', '-attime', String(AT.getTime() / 1_000), '-no_nonce', '-validity_period', '999999999',
      ], { cwd: folder }, (_, out, errors) => { done(out + errors) })
    })
    expect(said).toContain('Response verify OK')
    expect(said).toContain('own.pem: good')
  })

  test('its lists are signed by whom they say', async () => {
    const lists = [[await authority.revocationList(AT), 'issuer.pem'], [await authority.rootList(AT), 'root.pem']] as const
    for (const [list, by] of lists) {
      writeFileSync(join(folder, 'list.crl'), list)
      const { stderr } = spawnSync('openssl', ['crl', '-inform', 'DER', '-in', 'list.crl', '-noout', '-CAfile', by],
        { cwd: folder, encoding: 'utf8' })
      expect(stderr).toContain('verify OK')
    }
  })
})
