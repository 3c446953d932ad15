import type { X509Certificate } from 'node:crypto'
import * as pkijs from 'pkijs'
import { view } from './make-cms.ts'
import { type RevocationData, canBeRevoked, revocationOf } from './revocation.ts'

/** What a chain of certificates is worth at a moment, and of which certificate that is said. */
export type ChainState =
  | 'trusted' | 'untrusted' | 'expired' | 'not-yet-valid' | 'wrong-usage' | 'revoked' | 'revocation-unknown'

export interface Chain {
  readonly state: ChainState
  /** The common name of whom it is said. */
  readonly about: string
  /** From the signer to the root, as far as it was found. */
  readonly path: readonly X509Certificate[]
}

export interface CheckChain {
  /** Whom we trust. */
  readonly roots: readonly X509Certificate[]
  /** What came along, of anybody: believed only as far as it leads to a root. */
  readonly others: readonly X509Certificate[]
  readonly revocation: RevocationData
  readonly at: Date
  /** What the first must be allowed to do. */
  readonly usage: 'sign' | 'time-stamp'
}

/** So long may a chain be. */
const LONGEST = 8
/** Bits of a key's usage (RFC 5280, 4.2.1.3), by their places. */
const [DIGITAL_SIGNATURE, NON_REPUDIATION, CERTIFICATE_SIGNING] = [0x80, 0x40, 0x04]
const KEY_USAGE = '2.5.29.15'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/**
 * Whether a certificate leads to somebody we trust, each link signed by the next, good at that moment, allowed to do
 * what it did, and not withdrawn (RFC 5280, 6.1). The first fault from the signer on is told; where all is well but for
 * what nobody could say of withdrawals, that.
 */
export function checkChain(signer: X509Certificate, { roots, others, revocation, at, usage }: CheckChain): Chain {
  const path = pathFrom(signer, roots, others)
  const root = path.at(-1)
  let unknown: X509Certificate | undefined
  if (!root || !roots.some((one) => one.raw.equals(root.raw))) return { state: 'untrusted', about: nameOf(signer), path }
  for (const [n, certificate] of path.entries()) {
    const about = nameOf(certificate)
    if (at > new Date(certificate.validTo)) return { state: 'expired', about, path }
    if (at < new Date(certificate.validFrom)) return { state: 'not-yet-valid', about, path }
    if (!isAllowed(certificate, n === 0 ? usage : 'issue')) return { state: 'wrong-usage', about, path }
    const issuer = path[n + 1]
    if (!issuer) continue
    const { state } = revocationOf(certificate, issuer, at, revocation)
    if (state === 'revoked') return { state: 'revoked', about, path }
    if (state === 'unknown' && canBeRevoked(certificate)) unknown ??= certificate
  }
  return unknown
    ? { state: 'revocation-unknown', about: nameOf(unknown), path }
    : { state: 'trusted', about: nameOf(signer), path }
}

/** As far as one vouches for the other; to a root of ours first, where several would do. */
function pathFrom(
  signer: X509Certificate, roots: readonly X509Certificate[], others: readonly X509Certificate[],
): X509Certificate[] {
  const path = [signer]
  for (let last = signer; path.length < LONGEST;) {
    if (roots.some((one) => one.raw.equals(last.raw))) break
    const next = [...roots, ...others].find((one) =>
      !path.includes(one) && last.checkIssued(one) && last.verify(one.publicKey))
    if (!next) break
    path.push(next)
    last = next
  }
  return path
}

function isAllowed(certificate: X509Certificate, usage: 'sign' | 'time-stamp' | 'issue'): boolean {
  const bits = usageOf(certificate)
  const extended = certificate.keyUsage as readonly string[] | undefined
  switch (usage) {
    case 'issue': return certificate.ca && (bits === undefined || (bits & CERTIFICATE_SIGNING) !== 0)
    case 'sign': return bits === undefined || (bits & (DIGITAL_SIGNATURE | NON_REPUDIATION)) !== 0
    case 'time-stamp': return extended?.length === 1 && extended[0] === TIME_STAMPING
  }
}

/** The bits, if the certificate names any. */
function usageOf(certificate: X509Certificate): number | undefined {
  const { extensions } = pkijs.Certificate.fromBER(view(certificate.raw))
  const extension = extensions?.find(({ extnID }) => extnID === KEY_USAGE)
  const bits = extension?.extnValue.valueBlock.valueHexView
  // 03 length unused bits
  return bits?.[3]
}

/** The common name, or the whole name where it has none. */
export function nameOf({ subject }: X509Certificate): string {
  return /^CN=(.+)$/m.exec(subject)?.[1]?.replace(/\\(.)/g, '$1') ?? subject.replace(/\n/g, ', ')
}
