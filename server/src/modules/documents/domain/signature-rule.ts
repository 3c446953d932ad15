type Verdict = 'valid' | 'invalid' | 'indeterminate'

/** The policy `uploaded-signatures`, as far as it says which signatures are not taken. */
export interface SignatureRule {
  /** Whether one of which nobody can say whether it holds is refused, too. */
  readonly refusesUnproven: boolean
}

/**
 * The policy `uploaded-signatures` (`{unproven: taken | refused}`); where there is none, they are taken and told of.
 * Throws for another shape: a fault of the data.
 */
export function signatureRuleOf(policy: unknown): SignatureRule {
  const { unproven = 'taken' } = Object(policy ?? {}) as Readonly<Record<string, unknown>>
  if (unproven !== 'taken' && unproven !== 'refused')
    throw new RangeError('policy uploaded-signatures: {unproven: taken | refused} expected')
  return { refusesUnproven: unproven === 'refused' }
}

/**
 * Why a paper is not taken for its signatures: one is broken (Luật Giao dịch điện tử 2023 Đ.22); none
 * is there though the procedure asks for one; or, where the policy says so, nobody can say whether it holds.
 */
export function faultOfSignatures(
  verdict: Verdict | null, needsOne: boolean, rule: SignatureRule = { refusesUnproven: false },
): 'missing' | 'invalid' | 'unproven' | undefined {
  if (verdict === null) return needsOne ? 'missing' : undefined
  if (verdict === 'invalid') return 'invalid'
  return verdict === 'indeterminate' && rule.refusesUnproven ? 'unproven' : undefined
}
