import { X509Certificate, createHash, randomBytes } from 'node:crypto'
import type { Element } from '@xmldom/xmldom'
import { pairOfDer } from './ecdsa-form.ts'
import { KeyFault, type SigningKey } from './signing-key.ts'
import { canonicalOf } from './xml-canonical.ts'
import { XML_NAMES as X } from './xml-names.ts'
import { XmlFault, elementsIn, readXml } from './read-xml.ts'

export interface SignXml {
  /** When, as the signer's machine says; to the second. */
  readonly at: Date
  /** In what office he signs, as he says. */
  readonly role?: string
}

/**
 * An XML document with one signature in it (XAdES B-B, EN 319 132-1, 6), as the last child of its root, over all the
 * rest: exclusive canonicalization, SHA-256. Written by ourselves, and not by xadesjs, which signs by keys of WebCrypto
 * alone: a token gives none away. Throws `XmlFault` for what is no sound XML, or bears a signature already.
 */
export async function signXml(text: string, key: SigningKey, { at, role }: SignXml): Promise<string> {
  const document = readXml(text)
  if (elementsIn(document, X.ds, 'Signature').length > 0) throw new XmlFault('tệp đã có chữ ký')
  const id = `ky-${randomBytes(8).toString('hex')}`
  const [own] = key.chain
  if (!own) throw new KeyFault('key-missing')
  const properties = propertiesOf(id, own, at, role)
  const digests = [digestOf(canonicalOf(document, 'exclusive')), digestOf(canonicalOf(rootOf(properties), 'exclusive'))]
  const info = infoOf(id, key.algorithm, digests)
  const signature = await key.sign(Buffer.from(canonicalOf(rootOf(info), 'exclusive')))
  const value = key.algorithm === 'ecdsa' ? pairOfDer(signature, halfOf(own)) : signature
  const whole = `<ds:Signature xmlns:ds="${X.ds}" Id="${id}">${info}`
    + `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue><ds:KeyInfo><ds:X509Data>`
    + key.chain.map((der) => `<ds:X509Certificate>${der.toString('base64')}</ds:X509Certificate>`).join('')
    + `</ds:X509Data></ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades="${X.xades}" Target="#${id}">`
    + `${properties}</xades:QualifyingProperties></ds:Object></ds:Signature>`
  const signed = putInto(text, whole, document.documentElement?.tagName ?? '')
  if (digestOf(canonicalOf(withoutSignature(signed), 'exclusive')) !== digests[0]) {
    throw new XmlFault('không ghi được chữ ký vào tệp')
  }
  return signed
}

/** Bytes of one number of a signature: as many as the curve has. */
function halfOf(certificate: Buffer): number {
  const curve = new X509Certificate(certificate).publicKey.asymmetricKeyDetails?.namedCurve
  return curve === 'secp521r1' ? 66 : curve === 'secp384r1' ? 48 : 32
}

/** The end of the root, behind which only space, remarks and instructions may stand; or of one that is empty. */
const END = /<\/[^<>]+>(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?(?:(?!\?>)[\s\S])*\?>)*$/
const EMPTY = /\s*\/>(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?(?:(?!\?>)[\s\S])*\?>)*$/

/** Written into the text as it is, which no writer of XML leaves letter for letter. */
function putInto(text: string, signature: string, root: string): string {
  const end = END.exec(text)
  if (end) return text.slice(0, end.index) + signature + text.slice(end.index)
  return text.replace(EMPTY, (tail) => `>${signature}</${root}>${tail.slice(tail.indexOf('/>') + 2)}`)
}

function withoutSignature(text: string) {
  const document = readXml(text)
  for (const one of elementsIn(document, X.ds, 'Signature')) one.parentNode?.removeChild(one)
  return document
}

function rootOf(text: string): Element {
  const { documentElement } = readXml(text)
  if (!documentElement) throw new XmlFault('không có phần tử gốc')
  return documentElement
}

function infoOf(
  id: string, algorithm: SigningKey['algorithm'], [whole = '', properties = '']: readonly string[],
): string {
  const reference = (head: string, transforms: readonly string[], digest: string) =>
    `<ds:Reference ${head}><ds:Transforms>`
    + transforms.map((one) => `<ds:Transform Algorithm="${one}"/>`).join('')
    + `</ds:Transforms><ds:DigestMethod Algorithm="${X.sha256}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`
  return `<ds:SignedInfo xmlns:ds="${X.ds}"><ds:CanonicalizationMethod Algorithm="${X.exclusive}"/>`
    + `<ds:SignatureMethod Algorithm="${algorithm === 'ecdsa' ? X.ecdsaSha256 : X.rsaSha256}"/>`
    + reference('URI=""', [X.enveloped, X.exclusive], whole)
    + reference(`Type="${X.signedProperties}" URI="#${id}-thuoc-tinh"`, [X.exclusive], properties) + '</ds:SignedInfo>'
}

/** What is signed besides the document: when, with which certificate, in what office. */
function propertiesOf(id: string, certificate: Buffer, at: Date, role: string | undefined): string {
  return `<xades:SignedProperties xmlns:xades="${X.xades}" xmlns:ds="${X.ds}" Id="${id}-thuoc-tinh">`
    + `<xades:SignedSignatureProperties><xades:SigningTime>${at.toISOString().slice(0, 19)}Z</xades:SigningTime>`
    + `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="${X.sha256}"/><ds:DigestValue>`
    + `${createHash('sha256').update(certificate).digest('base64')}</ds:DigestValue></xades:CertDigest></xades:Cert>`
    + '</xades:SigningCertificateV2>'
    + (role === undefined ? '' : `<xades:SignerRoleV2><xades:ClaimedRoles><xades:ClaimedRole>${escaped(role)}`
      + '</xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRoleV2>')
    + '</xades:SignedSignatureProperties></xades:SignedProperties>'
}

function digestOf(canonical: string): string {
  return createHash('sha256').update(canonical).digest('base64')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
