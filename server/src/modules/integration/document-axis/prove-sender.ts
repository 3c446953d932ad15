import type { Directory } from '../../organisation/public.ts'
import type { CameBody } from './package-body.ts'

/** What is let in from an agency of the axis. */
interface SenderRule {
  readonly agency: string
  /** SHA-256 of the certificates with which it signs, hexadecimal. */
  readonly signers?: readonly string[]
  /** Whether what it does not sign is taken, too. */
  readonly unsigned?: boolean
}

/**
 * Why nobody can tell for certain that a package is of the agency that it names; undefined where it is proved. The axis
 * must have had it from that agency, and it must be signed by a certificate that the policy `document-axis-senders`
 * says is that agency's; unsigned, only where the policy takes that. A signature that is not trusted at all does not
 * come so far (`readPackage`).
 */
export function doubtOfSender(
  directory: Pick<Directory, 'policy'>, sender: string, { handedBy, signer, fingerprint }: Omit<CameBody, 'message' | 'files'>,
): 'sender-differs' | 'signer-of-other' | 'edxml-unsigned' | undefined {
  if (handedBy !== sender) return 'sender-differs'
  const rules = ((directory.policy('document-axis-senders')?.value ?? []) as readonly SenderRule[])
    .filter(({ agency }) => agency === sender)
  if (signer !== null)
    return rules.some(({ signers = [] }) => fingerprint !== undefined && signers.includes(fingerprint)) ? undefined : 'signer-of-other'
  return rules.some(({ unsigned = false }) => unsigned) ? undefined : 'edxml-unsigned'
}
