import type { Dong } from '../../../kernel/money.ts'

/** Money of a day as it stands here: by number of the gateway or bank. */
export interface OwnMoney {
  readonly source: 'gateway' | 'bank' | 'ours'
  readonly reference: string
  readonly unitId: bigint | null
  readonly amount: Dong
  /** Whether a line of a statement stands for it. */
  readonly isInStatement: boolean
}

/** The same in the gateway's list of the day. */
export interface ListedMoney { readonly reference: string; readonly amount: Dong }

export interface FoundDifference {
  readonly kind: 'amount' | 'missing-gateway' | 'missing-statement'
  readonly source: 'gateway' | 'bank' | 'ours'
  readonly reference: string
  readonly unitId: bigint | null
  readonly ours: Dong
  readonly theirs: Dong | null
}

/**
 * What does not go together of one day, of money that stands here: what the gateway does not list, or with another
 * amount, and what is not in the account. What the gateway lists and does not stand here is received before (and is a
 * difference then if it pays nothing), so there is none of it. Without a list of the gateway (`null`) nothing is said
 * of it. In the order of `own`.
 */
export function compareDay(
  own: readonly OwnMoney[], list: readonly ListedMoney[] | null,
): readonly FoundDifference[] {
  const listed = new Map(list?.map(({ reference, amount }) => [reference, amount]))
  return own.flatMap(({ source, reference, unitId, amount: ours, isInStatement }): FoundDifference[] => {
    const theirs = listed.get(reference)
    const base = { source, reference, unitId, ours }
    return [
      ...source !== 'gateway' || list === null || theirs === ours ? []
        : [{ ...base, kind: theirs === undefined ? 'missing-gateway' : 'amount', theirs: theirs ?? null } as const],
      ...isInStatement ? [] : [{ ...base, kind: 'missing-statement', theirs: null } as const],
    ]
  })
}
