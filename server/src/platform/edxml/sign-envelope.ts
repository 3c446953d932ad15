import { X509Certificate } from 'node:crypto'
import { pairOfDer } from '../signing/ecdsa-form.ts'
import { KeyFault, type SigningKey } from '../signing/signing-key.ts'
import { XML_NAMES as X } from '../signing/xml-names.ts'
import { openSignedXml } from './signature-means.ts'

/** An attachment by its content: SHA-256 of its bytes, before they become base64. */
export interface Digested {
  readonly contentId: string
  readonly sha256: Buffer
}

/** The Id of what is signed; ids of XML begin with a letter. */
export const [ENVELOPE_ID, MANIFEST_ID] = ['envelope', 'attachments']

/**
 * Signs the envelope of a package (XML Signature 1.1, exclusive canonicalization, SHA-256): `text` is the package
 * without its attachments, which are bound by a ds:Manifest of their digests within the signature, signed like the
 * envelope (ADR 0088). Gives the text back with the signature as the last child of edXMLHeader. Throws `KeyFault`.
 */
export async function signEnvelope(text: string, key: SigningKey, attachments: readonly Digested[]): Promise<string> {
  const [own] = key.chain
  if (!own) throw new KeyFault('key-missing')
  const signed = openSignedXml(undefined, async (bytes) => {
    const signature = await key.sign(bytes)
    return key.algorithm === 'ecdsa' ? pairOfDer(signature, halfOf(own)) : signature
  })
  signed.signatureAlgorithm = key.algorithm === 'ecdsa' ? X.ecdsaSha256 : X.rsaSha256
  signed.getKeyInfoContent = () => `<ds:X509Data>${key.chain.map((der) =>
    `<ds:X509Certificate>${der.toString('base64')}</ds:X509Certificate>`).join('')}</ds:X509Data>`
  signed.addReference({
    xpath: "//*[local-name(.)='edXMLEnvelope']", transforms: [X.enveloped, X.exclusive], digestAlgorithm: X.sha256,
  })
  if (attachments.length > 0) {
    signed.objects = [{ content: manifestOf(attachments) }]
    signed.addReference({
      xpath: "//*[local-name(.)='Manifest']", transforms: [X.exclusive], digestAlgorithm: X.sha256,
      type: `${X.ds}Manifest`,
    })
  }
  await new Promise<void>((done, fail) => {
    signed.computeSignature(text, {
      prefix: 'ds', location: { reference: "//*[local-name(.)='edXMLHeader']", action: 'append' },
    }, (error) => {
      if (error) fail(error)
      else done()
    })
  })
  return signed.getSignedXml()
}

function manifestOf(attachments: readonly Digested[]): string {
  return `<ds:Manifest Id="${MANIFEST_ID}">${attachments.map(({ contentId, sha256 }) =>
    `<ds:Reference URI="cid:${contentId}"><ds:DigestMethod Algorithm="${X.sha256}"/>`
    + `<ds:DigestValue>${sha256.toString('base64')}</ds:DigestValue></ds:Reference>`).join('')}</ds:Manifest>`
}

/** Bytes of half a signature by this key (FIPS 186-4). */
function halfOf(certificate: Buffer): number {
  const { namedCurve = '' } = new X509Certificate(certificate).publicKey.asymmetricKeyDetails ?? {}
  return namedCurve === 'secp384r1' ? 48 : namedCurve === 'secp521r1' ? 66 : 32
}
