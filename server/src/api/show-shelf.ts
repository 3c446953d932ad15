import type { SHELF_STATES, ShelfLine } from '@motcua/contracts/shelf.ts'
import type { FastifyRequest } from 'fastify'
import { daysBetween } from '../kernel/civil-day.ts'
import { dayOf, momentOn } from '../kernel/work-calendar.ts'
import {
  type Dossier, type ShelfRow, archiveDayOf, dossiersById, findCustody, findDossier, isUnitWithin,
  listInArchive, listOnShelf, printShelfLabel, printShelfList, shelfTermOf,
} from '../modules/dossiers/public.ts'
import { unitInWords, withPast } from '../modules/organisation/public.ts'
import { listLastDeliveries } from '../modules/post/public.ts'
import { viewerOf } from './authenticate.ts'
import { withoutDelegated } from './delegated-reach.ts'
import type { ListCursor } from './list-cursor.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { sectionsOf } from './sections.ts'
import { SHELF } from './shelf-texts.ts'
import { showDay, showMoment } from './showing.ts'

type ShelfState = typeof SHELF_STATES[number]
/** Results on one printed list: a shelf of a large section. */
const MOST_PRINTED = 500

interface Asked { readonly state: ShelfState; readonly limit: number; readonly after: ListCursor | undefined }

/**
 * A page of the shelf, with the dossiers that were shown and where it goes on. What is to go by post lies there only
 * after the post brought it back, so that a page may have fewer than asked and go on all the same.
 */
export async function listShelf(rooms: ApiRooms, request: FastifyRequest, { state, limit, after }: Asked) {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const sections = sectionsOf(withoutDelegated(viewerOf(request, rooms)), directory)
  const list = state === 'here' ? listOnShelf : listInArchive
  const found = await list(rooms.db, withPast(directory, sections.map(({ id }) => id)), limit + 1, after)
  const page = found.slice(0, limit)
  const ids = page.map(({ dossierId }) => dossierId)
  const [dossiers, sent] = await Promise.all([dossiersById(rooms.db, ids), listLastDeliveries(rooms.db, ids)])
  const term = shelfTermOf(directory)
  const shown = page.flatMap((row) => {
    const dossier = dossiers.get(row.dossierId)
    const parcel = sent.get(row.dossierId)
    const cameBack = parcel === 'returned'
    // What is ordered from the post, or was lost by it, waits for nobody here.
    return dossier && (parcel === undefined ? dossier.delivery !== 'post' : cameBack) ? [{ row, dossier, cameBack }] : []
  })
  const end = found.length > limit ? page.at(-1) : undefined
  return {
    dossiers: shown.map(({ dossier }) => dossier),
    lines: shown.map(({ row, dossier, cameBack }): ShelfLine => ({
      dossierId: dossier.publicId, number: dossier.number, name: dossier.applicantName,
      procedureName: rooms.catalogue.version(dossier.procedureVersionId).content.name,
      sectionName: unitInWords(directory, row.unitId), place: row.place, since: row.since.toISOString(),
      days: daysBetween(dayOf(row.since), today), reminders: row.reminders,
      remindAt: row.remindAt?.toISOString() ?? null, archiveOn: term ? archiveDayOf(row.since, term) : null,
      isDue: row.archivedAt === null && term !== undefined && archiveDayOf(row.since, term) <= today,
      archivedAt: row.archivedAt?.toISOString() ?? null, cameBack,
    })),
    last: end && { at: atOf(end, state), id: end.dossierId },
  }
}

function atOf({ since, archivedAt }: ShelfRow, state: ShelfState): Date {
  return state === 'here' ? since : archivedAt ?? since
}

/** The shelf on paper, and whose names stand on it; says so where there is more than is printed. */
export async function printShelf(
  rooms: ApiRooms, request: FastifyRequest, state: ShelfState,
): Promise<{ readonly pdf: Uint8Array; readonly dossiers: readonly Dossier[] }> {
  const now = rooms.clock.now()
  const say = sayTo(request)
  const directory = rooms.directory.on(dayOf(now))
  const sections = sectionsOf(withoutDelegated(viewerOf(request, rooms)), directory)
  const { lines, dossiers, last } = await listShelf(rooms, request, { state, limit: MOST_PRINTED, after: undefined })
  const pdf = await printShelfList({
    title: say(SHELF[state]), section: sections.map(({ id }) => unitInWords(directory, id)).join('; '),
    at: showMoment(now), rest: last ? say(SHELF.rest, { n: MOST_PRINTED }) : null,
    dayTitle: say(state === 'here' ? SHELF.days : SHELF.archivedOn),
    otherSide: say(state === 'here' ? SHELF.checker : SHELF.archive),
    items: lines.map(({ number, name, procedureName, place, since, archivedAt }) => ({
      number, name, procedure: procedureName, place: place ?? '', days: showDay(new Date(archivedAt ?? since)),
    })),
  }, now)
  return { pdf, dossiers }
}

/** The label of one result at a section within reach; undefined if there is none. */
export async function findShelfLabel(
  rooms: ApiRooms, request: FastifyRequest, publicId: string,
): Promise<{ readonly pdf: Uint8Array; readonly dossier: Dossier } | undefined> {
  const now = rooms.clock.now()
  const directory = rooms.directory.on(dayOf(now))
  const { reaches } = withoutDelegated(viewerOf(request, rooms))
  const dossier = await findDossier(rooms.db, publicId)
  const custody = dossier && await findCustody(rooms.db, dossier.id)
  if (!dossier || !custody || custody.returnedAt) return undefined
  if (!reaches.some((scope) => isUnitWithin(directory, scope, custody.unitId))) return undefined
  const term = shelfTermOf(directory)
  const say = sayTo(request)
  const pdf = await printShelfLabel({
    number: dossier.number, name: dossier.applicantName, place: custody.shelf ?? say(SHELF.noPlace),
    section: unitInWords(directory, custody.unitId), since: showDay(custody.since),
    archiveOn: term ? showDay(momentOn(archiveDayOf(custody.since, term), 0)) : null,
  }, now)
  return { pdf, dossier }
}
