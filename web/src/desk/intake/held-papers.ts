import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import type { IntakeDraft } from './intake-draft.ts'

export type HeldItem = HeldPapers['items'][number]
export interface HeldOfSheet { readonly place: HeldPlace; readonly found: HeldPapers }
export interface HeldPlace { readonly applicantId: string; readonly procedureId: string }

/**
 * What is held of the applicant for the procedure. Each asking is on record as a look into their Kho: it is asked once
 * for a sheet, and again only when person or procedure change.
 */
export function useHeldPapers(place: HeldPlace | undefined) {
  return useQuery({
    queryKey: ['held-papers', place?.applicantId, place?.procedureId],
    queryFn: async ({ signal }) => await call('GET', '/api/held-papers', { query: { ...place }, signal }) as HeldPapers,
    enabled: place !== undefined, staleTime: 900_000, refetchOnWindowFocus: false,
  })
}

/** What is held for a sheet and where it is looked at; undefined where nothing is, or nothing is known yet. */
export function heldOf(
  { applicant, procedure }: Pick<IntakeDraft, 'applicant' | 'procedure'>, found: HeldPapers | undefined,
): HeldOfSheet | undefined {
  if (!applicant || !procedure || !found || found.items.length + found.fields.length === 0) return undefined
  return { place: { applicantId: applicant.id, procedureId: procedure.id }, found }
}

/** Where the file of one of them is looked at. */
export function addressOfHeld({ applicantId, procedureId }: HeldPlace, paper: string): string {
  return `/api/held-papers/${paper}/file?applicantId=${applicantId}&procedureId=${procedureId}`
}

/** What papers answer of what nobody has typed; what was typed and emptied again stays empty. */
export function filledHere(
  found: HeldPapers | undefined, typed: Readonly<Record<string, unknown>>,
): HeldPapers['fields'] {
  return found?.fields.filter(({ key }) => !(key in typed)) ?? []
}
