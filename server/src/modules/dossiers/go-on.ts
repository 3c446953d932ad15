import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { resumeCase } from '../workflow/public.ts'
import { move } from './domain/lifecycle.ts'
import { closeDeed } from './open-dossier.ts'
import { policiesFor } from './policies.ts'
import { redateBundle } from './redate-bundle.ts'
import type { DossierRooms } from './rooms.ts'
import type { Dossier } from './store/dossier-store.ts'

/**
 * Lets a dossier that waits go on without anybody's deed: its clocks run from now on, and its bundle is dated anew.
 * Leaves the event. The dossier is locked. Throws where it does not wait, or its calendar ends: it stays, to be
 * resumed when that is mended.
 */
export async function goOnByItself(
  ctx: Ctx, rooms: Pick<DossierRooms, 'directory' | 'catalogue'>, dossier: Dossier, event: `dossier.${string}`,
): Promise<void> {
  const next = move(dossier.state, 'resume')
  if (!next.ok) throw new Error(`dossier ${dossier.publicId} waits and cannot go on`)
  const { apologyDays } = policiesFor(rooms.directory.on, dayOf(ctx.now), dossier)
  const due = await resumeCase(ctx, dossier.id, rooms.directory.calendarVersion, apologyDays)
  const whole = due.ok ? await redateBundle(ctx, rooms, dossier.requestId) : due
  if (!due.ok || !whole.ok) throw new Error(`dossier ${dossier.publicId}: its calendar ends before its term`)
  const dueAt = due.value ?? dossier.dueAt
  await closeDeed(
    ctx, { dossier, next: next.value }, event, { dueAt }, { data: dueAt ? { dueAt: dueAt.toISOString() } : {} },
  )
}
