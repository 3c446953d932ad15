import type { X509Certificate } from 'node:crypto'
import { XMLSerializer } from '@xmldom/xmldom'
import { certificatesIn } from '../signing/read-trust.ts'
import { elementsIn, readXml } from '../signing/read-xml.ts'
import { XML_DIGESTS, XML_NAMES as X, XML_SIGNERS } from '../signing/xml-names.ts'
import { EdxmlFault } from './edxml-fault.ts'
import { EDXML } from './fields.ts'
import { DIGESTS, SIGNERS, openSignedXml } from './signature-means.ts'
import { type XmlElement, childrenOf, elementsOf, treeOf } from './xml-tree.ts'

/** What a signature of an envelope proved. */
export interface SignedEnvelope {
  /** What was signed, read again from the canonical text: nothing else of the package may be believed. */
  readonly envelope: XmlElement
  /** SHA-256 of the attachments in base64, by their id. */
  readonly digests: ReadonlyMap<string, string>
  readonly signer: X509Certificate
  /** Other certificates that came along. */
  readonly others: readonly X509Certificate[]
}

/**
 * Checks the one signature of an envelope: in the header, over the envelope that holds it and at most the digests of
 * the attachments, by means that are worth something, no id twice. `text` is the package without its attachments.
 * Undefined where nobody signed. Whom to believe is for the caller to say. Throws `EdxmlFault`.
 */
export function checkEnvelope(envelope: XmlElement, text: string): SignedEnvelope | undefined {
  lookAtIds(envelope)
  const [signature, more] = elementsOf(envelope).filter(({ space, name }) => space === X.ds && name === 'Signature')
  if (!signature) return undefined
  if (more) throw new EdxmlFault('edxml-several-signatures')
  const [header] = childrenOf(envelope, EDXML, 'edXMLHeader')
  if (!header?.children.includes(signature)) throw new EdxmlFault('edxml-signature-misplaced')
  const { envelopeUri, manifestUri } = lookAtForm(envelope, signature)
  const [signer, ...others] = childrenOf(onlyIn(signature, 'KeyInfo'), X.ds, 'X509Data')
    .flatMap((data) => childrenOf(data, X.ds, 'X509Certificate'))
    .flatMap((one) => certificatesIn(Buffer.from(one.text.replace(/\s/g, ''), 'base64')))
  if (!signer) throw new EdxmlFault('edxml-signature-form', 'X509Certificate')
  const signed = signedIn(text, signer)
  const whole = signed.get(envelopeUri)
  const listed = manifestUri === undefined ? undefined : signed.get(manifestUri)
  if (whole === undefined || manifestUri !== undefined && listed === undefined) throw new EdxmlFault('edxml-signature-wrong')
  const read = treeOf(whole)
  if (read.space !== EDXML || read.name !== 'edXMLEnvelope') throw new EdxmlFault('edxml-signature-covers-other')
  return { envelope: read, digests: listed === undefined ? new Map() : digestsIn(treeOf(listed)), signer, others }
}

/** No two elements answer to one id, however it is spelt: else what is signed is not what is read. */
function lookAtIds(envelope: XmlElement): void {
  const seen = new Set<string>()
  for (const { attributes } of elementsOf(envelope)) {
    for (const [name, value] of attributes) {
      if (!/^(?:[^:]+:)?id$/i.test(name)) continue
      if (seen.has(value)) throw new EdxmlFault('edxml-id-repeated')
      seen.add(value)
    }
  }
}

