import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { resumeCase } from '../workflow/public.ts'
import { move } from './domain/lifecycle.ts'
import { closeDeed } from './open-dossier.ts'
import { policiesFor } from './policies.ts'
import { redateBundle } from './redate-bundle.ts'
import type { DossierRooms } from './rooms.ts'
import { lockDossierById } from './store/dossier-store.ts'
import { isOpenDuty } from './store/fee-store.ts'
import { recordPayment } from './store/result-store.ts'

/**
 * A financial duty was paid here (đã có dữ liệu thanh toán): the clocks of its dossier go on by themselves, with the
 * payment as the paper that proves it. Does nothing where the charge stands for no duty that is waited for, so that it
 * may be told twice. Leaves `dossier.paid`; for a job. Throws where the calendar ends: it is tried again when mended.
 */
export async function resumePaid(
  ctx: Ctx, rooms: Pick<DossierRooms, 'catalogue' | 'directory'>,
  { dossierId, charge, payment }: {
    readonly dossierId: bigint; readonly charge: string; readonly payment: string
  },
): Promise<boolean> {
  const dossier = await lockDossierById(ctx.tx, dossierId)
  if (dossier?.state !== 'awaiting-payment' || !await isOpenDuty(ctx.tx, dossierId, charge)) return false
  const next = move(dossier.state, 'resume')
  if (!next.ok) throw new Error(`dossier ${dossier.publicId} waits and cannot go on`)
  const { apologyDays } = policiesFor(rooms.directory.on, dayOf(ctx.now), dossier)
  const due = await resumeCase(ctx, dossierId, rooms.directory.calendarVersion, apologyDays)
  const whole = due.ok ? await redateBundle(ctx, rooms, dossier.requestId) : due
  if (!due.ok || !whole.ok) throw new Error(`dossier ${dossier.publicId}: its calendar ends before its term`)
  await recordPayment(ctx.tx, dossierId, ctx.now, payment)
  const dueAt = due.value ?? dossier.dueAt
  await closeDeed(
    ctx, { dossier, next: next.value }, 'dossier.paid', { dueAt }, { data: dueAt ? { dueAt: dueAt.toISOString() } : {} },
  )
  return true
}
