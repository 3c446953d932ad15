import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { EquipmentKind } from './domain/equipment-need.ts'
import { insertChange, insertItem } from './store/items.ts'

export interface ListItem {
  /** A one-stop section that is in force and within reach; for the door to say. */
  readonly unitId: bigint
  readonly kinds: readonly Pick<EquipmentKind, 'code'>[]
  readonly kind: string
  readonly label: string
  /** Since when it is there and works. */
  readonly since: Day
}

export type ListItemRefusal =
  | { readonly code: 'equipment-kind-unknown' } | { readonly code: 'equipment-labelled' }
  | { readonly code: 'equipment-day-wrong' }

/**
 * Puts a thing on the list of a section; it works (trang thiết bị, KH 1107 II.1.4). Refuses with
 * `equipment-kind-unknown` what the rule does not name, with `equipment-labelled` a label that another thing of the
 * kind has there, with `equipment-day-wrong` a day to come. Leaves `equipment.listed`.
 */
export async function listItem(ctx: Ctx, input: ListItem): Promise<Result<string, ListItemRefusal>> {
  const { unitId, kinds, kind, label, since } = input
  if (!kinds.some(({ code }) => code === kind)) return refuse({ code: 'equipment-kind-unknown' })
  if (since > dayOf(ctx.now)) return refuse({ code: 'equipment-day-wrong' })
  const made = await insertItem(ctx.tx, { unitId, kind, label, since, at: ctx.now, by: ctx.actorId })
  if (!made) return refuse({ code: 'equipment-labelled' })
  await insertChange(ctx.tx, { itemId: made.id, state: 'works', since, note: '', at: ctx.now, by: ctx.actorId })
  await recordEvent({ ...ctx, unitId }, {
    type: 'equipment.listed', subjectKind: 'equipment', subjectId: made.id, data: { equipment: made.publicId, kind, since },
  })
  return ok(made.publicId)
}
