import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import type { Directory } from '../organisation/public.ts'
import { type Doer, type Done, type DutyRule, isKeptApart, rulesAgainst } from './domain/duties.ts'
import { dutyExceptions } from './store/duty-exceptions.ts'

export interface DutySeparated {
  readonly code: 'duty-separated'
  /** Of the policy `separate-duties`. */
  readonly rule: string
  /** The names of colleagues who may do it; nobody, if the caller does not say. */
  readonly names: readonly string[]
}

/** A deed that is about to be done on something, and what was done on it before. */
export interface DutyAsked {
  readonly subject: string
  readonly deed: string
  /** Where it is done; an exception of one of these units, or of one above it, lets it through. */
  readonly unitIds: readonly bigint[]
}

/** What is asked of a directory: the rules of its day, and which unit is within which. */
export type DutyDirectory = Pick<Directory, 'policy' | 'isWithin'>

/** The duties that are kept apart on the day of the directory; none, if the data say nothing of it. */
export function dutyRulesOf(directory: Pick<Directory, 'policy'>): readonly DutyRule[] {
  return (directory.policy('separate-duties')?.value ?? []) as readonly DutyRule[]
}

/**
 * Keeps two deeds on one thing with two people (tách nhiệm vụ): refuses with `duty-separated` whoever did the other
 * one,
 * or for whom it was done, unless their unit has an exception for the day. `doneBefore` is asked only where some rule
 * speaks of the deed. Any room that has such a deed asks here: who proposes does not approve, who writes a procedure
 * does
 * not publish it.
 */
export async function keepDutiesApart(
  ctx: Pick<Ctx, 'tx' | 'now' | 'actorId' | 'onBehalfOfId'>, directory: DutyDirectory, asked: DutyAsked,
  doneBefore: () => Promise<readonly Done[]> | readonly Done[],
): Promise<Result<undefined, DutySeparated>> {
  const doer = { by: ctx.actorId, for: ctx.onBehalfOfId ?? null }
  const rule = await ruleAgainst(ctx.tx, dayOf(ctx.now), directory, asked, doer, doneBefore)
  return rule ? refuse({ code: 'duty-separated', rule: rule.id, names: [] }) : ok(undefined)
}

/** The rule that keeps somebody from the deed there on that day, if one does: for screens, which ask before. */
export async function ruleAgainst(
  db: Db | Tx, day: Day, directory: DutyDirectory, { subject, deed, unitIds }: DutyAsked, doer: Doer,
  doneBefore: () => Promise<readonly Done[]> | readonly Done[],
): Promise<DutyRule | undefined> {
  const rules = dutyRulesOf(directory)
  if (!isKeptApart(rules, subject, deed)) return undefined
  const against = rulesAgainst(rules, subject, deed, doer, await doneBefore())
  if (against.length === 0) return undefined
  const exceptions = (await dutyExceptions(db, day, against.map(({ id }) => id))).filter(({ from }) => from <= day)
  return against.find((rule) => !exceptions.some((one) =>
    one.rule === rule.id && unitIds.some((id) => directory.isWithin(id, one.unitId))))
}
