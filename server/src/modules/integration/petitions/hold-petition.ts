import { dayOf } from '../../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import { type Viewer, isAsked } from '../../dossiers/public.ts'
import type { DirectorySource } from '../../organisation/public.ts'
import { isOpenPetition } from '../domain/petition.ts'
import { type Petition, lockPetition } from '../store/petitions.ts'

export interface PetitionRooms { readonly directory: DirectorySource }

/** Which petition, and who does something about it. */
export interface OnPetition { readonly publicId: string; readonly viewer: Viewer }

export type PetitionRefusal = { readonly code: 'petition-unknown' | 'petition-over' }

/**
 * Takes in hand what somebody asks of the viewer's unit. Refuses `petition-unknown` (none, or the work of others: the
 * same words) and `petition-over` where it is answered or refused.
 */
export async function holdPetition(
  ctx: Ctx, { directory }: PetitionRooms, { publicId, viewer }: OnPetition,
): Promise<Result<Petition, PetitionRefusal>> {
  const found = await lockPetition(ctx.tx, publicId)
  if (!found || !isAsked(directory.on(dayOf(ctx.now)), viewer, found.unitId)) return refuse({ code: 'petition-unknown' })
  return isOpenPetition(found.state) ? ok(found) : refuse({ code: 'petition-over' })
}

type PetitionDeed = 'received' | 'assigned' | 'taken' | 'answered' | 'refused'

/** What became of one, without a word of it and of whoever said it. */
export async function tellOfPetition(
  ctx: Ctx, type: `petition.${PetitionDeed}`, { id, publicId, kind, messageId }: Petition,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await recordEvent(ctx, {
    type, subjectKind: 'petition', subjectId: id,
    data: { petition: publicId, kind, source: messageId === null ? 'own-portal' : 'national-portal', ...more },
  })
}
