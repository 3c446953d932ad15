import type { X509Certificate } from 'node:crypto'
import type * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { readCertificate } from './certificate-extensions.ts'

/**
 * What silence in a list of withdrawals says of a certificate: with `whole`, that it was not withdrawn; with `part`,
 * nothing, since the list is of others, of some reasons, or of what changed; with `unknown`, the list itself is not to
 * be used, since it asks for something that we do not understand (RFC 5280, 5.2 and 6.3.3).
 */
export type ListScope = 'whole' | 'part' | 'unknown'

const [DELTA, ISSUING_POINT, POINTS] = ['2.5.29.27', '2.5.29.28', '2.5.29.31']
/** Of the list: its number, whose key, for what, since which. Of an entry: why, and since when it was known. */
const [OF_LIST, OF_ENTRY] = [new Set(['2.5.29.20', '2.5.29.35', ISSUING_POINT, DELTA]), new Set(['2.5.29.21', '2.5.29.24'])]
const REASON = '2.5.29.21'
/** The word of a list of changes that a certificate is good again. */
const REMOVED = 8

/** Whether a list speaks of this certificate, which its issuer gave; that it did is not looked at here. */
export function scopeOf(list: pkijs.CertificateRevocationList, certificate: X509Certificate): ListScope {
  const extensions = list.crlExtensions?.extensions ?? []
  const areUnderstood = isUnderstood(extensions, OF_LIST) && (list.revokedCertificates ?? []).every(
    ({ crlEntryExtensions }) => isUnderstood(crlEntryExtensions?.extensions ?? [], OF_ENTRY))
  if (!areUnderstood) return 'unknown'
  const issuing = extensions.find(({ extnID }) => extnID === ISSUING_POINT)
  if (issuing) {
    const point: unknown = issuing.parsedValue
    // One of several authorities names in each entry whose certificate it means.
    if (!(point instanceof pkijs.IssuingDistributionPoint) || isUnread(point) || point.indirectCRL) return 'unknown'
    if (!covers(point, certificate)) return 'part'
  }
  return extensions.some(({ extnID }) => extnID === DELTA) ? 'part' : 'whole'
}

/** Whether an entry says that its certificate is not withdrawn any more. */
export function isGivenBack({ crlEntryExtensions }: pkijs.RevokedCertificate): boolean {
  const reason = crlEntryExtensions?.extensions.find(({ extnID }) => extnID === REASON)
  // 0a 01 reason
  return reason?.extnValue.valueBlock.valueHexView[2] === REMOVED
}

function isUnderstood(extensions: readonly pkijs.Extension[], known: ReadonlySet<string>): boolean {
  return extensions.every(({ extnID, critical }) => !critical || known.has(extnID))
}

/** The library hands out an empty one where it could not read it. */
function isUnread(value: object): boolean {
  return 'parsingError' in value && Boolean(value.parsingError)
}

function covers(point: pkijs.IssuingDistributionPoint, certificate: X509Certificate): boolean {
  const { ca } = certificate
  if (point.onlyContainsAttributeCerts || point.onlySomeReasons !== undefined) return false
  if (ca ? point.onlyContainsUserCerts : point.onlyContainsCACerts) return false
  if (point.distributionPoint === undefined) return true
  const listed = namesOf(point.distributionPoint)
  return pointsOf(certificate).some((one) => listed.includes(one))
}

/** Where the certificate says that its list lies, where that is a whole one of the issuer's own. */
function pointsOf(certificate: X509Certificate): string[] {
  const points: unknown = readCertificate(certificate).extensions?.find(({ extnID }) => extnID === POINTS)?.parsedValue
  if (!(points instanceof pkijs.CRLDistributionPoints)) return []
  return points.distributionPoints.filter(({ reasons, cRLIssuer }) => reasons === undefined && cRLIssuer === undefined)
    .flatMap(({ distributionPoint }) => namesOf(distributionPoint))
}

/** Names of a point, to be compared; none where it is named below its issuer, as nobody does. */
function namesOf(point: pkijs.DistributionPointName | undefined): string[] {
  return Array.isArray(point) ? point.map((one) => Buffer.from((one.toSchema() as asn1.BaseBlock).toBER()).toString('hex')) : []
}
