import type { ProcessLine, VersionName } from '@motcua/contracts/migrations.ts'
import { groupBy } from '../kernel/group-by.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import type { CatalogueSource, ProcedureVersion } from '../modules/catalogue/public.ts'
import { type ModelSource, type VersionInUse, type Versions, listVersions } from '../modules/workflow/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { ApiRooms } from './rooms.ts'

/** More than a province has; whoever has more is shown the first. */
const MOST = 20_000

export type VersionRefusal = { readonly code: 'process-version-unknown' } | { readonly code: 'processes-apart' }

/** Which procedure a process belongs to is known to the catalogue, which version of a procedure it is, too. */
export function versionNames(catalogue: Pick<CatalogueSource, 'versions'>) {
  const known = new Map(catalogue.versions().map((version) => [version.id, version]))
  /** The earliest version of a procedure that goes by it; undefined for a process of no procedure. */
  const procedureOf = ({ procedureVersionIds }: VersionInUse): ProcedureVersion | undefined =>
    procedureVersionIds.flatMap((id) => known.get(id) ?? [])
      .sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))[0]
  return {
    /** Two versions may stand for each other only within one process. */
    keyOf(version: VersionInUse): string {
      const procedure = procedureOf(version)
      return procedure ? procedure.procedurePublicId : version.key
    },
    nameOf(version: VersionInUse): string {
      return procedureOf(version)?.content.name ?? (version.name === '' ? version.key : version.name)
    },
    labelOf(version: VersionInUse): VersionName {
      return { validFrom: procedureOf(version)?.validFrom ?? null, version: version.version }
    },
  }
}

/** Processes of several versions of which one has runs under way, those with most runs first. */
export async function listProcesses(rooms: Pick<ApiRooms, 'db' | 'catalogue'>): Promise<ProcessLine[]> {
  const { keyOf, nameOf, labelOf } = versionNames(rooms.catalogue)
  const byKey = groupBy(await listVersions(rooms.db, undefined, MOST), keyOf)
  const lines = [...byKey].flatMap(([key, all]): (ProcessLine & { readonly runs: number })[] => {
    const runs = all.reduce((sum, { running }) => sum + running, 0)
    const [newest] = all.slice(-1)
    if (!newest || all.length < 2 || runs === 0) return []
    const versions = all.map((one) => ({
      id: one.publicId, ...labelOf(one), storedAt: one.storedAt.toISOString(), running: one.running,
    })).sort((one, other) => orderOf(one) < orderOf(other) ? -1 : 1)
    return [{ key, name: nameOf(newest), versions, runs }]
  })
  return lines.sort((one, other) => other.runs - one.runs || one.name.localeCompare(other.name, 'vi'))
    .map(({ key, name, versions }) => ({ key, name, versions }))
}

function orderOf({ validFrom, storedAt, version }: VersionName & { readonly storedAt: string }): string {
  return `${validFrom ?? ''} ${storedAt} ${String(version).padStart(9, '0')}`
}

/** Two versions of one process. Refuses `process-version-unknown` and `processes-apart`. */
export async function findVersions(
  rooms: Pick<ApiRooms, 'catalogue'> & { readonly db: Db | Tx }, models: ModelSource,
  asked: { readonly from: string; readonly to: string }, tx?: Tx,
): Promise<Result<Versions, VersionRefusal>> {
  const found = await listVersions(rooms.db, [asked.from, asked.to], 2)
  const [from, to] = [asked.from, asked.to].map((id) => found.find(({ publicId }) => publicId === id))
  if (!from || !to) return refuse({ code: 'process-version-unknown' })
  const { keyOf } = versionNames(rooms.catalogue)
  if (from === to || keyOf(from) !== keyOf(to)) return refuse({ code: 'processes-apart' })
  return ok({ from: await models.of(from.id, tx), to: await models.of(to.id, tx) })
}
