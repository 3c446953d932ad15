import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type DossierLine, DossierList, DossierQuery, DossierSearch } from '@motcua/contracts/dossiers.ts'
import { Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import {
  type DossierLine as Line, type LineCursor, type Viewer, findDossierByNumber, isWithinReach, listAwaitingReceipt,
  listLateWithoutApology, listLinesOf, listNotForwarded, listOfPeople, listReceivedHere, listToReturn,
  listWithDraftedApology,
} from '../modules/dossiers/public.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { recordRead } from '../modules/audit/public.ts'
import { searchPeople } from '../modules/identity/public.ts'
import {
  type Task, casesOnTheirWay, listHeld, listLegsOnTheirWay, listWork, openTasksOf,
} from '../modules/workflow/public.ts'
import { unitsOf, viewerOf, workPlacesOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

interface Found { readonly lines: readonly Line[]; readonly tasks?: readonly Task[]; readonly next: string | null }

/** Where a list goes on; of what has not been forwarded, in which of its two parts. */
interface ListCursor extends LineCursor { readonly isOriginals?: boolean }

/** The lists of the desk: from the step, from the section, from what is stuck, and from what somebody looks for. */
export function dossierListRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/dossiers',
      {
        config: { permission: 'dossier.list' },
        schema: {
          tags: ['dossiers'], summary: 'Lists of the desk, due first', querystring: DossierQuery,
          response: { 200: DossierList, '4xx': Problem },
        },
      },
      async (request) => {
        const { list = 'unit', cursor, limit = 50, section } = request.query
        const after = cursor === undefined ? undefined : readCursor(cursor)
        const found = await listed(rooms, viewerOf(request, rooms), { list, section, limit, after })
        await recordPage(rooms, request, found.lines)
        return { items: await showLines(rooms, found), next: found.next }
      },
    )

    app.post(
      '/api/dossiers/search',
      {
        config: { permission: 'dossier.list' },
        schema: {
          tags: ['dossiers'], summary: 'Dossiers within reach by number or name',
          description: `One page: the newest that match, and no cursor. ${WITHOUT_KEY}`, body: DossierSearch,
          response: { 200: DossierList, '4xx': Problem },
        },
      },
      async (request) => {
        const { text, limit = 50 } = request.body
        const found = await searched(rooms, viewerOf(request, rooms), text.trim(), limit)
        await recordPage(rooms, request, found.lines)
        return { items: await showLines(rooms, found), next: found.next }
      },
    )
  }
}

interface Asked {
  readonly list: string
  readonly section: string | undefined
  readonly after: ListCursor | undefined
  readonly limit: number
}

async function listed(rooms: ApiRooms, viewer: Viewer, { list, section, after, limit }: Asked): Promise<Found> {
  const { db } = rooms
  const now = rooms.clock.now()
  const directory = rooms.directory.on(dayOf(now))
  const units = unitsOf(viewer, directory)
  const only = section === undefined ? undefined : directory.byPublicId(section)?.id ?? 0n
  const sections = (units ?? directory.units.map(({ id }) => id)).filter(
    (id) => only === undefined || id === only || directory.isWithin(id, only),
  )
  const due = ({ dueAt, submittedAt }: Line) => dueAt ?? submittedAt
  switch (list) {
    case 'awaiting-receipt':
      return paged(await listAwaitingReceipt(db, sections, after, limit), limit, ({ submittedAt }) => submittedAt)
    case 'to-return':
      return paged(await listToReturn(db, sections, after, limit), limit, due)
    case 'received-here':
      return paged(await listReceivedHere(db, sections, after, limit), limit, ({ submittedAt }) => submittedAt)
    case 'not-forwarded':
      return notForwarded(rooms, sections, after, limit)
    case 'late-without-apology':
      return paged(await listLateWithoutApology(db, units, now, limit, after), limit, due)
    case 'about-to-be-late':
      return paged(await listWithDraftedApology(db, units, limit, after), limit, due)
    default: {
      const from = after && { dueAt: after.at, id: after.id }
      const tasks =
        list === 'mine'
          ? await listHeld(db, viewer.accountId, now, from, limit)
          : await listWork(db, workPlacesOf(viewer, directory), viewer.accountId, now, from, limit)
      const last = tasks.length === limit ? tasks.at(-1) : undefined
      return {
        lines: await inOrder(
          rooms, tasks.map(({ caseId }) => caseId),
        ),
        tasks,
        next: last ? writeCursor({ at: last.dueAt, id: last.id }) : null,
      }
    }
  }
}

