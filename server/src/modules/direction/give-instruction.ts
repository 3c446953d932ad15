import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { findStaff, rolesWithin } from '../identity/public.ts'
import { type Party, headsOf, unitsToDirect } from './reach.ts'
import { type About, insertInstruction } from './store/instructions.ts'

export interface GiveInstruction {
  readonly party: Party
  /** Public id of the unit that is told, or where the officer is. */
  readonly unit: string
  /** Public id of the account; undefined: the head of the unit answers. */
  readonly officer?: string | undefined
  readonly about: About
  readonly words: string
  /** The last day on which an answer is in time. */
  readonly dueOn: Day
}

export type GiveInstructionRefusal =
  | { readonly code: 'instruction-unit-unknown' }
  | { readonly code: 'instruction-officer-unknown' }
  | { readonly code: 'instruction-without-head' }
  | { readonly code: 'instruction-to-oneself' }
  | { readonly code: 'instruction-day-past' }

/**
 * Tells a unit, or an officer who works there, what to do about a figure or a dossier, until a day (chỉ đạo). The unit
 * is at or below what the giver leads; a unit without a head, or that one heads oneself, has nobody to answer. Leaves
 * `instruction.given`.
 */
export async function giveInstruction(
  ctx: Ctx, { party, unit: publicId, officer: account, about, words, dueOn }: GiveInstruction,
): Promise<Result<string, GiveInstructionRefusal>> {
  const today = dayOf(ctx.now)
  const unit = unitsToDirect(party).find((one) => one.publicId === publicId)
  if (!unit) return refuse({ code: 'instruction-unit-unknown' })
  if (dueOn < today) return refuse({ code: 'instruction-day-past' })
  const officer = account === undefined ? undefined : await findStaff(ctx.tx, account)
  const worksThere = (await rolesWithin(ctx.tx, [unit.id], today)).some((one) => one.accountId === officer?.accountId)
  if (account !== undefined && (!officer || officer.isDisabled || officer.isOff || !worksThere))
    return refuse({ code: 'instruction-officer-unknown' })
  const heads = officer ? [officer.accountId] : await headsOf(ctx.tx, unit.id, today)
  if (heads.length === 0) return refuse({ code: 'instruction-without-head' })
  if (heads.includes(party.accountId)) return refuse({ code: 'instruction-to-oneself' })
  const made = await insertInstruction(ctx.tx, {
    unitId: unit.id, toAccountId: officer?.accountId ?? null, about, words, dueOn, at: ctx.now, by: party.accountId,
  })
  await recordEvent(ctx, {
    type: 'instruction.given', subjectKind: 'instruction', subjectId: made.id,
    data: {
      instruction: made.publicId, unit: unit.publicId, dueOn, about: 'metric' in about ? about.metric : 'dossier',
      ...officer && { officer: officer.publicId },
    },
  })
  return ok(made.publicId)
}
