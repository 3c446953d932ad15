import type { KeyRing } from '../../platform/signing/key-ring.ts'
import type { SignatureReport, Verdict } from '../../platform/signing/check-signatures.ts'
import { type SignatureReader, knownTrust, openSignatureReader } from '../../platform/signing/signature-reader.ts'

/** What was found of the signatures of a file, and the worst of it. */
export interface FoundSignatures {
  readonly verdict: Verdict
  /** In the order in which they were made; none where the file was too heavy to be judged, which leaves it open. */
  readonly reports: readonly SignatureReport[]
}

/** Of this process: all its doors share it. It begins with the first signed file. */
const signatureReader = openSignatureReader()
/** The worst first. */
const WORST: readonly Verdict[] = ['invalid', 'indeterminate', 'valid']

export interface CheckUploadSignatures {
  readonly path: string
  /** Who sent it: of several who do, each has a turn before one has two. */
  readonly actorId: bigint
  readonly at: Date
}

/**
 * Judges the signatures of the PDF at `path` as of a moment, against whom this installation trusts: in a process of its
 * own, and without asking anybody. Undefined where nobody signed it, and only its time is stamped.
 */
export async function checkUploadSignatures(
  keys: Pick<KeyRing, 'trust'>, { path, actorId, at }: CheckUploadSignatures, reader: SignatureReader = signatureReader,
): Promise<FoundSignatures | undefined> {
  const answer = await reader.check({ path, trust: knownTrust(await keys.trust(at)), at }, String(actorId))
  if (!('signatures' in answer)) return { verdict: 'indeterminate', reports: [] }
  const { signatures: reports } = answer
  return isSignedBy(reports) ? { verdict: worstOf(reports), reports } : undefined
}

/** Whether anybody signed: a time-stamp of the whole document is nobody's signature. */
export function isSignedBy(reports: readonly Pick<SignatureReport, 'isOfDocument'>[]): boolean {
  return reports.some(({ isOfDocument }) => !isOfDocument)
}

/** The worst that persons signed; open where nobody did. */
export function worstOf(reports: readonly Pick<SignatureReport, 'verdict' | 'isOfDocument'>[]): Verdict {
  const verdicts = reports.filter(({ isOfDocument }) => !isOfDocument).map(({ verdict }) => verdict)
  return WORST.find((one) => verdicts.includes(one)) ?? 'indeterminate'
}

/** Whether nothing is wrong with the signatures of a file but that a certificate has run out since it was there. */
export function isRunOut(reports: readonly Pick<SignatureReport, 'verdict' | 'isOfDocument' | 'why'>[]): boolean {
  const bad = reports.filter(({ verdict, isOfDocument }) => verdict === 'invalid' && !isOfDocument)
  return bad.length > 0 && bad.every(({ why }) => why === 'expired')
}
