import { X509Certificate, createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { readCertificate } from './certificate-extensions.ts'
import { view } from './make-cms.ts'
import { OID } from './object-ids.ts'
import { DIGESTS, verifyBy } from './verify-by.ts'

/** Why a signature is no signature. */
export type CmsFault = 'unreadable' | 'no-signer' | 'digest-differs' | 'signature-wrong' | 'other-certificate' | 'weak'

/** A CMS signature with one signer, as it was read; nothing of it is believed yet. */
export interface Cms {
  readonly signer: X509Certificate
  /** What came along, the signer's own included. */
  readonly certificates: readonly X509Certificate[]
  /** What was signed, where it lies within. */
  readonly content: Buffer | undefined
  readonly contentType: string
  readonly signature: Buffer
  /** The time-stamp over the signature, in DER. */
  readonly timeStamp: Buffer | undefined
  /** When the signer says that it signed; PAdES does not want it here. */
  readonly signingTime: Date | undefined
  /**
   * Undefined if the signature is right over bytes of this digest, by the certificate that it names. Only where `bytes`
   * are handed in may it be over them directly, without signed attributes, as CMS of old has it (RFC 5652, 5.4).
   */
  fault(digestOf: (algorithm: string) => Buffer, bytes?: () => Buffer): CmsFault | undefined
}

const SIGNING_TIME = '1.2.840.113549.1.9.5'
/** Of old, with SHA-1 (RFC 2634). */
const SIGNING_CERTIFICATE_V1 = '1.2.840.113549.1.9.16.2.12'

/** Reads a CMS signature. Answers why it is none. */
export function readCms(der: Buffer): Cms | CmsFault {
  try {
    return cmsOf(der)
  } catch {
    return 'unreadable'
  }
}

function cmsOf(der: Buffer): Cms | CmsFault {
  const outer = pkijs.ContentInfo.fromBER(view(der))
  if (outer.contentType !== OID.signedData) return 'unreadable'
  const data = new pkijs.SignedData({ schema: outer.content as unknown })
  const [info] = data.signerInfos
  if (!info || data.signerInfos.length !== 1) return 'no-signer'
  const certificates = (data.certificates ?? []).flatMap((one) =>
    one instanceof pkijs.Certificate ? [new X509Certificate(Buffer.from(one.toSchema(false).toBER()))] : [])
  const signer = certificates.find((one) => isNamed(one, info.sid))
  if (!signer) return 'no-signer'
  const digest = DIGESTS[info.digestAlgorithm.algorithmId]
  if (digest === undefined) return 'unreadable'
  const signature = Buffer.from(info.signature.valueBlock.valueHexView)
  const attribute = (type: string): asn1.BaseBlock | undefined =>
    info.signedAttrs?.attributes.find((one) => one.type === type)?.values[0] as asn1.BaseBlock | undefined
  const told = attribute(OID.messageDigest)
  const time = attribute(SIGNING_TIME)
  const { eContent, eContentType } = data.encapContentInfo
  const stamp = info.unsignedAttrs?.attributes.find((one) => one.type === OID.signatureTimeStamp)?.values[0] as
    asn1.BaseBlock | undefined

  return {
    signer, certificates, signature, contentType: eContentType,
    content: eContent ? Buffer.from(eContent.getValue()) : undefined,
    timeStamp: stamp ? Buffer.from(stamp.toBER()) : undefined,
    signingTime: time instanceof asn1.UTCTime || time instanceof asn1.GeneralizedTime ? time.toDate() : undefined,
    fault(digestOf, bytesOf) {
      if (digest === 'sha1') return 'weak'
      if (!info.signedAttrs && bytesOf) {
        return faultOf(verifyBy(info.signatureAlgorithm, signer, bytesOf(), signature, digest))
      }
      // Without signed attributes nothing says whose the signature is: not even which certificate of the key.
      if (!info.signedAttrs || !(told instanceof asn1.OctetString)) return 'unreadable'
      if (!digestOf(digest).equals(Buffer.from(told.valueBlock.valueHexView))) return 'digest-differs'
      const type = attribute(OID.contentType)
      if (!(type instanceof asn1.ObjectIdentifier) || type.getValue() !== eContentType) return 'unreadable'
      if (!namesCertificate(attribute, signer)) return 'other-certificate'
      const bytes = Buffer.from(info.signedAttrs.encodedValue)
      return faultOf(verifyBy(info.signatureAlgorithm, signer, bytes, signature, digest))
    },
  }
}

function faultOf(verdict: ReturnType<typeof verifyBy>): CmsFault | undefined {
  return verdict === 'right' ? undefined : verdict === 'weak' ? 'weak' : 'signature-wrong'
}

function isNamed(certificate: X509Certificate, sid: unknown): boolean {
  const own = readCertificate(certificate)
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    return own.issuer.isEqual(sid.issuer) && own.serialNumber.isEqual(sid.serialNumber)
  }
  const keyId = own.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue as unknown
  const wanted = (sid as { readonly valueBlock?: { readonly valueHexView?: Uint8Array } }).valueBlock?.valueHexView
  return keyId instanceof asn1.OctetString && wanted !== undefined
    && Buffer.from(keyId.valueBlock.valueHexView).equals(Buffer.from(wanted))
}

/** Whether the signed attributes name this certificate; also true where they name none (an old CMS). */
function namesCertificate(attribute: (type: string) => asn1.BaseBlock | undefined, { raw }: X509Certificate): boolean {
  const [v2, v1] = [attribute(OID.signingCertificate), attribute(SIGNING_CERTIFICATE_V1)]
  const id = firstOf(firstOf(v2 ?? v1))
  if (!(id instanceof asn1.Sequence)) return v2 === undefined && v1 === undefined
  const [first, second] = id.valueBlock.value
  const isNamed = v2 !== undefined && first instanceof asn1.Sequence
  const hash = isNamed ? second : first
  const algorithmId = isNamed ? first.valueBlock.value[0] : undefined
  const algorithm = v2 === undefined ? 'sha1'
    : algorithmId instanceof asn1.ObjectIdentifier ? DIGESTS[algorithmId.getValue()] : 'sha256'
  if (!(hash instanceof asn1.OctetString) || algorithm === undefined) return false
  return createHash(algorithm).update(raw).digest().equals(Buffer.from(hash.valueBlock.valueHexView))
}

function firstOf(block: asn1.BaseBlock | undefined): asn1.BaseBlock | undefined {
  return block instanceof asn1.Sequence ? block.valueBlock.value[0] : undefined
}
