import { type X509Certificate, createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { readCertificate } from './certificate-extensions.ts'
import { type Block, type ReadCertificate, asSet, bytesOf, partsOf, tbsOf, valueOf, valuesOf } from './cms-parts.ts'
import { OID } from './object-ids.ts'
import { DIGESTS, verifyBy } from './verify-by.ts'

/** Why a signature is no signature; with `unknown-means` nobody here can say whether it is one. */
export type CmsFault =
  | 'unreadable' | 'no-signer' | 'digest-differs' | 'signature-wrong' | 'other-certificate' | 'weak' | 'unknown-means'

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
  const parts = partsOf(der)
  if (typeof parts === 'string') return parts
  const { certificates, contentType, content, digestName, algorithm, signature, signedAttributes } = parts
  const signer = certificates.find((one) => isMeant(one, parts.sid))?.certificate
  if (!signer) return 'no-signer'
  const digest = DIGESTS[digestName]
  const signed = (type: string) => valueOf(signedAttributes, type)
  const [told, type, time] = [OID.messageDigest, OID.contentType, SIGNING_TIME].map(signed)
  const isNamedRightly = namesCertificate(signed(OID.signingCertificate), signed(SIGNING_CERTIFICATE_V1), signer)
  // Of several authorities each may have stamped; the first is looked at.
  const [stamp] = valuesOf(parts.unsignedAttributes, OID.signatureTimeStamp)

  return {
    signer, certificates: certificates.map(({ certificate }) => certificate), signature, contentType, content,
    timeStamp: stamp && bytesOf(stamp),
    signingTime: time instanceof asn1.UTCTime || time instanceof asn1.GeneralizedTime ? time.toDate() : undefined,
    fault(digestOf, bytesSigned) {
      if (digest === undefined) return 'unknown-means'
      if (digest === 'sha1') return 'weak'
      if (!signedAttributes && bytesSigned) {
        return faultOf(verifyBy(algorithm, signer, bytesSigned(), signature, digest))
      }
      // Without signed attributes nothing says whose the signature is: not even which certificate of the key.
      if (!signedAttributes || !(told instanceof asn1.OctetString)) return 'unreadable'
      if (!digestOf(digest).equals(Buffer.from(told.valueBlock.valueHexView))) return 'digest-differs'
      if (!(type instanceof asn1.ObjectIdentifier) || type.getValue() !== contentType) return 'unreadable'
      if (!isNamedRightly) return 'other-certificate'
      return faultOf(verifyBy(algorithm, signer, asSet(signedAttributes), signature, digest))
    },
  }
}

function faultOf(verdict: ReturnType<typeof verifyBy>): CmsFault | undefined {
  switch (verdict) {
    case 'right': return undefined
    case 'wrong': return 'signature-wrong'
    case 'weak': return 'weak'
    case 'unknown': return 'unknown-means'
  }
}

/** One that cannot be read in all its parts is not the signer's, and keeps nobody from finding that. */
function isMeant(one: ReadCertificate, sid: Block): boolean {
  try {
    return isNamed(one, sid)
  } catch {
    return false
  }
}

function isNamed({ certificate, tree }: ReadCertificate, sid: Block): boolean {
  if (sid instanceof asn1.Sequence) {
    const [issuer, serial] = sid.valueBlock.value
    const own = tbsOf(tree)
    if (!issuer || !(serial instanceof asn1.Integer) || !own.serial.isEqual(serial)) return false
    // Names may be the same and written otherwise (RFC 5280, 7.1).
    return bytesOf(own.issuer).equals(bytesOf(issuer)) || readCertificate(certificate).issuer.isEqual(
      new pkijs.RelativeDistinguishedNames({ schema: issuer }),
    )
  }
  const keyId = readCertificate(certificate).extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue as unknown
  return keyId instanceof asn1.OctetString && sid instanceof asn1.Primitive
    && Buffer.from(keyId.valueBlock.valueHexView).equals(Buffer.from(sid.valueBlock.valueHexView))
}

/** Whether the signed attributes name this certificate; also true where they name none (an old CMS). */
function namesCertificate(v2: Block | undefined, v1: Block | undefined, { raw }: X509Certificate): boolean {
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

function firstOf(block: Block | undefined): Block | undefined {
  return block instanceof asn1.Sequence ? block.valueBlock.value[0] : undefined
}
