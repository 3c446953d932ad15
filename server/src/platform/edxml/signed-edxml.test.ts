/**
 * Need: of a signed package only what was signed is believed, with its attachments; and one of ours is taken by
 * programs that are not ours (XML Signature 1.1). Signer and judge beside us: xmlsec1.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate, createHash, generateKeyPairSync, sign as signWith } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyOfCertificate } from '../signing/key-of-certificate.ts'
import type { SigningKey } from '../signing/signing-key.ts'
import { foundAuthority } from '../signing/stand-in-authority.ts'
import { EDXML } from './fields.ts'
import type { EdxmlDocument } from './message.ts'
import { readEdxml } from './read-edxml.ts'
import { writeEdxml } from './write-edxml.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const DS = 'http://www.w3.org/2000/09/xmldsig#'
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const CONTENT = Buffer.from('Nội dung')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')

let folder: string
let keys: Readonly<Record<'ecdsa' | 'rsa', SigningKey>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'edxml-'))
  const authority = await foundAuthority(FROM, TO)
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const chain = await authority.certify(pair.publicKey.export({ format: 'der', type: 'spki' }), { name: 'Văn thư', from: FROM, to: TO })
  const [own = Buffer.alloc(0), ...others] = chain
  keys = {
    ecdsa: await authority.issue({ name: 'Văn thư', from: FROM, to: TO }),
    rsa: keyOfCertificate(own, others, async (bytes) => Promise.resolve(signWith('sha256', bytes, pair.privateKey))),
  }
  const pem = (der: Buffer) => new X509Certificate(der).toString()
  writeFileSync(join(folder, 'key.pem'), pair.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  writeFileSync(join(folder, 'own.pem'), pem(own))
  writeFileSync(join(folder, 'between.pem'), pem(authority.intermediate))
  writeFileSync(join(folder, 'root.pem'), pem(authority.root))
})
afterAll(() => { rmSync(folder, { recursive: true }) })

const MESSAGE: EdxmlDocument = {
  kind: 'document', from: { id: 'H00.12', name: 'Sở "A" & <B>' }, to: [{ id: 'H00.13' }],
  documentId: 'H00.12,2021/06/25,1/A', content: 'Dòng một\r\ndòng hai\ttiếp', trace: [{ agency: 'H00.12', at: new Date('2021-06-25T01:01:02Z') }],
  business: { kind: 'new' },
}
const attached = (contents: readonly Buffer[] = [CONTENT]) => contents.map((content, at) => ({
  contentId: `tep-${String(at)}`, name: `Tệp ${String(at)}.txt`, type: 'text/plain',
  open: async function* open() { yield content },
}))
const written = async (key?: SigningKey, attachments = attached()) => {
  let text = ''
  for await (const piece of writeEdxml(MESSAGE, { attachments, ...key && { key } })) text += piece
  return text
}
const read = (text: string, trust = 'trusted') => readEdxml((async function* one() { yield Buffer.from(text) })(), {
  trustOf: () => trust, isTrustNeeded: true,
})
const refusalOf = async (text: string, trust?: string) => {
  const found = await read(text, trust)
  return found.ok ? 'taken' : found.refusal.code
}
const verify = (text: string) => {
  const path = join(folder, 'judged.xml')
  writeFileSync(path, text)
  return spawnSync('xmlsec1', [
    '--verify', '--ignore-manifests', '--trusted-pem', join(folder, 'root.pem'), '--untrusted-pem', join(folder, 'between.pem'),
    '--verification-time', '2025-01-01 00:00:00',
    '--id-attr:Id', `${EDXML}:edXMLEnvelope`, '--id-attr:Id', `${DS}:Manifest`, path,
  ], { encoding: 'utf8' })
}

/** A package as another system signs it, before its signer has filled it in. */
const template = ({ method = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', digest = SHA256, canonical = EXCLUSIVE, uri = '#goi', body = '' } = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${EDXML}" xmlns:ky="urn:thua"><e:edXMLEnvelope xmlns:e="${EDXML}" Id="goi"><edXMLHeader><MessageHeader>`
  + '<From><OrganId>H00.12</OrganId></From><!-- lời --><To><OrganId>H00.13</OrganId></To><DocumentId>d</DocumentId><Subject>Gốc</Subject></MessageHeader>'
  + '<TraceHeaderList><Bussiness><BussinessDocType>0</BussinessDocType></Bussiness></TraceHeaderList>'
  + `<ds:Signature xmlns:ds="${DS}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${canonical}"/><ds:SignatureMethod Algorithm="${method}"/>`
  + `<ds:Reference URI="${uri}"><ds:Transforms><ds:Transform Algorithm="${DS}enveloped-signature"/><ds:Transform Algorithm="${EXCLUSIVE}"/></ds:Transforms>`
  + `<ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue/></ds:Reference>`
  + `<ds:Reference URI="#tep"><ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE}"/></ds:Transforms><ds:DigestMethod Algorithm="${SHA256}"/><ds:DigestValue/></ds:Reference>`
  + '</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo><ds:Object><ds:Manifest Id="tep">'
  + `<ds:Reference URI="cid:a"><ds:DigestMethod Algorithm="${SHA256}"/><ds:DigestValue>${sha256(CONTENT)}</ds:DigestValue></ds:Reference></ds:Manifest></ds:Object></ds:Signature>`
  + '</edXMLHeader><edXMLBody><edXMLManifest version="1.0"><Reference><ContentId>cid:a</ContentId><AttachmentName>a.txt</AttachmentName></Reference></edXMLManifest>'
  + `</edXMLBody>${body}</e:edXMLEnvelope><AttachmentEncoded><Attachment><ContentId>cid:a</ContentId><ContentTransferEncoded>${CONTENT.toString('base64')}`
  + '</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>'
const signedByOther = (text: string) => {
  const [from, to] = [join(folder, 'template.xml'), join(folder, 'signed.xml')]
  writeFileSync(from, text)
  execFileSync('xmlsec1', [
    '--sign', '--ignore-manifests', '--privkey-pem', `${join(folder, 'key.pem')},${join(folder, 'own.pem')}`,
    '--id-attr:Id', `${EDXML}:edXMLEnvelope`, '--id-attr:Id', `${DS}:Manifest`, '--output', to, from,
  ], { stdio: 'pipe' })
  return readFileSync(to, 'utf8')
}

describe('a package of ours', () => {
  test.each(['ecdsa', 'rsa'] as const)('signed by %s is read again, with what was signed', async (kind) => {
    const found = await read(await written(keys[kind]))
    expect(found).toMatchObject({ ok: true, value: {
      message: { ...MESSAGE, content: 'Dòng một\ndòng hai\ttiếp' },
      attachments: [{ contentId: 'tep-0', name: 'Tệp 0.txt', bytes: CONTENT.length, sha256: createHash('sha256').update(CONTENT).digest('hex') }],
    } })
    expect(found.ok && found.value.signature?.signer.subject).toContain('Văn thư')
  })

  test('without attachments is signed, too', async () => {
    expect(await refusalOf(await written(keys.rsa, []))).toBe('taken')
  })

  test('says what it lacks before anything is sent', async () => {
    const twice = [...attached(), ...attached()]
    await expect(written(undefined, twice)).rejects.toThrow('edxml-attachment-repeated')
    await expect(written(undefined, attached().map((one) => ({ ...one, name: '../a' })))).rejects.toThrow('edxml-name-unsafe')
    let opened = 0
    const changing = attached().map((one) => ({
      ...one, open: async function* open() { yield Buffer.from(String(opened += 1)) },
    }))
    await expect(written(keys.rsa, changing)).rejects.toThrow('edxml-attachment-altered')
  })
})

describe('what was done to a signed package', () => {
  const CHANGES: readonly [string, (text: string) => string, string][] = [
    ['nothing', (text) => text, 'taken'],
    ['another receiver', (text) => text.replace('H00.13', 'H00.14'), 'edxml-signature-wrong'],
    ['another attachment', (text) => text.replace(CONTENT.toString('base64'), Buffer.from('Nội dunG').toString('base64')), 'edxml-attachment-altered'],
    ['another digest', (text) => text.replace(sha256(CONTENT), sha256(Buffer.from('x'))), 'edxml-signature-wrong'],
    ['one attachment away', (text) => text.replace(/<edXML:AttachmentEncoded>.*<\/edXML:AttachmentEncoded>/s, ''), 'edxml-attachment-missing'],
    ['one attachment more', (text) => text.replace('<edXML:AttachmentEncoded>', '$&<edXML:Attachment><edXML:ContentId>b</edXML:ContentId><edXML:ContentTransferEncoded>YQ==</edXML:ContentTransferEncoded></edXML:Attachment>'), 'edxml-attachment-unlisted'],
    ['another signature value', (text) => text.replace(/<ds:SignatureValue>.{8}/, '<ds:SignatureValue>AAAAAAAA'), 'edxml-signature-wrong'],
    ['another certificate', (text) => text.replace(/<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${keys.ecdsa.chain[0]?.toString('base64') ?? ''}`), 'edxml-signature-wrong'],
    ['no certificate', (text) => text.replace(/<ds:X509Certificate>.*<\/ds:X509Certificate>/, ''), 'edxml-signature-form'],
    ['no signature', (text) => text.replace(/<ds:Signature .*<\/ds:Signature>/s, ''), 'edxml-unsigned'],
    ['two signatures', (text) => text.replace(/<ds:Signature .*<\/ds:Signature>/s, (own) => own + own.replaceAll(' Id=', ' Ma=')), 'edxml-several-signatures'],
    ['the signature elsewhere', (text) => {
      const [own = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(text) ?? []
      return text.replace(own, '').replace('<edXML:edXMLBody>', `<edXML:edXMLBody>${own}`)
    }, 'edxml-signature-misplaced'],
    ['a digest of SHA-1', (text) => text.replace(SHA256, `${DS}sha1`), 'edxml-signature-weak'],
    ['a signature of SHA-1', (text) => text.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', `${DS}rsa-sha1`), 'edxml-signature-weak'],
    ['a shared secret', (text) => text.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', `${DS}hmac-sha1`), 'edxml-signature-form'],
    ['another canonical form', (text) => text.replace(`CanonicalizationMethod Algorithm="${EXCLUSIVE}"`, 'CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"'), 'edxml-signature-form'],
    ['a transform of XSLT', (text) => text.replace(`Transform Algorithm="${EXCLUSIVE}"`, 'Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"'), 'edxml-signature-form'],
    ['a reference to nothing', (text) => text.replace('URI="#envelope"', 'URI=""'), 'edxml-signature-covers-other'],
    ['a reference more', (text) => text.replace('<ds:Reference URI="#envelope"', '<ds:Reference URI="#than"/>$&'), 'edxml-signature-covers-other'],
    ['the attachments not signed', (text) => text.replace(/<ds:Reference URI="#attachments".*?<\/ds:Reference>/s, ''), 'edxml-signature-covers-other'],
    ['an id twice', (text) => text.replace('<edXML:edXMLBody>', '<edXML:edXMLBody id="envelope">'), 'edxml-id-repeated'],
    // What was signed is moved aside, and another header stands where ours is read.
    ['wrapped', (text) => {
      const [own = ''] = /<edXML:edXMLEnvelope .*<\/edXML:edXMLEnvelope>/s.exec(text) ?? []
      const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(own) ?? []
      const inner = own.replace(signature, '')
      const outer = own.replace('Id="envelope"', 'Id="khac"').replace('H00.13', 'H00.99')
        .replace(signature, signature.replace('</ds:Signature>', `<ds:Object>${inner}</ds:Object></ds:Signature>`))
      return text.replace(own, outer)
    }, 'edxml-signature-covers-other'],
  ]
  test.each(CHANGES)('%s', async (name, change, code) => {
    const text = await written(keys.rsa)
    const changed = change(text)
    if (name !== 'nothing') expect(changed).not.toBe(text)
    expect(await refusalOf(changed)).toBe(code)
  })

  test('a signer whom the receiver does not trust, and attachments that nobody signed', async () => {
    expect(await refusalOf(await written(keys.rsa), 'revoked')).toBe('edxml-signer-untrusted')
    const bare = await written(keys.rsa, [])
    const more = bare.replace('</edXML:edXML>', '<edXML:AttachmentEncoded><edXML:Attachment><edXML:ContentId>a</edXML:ContentId>'
      + '<edXML:ContentTransferEncoded>YQ==</edXML:ContentTransferEncoded></edXML:Attachment></edXML:AttachmentEncoded></edXML:edXML>')
    expect(await refusalOf(more)).toBe('edxml-attachment-unlisted')
  })
})

describe.skipIf(!existsSync('/usr/bin/xmlsec1'))('xmlsec1 and we', () => {
  test.each(['ecdsa', 'rsa'] as const)('it finds our signature by %s good, and one of a changed package bad', async (kind) => {
    const text = await written(keys[kind])
    expect(verify(text)).toMatchObject({ status: 0 })
    expect(verify(text.replace('H00.13', 'H00.14')).status).not.toBe(0)
  })

  test('we take what it signed, and read what it signed', async () => {
    const text = signedByOther(template())
    expect(await read(text)).toMatchObject({ ok: true, value: {
      message: { kind: 'document', to: [{ id: 'H00.13' }], subject: 'Gốc' }, attachments: [{ contentId: 'a', name: 'a.txt' }],
    } })
    expect(await refusalOf(text.replace('Gốc', 'Khác'))).toBe('edxml-signature-wrong')
    // A remark is of no canonical form: it changes neither the signature nor what is read.
    expect(await read(text.replace('Gốc', 'Gố<!-- x -->c'))).toMatchObject({ ok: true, value: { message: { subject: 'Gốc' } } })
  })

  test.each([
    ['SHA-1 in the signature', template({ method: `${DS}rsa-sha1` }), 'edxml-signature-weak'],
    ['SHA-1 in a digest', template({ digest: `${DS}sha1` }), 'edxml-signature-weak'],
    ['inclusive canonicalization', template({ canonical: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }), 'edxml-signature-form'],
    ['all of the document, with what is yet to come', template({ uri: '' }), 'edxml-signature-covers-other'],
    ['the body alone', template({ uri: '#than', body: '<x Id="than"/>' }), 'edxml-signature-covers-other'],
  ])('what it signs by %s is no signature to us', async (_, text, code) => {
    const known = text.includes('Id="than"') ? text.replace('<x Id="than"/>', `<e:edXMLEnvelope Id="than"/>`) : text
    expect(await refusalOf(signedByOther(known))).toBe(code)
  })

  test('an attachment that its signer did not name', async () => {
    const text = template().replace('URI="cid:a"', 'URI="cid:b"')
    expect(await refusalOf(signedByOther(text))).toBe('edxml-attachment-unlisted')
    const none = template().replace(/<ds:Reference URI="#tep".*?<\/ds:Reference>/s, '').replace(/<ds:Object>.*<\/ds:Object>/s, '')
    expect(await refusalOf(signedByOther(none))).toBe('edxml-attachment-unsigned')
  })
})
