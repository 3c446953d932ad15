import { type X509Certificate, createHash, verify } from 'node:crypto'
import type { Document, Element } from '@xmldom/xmldom'
import { type ChainState, checkChain, nameOf } from './check-chain.ts'
import type { Verdict } from './check-signatures.ts'
import { XmlFault, childElements, elementsIn, readXml } from './read-xml.ts'
import { certificatesIn } from './read-trust.ts'
import type { RevocationData } from './revocation.ts'
import { type Canonical, canonicalOf } from './xml-canonical.ts'
import { XML_DIGESTS, XML_NAMES as X, XML_SIGNERS } from './xml-names.ts'

/**
 * Why a document is not validly signed: it is dangerous or no XML; nobody signed, or more than one; the signature is
 * elsewhere than in the root, or covers something else than all of it; it is of a form that we do not judge; and what
 * `checkSignatures` says of those in PDFs.
 */
export type XmlWhy =
  | 'unreadable' | 'unsigned' | 'several-signatures' | 'misplaced' | 'covers-other' | 'unknown-form' | 'digest-differs'
  | 'signature-wrong' | 'other-certificate' | 'no-signer' | 'weak' | Exclude<ChainState, 'trusted'>

export interface XmlSignatureReport {
  readonly signer: string
  /** As the signer's machine said; null if nothing does. */
  readonly time: Date | null
  readonly intact: boolean
  /** SHA-256 of the signer's certificate, 64 hexadecimal digits; null if nothing holds. */
  readonly certificate: string | null
  /**
   * What was signed, without the signature and what nobody signs (remarks): whoever uses the document reads this, never
   * the text that came. Null if nothing holds.
   */
  readonly content: string | null
  readonly chain: ChainState | null
  readonly verdict: Verdict
  readonly why: XmlWhy | null
}

export interface CheckXml {
  readonly roots: readonly X509Certificate[]
  readonly at: Date
  readonly revocation: RevocationData
}

const OPEN: readonly XmlWhy[] = ['unknown-form', 'untrusted', 'revocation-unknown', 'weak', 'not-yet-valid']
const CANONICAL: Readonly<Record<string, Canonical>> = { [X.exclusive]: 'exclusive', [X.inclusive]: 'inclusive' }

class Found extends Error {
  readonly why: XmlWhy
  constructor(why: XmlWhy) {
    super(why)
    this.why = why
  }
}

/**
 * Judges the one signature of an XML document: XAdES, or a plain signature of XML, in the root and over all of it. What
 * it covers is what is read: exactly one signature, exactly where it must be, no second element of an id, nothing
 * transformed but canonicalized; so nobody wraps what was signed into something else. Never throws for what others
 * sent.
 */
export function checkXml(text: string, { roots, at, revocation }: CheckXml): XmlSignatureReport {
  const none = { signer: '', time: null, intact: false, certificate: null, content: null, chain: null, verdict: 'invalid' as Verdict }
  try {
    const document = readXml(text)
    const { signer, certificates, time, content } = intactIn(document)
    const { state } = checkChain(signer, { roots, others: certificates, revocation, at, usage: 'sign' })
    const why = state === 'trusted' ? null : state
    return {
      signer: nameOf(signer), time, intact: true, certificate: fingerprintOf(signer.raw), content, chain: state,
      verdict: verdictOf(why), why,
    }
  } catch (error) {
    const why = error instanceof Found ? error.why : error instanceof XmlFault ? 'unreadable' : undefined
    if (why === undefined) throw error
    return { ...none, verdict: verdictOf(why), why }
  }
}

/** By which a certificate is known: SHA-256 of its DER, 64 hexadecimal digits. */
export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex')
}

function verdictOf(why: XmlWhy | null): Verdict {
  return why === null ? 'valid' : OPEN.includes(why) ? 'indeterminate' : 'invalid'
}

function intactIn(document: Document) {
  const [signature, more] = elementsIn(document, X.ds, 'Signature')
  if (!signature) throw new Found('unsigned')
  if (more) throw new Found('several-signatures')
  if (signature.parentNode !== document.documentElement) throw new Found('misplaced')
  const info = only(signature, X.ds, 'SignedInfo')
  const properties = elementsIn(signature, X.xades, 'SignedProperties')
  lookAtReferences(document, signature, info, properties)
  const certificates = elementsIn(only(signature, X.ds, 'KeyInfo'), X.ds, 'X509Certificate')
    .flatMap((one) => certificatesIn(bytesOf(one)))
  const signer = signerOf(certificates, properties[0])
  const method = algorithmOf(only(info, X.ds, 'SignatureMethod'))
  const canonical = CANONICAL[algorithmOf(only(info, X.ds, 'CanonicalizationMethod'))]
  const [kind, digest] = XML_SIGNERS[method] ?? []
  if (!canonical || !kind || !digest) throw new Found('unknown-form')
  if (digest === 'sha1') throw new Found('weak')
  if (!isBy(signer, kind, digest, canonicalOf(info, canonical), bytesOf(only(signature, X.ds, 'SignatureValue')))) {
    throw new Found('signature-wrong')
  }
  return { signer, certificates, time: timeIn(properties[0]), content: canonicalOf(document, 'exclusive', signature) }
}

