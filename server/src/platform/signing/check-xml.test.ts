/**
 * Need: a message that another system sent is believed only as far as it was signed, and one of ours is taken by
 * programs that are not ours (issue 6, D4; XML Signature 1.1, EN 319 132-1). Judges beside us: xmlsec1 and xadesjs.
 */
import 'reflect-metadata'
import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate, generateKeyPairSync, sign as signWith, webcrypto } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as xmldom from '@xmldom/xmldom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as xades from 'xadesjs'
import xpath from 'xpath'
import { type CheckXml, checkXml } from './check-xml.ts'
import { keyOfCertificate } from './key-of-certificate.ts'
import { XmlFault } from './read-xml.ts'
import { signXml } from './sign-xml.ts'
import type { SigningKey } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'
import { XML_NAMES as X } from './xml-names.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')
const MESSAGE = '<hoSo xmlns="urn:thu" Id="m1"><ma>H00.01</ma><chu>Nguyễn Thị Thủy</chu></hoSo>'
/** All that canonical forms are known to differ in. */
const HARD = '<?xml version="1.0" encoding="UTF-8"?>\n<?xem a?>\n<!-- a --><hoSo xmlns="urn:a" xmlns:b="urn:b" xmlns:c="urn:c" Id="m1"'
  + ' b:z="1" a="x&#10;y&#9;z &quot;&amp;&lt;\'" ><ma c:q=\'2\' xml:lang="vi">H00 &gt; "1" &amp; <![CDATA[<a>&b]]>&#13;</ma>\r\n'
  + '<b:chu xmlns="">Nguyễn Thị Thủy<d/></b:chu ><!-- b --></hoSo>\n<!-- c --><?sau?>\n'

let authority: StandInAuthority
let key: SigningKey
let rsa: SigningKey
let rsaPem: string
let trust: CheckXml
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  rsaPem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string
  const [own, ...others] = await authority.certify(pair.publicKey.export({ format: 'der', type: 'spki' }), { name: 'RSA', from: FROM, to: TO })
  rsa = keyOfCertificate(own ?? Buffer.alloc(0), others, async (bytes) => Promise.resolve(signWith('sha256', bytes, pair.privateKey)))
  trust = {
    roots: [new X509Certificate(authority.root)], at: AT,
    revocation: { lists: [await authority.revocationList(AT)], answers: [] },
  }
})

const sign = (text = MESSAGE, by = key) => signXml(text, by, { at: AT, role: 'Chủ tịch & UBND' })
const check = (text: string, more: Partial<CheckXml> = {}) => checkXml(text, { ...trust, ...more })
const signatureIn = (text: string) => /<ds:Signature [\s\S]+<\/ds:Signature>/.exec(text)?.[0] ?? ''

describe('a signature of ours in XML', () => {
  test.each([['a message', MESSAGE], ['a hard one', HARD], ['an empty one', '<a b="Nguyễn Thị Thủy" /><!-- </b> -->']])('over %s is valid, and what was signed can be read', async (_, text) => {
    const report = check(await sign(text))
    expect(report).toMatchObject({
      signer: 'Nguyễn Văn Ký', time: AT, intact: true, chain: 'trusted', verdict: 'valid', why: null,
    })
    expect(report.content).toContain('Nguyễn Thị Thủy')
    expect(report.content).not.toContain('Signature')
  })

  test('is one: what bears one already, or is no sound XML, is refused', async () => {
    await expect(sign(await sign())).rejects.toThrow(XmlFault)
    for (const text of ['', '<a>', 'xin chào', '<a/><b/>', '<!DOCTYPE a><a/>', '<a b="1" b="2"/>']) {
      await expect(sign(text)).rejects.toThrow(XmlFault)
    }
  })
})

