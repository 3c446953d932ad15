/** Need: guards that no honest program ever meets hold all the same: a CMS of another kind, an issuer who may not. */
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { beforeAll, expect, test } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { checkChain } from './check-chain.ts'
import { checkSignatures } from './check-signatures.ts'
import { octets } from './make-cms.ts'
import { OID } from './object-ids.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'
import { view } from './view.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')

let authority: StandInAuthority
let list: Buffer
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  list = await authority.revocationList(AT)
})

test('a signature whose signed attributes say that it is of another kind of content is none', async () => {
  const key = await authority.issue({ name: 'A', from: FROM, to: TO })
  const signed = await signPdf(pdfOf(PAGES), key, { name: 'A', at: AT })
  const [, hole = ''] = /\/Contents <([0-9a-f]+)>/.exec(signed.toString('latin1')) ?? []
  const schema = pkijs.ContentInfo.fromBER(view(Buffer.from(hole, 'hex'))).content as unknown
  const data = new pkijs.SignedData({ schema })
  data.encapContentInfo.eContentType = OID.timeStampInfo
  const info = new pkijs.ContentInfo({ contentType: OID.signedData, content: data.toSchema(true) as unknown })
  const hex = Buffer.from(info.toSchema().toBER()).toString('hex').padEnd(hole.length, '0')
  const other = Buffer.from(signed.toString('latin1').replace(hole, hex), 'latin1')
  const check = (bytes: Buffer) => checkSignatures(openPdfFile(bytes), {
    roots: [new X509Certificate(authority.root)], at: AT, revocation: { lists: [list], answers: [] },
  })
  expect(check(signed)).toMatchObject([{ verdict: 'valid' }])
  expect(check(other)).toMatchObject([{ intact: false, verdict: 'invalid', why: 'unreadable' }])
})

/** The certificate of one in the name of another, who is no authority, by that one's key. */
async function issuedBy(issuer: SigningKey, own: SigningKey): Promise<Buffer> {
  const [by, of] = [issuer, own].map(({ chain: [first] }) => pkijs.Certificate.fromBER(view(first ?? Buffer.alloc(0))))
  if (!by || !of) throw new Error('two certificates')
  const made = new pkijs.Certificate({
    version: 2, serialNumber: new asn1.Integer({ value: 77 }), subject: of.subject, issuer: by.subject,
    notBefore: of.notBefore, notAfter: of.notAfter, subjectPublicKeyInfo: of.subjectPublicKeyInfo,
    signature: by.signatureAlgorithm, signatureAlgorithm: by.signatureAlgorithm,
  })
  made.tbsView = new Uint8Array(made.encodeTBS().toBER())
  made.signatureValue = new asn1.BitString({
    valueHex: octets(await issuer.sign(Buffer.from(made.tbsView))).valueBlock.valueHexView,
  })
  return Buffer.from(made.toSchema(true).toBER())
}

test('a certificate issued by somebody who is no authority is worth nothing, though all signatures are right', async () => {
  const nobody = await authority.issue({ name: 'Không phải CA', from: FROM, to: TO, usage: 'unsaid' })
  const own = await authority.issue({ name: 'B', from: FROM, to: TO })
  const [forged, theirs] = [new X509Certificate(await issuedBy(nobody, own)), new X509Certificate(nobody.chain[0] ?? '')]
  // Without these three the test would not come to the guard.
  expect([forged.checkIssued(theirs), forged.verify(theirs.publicKey), theirs.ca]).toEqual([true, true, false])
  const judged = checkChain(forged, {
    roots: [new X509Certificate(authority.root)], others: nobody.chain.map((der) => new X509Certificate(der)),
    revocation: { lists: [list], answers: [] }, at: AT, usage: 'sign',
  })
  expect([judged.state, judged.about, judged.path.length]).toEqual(['wrong-usage', 'Không phải CA', 4])
  if (!existsSync('/usr/bin/openssl')) return
  const folder = mkdtempSync(join(tmpdir(), 'motcua-guard-'))
  const pem = (name: string, ...all: X509Certificate[]) => { writeFileSync(join(folder, name), all.map(String).join('\n')) }
  pem('root.pem', new X509Certificate(authority.root))
  pem('others.pem', theirs, new X509Certificate(authority.intermediate))
  pem('forged.pem', forged)
  expect(() => execFileSync('openssl', [
    'verify', '-CAfile', 'root.pem', '-untrusted', 'others.pem', '-attime', String(AT.getTime() / 1_000), 'forged.pem',
  ], { cwd: folder, stdio: 'pipe', encoding: 'utf8' })).toThrow('invalid CA certificate')
  rmSync(folder, { recursive: true })
})
