import { filledInWords } from '@motcua/contracts/held.ts'
import type { HeldPapers } from '@motcua/contracts/held-papers.ts'
import { HELD } from '@motcua/contracts/held-texts.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import type { IntakeDraft } from './intake-draft.ts'

export type HeldItem = HeldPapers['items'][number]
export interface HeldOfSheet { readonly place: HeldPlace; readonly found: HeldPapers }
/** For what it was looked up: an intake under way, or a dossier. */
export type HeldPlace = { readonly intakeId: string } | { readonly dossierId: string }
/** Who is there for which procedure, on which sheet; or the dossier that waits for papers. */
export type HeldAsked =
  | { readonly sheetId: string; readonly applicantId: string; readonly procedureId: string }
  | { readonly dossierId: string }
export interface LookedUp extends HeldPapers { readonly place: HeldPlace }

/**
 * What is held of the applicant for the procedure. Each asking is on record as a look into their Kho, for an intake
 * that is opened with it: it is asked once for a sheet, and again only when person or procedure change. Two sheets of
 * one person never share an answer.
 */
export function useHeldPapers(asked: HeldAsked | undefined) {
  return useQuery({
    queryKey: heldKey(asked), queryFn: async ({ signal }) => lookUp(asked as HeldAsked, signal),
    enabled: asked !== undefined, staleTime: 900_000, refetchOnWindowFocus: false,
  })
}

export function heldKey(asked: HeldAsked | undefined): readonly unknown[] {
  if (!asked || 'dossierId' in asked) return ['held-papers', 'dossier', asked?.dossierId]
  return ['held-papers', 'sheet', asked.sheetId, asked.applicantId, asked.procedureId]
}

async function lookUp(asked: HeldAsked, signal: AbortSignal): Promise<LookedUp> {
  const place = 'dossierId' in asked ? asked : {
    // Pressed twice it is the same intake: the server opens one a sheet, person and procedure.
    intakeId: (await call('POST', '/api/intakes', { body: asked, requestId: crypto.randomUUID() }) as { id: string }).id,
  }
  return { ...await call('GET', '/api/held-papers', { query: { ...place }, signal }) as HeldPapers, place }
}

/** What is held for a sheet and where it is looked at; undefined where nothing is, or nothing is known yet. */
export function heldOf(
  { applicant, procedure }: Pick<IntakeDraft, 'applicant' | 'procedure'>, found: LookedUp | undefined,
): HeldOfSheet | undefined {
  if (!applicant || !procedure || !found || found.items.length + found.fields.length === 0) return undefined
  return { place: found.place, found }
}

/** Where the file of one of them is looked at. */
export function addressOfHeld(place: HeldPlace, paper: string): string {
  const [name, id] = 'dossierId' in place ? ['dossierId', place.dossierId] : ['intakeId', place.intakeId]
  return `/api/held-papers/${paper}/file?${name}=${id}`
}

/** What papers answer of what nobody has typed; what was typed and emptied again stays empty. */
export function filledHere(
  found: HeldPapers | undefined, typed: Readonly<Record<string, unknown>>,
): HeldPapers['fields'] {
  return found?.fields.filter(({ key }) => !(key in typed)) ?? []
}

/** Where answers are from that nobody has typed, or why nothing is filled in, by key and in words. */
export function sourcesHere(
  found: HeldPapers | undefined, typed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const split = found?.split.filter(({ key }) => !(key in typed)) ?? []
  return Object.fromEntries([
    ...filledHere(found, typed).map((field) => [field.key, filledInWords(say, field)] as const),
    ...split.map(({ key, from, before }) => [key, say(HELD.split, { from, before })] as const),
  ])
}
