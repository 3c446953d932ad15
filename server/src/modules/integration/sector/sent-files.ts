import { dayOf } from '../../../kernel/civil-day.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import type { Tx } from '../../../platform/db.ts'
import type { CatalogueSource } from '../../catalogue/public.ts'
import { listPapers } from '../../documents/public.ts'
import { type Dossier, listToldParts } from '../../dossiers/public.ts'
import type { SentBody, SentFile } from './sector-system.ts'

export interface FileRooms {
  readonly catalogue: CatalogueSource
  /** Address at which a partner fetches the file of a paper (public id); no files are told of where it is left out. */
  readonly fileAt?: ((partner: string, paper: string) => string) | undefined
}

/**
 * What was handed in for these dossiers, by the same links as the national portal has (ADR 0106). Only that: a result
 * that is held for money (R18) has no address here. A paper that was destroyed is not told of.
 */
export async function sentFilesOf(
  tx: Tx, { catalogue, fileAt }: FileRooms, partner: string, dossiers: readonly Dossier[], at: Date,
): Promise<ReadonlyMap<bigint, readonly SentFile[]>> {
  if (!fileAt || dossiers.length === 0) return new Map()
  const { components } = await listToldParts(tx, dossiers.map(({ id }) => id))
  const ids = [...new Set(components.flatMap(({ paperIds }) => paperIds))]
  const papers = new Map((await listPapers(tx, ids)).map((one) => [one.id, one]))
  const ofDossier = groupBy(components, ({ dossierId }) => dossierId)
  return new Map(dossiers.map(({ id, procedureVersionId }) => {
    const { content } = catalogue.version(procedureVersionId)
    const files = (ofDossier.get(id) ?? []).flatMap(({ component, paperIds }) => paperIds.flatMap((paperId) => {
      const paper = papers.get(paperId)
      if (!paper || paper.isDestroyed === true) return []
      const asked = content.components.find((one) => one.id === component)
      return [{
        code: asked ? catalogue.typeCodeOn(dayOf(at), asked.documentType) ?? '' : '', title: asked?.name ?? component,
        name: paper.name, size: paper.size, address: fileAt(partner, paper.publicId),
      }]
    }))
    return [id, files]
  }))
}

/**
 * The rows in which files are told of. TODO(law): the reference has no such names for sector systems; these are our
 * reading, after those of the national portal (8.3).
 */
export function fileRowsOf(files: readonly SentFile[]): Readonly<Record<string, string>>[] {
  return files.map(({ code, title, name, size, address }) => ({
    maGiayTo: code, tenGiayTo: title, tenTep: name, kichThuoc: String(size), duongDan: address,
  }))
}

/** The same body with its files under that name, where a name is set and there are any. */
export function withFiles({ sent, missing }: SentBody, name: string | undefined, files: readonly SentFile[]): SentBody {
  return { missing, sent: name === undefined || files.length === 0 ? sent : { ...sent, [name]: fileRowsOf(files) } }
}
