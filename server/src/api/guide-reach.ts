import type { EntryBody } from '@motcua/contracts/guides.ts'
import { faultsOfMarkup, tidyMarkup } from '@motcua/contracts/markup.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { cleanLines, cleanText } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type Entry, type EntryContent, type EntryKind, ENTRY_KINDS, entryContentOf, listEntryFiles,
} from '../modules/catalogue/public.ts'
import { isUnitWithin, unitsWithPast } from '../modules/dossiers/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { type FieldProblem, faultAt } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** What an agency's administrator writes: what it tells of itself. Guides and words hold for all of the province. */
const OF_AGENCIES: readonly EntryKind[] = ['announcement', 'contact']

export interface EntryEditor {
  readonly directory: Directory
  readonly today: string
  /** Whether the right reaches all of the province. */
  readonly isOfProvince: boolean
  readonly kinds: readonly EntryKind[]
  readonly isWithin: (entry: Pick<Entry, 'kind' | 'unitId'>) => boolean
  /** Agencies whose entries are listed; undefined for all. */
  readonly unitIds: readonly bigint[] | undefined
}

/** How far `content.edit` of the actor goes. */
export function editorOf({ scopes }: FastifyRequest, rooms: ApiRooms): EntryEditor {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const isOfProvince = scopes.some(({ reach }) => reach === 'province')
  const isReached = (id: bigint) => scopes.some((scope) => isUnitWithin(directory, scope, id))
  return {
    directory, today, isOfProvince, kinds: isOfProvince ? ENTRY_KINDS : OF_AGENCIES,
    isWithin: ({ kind, unitId }) =>
      isOfProvince || OF_AGENCIES.includes(kind) && unitId !== null && isReached(unitId),
    unitIds: isOfProvince ? undefined : unitsWithPast(directory).filter(isReached),
  }
}

/** The agency whose entry it will be: the one named, else the own one; the province's for whoever reaches all of it. */
export function agencyFor(
  editor: EntryEditor, { scopes }: FastifyRequest, kind: EntryKind, unitId: string | null | undefined,
): Result<bigint | null, { readonly code: 'unit-unknown' }> {
  const { directory, isOfProvince, isWithin } = editor
  const named = unitId ? directory.byPublicId(unitId)?.id : undefined
  if (unitId && named === undefined) return refuse({ code: 'unit-unknown' })
  const own = scopes.flatMap(
    (scope) => scope.unitId === null ? [] : [directory.bodyOf(scope.unitId)?.id ?? scope.unitId],
  )[0]
  const id = named ?? (isOfProvince ? null : own ?? null)
  return isWithin({ kind, unitId: id }) ? ok(id) : refuse({ code: 'unit-unknown' })
}

/** A content as it is kept, or everything about it that nobody would be shown as it was meant. */
export async function readContent(
  rooms: ApiRooms, { today }: Pick<EntryEditor, 'today'>, said: EntryBody,
): Promise<Result<EntryContent, { readonly code: 'entry-incomplete'; readonly errors: readonly FieldProblem[] }>> {
  const { procedureId, film, words, ...texts } = said
  const procedure = procedureId ? rooms.catalogue.on(today).byPublicId(procedureId) : undefined
  const [summary, body, bodyEn] = [texts.summary ?? '', texts.body ?? '', texts.bodyEn ?? '']
  const uuids = [...`${body}\n${bodyEn}`.matchAll(/\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gu)]
    .map(([, id = '']) => id)
  const inFilm = film ? [film.file, film.poster, film.captions, film.captionsEn].flatMap((id) => id ?? []) : []
  const files = new Map((await listEntryFiles(rooms.db, [...uuids, ...inFilm])).map((one) => [one.publicId, one.kind]))
  const isPicture = (id: string) => files.get(id)?.startsWith('image/') ?? false
  const isFilmWhole = !film || (files.get(film.file)?.startsWith('video/') ?? false)
    && (film.poster === null || isPicture(film.poster))
    && [film.captions, film.captionsEn ?? null].every((id) => id === null || files.get(id) === 'text/vtt')
  const errors = [
    ...(procedureId && !procedure ? [faultAt('/content/procedureId', 'entry-procedure-unknown')] : []),
    ...(isFilmWhole ? [] : [faultAt('/content/film', 'entry-picture-unknown')]),
    ...([['/content/body', body], ['/content/bodyEn', bodyEn]] as const).flatMap(([pointer, text]) =>
      faultsOfMarkup(text, isPicture).map(({ code }) => faultAt(pointer, `entry-${code}`))),
  ]
  if (errors.length > 0) return refuse({ code: 'entry-incomplete', errors })
  const line = (text: string | undefined) => text === undefined ? undefined : cleanText(text)
  return ok(entryContentOf({
    ...texts, title: cleanText(said.title), titleEn: line(texts.titleEn), phone: line(texts.phone),
    hours: line(texts.hours), address: line(texts.address), mail: line(texts.mail), source: line(texts.source),
    summary: cleanLines(summary), body: tidyMarkup(body), bodyEn: tidyMarkup(bodyEn),
    words: words?.map(cleanText).filter((word) => word.length > 1), procedure: procedure?.procedure ?? null,
    film: film ? {
      ...film, transcript: cleanLines(film.transcript),
      ...film.transcriptEn !== undefined && { transcriptEn: cleanLines(film.transcriptEn) },
    } : null,
  }))
}
