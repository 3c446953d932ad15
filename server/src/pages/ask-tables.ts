import type { Result } from '../kernel/result.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import {
  type DecidedByTable, type Delivery, type Draft, type TableFailed, decideByTables,
} from '../modules/dossiers/public.ts'
import { placesOf } from './places-of.ts'
import type { Visit } from './visit.ts'

/**
 * What the decision tables of a version say of a draft, as they would of the dossier if it were sent now (ADR 0045).
 * While the declaration is not whole a table may have no answer yet: that keeps nobody from going on with it.
 */
export async function askTablesOf(
  going: { readonly visit: Visit; readonly draft: Draft; readonly version: ProcedureVersion },
  { answers, delivery, isForOther }: {
    readonly answers: Readonly<Record<string, unknown>>; readonly delivery: Delivery; readonly isForOther: boolean
  },
): Promise<Result<readonly DecidedByTable[], TableFailed>> {
  const { visit: { rooms, directory }, version: { content } } = going
  const places = placesOf(going)
  return decideByTables(rooms.feel, {
    content, directory, answers, now: rooms.clock.now(),
    asked: {
      channel: 'online', limitCase: 0, delivery, proposal: null, supplements: 0, extensions: 0,
      // Whoever it is: a table sees only whether there is somebody.
      authoriserId: isForOther ? 0n : null, receivedAt: null, dueAt: null,
    },
    places: places ? {
      receivesAtId: places.receivesAt.id, competentUnitId: places.competent.id, territoryId: places.territoryId,
    } : {},
  })
}
