import type { AskedList } from '@motcua/contracts/dossier-lists.ts'
import type { FastifyRequest } from 'fastify'
import { addDays, dayOf, momentOn } from '../kernel/work-calendar.ts'
import {
  type DossierLine, type LineFilter, type Seat, type Viewer, countScope, findDossierByNumber, isFiltered,
  isWithinReach, listLinesOf, listOfPeople, listScope, unitsWithPast,
} from '../modules/dossiers/public.ts'
import { findStaff, searchPeople } from '../modules/identity/public.ts'
import { type Task, type WorkPlace, casesHeldBy, openTasksOf } from '../modules/workflow/public.ts'
import { unitsOf, viewerOf, workPlacesOf } from './authenticate.ts'
import { type ListCursor, writeCursor } from './list-cursor.ts'
import { type Entry, type Source, scopeOf, sourceOf } from './list-sources.ts'
import type { ApiRooms } from './rooms.ts'

/** Lines of a list in their order, with the open steps of those of which they were known anyway. */
export interface Found {
  readonly lines: readonly DossierLine[]
  readonly tasks?: readonly Task[]
  readonly next: string | null
}

/** A list that does not fit into it is sorted, counted and written out as far as this. */
export const MOST_LINES = 10_000
/** So many are looked at at once for those that a filter lets through. */
const BATCH = 1_000

export interface Looking {
  readonly viewer: Viewer
  readonly seat: Seat
  readonly places: readonly WorkPlace[]
  /** The colleague for whom whoever asks stands in now. */
  readonly forId?: bigint | undefined
}

/** Where whoever asks may look. Alarms are for those who share out work; the other lists for whom they are. */
export function lookingOf(rooms: ApiRooms, request: FastifyRequest, asked: AskedList): Looking {
  const viewer = viewerOf(request, rooms, asked.list === 'alarms' ? 'dossier.assign' : 'dossier.list')
  const now = rooms.clock.now()
  const directory = rooms.directory.on(dayOf(now))
  const units = unitsOf(viewer, directory) ?? unitsWithPast(directory)
  const only = asked.section === undefined ? undefined : directory.byPublicId(asked.section)?.id ?? 0n
  const sections = units.filter((id) => only === undefined || id === only
    || directory.isWithin(directory.heirOf(id)?.id ?? id, only))
  const tonight = momentOn(addDays(dayOf(now), 1), 0)
  return {
    viewer, seat: { accountId: viewer.accountId, sections, units, now, tonight },
    places: workPlacesOf(viewer, directory), forId: viewer.onBehalfOf?.accountId,
  }
}

/** The filter as the rooms know it; what is named and does not exist lets nothing through. */
async function filterOf(rooms: ApiRooms, { procedure, officer, ...asked }: AskedList): Promise<LineFilter> {
  const { channel, state, receivedFrom, receivedTo, dueFrom, dueTo } = asked
  const version = procedure === undefined ? undefined
    : rooms.catalogue.on(dayOf(rooms.clock.now())).byPublicId(procedure)
  const staff = officer === undefined ? undefined : await findStaff(rooms.db, officer)
  return {
    channel, state, receivedFrom, receivedTo, dueFrom, dueTo,
    procedureId: procedure === undefined ? undefined : version?.procedureId ?? 0n,
    among: officer === undefined ? undefined : staff ? await casesHeldBy(rooms.db, staff.accountId, MOST_LINES) : [],
  }
}

/** A page of a list in the order and with the filter asked for. */
export async function findLines(
  rooms: ApiRooms, { seat, places, forId }: Looking, asked: AskedList, after: ListCursor | undefined, limit: number,
): Promise<Found> {
  const { list = 'unit', sort = 'own' } = asked
  const filter = await filterOf(rooms, asked)
  const source = sourceOf(rooms.db, list, { seat, places, forId })
  if (source && sort === 'own') return fromSource(rooms, source, filter, after, limit)
  const scope = source ? { ids: (await allOf(source)).map(({ caseId }) => caseId) } : scopeOf(list)
  const lines = await listScope(rooms.db, { scope, seat, filter, sort, after, limit })
  const last = lines.length === limit ? lines.at(-1) : undefined
  return { lines, next: last ? writeCursor({ at: last.placedAt ?? seat.now, id: last.id }) : null }
}