/** What is signed and by which means, before anything is computed. */
function lookAtForm(envelope: XmlElement, signature: XmlElement) {
  const info = onlyIn(signature, 'SignedInfo')
  onlyIn(signature, 'SignatureValue')
  if (algorithmOf(onlyIn(info, 'CanonicalizationMethod')) !== X.exclusive) throw new EdxmlFault('edxml-signature-form', 'CanonicalizationMethod')
  const method = algorithmOf(onlyIn(info, 'SignatureMethod'))
  if (XML_SIGNERS[method]?.[1] === 'sha1') throw new EdxmlFault('edxml-signature-weak', 'SignatureMethod')
  if (!Object.hasOwn(SIGNERS, method)) throw new EdxmlFault('edxml-signature-form', 'SignatureMethod')
  const manifests = elementsOf(signature).filter(({ space, name }) => space === X.ds && name === 'Manifest')
  const inObjects = childrenOf(signature, X.ds, 'Object').flatMap(({ children }) => children)
  const isOwn = manifests.every((one) => inObjects.includes(one))
  if (manifests.length > 1 || !isOwn) throw new EdxmlFault('edxml-signature-form', 'Manifest')
  const [envelopeUri, manifestUri] = [envelope, manifests[0]].map((one) => {
    const id = one?.attributes.get('Id') ?? ''
    return id === '' ? undefined : `#${id}`
  })
  const wanted = new Map([[envelopeUri, [X.enveloped, X.exclusive]], [manifestUri, [X.exclusive]]])
  const references = childrenOf(info, X.ds, 'Reference')
  for (const reference of references) {
    const uri = reference.attributes.get('URI')
    const transforms = uri === undefined ? undefined : wanted.get(uri)
    if (!transforms) throw new EdxmlFault('edxml-signature-covers-other')
    wanted.delete(uri)
    lookAtReference(reference, transforms)
  }
  // What is left was not signed.
  const isCovered = envelopeUri !== undefined && !wanted.has(envelopeUri)
  if (!isCovered || manifestUri !== undefined && wanted.has(manifestUri)) throw new EdxmlFault('edxml-signature-covers-other')
  // A list of attachments that nobody signed binds nothing.
  if (manifests.length > 0 && manifestUri === undefined) throw new EdxmlFault('edxml-signature-covers-other')
  return { envelopeUri, manifestUri }
}

function lookAtReference(reference: XmlElement, wanted: readonly string[]): void {
  const transforms = childrenOf(onlyIn(reference, 'Transforms'), X.ds, 'Transform').map(algorithmOf)
  if (transforms.join(' ') !== wanted.join(' ')) throw new EdxmlFault('edxml-signature-form', 'Transform')
  lookAtDigest(reference)
}

function lookAtDigest(reference: XmlElement): void {
  const digest = algorithmOf(onlyIn(reference, 'DigestMethod'))
  if (XML_DIGESTS[digest] === 'sha1') throw new EdxmlFault('edxml-signature-weak', 'DigestMethod')
  if (!(DIGESTS as readonly string[]).includes(digest)) throw new EdxmlFault('edxml-signature-form', 'DigestMethod')
}

/**
 * The canonical text of each reference, by what it names, as xml-crypto proved it. Its document is one of its own, and
 * is not mixed with ours: text goes in and comes out.
 */
function signedIn(text: string, signer: X509Certificate): ReadonlyMap<string, string> {
  const [element] = elementsIn(readXml(text), X.ds, 'Signature')
  if (!element) throw new EdxmlFault('edxml-signature-wrong')
  const signed = openSignedXml(signer.publicKey)
  try {
    signed.loadSignature(new XMLSerializer().serializeToString(element))
    if (!signed.checkSignature(text)) throw new EdxmlFault('edxml-signature-wrong')
  } catch {
    // It throws for what does not hold, as it returns false for it; what it says is for whoever writes programs.
    throw new EdxmlFault('edxml-signature-wrong')
  }
  const proved = signed.getSignedReferences()
  return new Map(signed.getReferences().map(({ uri }, at) => [uri, proved[at] ?? '']))
}

function digestsIn(manifest: XmlElement): ReadonlyMap<string, string> {
  const digests = new Map<string, string>()
  for (const reference of childrenOf(manifest, X.ds, 'Reference')) {
    const [, id = ''] = /^cid:(.+)$/.exec(reference.attributes.get('URI') ?? '') ?? []
    if (id === '' || digests.has(id) || childrenOf(reference, X.ds, 'Transforms').length > 0) {
      throw new EdxmlFault('edxml-signature-form', 'Manifest')
    }
    if (algorithmOf(onlyIn(reference, 'DigestMethod')) !== X.sha256) throw new EdxmlFault('edxml-signature-form', 'Manifest')
    digests.set(id, onlyIn(reference, 'DigestValue').text.replace(/\s/g, ''))
  }
  return digests
}

/** The one child of this name in the namespace of signatures. */
function onlyIn(element: XmlElement, name: string): XmlElement {
  const [one, more] = childrenOf(element, X.ds, name)
  if (!one || more) throw new EdxmlFault('edxml-signature-form', name)
  return one
}

/** A way of doing things by its name; one with something added is another way. */
function algorithmOf(element: XmlElement): string {
  return element.children.length === 0 ? element.attributes.get('Algorithm') ?? '' : ''
}
