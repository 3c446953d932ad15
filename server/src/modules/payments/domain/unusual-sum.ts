import type { Dong } from '../../../kernel/money.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'

/** From which sums on whoever typed one is asked whether it is meant; the policy `cash-check`, by section. */
export interface CashCheck {
  /** Handed over at once. */
  readonly givenAbove: Dong
  /** That goes back: nobody hands over a note that comes back whole. */
  readonly changeFrom: Dong
  /** In a drawer, counted. */
  readonly drawerAbove: Dong
}

/** What is asked of sums at a section, and whether whoever typed one has said that it is meant. */
export interface AskedOfSums {
  /** Undefined where nothing is asked. */
  readonly checkOf: (unitId: bigint) => CashCheck | undefined
  readonly isConfirmed: boolean
}

/** Likely a nought too many; taken once somebody says that it is meant. */
export interface SumUnusual { readonly code: 'sum-unusual' }

/** Refuses with `sum-unusual` while nobody has confirmed it. */
export function checkGiven(
  sums: AskedOfSums, unitId: bigint, { given, due }: { readonly given: Dong; readonly due: Dong },
): Result<null, SumUnusual> {
  return ask(sums, unitId, ({ givenAbove, changeFrom }) => given > givenAbove || given - due >= changeFrom)
}

/** The same of what was counted in a drawer. */
export function checkDrawer(sums: AskedOfSums, unitId: bigint, counted: Dong): Result<null, SumUnusual> {
  return ask(sums, unitId, ({ drawerAbove }) => counted > drawerAbove)
}

function ask(
  { checkOf, isConfirmed }: AskedOfSums, unitId: bigint, isUnusual: (check: CashCheck) => boolean,
): Result<null, SumUnusual> {
  const check = isConfirmed ? undefined : checkOf(unitId)
  return check && isUnusual(check) ? refuse({ code: 'sum-unusual' }) : ok(null)
}