/** How many a list has, up to 10,000. */
export async function countLines(
  rooms: ApiRooms, { seat, places, forId }: Looking, asked: AskedList,
): Promise<{ total: number; isMore: boolean }> {
  const { list = 'unit' } = asked
  const filter = await filterOf(rooms, asked)
  const source = sourceOf(rooms.db, list, { seat, places, forId })
  const ids = source && (await allOf(source)).map(({ caseId }) => caseId)
  const total = ids && !isFiltered(filter)
    ? new Set(ids).size
    : await countScope(rooms.db, { scope: ids ? { ids } : scopeOf(list), seat, filter }, MOST_LINES + 1)
  return { total: Math.min(total, MOST_LINES), isMore: total > MOST_LINES }
}

/**
 * All cases of a source, one more than is ever shown of them. In another order than its own each page asks for them
 * anew: work and the names of dossiers are of two rooms, and no index has both. So a list that is longer shows its
 * first 10,000 in that order, as its total says.
 */
async function allOf(source: Source): Promise<Entry[]> {
  return source(undefined, MOST_LINES + 1)
}

/** In the order of a source: batch after batch, until enough of it fits. */
async function fromSource(
  rooms: ApiRooms, source: Source, filter: LineFilter, after: ListCursor | undefined, limit: number,
): Promise<Found> {
  const size = isFiltered(filter) ? Math.max(BATCH, limit) : limit
  const found: { line: DossierLine; entry: Entry }[] = []
  for (let at = after, seen = 0; seen <= MOST_LINES; seen += size) {
    const entries = await source(at, size)
    const byId = await fitting(rooms, entries.map(({ caseId }) => caseId), filter)
    for (const entry of entries) {
      const line = byId.get(entry.caseId)
      if (line) found.push({ line, entry })
      if (found.length === limit) return shown(found, writeCursor(entry.place))
    }
    if (entries.length < size) break
    at = entries.at(-1)?.place
  }
  return shown(found, null)
}

function shown(found: readonly { line: DossierLine; entry: Entry }[], next: string | null): Found {
  const tasks = found.flatMap(({ entry }) => entry.task ?? [])
  return { lines: found.map(({ line }) => line), next, ...tasks.length === found.length && { tasks } }
}

async function fitting(
  { db }: ApiRooms, ids: readonly bigint[], filter: LineFilter,
): Promise<Map<bigint, DossierLine>> {
  const lines = isFiltered(filter)
    ? await listScope(db, { scope: { ids }, seat: NOBODY, filter, sort: 'own', limit: ids.length })
    : await listLinesOf(db, ids)
  return new Map(lines.map((line) => [line.id, line]))
}

/** Lines that are named need no seat. */
const NOBODY: Seat = { accountId: 0n, sections: [], units: [], now: new Date(0), tonight: new Date(0) }

/** By the number on the slip; otherwise by words of a name, the newest of one page. Only what is within reach. */
export async function searchLines(rooms: ApiRooms, viewer: Viewer, text: string, limit: number): Promise<Found> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const byNumber = await findDossierByNumber(rooms.db, text.toUpperCase())
  if (byNumber) {
    const tasks = await openTasksOf(rooms.db, [byNumber.id])
    return {
      lines: isWithinReach(directory, viewer, byNumber, tasks) ? await listLinesOf(rooms.db, [byNumber.id]) : [],
      next: null,
    }
  }
  const people = await searchPeople(rooms.db, text, 200)
  const lines = await listOfPeople(rooms.db, people.map(({ id }) => id), unitsOf(viewer, directory), limit)
  return { lines, next: null }
}
