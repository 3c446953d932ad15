import { dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import { type PaperCodeRule, codePapers, listUncoded, namesOwner } from '../modules/documents/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { issuerCodeOf } from './issuer-code-of.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

const DAY = 86_400_000
/** So many a transaction: whoever codes for the same series waits for it. */
const BATCH = 500

export interface CodingRooms extends Backing {
  readonly directory: DirectorySource
  readonly catalogue: Pick<CatalogueSource, 'typeCodeOn'>
}

/**
 * Gives codes to papers that were scanned at a desk or entered the Kho, by what is known of them: a scan that is read
 * waits until a person has said what it says (`waitDays` of the policy at most), since a code that was given stays. Not
 * in the deed itself, so that no counter waits for another that scans the same kind of paper. Without a policy
 * `paper-code` nothing is coded.
 * Answers whether there is more.
 */
export async function codeNext(rooms: CodingRooms, batch = BATCH): Promise<boolean> {
  const now = rooms.clock.now()
  const today = dayOf(now)
  const rule = rooms.directory.on(today).policy('paper-code')?.value as PaperCodeRule | undefined
  const found = rule ? await listUncoded(rooms.db, batch, new Date(now.getTime() - (rule.waitDays ?? 0) * DAY)) : []
  if (!rule || found.length === 0) return false
  const owners = namesOwner(rule) ? await getPeople(rooms.db, [...new Set(found.map(({ ownerId }) => ownerId))]) : []
  const numberOf = new Map(owners.map(({ id, personalNumber }) => [id, personalNumber]))
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('code papers') }
  await inTransaction(rooms, sender, (ctx) => codePapers(ctx, {
    rule,
    papers: found.map(({ id, ownerId, documentType, issuerCode, issuerName, issuedOn }) => ({
      paperId: id, ownerNumber: numberOf.get(ownerId) ?? null, issuedOn,
      issuerCode: issuerCode ?? (issuerName === null ? null
        : issuerCodeOf(rooms.directory.on(issuedOn ?? today).units, issuerName)),
      typeCode: rooms.catalogue.typeCodeOn(today, documentType) ?? null,
    })),
  }), () => ({ status: 200, body: null }))
  return found.length === batch
}

/** Codes what is digitised. */
export function codingPoller(rooms: CodingRooms): Poller {
  return { name: 'code-papers', everySeconds: 3, run: () => codeNext(rooms) }
}
