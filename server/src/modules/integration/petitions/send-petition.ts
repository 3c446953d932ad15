import type { Result } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { randomSigns } from '../../../platform/secrets.ts'
import type { Petition } from '../store/petitions.ts'
import type { PetitionRooms } from './hold-petition.ts'
import { type ReceivePetition, type ReceivePetitionRefusal, receivePetition } from './receive-petition.ts'

/** Fifty bits: nobody comes upon one by trying. */
const SIGNS = 10

export type SendPetition = Omit<ReceivePetition, 'messageId' | 'numberThere' | 'lookUpCode'>

/**
 * Somebody asks, reports or proposes something at our own portal, and gets a code by which they look up the answer.
 * Refuses and leaves as `receivePetition`.
 */
export async function sendPetition(
  ctx: Ctx, rooms: PetitionRooms, said: SendPetition,
): Promise<Result<Petition, ReceivePetitionRefusal>> {
  return receivePetition(ctx, rooms, { ...said, messageId: null, numberThere: null, lookUpCode: randomSigns(SIGNS) })
}
