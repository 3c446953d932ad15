import type { Day } from '../../kernel/civil-day.ts'
import { type CatalogueSource, type ProcedureVersion, showFee, showLimit } from '../catalogue/public.ts'
import type { Directory, DirectorySource } from '../organisation/public.ts'

/** A procedure as everybody may have it: what its page on the portal says, in columns. */
export interface OpenProcedure {
  /** Only bundles have none, and these are not listed. */
  readonly code: string
  readonly name: string
  readonly level: string
  readonly sector: string
  readonly sectorName: string
  /** Who settles it; null where that depends on the place and the level says all that is known. */
  readonly agency: string | null
  /** The plain limit: how many of which unit, and in words; null where none is published. */
  readonly limit: number | null
  readonly limitUnit: string | null
  readonly limitText: string | null
  readonly feeText: string
  readonly serviceLevel: string
  /** One act a line. */
  readonly legalBasis: string
  readonly validFrom: Day
}

/** The procedures in force on a day, as the catalogue lists them. */
export function listOpenProcedures(
  { catalogue, directory: source }: { readonly catalogue: CatalogueSource; readonly directory: DirectorySource },
  day: Day,
): OpenProcedure[] {
  const directory = source.on(day)
  const levels = new Map([...directory.pastLevels, ...directory.levels].map(({ id, name }) => [id, name]))
  const sectors = new Map(catalogue.sectors().map(({ idOfData, name }) => [idOfData, name]))
  return catalogue.on(day).list().map(({ code, validFrom, content }) => {
    const [limit] = content.limits
    return {
      code: code ?? '', name: content.name, level: levels.get(content.level) ?? content.level,
      sector: content.sector, sectorName: sectors.get(content.sector) ?? content.sector,
      agency: agencyOf(directory, content),
      limit: limit?.amount ?? null, limitUnit: limit?.unit ?? null, limitText: limit ? showLimit(limit) : null,
      feeText: showFee(content.fee).summary, serviceLevel: content.serviceLevel,
      legalBasis: content.legalBasis.join('\n'), validFrom,
    }
  })
}

function agencyOf(directory: Directory, { competent, steps }: ProcedureVersion['content']): string | null {
  return directory.resolve(competent, {})?.name ?? steps.find(({ unit }) => unit === competent)?.unitName ?? null
}
