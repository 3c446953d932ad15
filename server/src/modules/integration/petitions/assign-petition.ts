import { dayOf } from '../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { cleanLines } from '../../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../../platform/db.ts'
import { assignPetitionRow } from '../store/petitions.ts'
import { type OnPetition, type PetitionRefusal, type PetitionRooms, holdPetition, tellOfPetition } from './hold-petition.ts'

export interface AssignPetition extends OnPetition { readonly unitId: string; readonly reason: string }

/**
 * Gives a petition to another unit, which reads why (chuyển xử lý): an agency or a division, whose work it is from now
 * on. Its days stay: whoever waits for the answer did not choose the wrong door. Refuses as `holdPetition`,
 * `reason-needed`, and `petition-unit-unknown` for what is no such unit, or has it. Leaves `petition.assigned`.
 */
export async function assignPetition(
  ctx: Ctx, rooms: PetitionRooms, { unitId, reason: raw, ...on }: AssignPetition,
): Promise<Result<string, PetitionRefusal | { readonly code: 'petition-unit-unknown' | 'reason-needed' }>> {
  const reason = cleanLines(raw)
  if (reason === '') return refuse({ code: 'reason-needed' })
  const held = await holdPetition(ctx, rooms, on)
  if (!held.ok) return held
  const unit = rooms.directory.on(dayOf(ctx.now)).byPublicId(unitId)
  const isWork = unit?.kind === 'agency' || unit?.kind === 'division'
  if (!unit || !isWork || unit.id === held.value.unitId) return refuse({ code: 'petition-unit-unknown' })
  await assignPetitionRow(ctx.tx, held.value, { unitId: unit.id, reason })
  await tellOfPetition(ctx, 'petition.assigned', held.value, { unit: unit.publicId })
  return ok(held.value.publicId)
}
