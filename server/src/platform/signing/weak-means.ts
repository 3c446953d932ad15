import type { X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { readCertificate } from './certificate-extensions.ts'
import { publicKeyOf } from './verify-by.ts'

/** Signatures by MD2, MD4, MD5 or SHA-1, by RSA, DSA and ECDSA: two certificates may have the same. */
const WEAK = new Set([
  '1.2.840.113549.1.1.2', '1.2.840.113549.1.1.3', '1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5', '1.3.14.3.2.29',
  '1.2.840.10040.4.3', '1.2.840.10045.4.1',
])
const [RSA_PSS, SHA1, MD5] = ['1.2.840.113549.1.1.10', '1.3.14.3.2.26', '1.2.840.113549.2.5']
/** Bits of RSA below which nobody should sign (ETSI TS 119 312, 6.2.2.1). */
const SHORTEST = 2048

/** Whether whoever issued a certificate signed it in a way that proves nothing any more. */
export function isSignedWeakly(certificate: X509Certificate): boolean {
  const { signatureAlgorithm: { algorithmId, ...more } } = readCertificate(certificate)
  const parameters: unknown = more.algorithmParams
  if (algorithmId !== RSA_PSS) return WEAK.has(algorithmId)
  // Which digest is said beside it; SHA-1, if nothing is (RFC 4055, 3.1).
  if (!(parameters instanceof asn1.Sequence)) return true
  const { hashAlgorithm } = new pkijs.RSASSAPSSParams({ schema: parameters })
  return hashAlgorithm.algorithmId === SHA1 || hashAlgorithm.algorithmId === MD5
}

/** Whether a key of RSA is so short that others may have found its secret. */
export function hasShortKey(certificate: X509Certificate): boolean {
  const bits = publicKeyOf(certificate)?.asymmetricKeyDetails?.modulusLength
  return bits !== undefined && bits < SHORTEST
}
