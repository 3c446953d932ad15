import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  HandOverFigureQuery, HandOverFigures, HandOverList, HandOverQuery, StayList,
} from '@motcua/contracts/hand-overs.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { NO_ROW } from '../kernel/no-row.ts'
import { addDays, dayOf, momentOn } from '../kernel/work-calendar.ts'
import { type Dossier, isPartOf, isUnitWithin, listLinesOf } from '../modules/dossiers/public.ts'
import { type Directory, unitInWords, withPast } from '../modules/organisation/public.ts'
import {
  type StuckHandOver, countHandOvers, countHandOversTogether, listLegs, listStuckHandOvers,
} from '../modules/workflow/public.ts'
import { viewerOf } from './authenticate.ts'
import { findWithinReach } from './dossier-detail.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const PAGE = 50

/** Hand-overs between agencies: what stands still, the stays of a dossier, and how many were electronic. */
export function handOverRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/hand-overs', {
      config: { permission: 'dossier.list' },
      schema: {
        tags: ['dossiers'], summary: 'Hand-overs that were refused, or that nobody acknowledged in time, longest first',
        querystring: HandOverQuery, response: { 200: HandOverList, '4xx': Problem },
      },
    }, async (request) => {
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const viewer = viewerOf(request, rooms)
      const found = await listStuckHandOvers(rooms.db, {
        now: rooms.clock.now(), unitIds: unitsOf(request, directory), accountId: viewer.accountId, limit: PAGE + 1,
        after: request.query.cursor === undefined ? undefined : readCursor(request.query.cursor),
      })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: await showStuck(rooms, request, directory, page),
        next: last ? writeCursor({ at: last.since, id: last.id }) : null,
      }
    })

    app.get('/api/dossiers/:id/stays', {
      config: { permission: 'dossier.read' },
      schema: {
        tags: ['dossiers'], summary: 'Which agencies had it, from which acknowledgement to which, and who holds it now',
        params: IdParams, response: { 200: StayList, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      return { items: await showStays(rooms, dossier) }
    })

    app.get('/api/figures/hand-overs', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Share of dossiers whose every hand-over was electronic, by the unit that handed over',
        querystring: HandOverFigureQuery, response: { 200: HandOverFigures, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, until, unit } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const days = { from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0) }
      const reach = unitsOf(request, directory)
      const given = await countHandOvers(rooms.db, { ...days, unitIds: reach })
      const asked = unit === undefined ? given : given.filter(({ unitId }) => isOfUnit(directory, unitId, unit))
      const all = await countHandOversTogether(rooms.db, {
        ...days, unitIds: unit === undefined ? reach : asked.map(({ unitId }) => unitId),
      })
      return {
        counts: 'dossiers' as const, ...all, share: shareOf(all), target: targetOf(directory),
        units: agenciesOf(directory, [
          ...given.map(({ unitId }) => unitId), ...unit === undefined ? [] : [directory.byPublicId(unit)?.id ?? NO_ROW],
        ]),
        items: asked.map(({ unitId, ...one }) => ({
          ...one, unitId: directory.lastKnown(unitId)?.publicId ?? '', unitName: unitInWords(directory, unitId),
          share: shareOf(one),
        })),
      }
    })
  }
}

function shareOf({ dossiers, electronic }: { dossiers: number; electronic: number }): number | null {
  return dossiers === 0 ? null : electronic / dossiers
}

/** Of the policy `electronic-hand-over-target`, which says it of a hundred. */
function targetOf(directory: Directory): number | null {
  const target = directory.policy('electronic-hand-over-target')?.value
  return typeof target === 'number' ? target / 100 : null
}

/** Whether a unit is the asked one or a part of it, or was when it ended. */
function isOfUnit(directory: Directory, unitId: bigint, asked: string): boolean {
  const of = directory.byPublicId(asked)
  const here = directory.heirOf(unitId)
  return of !== undefined && here !== undefined && isPartOf(directory, here.id, of.id)
}

