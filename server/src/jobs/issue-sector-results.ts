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

/**
 * The same, once, through all of them. Answers how many were issued. A dossier that cannot go on keeps no other back;
 * throws the faults of those when the round is over.
 */
export async function issueSectorResults(rooms: Backing & DossierRooms): Promise<number> {
  let issued = 0
  const faults: unknown[] = []
  let after = { dossierId: 0n, system: '' }
  for (let page = await listSectorResultsToIssue(rooms.db, after, READ); page.length > 0;) {
    for (const one of page) {
      const sender = {
        actorId: PROGRAM, requestId: randomUUID(), bodyHash: bodyHashOf('issue-sector-result', String(one.dossierId)),
      }
      await inTransaction(
        rooms, sender, async (ctx) => issueSectorResult(ctx, rooms, one), () => ({ status: 200, body: null }),
      ).then(({ ok }) => { issued += ok ? 1 : 0 }, (error: unknown) => faults.push(error))
    }
    after = page.at(-1) ?? after
    page = page.length < READ ? [] : await listSectorResultsToIssue(rooms.db, after, READ)
  }
  if (faults.length > 0) throw new AggregateError(faults, 'results of sector systems that could not be issued')
  return issued
}
