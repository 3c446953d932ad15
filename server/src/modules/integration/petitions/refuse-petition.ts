import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { cleanLines } from '../../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../../platform/db.ts'
import { deskOf } from '../../dossiers/public.ts'
import { endPetitionRow } from '../store/petitions.ts'
import { type OnPetition, type PetitionRefusal, type PetitionRooms, holdPetition, tellOfPetition } from './hold-petition.ts'

/**
 * Refuses what somebody asked or reported, who reads why (từ chối tiếp nhận). The day by which that has to be is shown
 * and does not bind: what cannot be answered would else wait for ever. Refuses as `holdPetition`, and `reason-needed`.
 * Leaves `petition.refused`.
 */
export async function refusePetition(
  ctx: Ctx, rooms: PetitionRooms, { reason: raw, ...on }: OnPetition & { readonly reason: string },
): Promise<Result<string, PetitionRefusal | { readonly code: 'reason-needed' }>> {
  const reason = cleanLines(raw)
  if (reason === '') return refuse({ code: 'reason-needed' })
  const held = await holdPetition(ctx, rooms, on)
  if (!held.ok) return held
  const end = { state: 'refused', words: reason } as const
  await endPetitionRow(ctx.tx, held.value.id, end, { at: ctx.now, accountId: deskOf(on.viewer) })
  await tellOfPetition(ctx, 'petition.refused', held.value)
  return ok(held.value.publicId)
}
