/** Two deeds on one thing that nobody does both of (tách nhiệm vụ), as the policy `separate-duties` says. */
export interface DutyRule {
  readonly id: string
  /** What the thing is: `dossier`, `procedure`. */
  readonly subject: string
  readonly first: string
  readonly second: string
  readonly article: string
}

/** A deed that was done on the thing: by which account, and for whom where it was a stand-in. */
export interface Done { readonly deed: string; readonly by: bigint; readonly for: bigint | null }

/** Who is about to do a deed, or could. */
export interface Doer { readonly by: bigint; readonly for: bigint | null }

/**
 * The rules that keep somebody from a deed, because of what they have done on the same thing: whichever of the two came
 * first, and whether they did it themselves or somebody did it for them. Whoever stands in answers for it as well as
 * the
 * absent one does.
 */
export function rulesAgainst(
  rules: readonly DutyRule[], subject: string, deed: string, doer: Doer, done: readonly Done[],
): DutyRule[] {
  const people = [doer.by, doer.for]
  const isTheirs = (one: Done) => people.includes(one.by) || one.for !== null && people.includes(one.for)
  return rules.filter((rule) => rule.subject === subject && [rule.first, rule.second].includes(deed)
    && done.some((one) => one.deed === (rule.first === deed ? rule.second : rule.first) && isTheirs(one)))
}

/** Whether a deed of such things is kept apart from any other. */
export function isKeptApart(rules: readonly DutyRule[], subject: string, deed: string): boolean {
  return rules.some((rule) => rule.subject === subject && [rule.first, rule.second].includes(deed))
}
