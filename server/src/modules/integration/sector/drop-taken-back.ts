import type { Ctx, Tx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import { dropUntoldOf } from '../store/mending.ts'

/** Why a message about a dossier does not go any more, as the log of messages says it. */
const TAKEN_BACK = 'Hồ sơ đã được lấy về giải quyết tại đây'

interface Of { readonly system: string; readonly dossierId: bigint }

/**
 * Drops what a sector system is not told yet of a dossier that was taken back from it, dead or waiting. A message that
 * is on its way in this moment may arrive: what that system says then is held as everything that it says later. Leaves
 * `message.dropped` of each.
 */
export async function dropTakenBack(ctx: Ctx, { system, dossierId }: Of): Promise<void> {
  for (const { id, publicId } of await dropUntoldOf(ctx.tx, system, dossierId, TAKEN_BACK)) {
    await recordEvent(ctx, {
      type: 'message.dropped', subjectKind: 'message', subjectId: id, dossierId,
      data: { message: publicId, partner: system },
    })
  }
}

/** The same of what came into the outbox while it was being taken back: its mover reads that event after all others. */
export async function dropLeftBehind(tx: Tx, { system, dossierId }: Of): Promise<void> {
  await dropUntoldOf(tx, system, dossierId, TAKEN_BACK)
}
