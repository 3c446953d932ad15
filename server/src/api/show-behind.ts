import type { BehindFigure } from '@motcua/contracts/settlement-figures.ts'
import { dossiersById, findDossier } from '../modules/dossiers/public.ts'
import type { ApiRooms } from './rooms.ts'

/** Dossiers of a page behind a figure; one more is asked for, which says whether there is a next page. */
export const FACTS_PAGE = 50

/** After which dossier a page begins; 0 of the first. */
export async function afterDossier({ db }: ApiRooms, after: string | undefined): Promise<bigint> {
  return (after === undefined ? undefined : await findDossier(db, after))?.id ?? 0n
}

/** A page of dossiers behind a figure, by their numbers alone. */
export async function showBehind({ db }: ApiRooms, ids: readonly bigint[]): Promise<BehindFigure> {
  const page = ids.slice(0, FACTS_PAGE)
  const dossiers = await dossiersById(db, page)
  const items = page.flatMap((id) => {
    const dossier = dossiers.get(id)
    return dossier ? [{ id: dossier.publicId, number: dossier.number }] : []
  })
  return { items, next: ids.length > FACTS_PAGE ? items.at(-1)?.id ?? null : null }
}
