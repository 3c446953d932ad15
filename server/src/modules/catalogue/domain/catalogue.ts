import type { Day } from '../../../kernel/civil-day.ts'
import { parseProcedureCode } from '../../../kernel/procedure-code.ts'
import type { ProcedureVersion } from './facts.ts'
import type { SynonymRow } from './procedure.ts'
import { type Reason, findableOf, openSearch } from './search.ts'

export interface Found {
  readonly version: ProcedureVersion
  readonly reasons: readonly Reason[]
}

/** The procedures in force on a day. */
export interface Catalogue {
  /** By code, with or without the suffix of a province, or by the id of the data. */
  find(codeOrId: string): ProcedureVersion | undefined
  /** By the address of the procedure, or of the version in force. */
  byPublicId(publicId: string): ProcedureVersion | undefined
  /** All procedures, by sector and then in the order of the data; bundles apart. */
  list(): readonly ProcedureVersion[]
  /** All bundles of procedures (liên thông), in the same order. */
  bundles(): readonly ProcedureVersion[]
  /** As people search, best first; see `openSearch`. */
  search(text: string, limit?: number): readonly Found[]
}

/** Makes the catalogue of a day out of all versions. The search is made ready when first asked. */
export function makeCatalogue(
  versions: readonly ProcedureVersion[], synonyms: readonly SynonymRow[], day: Day,
  rankOfSector: (sector: string) => number,
): Catalogue {
  const rankOf = ({ content }: ProcedureVersion) => rankOfSector(content.sector)
  const inForce = versions.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
    .sort((a, b) => rankOf(a) - rankOf(b) || Number(a.procedureId - b.procedureId))
  const byId = new Map(inForce.map((one) => [one.procedure, one]))
  const byCode = new Map(inForce.flatMap((one) => one.code === null ? [] : [[one.code, one] as const]))
  const byAddress = new Map(inForce.flatMap((one) => [[one.procedurePublicId, one], [one.publicId, one]] as const))
  const procedures = inForce.filter(({ content }) => !content.bundle)
  const bundles = inForce.filter(({ content }) => content.bundle)
  let search: ReturnType<typeof openSearch> | undefined
  return {
    find: (text) => byId.get(text) ?? byCode.get(parseProcedureCode(text)?.base ?? ''),
    byPublicId: (publicId) => byAddress.get(publicId),
    list: () => procedures,
    bundles: () => bundles,
    search(text, limit) {
      search ??= openSearch(inForce.map((version) => findableOf(version, synonyms)))
      return search(text, limit).flatMap(({ procedure, reasons }) => {
        const version = byId.get(procedure)
        return version ? [{ version, reasons }] : []
      })
    },
  }
}
