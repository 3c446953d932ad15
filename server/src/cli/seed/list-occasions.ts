import { addMonths, dayOf } from '../../kernel/civil-day.ts'
import type { ProcedureVersion } from '../../modules/catalogue/public.ts'
import { type DossierRooms, type Places, findPlaces, levelAsked } from '../../modules/dossiers/public.ts'
import type { Directory } from '../../modules/organisation/public.ts'
import type { Process } from '../../modules/workflow/public.ts'
import type { Backing } from '../../platform/db.ts'

/** What can be sent on a day: a procedure, where it is received and who settles it. */
export interface Occasion {
  readonly version: ProcedureVersion
  readonly places: Places
  readonly directory: Directory
  readonly process: Process
}

/** Every procedure that was in force since a moment, at every place where somebody could send it. */
export async function listOccasions(
  { directory: source, catalogue, processes, clock }: Pick<DossierRooms, 'directory' | 'catalogue' | 'processes'> & Pick<Backing, 'clock'>,
  since: Date,
): Promise<Occasion[][]> {
  const today = dayOf(clock.now())
  const directory = source.on(today)
  const versions = new Map<bigint, ProcedureVersion>()
  for (let day = dayOf(since); day < today; day = addMonths(day, 1))
    for (const version of catalogue.on(day).list()) versions.set(version.id, version)
  for (const version of catalogue.on(today).list()) versions.set(version.id, version)
  const byProcedure: Occasion[][] = []
  for (const version of versions.values()) {
    const level = levelAsked(directory, version.content)
    const territories = level === undefined ? [undefined] : directory.territories(level).map(({ id }) => id)
    const process = await processes.of(version.id)
    const places = territories.flatMap((territoryId) => {
      const found = findPlaces(directory, { content: version.content, cleared: undefined, territoryId })
      return found.ok && found.value.receiving.agencyCode !== null ? [found.value] : []
    })
    if (places.length > 0) byProcedure.push(places.map((one) => ({ version, places: one, directory, process })))
  }
  return byProcedure
}
