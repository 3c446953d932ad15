import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent, recordEvents } from '../audit/public.ts'
import type { SealFault } from './domain/package-seal.ts'
import type { JudgedPackage } from './judge-batch.ts'
import { type ArchiveBatch, listBatchPackages, lockBatch, setReceived } from './store/archive-batches.ts'

export interface ReceiveIntoArchive {
  readonly publicId: string
  readonly unitIds: readonly bigint[]
  /** Packages that are given back, by their public ids; all others are accepted. */
  readonly refused: readonly { readonly package: string; readonly reason: string }[]
  /** What was found of each just before (`judgeBatch`). */
  readonly judged: readonly JudgedPackage[]
}

export type ReceiveIntoArchiveRefusal =
  | { readonly code: 'batch-unknown' } | { readonly code: 'batch-received' } | { readonly code: 'own-hand-over' }
  | { readonly code: 'archive-package-unknown'; readonly at: number }
  | { readonly code: 'package-broken'; readonly packages: readonly string[] }
  | { readonly code: 'package-seal-broken'; readonly packages: readonly { readonly id: string; readonly why: SealFault }[] }

/**
 * Receives a batch into the archive: each package is accepted, or refused with a reason and is the unit's again (biên
 * bản giao nhận, Luật Lưu trữ 2011 Đ.12). One whose sums do not hold is not accepted (`package-broken` names all), nor
 * one whose seal does not (`package-seal-broken`, with why); one that was made unsigned is. Whoever handed it over does
 * not receive it, nor does a stand-in for them. Leaves `archive.received`, and for each package `archive.kept` or
 * `archive.refused`.
 */
export async function receiveIntoArchive(
  ctx: Ctx, { publicId, unitIds, refused, judged }: ReceiveIntoArchive,
): Promise<Result<ArchiveBatch, ReceiveIntoArchiveRefusal>> {
  const batch = await lockBatch(ctx.tx, publicId)
  if (!batch || !unitIds.includes(batch.unitId)) return refuse({ code: 'batch-unknown' })
  if (batch.receivedAt !== null) return refuse({ code: 'batch-received' })
  if ([ctx.actorId, ctx.onBehalfOfId].includes(batch.handedBy)) return refuse({ code: 'own-hand-over' })
  const packages = await listBatchPackages(ctx.tx, [batch.id])
  const byId = new Map(packages.map((one) => [one.publicId, one]))
  const why = new Map<bigint, string>()
  for (const [at, { package: id, reason }] of refused.entries()) {
    const one = byId.get(id)
    if (!one) return refuse({ code: 'archive-package-unknown', at })
    why.set(one.id, reason)
  }
  const accepted = judged.filter((one) => !why.has(byId.get(one.package)?.id ?? 0n))
  const broken = accepted.filter(({ fault }) => fault === 'sums').map((one) => one.package)
  if (broken.length > 0) return refuse({ code: 'package-broken', packages: broken })
  const unsound = accepted.flatMap(({ package: id, fault }) => fault === null || fault === 'sums' ? [] : [{ id, why: fault }])
  if (unsound.length > 0) return refuse({ code: 'package-seal-broken', packages: unsound })
  const seals = new Map(accepted.flatMap(({ package: id, seal }) => {
    const one = byId.get(id)
    return one && seal ? [[one.id, seal] as const] : []
  }))
  await setReceived(ctx.tx, batch.id, { refused: why, seals }, { at: ctx.now, by: ctx.actorId })
  const told = (isRefused: boolean) => packages.filter(({ id }) => why.has(id) === isRefused).map((one) => ({
    subjectId: one.id, dossierId: one.dossierId,
    data: { package: one.publicId, batch: publicId, ...!isRefused && { seal: seals.get(one.id) ?? 'none' } },
  }))
  const [kept, back] = [told(false), told(true)]
  if (kept.length > 0) await recordEvents(ctx, { type: 'archive.kept', subjectKind: 'archive-package' }, kept)
  if (back.length > 0) await recordEvents(ctx, { type: 'archive.refused', subjectKind: 'archive-package' }, back)
  await recordEvent(ctx, {
    type: 'archive.received', subjectKind: 'archive-batch', subjectId: batch.id,
    data: { batch: publicId, accepted: kept.length, refused: back.length },
  })
  return ok({ ...batch, receivedAt: ctx.now, receivedBy: ctx.actorId })
}
