import { type Result, ok } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { deskOf } from '../../dossiers/public.ts'
import { takePetitionRow } from '../store/petitions.ts'
import { type OnPetition, type PetitionRefusal, type PetitionRooms, holdPetition, tellOfPetition } from './hold-petition.ts'

/**
 * Somebody of the unit takes a petition (nhận xử lý), also from a colleague who is not there. Twice by the same changes
 * nothing, and leaves nothing. Refuses as `holdPetition`. Leaves `petition.taken`.
 */
export async function takePetition(
  ctx: Ctx, rooms: PetitionRooms, on: OnPetition,
): Promise<Result<string, PetitionRefusal>> {
  const held = await holdPetition(ctx, rooms, on)
  if (!held.ok) return held
  const { id, publicId, takenBy } = held.value
  const desk = deskOf(on.viewer)
  if (takenBy === desk) return ok(publicId)
  await takePetitionRow(ctx.tx, id, { at: ctx.now, accountId: desk })
  await tellOfPetition(ctx, 'petition.taken', held.value)
  return ok(publicId)
}
