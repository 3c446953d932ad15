import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { maintenanceStateAt } from './domain/maintenance.ts'
import { type Maintenance, listAnnounced } from './maintenance-store.ts'

export interface MaintenanceSource {
  /** What lasts now and what is to come, the next first; at once, and while the database rests, too. */
  announced(): readonly Maintenance[]
  lasting(): Maintenance | undefined
  refresh(): Promise<void>
}

/**
 * Keeps in memory what is announced: maintenance is mostly of the database, and whoever meets a page meanwhile is to
 * read when it ends.
 */
export async function openMaintenance(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
): Promise<MaintenanceSource> {
  let known = await listAnnounced(db, clock.now())
  const announced = () => known.filter(({ endsAt }) => endsAt > clock.now())
  return {
    announced,
    lasting: () => announced().find((one) => maintenanceStateAt(one, clock.now()) === 'lasting'),
    async refresh() {
      known = await listAnnounced(db, clock.now())
    },
  }
}
