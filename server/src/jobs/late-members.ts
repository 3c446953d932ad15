import { ok } from '../kernel/result.ts'
import { type LateMember, forgetReceipts, listLateMembers } from '../modules/dossiers/public.ts'
import { listLegsOfCases } from '../modules/workflow/public.ts'
import type { Backing, Db, Tx } from '../platform/db.ts'
import { runOnce } from './run-once.ts'

/**
 * Members of bundles that nobody moves on (NĐ 63/2024: passed on within 10 minutes, acknowledged within 2 working
 * hours, else the technician is told the same day). Whoever has acknowledged is known by the stays of the dossier.
 */
export async function lateMembers(
  db: Db | Tx, now: Date, limit: number, ids?: readonly bigint[],
): Promise<LateMember[]> {
  const late = await listLateMembers(db, now, limit, ids)
  const silent = await silentAmong(db, late)
  return late.filter((one) => one.cause === 'result-not-passed' || silent.has(one.dossierId))
}

async function silentAmong(db: Db | Tx, late: readonly LateMember[]): Promise<ReadonlySet<bigint>> {
  const ids = late.filter(({ cause }) => cause === 'result-not-acknowledged').map(({ dossierId }) => dossierId)
  if (ids.length === 0) return new Set()
  const legs = await listLegsOfCases(db, ids)
  return new Set(legs.filter(({ receivedAt, endedAt }) => receivedAt === null && endedAt === null)
    .map(({ caseId }) => caseId))
}

/** Looks no more at members that somebody has acknowledged. */
export async function forgetAcknowledged(rooms: Backing, limit: number): Promise<void> {
  const { db, clock } = rooms
  const late = await listLateMembers(db, clock.now(), limit)
  const silent = await silentAmong(db, late)
  const received = late.filter(({ cause, dossierId }) => cause === 'result-not-acknowledged' && !silent.has(dossierId))
  if (received.length === 0) return
  await runOnce(rooms, 'forget-receipts', async (ctx) => {
    await forgetReceipts(ctx.tx, received.map(({ dossierId }) => dossierId))
    return ok(true)
  })
}