/** First what was handed over and nobody acknowledged, then the rest of what waits for its paper originals to leave. */
async function notForwarded(
  rooms: ApiRooms, units: readonly bigint[], after: ListCursor | undefined, limit: number,
): Promise<Found> {
  const legs = after?.isOriginals ? [] : await listLegsOnTheirWay(rooms.db, units, limit, after)
  const [lastLeg, left] = [legs.at(-1), limit - legs.length]
  const onTheirWay = legs.map(({ caseId }) => caseId)
  if (lastLeg && left === 0)
    return { lines: await inOrder(rooms, onTheirWay), next: writeCursor({ at: lastLeg.handedOverAt, id: lastLeg.id }) }
  const originals = await listNotForwarded(rooms.db, units, left, after?.isOriginals ? after : undefined)
  const shown = await casesOnTheirWay(
    rooms.db, units, originals.map(({ dossierId }) => dossierId),
  )
  const rest = originals.map(({ dossierId }) => dossierId).filter((id) => !shown.has(id))
  const last = originals.length === left ? originals.at(-1) : undefined
  return {
    lines: await inOrder(rooms, [...onTheirWay, ...rest]),
    next: last ? writeCursor({ at: last.dueAt, id: last.dossierId, isOriginals: true }) : null,
  }
}

/** By the number on the slip; otherwise by words of a name, the newest of one page. Only what is within reach. */
async function searched(rooms: ApiRooms, viewer: Viewer, text: string, limit: number): Promise<Found> {
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

async function inOrder(rooms: ApiRooms, ids: readonly bigint[]): Promise<Line[]> {
  const byId = new Map((await listLinesOf(rooms.db, ids)).map((line) => [line.id, line]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function paged(lines: readonly Line[], limit: number, momentOf: (line: Line) => Date): Found {
  const last = lines.length === limit ? lines.at(-1) : undefined
  return { lines, next: last ? writeCursor({ at: momentOf(last), id: last.id }) : null }
}

async function showLines(rooms: ApiRooms, { lines, tasks }: Found): Promise<DossierLine[]> {
  const open = tasks ?? await openTasksOf(rooms.db, lines.map(({ id }) => id))
  const taskOf = new Map([...open].reverse().map((task) => [task.caseId, task]))
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const names = await namesOfStaff(rooms.db, open.flatMap(({ holderId }) => holderId ?? []))
  return lines.map((line): DossierLine => {
    const task = taskOf.get(line.id)
    const {
      publicId, number, procedureVersionId, applicantName, state, channel, submittedAt, dueAt, lateBySupplementAt,
    } = line
    return {
      id: publicId,
      number,
      procedureName: rooms.catalogue.version(procedureVersionId).content.name,
      applicantName,
      state,
      channel,
      submittedAt: submittedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      lateBySupplementAt: lateBySupplementAt?.toISOString() ?? null,
      step: task
        ? {
            id: task.publicId,
            name: task.name,
            role: task.role,
            unitName: directory.byId(task.unitId)?.name ?? '',
            holderName: task.holderId === null ? null : (names.get(task.holderId) ?? null),
            dueAt: task.dueAt.toISOString(),
          }
        : null,
    }
  })
}

/** A list names people: one row of reading, with all that were shown. */
async function recordPage(rooms: ApiRooms, request: FastifyRequest, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  const { actor, ip } = request
  await recordRead(rooms.db, {
    happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
    page: 'dossier-list', purpose: 'dossier.list', personIds: lines.map(({ applicantId }) => applicantId),
  })
}

function writeCursor({ at, id, isOriginals = false }: ListCursor): string {
  return Buffer.from(`${String(at.getTime())} ${String(id)}${isOriginals ? ' o' : ''}`).toString('base64url')
}

/**
 * Whoever makes one up gets a list that begins elsewhere; nothing more than they may see. Days the database has none of
 * are no cursor.
 */
function readCursor(cursor: string): ListCursor | undefined {
  const found = /^(\d{1,14}) (\d{1,18})( o)?$/.exec(Buffer.from(cursor, 'base64url').toString())
  return found
    ? { at: new Date(Number(found[1])), id: BigInt(found[2] ?? 0), isOriginals: found[3] !== undefined }
    : undefined
}
