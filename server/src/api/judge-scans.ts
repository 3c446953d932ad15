import { randomUUID } from 'node:crypto'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isAnswered } from '../modules/audit/public.ts'
import type { ProcedureContent } from '../modules/catalogue/public.ts'
import {
  type ScanLimits, checkScans, listUnjudged, noteScansChecked, scanLimitsOf,
} from '../modules/documents/public.ts'
import { findDossier } from '../modules/dossiers/public.ts'
import { type Sender, inTransaction } from '../platform/db.ts'
import { limitsOf } from './files.ts'
import type { ApiRooms } from './rooms.ts'

export interface ScanUnjudged { readonly code: 'scan-unjudged' }

interface Handed { readonly component: string; readonly files: readonly string[] }

/** The policy `scan-quality` of today. Throws where the data have none. */
export function scanQualityOf({ directory, clock }: Pick<ApiRooms, 'directory' | 'clock'>): ScanLimits {
  return scanLimitsOf(directory.on(dayOf(clock.now())).policy('scan-quality')?.value)
}

/**
 * Measures what an officer hands in and nobody has measured yet, before the deed: so no scan passes the gate by being
 * quicker than its verdict. What is found is kept in a transaction of its own, since the deed may refuse it
 * (`scan-poor`). Refuses with `scan-unjudged` where a file cannot be read from the store now; of whose uploads are not
 * the sender's the deed tells.
 */
export async function judgeScans(
  rooms: ApiRooms, sender: Sender, { components }: Pick<ProcedureContent, 'components'>, handed: readonly Handed[],
): Promise<Result<undefined, ScanUnjudged>> {
  const open = new Set(await listUnjudged(rooms.db, sender.actorId, handed.flatMap(({ files }) => files)))
  // What was asked before is answered as it was; nothing is done for it.
  if (open.size === 0 || await isAnswered(rooms.db, sender)) return ok(undefined)
  const quality = scanQualityOf(rooms)
  for (const { component, files } of handed) {
    const unjudged = files.filter((file) => open.has(file))
    if (unjudged.length === 0) continue
    const type = components.find(({ id }) => id === component)?.documentType
    const isFine = type !== undefined && quality.fineTypes.includes(type)
    const checked = await checkScans(rooms, { ...limitsOf(rooms), quality }, {
      actorId: sender.actorId, files: unjudged,
      expected: { isFine, ...unjudged.length === files.length && { pages: 1 } },
    })
    if (!checked.ok) return refuse({ code: 'scan-unjudged' })
    // A request id of its own: what is asked for may be refused, and asked again under the same.
    await inTransaction(
      rooms, { ...sender, requestId: randomUUID() }, (ctx) => noteScansChecked(ctx, checked.value),
      () => ({ status: 200, body: null }))
    for (const file of unjudged) open.delete(file)
  }
  return ok(undefined)
}

/** The same of papers for a dossier, whose procedure says what they are; who may reach it, the deed asks. */
export async function judgeScansOf(
  rooms: ApiRooms, sender: Sender, publicId: string, handed: readonly Handed[],
): Promise<Result<undefined, ScanUnjudged>> {
  const dossier = await findDossier(rooms.db, publicId)
  // As much work for a dossier that is none as for one elsewhere: the difference is nobody's to know.
  const content = dossier ? rooms.catalogue.version(dossier.procedureVersionId).content : { components: [] }
  return judgeScans(rooms, sender, content, handed)
}
