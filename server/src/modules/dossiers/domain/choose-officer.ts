/** Somebody who may be given a step, with what they have in hand. */
export interface Candidate {
  readonly accountId: bigint
  /** Open steps they hold. */
  readonly open: number
  /** Of a full load, in percent. */
  readonly share: number
  /** Did an earlier step of this role on the same dossier, and nobody did a later one. */
  readonly isLast: boolean
}

export interface Choice {
  readonly accountId: bigint
  readonly why: 'only' | 'last' | 'load' | 'turn'
  readonly open: number
}

/**
 * To whom a step goes (giao việc theo quy tắc): whoever did the step before, if the rule says so; then the least load
 * for
 * one's share, or whoever is next; of equals whoever is next in turn after the last. Nobody, if there is no candidate.
 */
export function chooseOfficer(
  candidates: readonly Candidate[],
  rule: { readonly prefersLast: boolean; readonly goesBy: 'load' | 'turn'; readonly lastId: bigint | null },
): Choice | undefined {
  const inTurn = [...candidates].sort((a, b) => placeAfter(a, b, rule.lastId))
  const [first] = inTurn
  if (!first) return undefined
  const chosen = (one: Candidate, why: Choice['why']): Choice => ({ accountId: one.accountId, open: one.open, why })
  if (inTurn.length === 1) return chosen(first, 'only')
  const last = rule.prefersLast ? inTurn.find(({ isLast }) => isLast) : undefined
  if (last) return chosen(last, 'last')
  if (rule.goesBy === 'turn') return chosen(first, 'turn')
  // So many full loads; of equals the first in turn stays, since only less replaces it.
  const least = inTurn.reduce((best, one) => one.open * best.share < best.open * one.share ? one : best, first)
  return chosen(least, 'load')
}

/** In the order of accounts, beginning behind the one who was last. */
function placeAfter(a: Candidate, b: Candidate, lastId: bigint | null): number {
  const isBehind = ({ accountId }: Candidate) => lastId === null || accountId > lastId
  if (isBehind(a) !== isBehind(b)) return isBehind(a) ? -1 : 1
  return a.accountId < b.accountId ? -1 : 1
}
