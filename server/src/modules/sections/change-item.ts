import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ItemState, mayBecome } from './domain/item-state.ts'
import { changeItem, insertChange, lockItem } from './store/items.ts'

export interface ChangeItem {
  readonly publicId: string
  readonly state: ItemState
  readonly since: Day
  readonly note: string
  /** Whether whoever asks keeps the section of a unit. */
  readonly isReached: (unitId: bigint) => boolean
}

export type ChangeItemRefusal =
  | { readonly code: 'equipment-unknown' } | { readonly code: 'equipment-moved-on' }
  | { readonly code: 'equipment-day-wrong' }

/**
 * A thing stands otherwise from a day on: broken, lent, mended, written off. Refuses with `equipment-unknown` what is
 * not within reach, with `equipment-moved-on` what cannot follow how it stands by now, with `equipment-day-wrong` a day
 * to come or before the one since when it stands as it does. Leaves `equipment.changed`.
 */
export async function changeItemState(ctx: Ctx, input: ChangeItem): Promise<Result<string, ChangeItemRefusal>> {
  const { publicId, state, since, note, isReached } = input
  const held = await lockItem(ctx.tx, publicId)
  if (!held || !isReached(held.unitId)) return refuse({ code: 'equipment-unknown' })
  if (!mayBecome(held.state, state)) return refuse({ code: 'equipment-moved-on' })
  if (since > dayOf(ctx.now) || since < held.since) return refuse({ code: 'equipment-day-wrong' })
  await changeItem(ctx.tx, held.id, { state, since })
  await insertChange(ctx.tx, { itemId: held.id, state, since, note, at: ctx.now, by: ctx.actorId })
  await recordEvent({ ...ctx, unitId: held.unitId }, {
    type: 'equipment.changed', subjectKind: 'equipment', subjectId: held.id,
    data: { equipment: publicId, from: held.state, to: state, since },
  })
  return ok(publicId)
}