/** The bodies that units belong to today, by name. */
function agenciesOf(directory: Directory, unitIds: readonly bigint[]): { id: string; name: string }[] {
  const bodies = unitIds.flatMap((id) => directory.bodyOf(directory.heirOf(id)?.id ?? id) ?? [])
  return [...new Set(bodies)].map(({ publicId, name }) => ({ id: publicId, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** The units within reach, or undefined for all; what a unit that ended had is its heir's. */
function unitsOf({ scopes }: FastifyRequest, directory: Directory): bigint[] | undefined {
  if (scopes.some(({ reach }) => reach === 'province')) return undefined
  const within = directory.units.map(({ id }) => id)
    .filter((id) => scopes.some((scope) => isUnitWithin(directory, scope, id)))
  return [...new Set(withPast(directory, within))]
}

async function showStuck(
  rooms: ApiRooms, { scopes }: FastifyRequest, directory: Directory, page: readonly StuckHandOver[],
) {
  const [lines, names] = await Promise.all([
    listLinesOf(rooms.db, page.map(({ caseId }) => caseId)),
    namesOfStaff(rooms.db, page.flatMap(({ handedOverBy, refusedBy }) => [handedOverBy, refusedBy ?? []].flat())),
  ])
  const nameIn = (unitId: bigint) => unitInWords(directory, unitId)
  return page.flatMap((leg) => {
    const line = lines.find(({ id }) => id === leg.caseId)
    return line ? [{
      id: line.publicId, number: line.number,
      procedure: rooms.catalogue.version(line.procedureVersionId).content.name,
      fromName: nameIn(leg.handedOverFrom), toName: nameIn(leg.unitId), handedOverAt: leg.handedOverAt.toISOString(),
      handedOverBy: names.get(leg.handedOverBy) ?? '', since: leg.since.toISOString(),
      refusedBy: leg.refusedBy === null ? null : names.get(leg.refusedBy) ?? '', reason: leg.refusedWhy,
      isOurs: !scopes.some((scope) => isUnitWithin(directory, scope, leg.unitId))
        || scopes.some((scope) => isUnitWithin(directory, scope, leg.handedOverFrom)),
    }] : []
  })
}

async function showStays(rooms: ApiRooms, dossier: Dossier) {
  const now = rooms.clock.now()
  const legs = await listLegs(rooms.db, dossier.id)
  const people = legs.flatMap(({ handedOverBy, receivedBy, refusedBy }) => [handedOverBy, receivedBy, refusedBy])
  const names = await namesOfStaff(rooms.db, people.filter((id) => id !== null))
  const who = (id: bigint | null) => id === null ? null : names.get(id) ?? null
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  return legs.map((leg) => {
    // Names of the day on which it was handed over: a unit may have followed another since.
    const directory = rooms.directory.on(dayOf(leg.handedOverAt))
    const nameIn = (unitId: bigint) => directory.byId(unitId)?.name ?? ''
    const isFirst = leg.handedOverFrom === leg.unitId
    const held = leg.receivedAt ? Number(leg.endedAt ?? now) - Number(leg.receivedAt) : 0
    return {
      agencyName: nameIn(leg.agencyId), unitName: nameIn(leg.unitId),
      fromName: isFirst ? null : nameIn(leg.handedOverFrom), handedOverAt: leg.handedOverAt.toISOString(),
      handedOverBy: who(leg.handedOverBy), how: leg.how, acknowledgeBy: iso(leg.acknowledgeBy),
      receivedAt: iso(leg.receivedAt), receivedBy: who(leg.receivedBy), refusedAt: iso(leg.refusedAt),
      refusedBy: who(leg.refusedBy), reason: leg.refusedWhy, dueAt: leg.dueAt.toISOString(), endedAt: iso(leg.endedAt),
      minutes: Math.max(0, Math.floor(held / 60_000)),
    }
  })
}
