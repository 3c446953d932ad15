import { bodyHashOf } from '../modules/audit/public.ts'
import { claimDueScan, endScan, listUploadsOfFile, postponeScan } from '../modules/documents/public.ts'
import { dossiersOfPaper } from '../modules/dossiers/public.ts'
import type { Antivirus } from '../platform/clamd.ts'
import { systemClock } from '../platform/clock.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { Storage } from '../platform/storage.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

/** Milliseconds: as long as a scan may take, until the next try, and until the next one of what is too large. */
const [LEASE, AGAIN, MUCH_LATER] = [120_000, 30_000, 3_600_000]

export interface ScanRooms extends Backing {
  readonly storage: Storage
  readonly antivirus?: Antivirus | undefined
}

/** Scans what came while the antivirus said nothing, as soon as it answers again. */
export function quarantinePoller(rooms: ScanRooms): Poller {
  return { name: 'scan-quarantine', everySeconds: 5, run: () => scanNext(rooms) }
}

/** One file that is due: released, or removed with its bytes, or put off. True if there may be more. */
export async function scanNext(rooms: ScanRooms): Promise<boolean> {
  const { db, storage, antivirus, clock } = rooms
  if (!antivirus) return false
  const now = clock.now()
  const due = await claimDueScan(db, now, new Date(now.getTime() + LEASE))
  if (!due) return false
  const answer = await antivirus.scan(storage.open(due.sha256))
  if (answer.state === 'down') {
    const pause = answer.why === 'too-large' ? MUCH_LATER : AGAIN
    await postponeScan(db, due.sha256, answer.why, new Date(now.getTime() + pause))
    return false
  }
  const threat = answer.state === 'infected' ? answer.threat : null
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('scan-quarantine') }
  const found = await Promise.all((await listUploadsOfFile(db, due.sha256)).map(async ({ uploadId, paperId }) => {
    const dossier = paperId === null ? undefined : (await dossiersOfPaper(db, paperId)).at(-1)
    return { uploadId, dossierId: dossier?.id ?? null }
  }))
  const told = [...new Map(found.map((one) => [`${String(one.uploadId)} ${String(one.dossierId)}`, one])).values()]
  const done = await inTransaction(
    rooms, sender, (ctx) => endScan(ctx, { sha256: due.sha256, threat, told }), () => ({ status: 200, body: null }),
  )
  if (!done.ok) throw new Error(done.refusal.code)
  if (threat !== null) await storage.remove(due.sha256, systemClock.now())
  return true
}
