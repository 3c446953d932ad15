import { randomUUID } from 'node:crypto'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type DossierRooms, issueSectorResult, listSectorResultsToIssue } from '../modules/dossiers/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

/** Looked at in one round. */
const READ = 200

/** Issues what sector systems decided as soon as the dossier stands where it is issued: what came early waits. */
export function sectorResultPoller(rooms: Backing & DossierRooms): Poller {
  return { name: 'issue-sector-results', everySeconds: 30, run: async () => { await issueSectorResults(rooms) } }
}

/** The same, once. Answers how many were issued. */
export async function issueSectorResults(rooms: Backing & DossierRooms): Promise<number> {
  let issued = 0
  for (const one of await listSectorResultsToIssue(rooms.db, READ)) {
    const sender = {
      actorId: PROGRAM, requestId: randomUUID(), bodyHash: bodyHashOf('issue-sector-result', String(one.dossierId)),
    }
    const done = await inTransaction(
      rooms, sender, async (ctx) => issueSectorResult(ctx, rooms, one), () => ({ status: 200, body: null }),
    )
    if (done.ok) issued += 1
  }
  return issued
}
