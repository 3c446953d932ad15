import type { X509Certificate } from 'node:crypto'
import { chainsFrom } from './chains-from.ts'
import { KEY_USAGES, isUnderstood, longestBelow, mayBeUsed, purposesOf } from './certificate-extensions.ts'
import { OID } from './object-ids.ts'
import { type RevocationData, canBeRevoked, revocationOf } from './revocation.ts'
import { hasShortKey, isSignedWeakly } from './weak-means.ts'

/** What a chain of certificates is worth at a moment, and of which certificate that is said. */
export type ChainState =
  | 'trusted' | 'untrusted' | 'expired' | 'not-yet-valid' | 'wrong-usage' | 'revoked' | 'revocation-unknown' | 'weak'

/** The best first: what proves, what leaves open, what is bad. */
const BEST: readonly ChainState[] = [
  'trusted', 'revocation-unknown', 'weak', 'not-yet-valid', 'untrusted', 'expired', 'wrong-usage', 'revoked',
]

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

/**
 * Purposes with which a certificate may sign papers, where it names some: any, mail, whoever signs in, documents (RFC
 * 9336; those of Adobe and Microsoft). One for servers, time-stamps or answers of OCSP alone is none.
 */
const TO_SIGN = new Set([
  '2.5.29.37.0', '1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.36', '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
])

/**
 * Whether a certificate leads to somebody we trust, each link signed by the next, good at that moment, allowed to do
 * what it did, and not withdrawn (RFC 5280, 6.1). What asks for something that we do not understand is as good as
 * unknown to us. The first fault from the signer on is told; where all is well but for means that prove nothing any
 * more, or what nobody could say of withdrawals, that. Where several ways lead to a root, as where an authority renewed
 * its certificate, the best counts.
 */
export function checkChain(signer: X509Certificate, how: CheckChain): Chain {
  let best: Chain | undefined
  let longest: readonly X509Certificate[] = [signer]
  for (const { path, isWhole } of chainsFrom(signer, how.roots, how.others)) {
    if (!isWhole) {
      if (path.length > longest.length) longest = path
      continue
    }
    const judged = judge(path, how)
    if (judged.state === 'trusted') return judged
    if (!best || BEST.indexOf(judged.state) < BEST.indexOf(best.state)) best = judged
  }
  return best ?? { state: 'untrusted', about: nameOf(signer), path: longest }
}

/** A path from a signer to a root of ours. */
function judge(path: readonly X509Certificate[], { revocation, at, usage }: CheckChain): Chain {
  let [weak, unknown]: [X509Certificate?, X509Certificate?] = []
  for (const [n, certificate] of path.entries()) {
    const about = nameOf(certificate)
    if (at > new Date(certificate.validTo)) return { state: 'expired', about, path }
    if (at < new Date(certificate.validFrom)) return { state: 'not-yet-valid', about, path }
    if (!isUnderstood(certificate)) return { state: 'untrusted', about, path }
    if (!isAllowed(certificate, n === 0 ? usage : 'issue')) return { state: 'wrong-usage', about, path }
    // Those that renew their own certificate do not count (RFC 5280, 4.2.1.9).
    const below = path.slice(1, n).filter(({ subject, issuer }) => subject !== issuer).length
    if (n > 0 && below > (longestBelow(certificate) ?? Infinity)) return { state: 'wrong-usage', about, path }
    const issuer = path[n + 1]
    // What a root says of itself nobody need believe: we trust it as it is.
    if (hasShortKey(certificate) || issuer && isSignedWeakly(certificate)) weak ??= certificate
    if (!issuer) continue
    const { state } = revocationOf(certificate, issuer, at, revocation)
    if (state === 'revoked') return { state: 'revoked', about, path }
    if (state === 'unknown' && canBeRevoked(certificate)) unknown ??= certificate
  }
  if (weak) return { state: 'weak', about: nameOf(weak), path }
  if (unknown) return { state: 'revocation-unknown', about: nameOf(unknown), path }
  return { state: 'trusted', about: path[0] ? nameOf(path[0]) : '', path }
}

function isAllowed(certificate: X509Certificate, usage: 'sign' | 'time-stamp' | 'issue'): boolean {
  const purposes = purposesOf(certificate)
  switch (usage) {
    case 'issue': return certificate.ca && mayBeUsed(certificate, KEY_USAGES.issue)
    case 'sign': return mayBeUsed(certificate, KEY_USAGES.digitalSignature | KEY_USAGES.nonRepudiation)
      && (purposes === undefined || purposes.some((one) => TO_SIGN.has(one)))
    case 'time-stamp': return purposes?.length === 1 && purposes[0] === OID.timeStamping
  }
}

/** The common name, or the whole name where it has none. */
export function nameOf({ subject }: X509Certificate): string {
  return /^CN=(.+)$/m.exec(subject)?.[1]?.replace(/\\(.)/g, '$1') ?? subject.replace(/\n/g, ', ')
}
