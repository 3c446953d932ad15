import { addDays, momentOn } from '../../kernel/civil-day.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { type MinedCases, openCaseMine } from './domain/mine-cases.ts'
import { LEAST_SHOWN } from './domain/suppress-cells.ts'
import type { Days, MeasureRooms } from './measure.ts'
import { readHistories } from './store/histories.ts'
import { openCalendars } from './working-hours-of.ts'

/** Of which procedure, by its code or its id in the data; of which units, or the province. */
export interface AskedProcedure extends Omit<Days, 'asOf'> {
  readonly procedure: string
  readonly unitIds?: readonly bigint[] | undefined
}

/**
 * How dossiers of a procedure went that were settled in some days: its steps, what follows what, how long that took and
 * what was done again. Nothing is told of fewer than `LEAST_SHOWN` that went the same way. Undefined: no such one.
 */
export async function mineProcedure(
  rooms: MeasureRooms, { procedure, from, until, unitIds }: AskedProcedure,
): Promise<MinedCases | undefined> {
  const versionIds = versionsOf(rooms.catalogue, procedure)
  if (versionIds.length === 0) return undefined
  const mine = openCaseMine(openCalendars(rooms.directory.on(until)).workedHours, LEAST_SHOWN)
  const span = { from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0) }
  for await (const history of readHistories(rooms.db, { ...span, unitIds, versionIds })) mine.add(history)
  return mine.mined()
}

/** All versions of a procedure, by its code, its id in the data, or the id of it or of a version that others see. */
function versionsOf(catalogue: CatalogueSource, procedure: string): bigint[] {
  const versions = catalogue.versions()
  const named = new Set(versions.filter((one) =>
    [one.procedure, one.code, one.procedurePublicId, one.publicId].includes(procedure)).map((one) => one.procedure))
  return versions.filter((one) => named.has(one.procedure)).map(({ id }) => id)
}
