import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { staffInUnit } from '../identity/public.ts'
import {
  type NewRule, insertAssignmentRule, lockAssignmentRule, markRuleEnded,
} from './store/assignment-store.ts'

export interface MakeAssignmentRule extends Omit<NewRule, 'officers' | 'unitId'> {
  readonly unit: { readonly id: bigint; readonly publicId: string }
  readonly officers: readonly {
    readonly publicId: string; readonly share: number; readonly procedureIds: readonly bigint[] | null
  }[]
}

export type AssignmentRuleRefusal =
  | { readonly code: 'days-reversed' } | { readonly code: 'absence-past' } | { readonly code: 'assignee-unknown' }
  | { readonly code: 'assignment-rule-held' }

/**
 * Says by which rule steps of a role at a unit are given (quy tắc giao việc), from a day on. The head may give any step
 * to somebody else all the same. Leaves `assignment-rule.made`. Answers its public id.
 *
 * Refuses with `days-reversed`, `absence-past` before today, `assignee-unknown` for whoever has not the role there, or
 * `assignment-rule-held` while another rule of the same role, unit and procedure holds on some of the days.
 */
export async function makeAssignmentRule(
  ctx: Ctx, { unit, officers, ...rule }: MakeAssignmentRule,
): Promise<Result<string, AssignmentRuleRefusal>> {
  const today: Day = dayOf(ctx.now)
  if (rule.to !== null && rule.to < rule.from) return refuse({ code: 'days-reversed' })
  if (rule.from < today) return refuse({ code: 'absence-past' })
  const staff = await staffInUnit(ctx.tx, unit.id, rule.role, today)
  const named = officers.flatMap(({ publicId, ...one }) => {
    const account = staff.find((other) => other.publicId === publicId)
    return account ? [{ ...one, accountId: account.accountId }] : []
  })
  if (named.length < officers.length) return refuse({ code: 'assignee-unknown' })
  const made = await insertAssignmentRule(ctx.tx, { ...rule, unitId: unit.id, officers: named }, ctx.actorId, ctx.now)
  if (!made) return refuse({ code: 'assignment-rule-held' })
  await recordEvent(ctx, {
    type: 'assignment-rule.made', subjectKind: 'assignment-rule', subjectId: made.id,
    data: {
      rule: made.publicId, unit: unit.publicId, role: rule.role, goesBy: rule.goesBy, from: rule.from,
      officers: named.length,
    },
  })
  return ok(made.publicId)
}

/**
 * Ends a rule at once: steps that open from now on wait for the unit again. Doing it again changes nothing. Leaves
 * `assignment-rule.ended`. Refuses with `assignment-rule-unknown`, also beyond reach.
 */
export async function endAssignmentRule(
  ctx: Ctx, publicId: string, isReached: (unitId: bigint) => boolean,
): Promise<Result<string, { readonly code: 'assignment-rule-unknown' }>> {
  const rule = await lockAssignmentRule(ctx.tx, publicId)
  if (!rule || !isReached(rule.unitId)) return refuse({ code: 'assignment-rule-unknown' })
  if (rule.endedAt !== null) return ok(publicId)
  await markRuleEnded(ctx.tx, rule.id, ctx.actorId, ctx.now)
  await recordEvent(ctx, {
    type: 'assignment-rule.ended', subjectKind: 'assignment-rule', subjectId: rule.id, data: { rule: publicId },
  })
  return ok(publicId)
}

