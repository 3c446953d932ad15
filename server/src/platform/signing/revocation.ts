import { X509Certificate, createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { KEY_USAGES, mayBeUsed, readCertificate } from './certificate-extensions.ts'
import { isGivenBack, scopeOf } from './list-scope.ts'
import { OID } from './object-ids.ts'
import { DIGESTS, verifyBy } from './verify-by.ts'
import { view } from './view.ts'
import { isSignedWeakly } from './weak-means.ts'

/** What tells whether certificates were withdrawn: lists (RFC 5280) and answers of OCSP (RFC 6960), in DER. */
export interface RevocationData {
  readonly lists: readonly Buffer[]
  readonly answers: readonly Buffer[]
}

/** Whether a certificate had been withdrawn at a moment; `unknown` if nothing that is there can say. */
export type Revocation =
  | { readonly state: 'good' } | { readonly state: 'revoked'; readonly since: Date } | { readonly state: 'unknown' }

const UNKNOWN: Revocation = { state: 'unknown' }
export const CRL_POINTS = '2.5.29.31'
export const AUTHORITY_INFO = '1.3.6.1.5.5.7.1.1'
const NO_CHECK = '1.3.6.1.5.5.7.48.1.5'
/** Since when a list keeps those that have ended (X.509, 9.5.2.7), and an answer (RFC 6960, 4.4.4). */
const [EXPIRED_ON_LIST, ARCHIVE_CUTOFF] = ['2.5.29.60', '1.3.6.1.5.5.7.48.1.6']

/**
 * Whether whoever issued a certificate says anywhere that it could be withdrawn; if not, nobody can ask. The
 * certificate of an OCSP responder says that it need not be asked for.
 */
export function canBeRevoked(certificate: X509Certificate): boolean {
  const ids = (readCertificate(certificate).extensions ?? []).map(({ extnID }) => extnID)
  return !ids.includes(NO_CHECK) && (ids.includes(CRL_POINTS) || ids.includes(AUTHORITY_INFO))
}

/**
 * Looks in what is there, by the authority's own signatures. Of several the worst counts: a withdrawal that one list
 * knows stands, whatever another says. Authorities forget whose certificate has ended (RFC 5280, 3.3): that one is not
 * withdrawn is known only from what was said before its end, or by whom keeps the ended ones.
 */
export function revocationOf(
  certificate: X509Certificate, issuer: X509Certificate, at: Date, { lists, answers }: RevocationData,
): Revocation {
  const found = [
    ...lists.map((list) => guarded(() => inList(certificate, issuer, at, list))),
    ...answers.map((answer) => guarded(() => inAnswer(certificate, issuer, at, answer))),
  ]
  return found.find(({ state }) => state === 'revoked') ?? found.find(({ state }) => state === 'good') ?? UNKNOWN
}

function guarded(look: () => Revocation): Revocation {
  try {
    return look()
  } catch {
    return UNKNOWN // not what it says it is
  }
}

function inList(certificate: X509Certificate, issuer: X509Certificate, at: Date, der: Buffer): Revocation {
  const list = pkijs.CertificateRevocationList.fromBER(view(der))
  const own = readCertificate(certificate)
  if (!list.issuer.isEqual(own.issuer) || !mayBeUsed(issuer, KEY_USAGES.list)) return UNKNOWN
  const signature = Buffer.from(list.signatureValue.valueBlock.valueHexView)
  if (verifyBy(list.signatureAlgorithm, issuer, Buffer.from(list.tbsView), signature) !== 'right') return UNKNOWN
  const scope = scopeOf(list, certificate)
  if (scope === 'unknown') return UNKNOWN
  const entry = list.revokedCertificates?.find(({ userCertificate }) => userCertificate.isEqual(own.serialNumber))
  if (entry) return isGivenBack(entry) ? UNKNOWN : stateSince(entry.revocationDate.value, at)
  if (scope === 'part') return UNKNOWN
  const isGood = at <= (list.nextUpdate?.value ?? list.thisUpdate.value)
    && isRemembered(certificate, list.thisUpdate.value, list.crlExtensions?.extensions, EXPIRED_ON_LIST)
  return isGood ? { state: 'good' } : UNKNOWN
}

/** Whether whoever says nothing against a certificate would still say it. */
function isRemembered(
  { validTo }: X509Certificate, saidAt: Date, extensions: readonly pkijs.Extension[] | undefined, since: string,
): boolean {
  const ended = new Date(validTo)
  if (saidAt <= ended) return true
  const found = extensions?.find(({ extnID }) => extnID === since)
  const { result: from } = asn1.fromBER(found?.extnValue.valueBlock.valueHexView ?? new Uint8Array())
  return from instanceof asn1.GeneralizedTime && from.toDate() <= ended
}

function inAnswer(certificate: X509Certificate, issuer: X509Certificate, at: Date, der: Buffer): Revocation {
  const { responseBytes } = pkijs.OCSPResponse.fromBER(view(der))
  if (!responseBytes) return UNKNOWN
  const basic = pkijs.BasicOCSPResponse.fromBER(view(responseBytes.response.valueBlock.valueHexView))
  const { producedAt } = basic.tbsResponseData
  const signer = [issuer, ...(basic.certs ?? []).map((one) => new X509Certificate(Buffer.from(one.toSchema().toBER())))]
    .filter((one) => one === issuer || isResponderOf(one, issuer, producedAt))
    .find((one) => verifyBy(
      basic.signatureAlgorithm, one, Buffer.from(basic.tbsResponseData.tbsView),
      Buffer.from(basic.signature.valueBlock.valueHexView),
    ) === 'right')
  if (!signer) return UNKNOWN
  const own = readCertificate(certificate)
  const keyBits = keyBitsOf(issuer)
  const single = basic.tbsResponseData.responses.find(({ certID }) => {
    const digest = DIGESTS[certID.hashAlgorithm.algorithmId]
    // Here a digest only names the authority; what is believed is signed.
    const isOfIssuer = digest !== undefined
      && createHash(digest).update(keyBits).digest().equals(Buffer.from(certID.issuerKeyHash.valueBlock.valueHexView))
    return isOfIssuer && certID.serialNumber.isEqual(own.serialNumber)
  })
  if (!single) return UNKNOWN
  const status = single.certStatus as asn1.BaseBlock
  if (status.idBlock.tagNumber === 1) {
    const [since] = status instanceof asn1.Constructed ? status.valueBlock.value : []
    return stateSince(since instanceof asn1.GeneralizedTime ? since.toDate() : new Date(0), at)
  }
  const isGood = status.idBlock.tagNumber === 0 && at <= (single.nextUpdate ?? single.thisUpdate)
    && isRemembered(certificate, single.thisUpdate, single.singleExtensions, ARCHIVE_CUTOFF)
  return isGood ? { state: 'good' } : UNKNOWN
}

/** One whom the authority lets answer in its place (RFC 6960, 4.2.2.2), whose certificate held when it answered. */
function isResponderOf(certificate: X509Certificate, issuer: X509Certificate, producedAt: Date): boolean {
  return producedAt >= new Date(certificate.validFrom) && producedAt <= new Date(certificate.validTo)
    && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey) && !isSignedWeakly(certificate)
    && (certificate.keyUsage as readonly string[] | undefined ?? []).includes(OID.ocspSigning)
}

function keyBitsOf(certificate: X509Certificate): Buffer {
  const { subjectPublicKeyInfo } = readCertificate(certificate)
  return Buffer.from(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView)
}

function stateSince(since: Date, at: Date): Revocation {
  return since <= at ? { state: 'revoked', since } : { state: 'good' }
}
