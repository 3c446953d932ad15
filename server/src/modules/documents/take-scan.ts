import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { StoredUpload } from './store-upload.ts'
import { holdFiles, insertUpload } from './store/document-store.ts'
import { type Scan, lockScan, setScanPutAway, setScanTaken } from './store/scan-store.ts'
import { linkTaken } from './store/tray-store.ts'

export interface OnScan {
  readonly publicId: string
  /** Whether its tray is one that the actor may reach into. */
  readonly mayReach: (unitId: bigint) => boolean
}

type Unknown = { readonly code: 'scan-unknown' }
type Taken = { readonly code: 'scan-taken'; readonly by: bigint }

/**
 * Takes a scan out of the tray, as an upload of the actor's own that can be named in a dossier; taken again by the same
 * person it is the same upload. It waits in the tray until a paper is made of it. Refuses with `scan-taken` what a
 * colleague has in hand. Leaves `scan.taken`.
 */
export async function takeScan(ctx: Ctx, on: OnScan): Promise<Result<StoredUpload, Unknown | Taken>> {
  const scan = await holdScan(ctx, on)
  if (!scan) return refuse({ code: 'scan-unknown' })
  const { name, sha256, size, kind, pages } = scan
  const file = { name, sha256, size, kind, pages }
  if (scan.upload !== null && scan.takenBy === ctx.actorId) return ok({ ...file, publicId: scan.upload })
  if (scan.upload !== null && scan.takenBy !== null) return refuse({ code: 'scan-taken', by: scan.takenBy })
  await holdFiles(ctx.tx, 'together')
  const { id, publicId } = await insertUpload(ctx.tx, { sha256, name, actorId: ctx.actorId, at: ctx.now })
  await linkTaken(ctx.tx, scan.id, id)
  await setScanTaken(ctx.tx, scan.id, { takenBy: ctx.actorId, takenUpload: id })
  await speak(ctx, scan, 'scan.taken')
  return ok({ ...file, publicId })
}

/** Lets go of a scan that somebody took and did not hand in, so that others may. Leaves `scan.released`. */
export async function releaseScan(ctx: Ctx, on: OnScan): Promise<Result<undefined, Unknown>> {
  const scan = await holdScan(ctx, on)
  if (!scan) return refuse({ code: 'scan-unknown' })
  if (scan.upload === null) return ok(undefined)
  await setScanTaken(ctx.tx, scan.id, { takenBy: null, takenUpload: null })
  await speak(ctx, scan, 'scan.released')
  return ok(undefined)
}

/**
 * Puts a scan away that is no paper of a dossier, with the reason; its file stays for a time (`clearTrays`). Leaves
 * `scan.put-away`.
 */
export async function putScanAway(
  ctx: Ctx, on: OnScan & { readonly reason: string },
): Promise<Result<undefined, Unknown | Taken>> {
  const scan = await holdScan(ctx, on)
  if (!scan) return refuse({ code: 'scan-unknown' })
  if (scan.upload !== null && scan.takenBy !== null && scan.takenBy !== ctx.actorId)
    return refuse({ code: 'scan-taken', by: scan.takenBy })
  await setScanPutAway(ctx.tx, scan.id, ctx.actorId, ctx.now, on.reason)
  await speak(ctx, scan, 'scan.put-away')
  return ok(undefined)
}

async function holdScan({ tx }: Ctx, { publicId, mayReach }: OnScan): Promise<Scan | undefined> {
  const scan = await lockScan(tx, publicId)
  return scan && mayReach(scan.unitId) ? scan : undefined
}

async function speak(ctx: Ctx, { id, publicId }: Scan, type: `scan.${string}`): Promise<void> {
  await recordEvent(ctx, { type, subjectKind: 'scan', subjectId: id, data: { scan: publicId } })
}