describe('what was done to it', () => {
  const CHANGES: readonly [string, (text: string) => string, string][] = [
    ['another text', (text) => text.replace('Thủy', 'Thùy'), 'digest-differs'],
    ['an attribute more', (text) => text.replace('<ma>', '<ma b="1">'), 'digest-differs'],
    ['another time', (text) => text.replace('02:00:00Z', '03:00:00Z'), 'digest-differs'],
    ['another digest', (text) => text.replace('H00.01', 'H00.02').replace(/<ds:DigestValue>[^<]+/, '<ds:DigestValue>AAAA'), 'digest-differs'],
    ['another reference signed', (text) => text.replace(X.signedProperties, `${X.signedProperties}X`), 'signature-wrong'],
    ['no signature', (text) => text.replace(signatureIn(text), ''), 'unsigned'],
    ['a second signature', (text) => text.replace('</hoSo>', `${signatureIn(text)}</hoSo>`), 'several-signatures'],
    ['wrapped into another', (text) => `<hoSo xmlns="urn:thu"><ma>H99</ma>${text}</hoSo>`, 'misplaced'],
    ['its signature deeper', (text) => text.replace(signatureIn(text), '').replace('<ma>', `<ma>${signatureIn(text)}`), 'misplaced'],
    ['a reference to a part', (text) => text.replace('URI=""', 'URI="#m1"'), 'covers-other'],
    ['a reference less', (text) => text.replace(/<ds:Reference Type[\s\S]+?<\/ds:Reference>/, ''), 'covers-other'],
    ['a reference more', (text) => text.replace('</ds:SignedInfo>', '<ds:Reference URI="#m1"/></ds:SignedInfo>'), 'covers-other'],
    ['the id of its properties twice', (text) => text.replace('<ma>', `<ma ID="${/Id="(ky-\w+-thuoc-tinh)"/.exec(text)?.[1] ?? ''}">`), 'digest-differs'],
    ['properties in the document', (text) => {
      const own = /<xades:QualifyingProperties[\s\S]+<\/xades:QualifyingProperties>/.exec(text)?.[0] ?? ''
      return text.replace(`<ds:Object>${own}</ds:Object>`, `<ds:Object><a>${own}</a></ds:Object>`)
    }, 'covers-other'],
    ['a transform by XPath', (text) => text.replace(`<ds:Transform Algorithm="${X.exclusive}"/>`,
      '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>false()</ds:XPath></ds:Transform>'), 'unknown-form'],
    ['a transform more', (text) => text.replace(`<ds:Transform Algorithm="${X.exclusive}"/>`,
      `<ds:Transform Algorithm="${X.exclusive}"/><ds:Transform Algorithm="${X.exclusive}"/>`), 'unknown-form'],
    ['an outer DTD', (text) => `<!DOCTYPE hoSo SYSTEM "file:///etc/passwd">${text}`, 'unreadable'],
    ['an entity', (text) => `<!DOCTYPE hoSo [<!ENTITY a "H00">]>${text.replace('H00', '&a;')}`, 'unreadable'],
    ['cut off', (text) => text.slice(0, -9), 'unreadable'],
    ['no certificate', (text) => text.replace(/<ds:X509Certificate>[\s\S]+<\/ds:X509Certificate>/, ''), 'no-signer'],
  ]
  test.each(CHANGES)('%s makes it worth nothing', async (_, change, why) => {
    const signed = await sign()
    expect(change(signed)).not.toBe(signed)
    const report = check(change(signed))
    expect(report).toMatchObject({ intact: false, content: null, why })
    expect(report.verdict).not.toBe('valid')
  })

  test('a remark in the middle of a name is not in what was signed', async () => {
    const report = check((await sign()).replace('H00.01', 'H00<!-- -->.01'))
    expect([report.verdict, report.content?.includes('<ma>H00.01</ma>')]).toEqual(['valid', true])
  })

  test('a certificate in the place of the one that was named, or another key, is found', async () => {
    const signed = await sign()
    const b64 = (der: Buffer | undefined) => (der ?? Buffer.alloc(0)).toString('base64')
    const renewed = await authority.renew(key, { name: 'Ai khác', from: FROM, to: TO })
    expect(check(signed.replace(b64(key.chain[0]), b64(renewed)))).toMatchObject({ why: 'other-certificate' })
    const value = (text: string) => /<ds:SignatureValue>([^<]+)/.exec(text)?.[1] ?? ''
    expect(check(signed.replace(value(signed), value(await sign())))).toMatchObject({ why: 'signature-wrong' })
  })

  test('by SHA-1 it is weak, and left open', async () => {
    const weak = (await sign(MESSAGE, rsa)).replace(X.rsaSha256, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1')
    expect(check(weak)).toMatchObject({ verdict: 'indeterminate', why: 'weak' })
  })
})

test('its certificate is judged as in PDFs', async () => {
  expect(check(await sign(), { roots: [] })).toMatchObject({ intact: true, verdict: 'indeterminate', why: 'untrusted' })
  expect(check(await sign(), { at: new Date('2041-01-01') })).toMatchObject({ verdict: 'invalid', why: 'expired' })
  expect(check(await sign(), { revocation: { lists: [], answers: [] } })).toMatchObject({ why: 'revocation-unknown' })
  const withdrawn = await authority.issue({ name: 'B', from: FROM, to: TO })
  authority.revoke(withdrawn, new Date('2025-02-01'))
  const lists = [await authority.revocationList(AT)]
  expect(check(await sign(MESSAGE, withdrawn), { revocation: { lists, answers: [] } }))
    .toMatchObject({ verdict: 'invalid', why: 'revoked' })
})

describe('xadesjs and we', () => {
  beforeAll(() => {
    const { XMLSerializer, DOMParser, DOMImplementation } = xmldom
    xades.setNodeDependencies({ XMLSerializer, DOMParser, DOMImplementation, xpath })
    xades.Application.setEngine('node', webcrypto as Crypto)
  })

  // Of ECDSA only: of a chain with keys of both kinds it takes none.
  test('it takes ours, and not a changed one', async () => {
    const verify = async (text: string) => {
      const document = xades.Parse(text)
      const [signature] = Array.from(document.getElementsByTagNameNS(X.ds, 'Signature'))
      if (!signature) return false
      const judge = new xades.SignedXml(document)
      judge.LoadXml(signature)
      return judge.Verify().catch(() => false)
    }
    const signed = await sign()
    expect(await verify(signed)).toBe(true)
    expect(await verify(signed.replace('Thủy', 'Thùy'))).toBe(false)
  })
})

describe.skipIf(!existsSync('/usr/bin/xmlsec1'))('xmlsec1 and we', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-xml-'))
  const path = (name: string) => join(folder, name)
  afterAll(() => { rmSync(folder, { recursive: true }) })
  beforeAll(() => {
    writeFileSync(path('root.pem'), new X509Certificate(authority.root).toString())
    writeFileSync(path('middle.pem'), new X509Certificate(authority.intermediate).toString())
    writeFileSync(path('rsa.key'), rsaPem)
    writeFileSync(path('rsa.pem'), new X509Certificate(rsa.chain[0] ?? '').toString())
  })
  const verify = (text: string) => {
    writeFileSync(path('a.xml'), text)
    return spawnSync('xmlsec1', [
      '--verify', '--id-attr:Id', `${X.xades}:SignedProperties`, '--trusted-pem', path('root.pem'), '--untrusted-pem',
      path('middle.pem'), '--verification-time', '2025-03-01 02:00:00', path('a.xml'),
    ]).status
  }

  test.each([
    ['a message by ECDSA', MESSAGE, () => key], ['a message by RSA', MESSAGE, () => rsa], ['a hard one', HARD, () => key],
  ])('it takes ours over %s, and not a changed one', async (_, text, by) => {
    const signed = await sign(text, by())
    expect(verify(signed)).toBe(0)
    expect(verify(signed.replace('Thủy', 'Thùy'))).not.toBe(0)
  })

  const template = (canonical: string, transforms: string) => `<ds:Signature xmlns:ds="${X.ds}"><ds:SignedInfo>`
    + `<ds:CanonicalizationMethod Algorithm="${canonical}"/><ds:SignatureMethod Algorithm="${X.rsaSha256}"/>`
    + `<ds:Reference URI=""><ds:Transforms><ds:Transform Algorithm="${X.enveloped}"/>${transforms}</ds:Transforms>`
    + `<ds:DigestMethod Algorithm="${X.sha256}"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/>`
    + '<ds:KeyInfo><ds:X509Data/></ds:KeyInfo></ds:Signature>'
  test.each([
    ['inclusive', X.inclusive, ''], ['exclusive', X.exclusive, `<ds:Transform Algorithm="${X.exclusive}"/>`],
  ])('we take what it signed, %s, and not a changed one', (_, canonical, transforms) => {
    writeFileSync(path('t.xml'), HARD.replace('</hoSo>', `${template(canonical, transforms)}</hoSo>`))
    execFileSync('xmlsec1', [
      '--sign', '--privkey-pem', `${path('rsa.key')},${path('rsa.pem')},${path('middle.pem')}`, '--output', path('s.xml'), path('t.xml'),
    ], { stdio: 'pipe' })
    const signed = readFileSync(path('s.xml'), 'utf8')
    expect(check(signed)).toMatchObject({ signer: 'RSA', time: null, verdict: 'valid' })
    expect(check(signed.replace('Thủy', 'Thùy'))).toMatchObject({ verdict: 'invalid', why: 'digest-differs' })
  })
})