/** All of the document, and what is signed besides; nothing else, and nothing twice. */
function lookAtReferences(document: Document, signature: Element, info: Element, properties: readonly Element[]): void {
  const references = childElements(info).filter(({ localName }) => localName === 'Reference')
  const isWhole = (one: Element) => one.getAttribute('URI') === ''
  const wholes = references.filter(isWhole)
  const [rest, ...others] = references.filter((one) => !isWhole(one))
  if (wholes.length !== 1 || others.length > 0 || properties.length > 1) throw new Found('covers-other')
  for (const one of wholes) compare(one, document, signature)
  const [own] = properties
  if (!rest && !own) return
  // Properties that nobody signed say nothing, and must not look as if they did.
  const id = own?.getAttribute('Id') ?? ''
  const isOwn = rest?.getAttribute('URI') === `#${id}` && id !== ''
    && own?.parentNode?.parentNode?.parentNode === signature
  if (!isOwn || withId(document, id) !== 1) throw new Found('covers-other')
  compare(rest, own, undefined)
}

/** How many elements answer to an id, however it is spelt. */
function withId(document: Document, id: string): number {
  return Array.from(document.getElementsByTagName('*')).filter((one) =>
    Array.from(one.attributes).some(({ name, value }) => /^(\w+:)?id$/i.test(name) && value === id)).length
}

function compare(reference: Element, of: Document | Element, without: Element | undefined): void {
  const transforms = childElements(reference).filter(({ localName }) => localName === 'Transforms')
    .flatMap(childElements).map(algorithmOf)
  const [enveloped, ...behind] = without ? transforms : [X.enveloped, ...transforms]
  const how = behind.length === 0 ? 'inclusive' : CANONICAL[behind[0] ?? '']
  if (enveloped !== X.enveloped || behind.length > 1 || !how) throw new Found('unknown-form')
  const digest = XML_DIGESTS[algorithmOf(only(reference, X.ds, 'DigestMethod'))]
  if (digest === undefined) throw new Found('unknown-form')
  if (digest === 'sha1') throw new Found('weak')
  const is = createHash(digest).update(canonicalOf(of, how, without)).digest()
  if (!is.equals(bytesOf(only(reference, X.ds, 'DigestValue')))) throw new Found('digest-differs')
}

/** Of what came along the one that the signer named, or the only one. */
function signerOf(certificates: readonly X509Certificate[], properties: Element | undefined): X509Certificate {
  const [first] = certificates
  if (!first) throw new Found('no-signer')
  const named = properties && ['SigningCertificateV2', 'SigningCertificate']
    .flatMap((name) => elementsIn(properties, X.xades, name)).flatMap((one) => elementsIn(one, X.xades, 'Cert'))[0]
  if (!named) return first
  const digest = XML_DIGESTS[algorithmOf(only(only(named, X.xades, 'CertDigest'), X.ds, 'DigestMethod'))]
  const told = bytesOf(only(only(named, X.xades, 'CertDigest'), X.ds, 'DigestValue'))
  if (digest === undefined) throw new Found('unknown-form')
  const signer = certificates.find(({ raw }) => createHash(digest).update(raw).digest().equals(told))
  if (!signer) throw new Found('other-certificate')
  return signer
}

function isBy(signer: X509Certificate, kind: 'rsa' | 'ec', digest: string, text: string, signature: Buffer): boolean {
  if (signer.publicKey.asymmetricKeyType !== kind) return false
  const key = kind === 'ec' ? { key: signer.publicKey, dsaEncoding: 'ieee-p1363' as const } : signer.publicKey
  try {
    return verify(digest, Buffer.from(text), key, signature)
  } catch {
    return false
  }
}

function timeIn(properties: Element | undefined): Date | null {
  const [told] = properties ? elementsIn(properties, X.xades, 'SigningTime') : []
  const at = new Date(told?.textContent ?? '')
  return Number.isNaN(at.getTime()) ? null : at
}

/** The one child of this name. What stands twice, or not at all, is of no form that we know. */
function only(node: Element, namespace: string, name: string): Element {
  const [one, more] = childElements(node)
    .filter((child) => child.namespaceURI === namespace && child.localName === name)
  if (!one || more) throw new Found('unknown-form')
  return one
}

/** A way of doing things by its name; one with something added is another way. */
function algorithmOf(element: Element): string {
  return childElements(element).length === 0 ? element.getAttribute('Algorithm') ?? '' : ''
}

function bytesOf(element: Element): Buffer {
  return Buffer.from((element.textContent ?? '').replace(/\s/g, ''), 'base64')
}
