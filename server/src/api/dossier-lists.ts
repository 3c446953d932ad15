import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type DossierLine, DossierList, DossierQuery } from '@motcua/contracts/dossiers.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import {
  type DossierLine as Line, type LineCursor, type Viewer, findDossierByNumber, isWithinReach, listAwaitingReceipt,
  listLateWithoutApology, listLinesOf, listNotForwarded, listOfPeople, listReceivedHere, listToReturn, listWithDraftedApology,
} from '../modules/dossiers/public.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { recordRead } from '../modules/audit/public.ts'
import { searchPeople } from '../modules/identity/public.ts'
import { type Task, listLegsOnTheirWay, listWork, openTasksOf } from '../modules/workflow/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

interface Found { readonly lines: readonly Line[]; readonly tasks?: readonly Task[]; readonly next: string | null }

/** The lists of the desk: from the step, from the section, from what is stuck, and from what somebody looks for. */
export function dossierListRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers', {
      config: { permission: 'dossier.list' },
      schema: { tags: ['dossiers'], summary: 'Lists of the desk, due first', querystring: DossierQuery, response: { 200: DossierList, '4xx': Problem } },
    }, async (request) => {
      const { list = 'unit', cursor, limit = 50, search } = request.query
      const viewer = viewerOf(request, rooms)
      const found = search === undefined || search.trim() === ''
        ? await listed(rooms, viewer, list, cursor === undefined ? undefined : readCursor(cursor), limit)
        : await searched(rooms, viewer, search.trim(), limit)
      await recordPage(rooms, request, found.lines)
      return { items: await showLines(rooms, found), next: found.next }
    })
  }
}

async function listed(rooms: ApiRooms, viewer: Viewer, list: string, after: LineCursor | undefined, limit: number): Promise<Found> {
  const { db } = rooms
  const [units, now] = [unitsOf(viewer), rooms.clock.now()]
  switch (list) {
    case 'awaiting-receipt': return paged(await listAwaitingReceipt(db, units, after, limit), limit, ({ submittedAt }) => submittedAt)
    case 'to-return': return paged(await listToReturn(db, units, after, limit), limit, ({ dueAt, submittedAt }) => dueAt ?? submittedAt)
    case 'received-here': return paged(await listReceivedHere(db, units, after, limit), limit, ({ submittedAt }) => submittedAt)
    case 'not-forwarded': {
      const [legs, originals] = [await listLegsOnTheirWay(db, units, limit), await listNotForwarded(db, units, limit)]
      return inOrder(rooms, [...new Set([...legs.map(({ caseId }) => caseId), ...originals.map(({ dossierId }) => dossierId)])].slice(0, limit))
    }
    case 'late-without-apology': return { lines: await listLateWithoutApology(db, within(rooms, units, now), now, limit), next: null }
    case 'about-to-be-late': return { lines: await listWithDraftedApology(db, within(rooms, units, now), limit), next: null }
    default: {
      const filter = list === 'mine' ? { unitIds: [], roles: [], holderId: viewer.accountId }
        : { unitIds: units, roles: [...new Set(viewer.grants.map(({ role }) => role))] }
      if (list !== 'mine' && units.length === 0) return { lines: [], next: null }
      const tasks = await listWork(db, filter, now, after && { dueAt: after.at, id: after.id }, limit)
      const last = tasks.length === limit ? tasks.at(-1) : undefined
      const { lines } = await inOrder(rooms, tasks.map(({ caseId }) => caseId))
      return { lines, tasks, next: last ? writeCursor({ at: last.dueAt, id: last.id }) : null }
    }
  }
}

/** The units and all that stands below them. */
function within(rooms: ApiRooms, units: readonly bigint[], now: Date): bigint[] {
  const directory = rooms.directory.on(dayOf(now))
  const below = directory.units.filter(({ id }) => units.some((unit) => directory.isWithin(id, unit))).map(({ id }) => id)
  return [...new Set([...units, ...below])]
}

/** By the number on the slip, whole or its serial; otherwise by words of a name. Only what is within reach. */
async function searched(rooms: ApiRooms, viewer: Viewer, text: string, limit: number): Promise<Found> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const byNumber = await findDossierByNumber(rooms.db, text.toUpperCase())
  if (byNumber) {
    const tasks = await openTasksOf(rooms.db, [byNumber.id])
    return { lines: isWithinReach(directory, viewer, byNumber, tasks) ? await listLinesOf(rooms.db, [byNumber.id]) : [], next: null }
  }
  const people = await searchPeople(rooms.db, text, 200)
  const isAnywhere = viewer.reaches.some(({ reach }) => reach === 'province')
  const lines = await listOfPeople(rooms.db, people.map(({ id }) => id), isAnywhere ? undefined : within(rooms, unitsOf(viewer), rooms.clock.now()), limit)
  return { lines, next: null }
}

async function inOrder(rooms: ApiRooms, ids: readonly bigint[]): Promise<Found> {
  const byId = new Map((await listLinesOf(rooms.db, ids)).map((line) => [line.id, line]))
  return { lines: ids.flatMap((id) => byId.get(id) ?? []), next: null }
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
    const { publicId, number, procedureVersionId, applicantName, state, channel, submittedAt, dueAt } = line
    return {
      id: publicId, number, procedureName: rooms.catalogue.version(procedureVersionId).content.name, applicantName, state, channel,
      submittedAt: submittedAt.toISOString(), dueAt: dueAt?.toISOString() ?? null,
      step: task ? {
        id: task.publicId, name: task.name, role: task.role, unitName: directory.byId(task.unitId)?.name ?? '',
        holderName: task.holderId === null ? null : names.get(task.holderId) ?? null, dueAt: task.dueAt.toISOString(),
      } : null,
    }
  })
}

/** A list names people: one row of reading, with all that were shown. */
async function recordPage(rooms: ApiRooms, request: FastifyRequest, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  const { actor, ip } = request
  await recordRead(rooms.db, {
    happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip, page: 'dossier-list',
    purpose: 'dossier.list', personIds: lines.map(({ applicantId }) => applicantId),
  })
}

function writeCursor({ at, id }: LineCursor): string {
  return Buffer.from(`${String(at.getTime())} ${String(id)}`).toString('base64url')
}

/** Whoever makes one up gets a list that begins elsewhere; nothing more than they may see. Days the database has none of are no cursor. */
function readCursor(cursor: string): LineCursor | undefined {
  const found = /^(\d{1,14}) (\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString())
  return found ? { at: new Date(Number(found[1])), id: BigInt(found[2] ?? 0) } : undefined
}
