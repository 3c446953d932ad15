import type { Db, Tx } from '../../platform/db.ts'
import type { ProcedureContent } from '../catalogue/public.ts'
import { hasTaken } from './domain/sector-state.ts'
import type { Dossier } from './store/dossier-store.ts'
import { listSectorCases } from './store/sector-store.ts'

/**
 * Whether a ministry's system has the dossier and decides it: then no result of ours is issued beside the one that
 * comes from there. One that it never took, has refused or that was taken back from it is decided here, as before.
 */
export async function isDecidedElsewhere(
  db: Db | Tx, { dossier, content: { settledAt } }: {
    readonly dossier: Pick<Dossier, 'id'>; readonly content: Pick<ProcedureContent, 'settledAt'>
  },
): Promise<boolean> {
  if (settledAt?.where !== 'ministry') return false
  return (await listSectorCases(db, dossier.id)).some((one) =>
    one.system === settledAt.system && one.takenBackAt === null && hasTaken(one.state))
}
