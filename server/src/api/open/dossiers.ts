import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Changes, ChangesQuery, NumberParams, Progress } from '@motcua/contracts/open-api.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import { NO_ROW } from '../../kernel/no-row.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import { FIRST, listEventsAfter, readEnd } from '../../modules/audit/public.ts'
import {
  type Dossier, type State, dossiersById, findDossierByNumber, nationalCodeOf, statesBeforeUndo,
} from '../../modules/dossiers/public.ts'
import { codeOfProcedure, isToldOutside } from '../../modules/integration/public.ts'
import { problemOf, sendProblem } from '../problems.ts'
import type { ApiRooms } from '../rooms.ts'
import { readFeedCursor, writeFeedCursor } from './feed-cursor.ts'
import { reachOfClient } from './let-in.ts'

const tags = ['open']
const PAGE = 50
/** Events that one call reads at most: a program of a small unit is told to go on before it has waited long. */
const [MOST_EVENTS, BATCH] = [2_000, 500]

/** How dossiers of a unit stand: one by its number, and which have changed since. */
export function openDossierRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/open/v1/dossiers', {
      config: { permission: 'public', scope: 'dossier.follow' },
      schema: {
        tags, summary: 'Dossiers of the unit that have changed since the cursor, in the order of their changes',
        querystring: ChangesQuery, response: { 200: Changes, '4xx': Problem },
      },
    }, async ({ query: { cursor: given, from, limit = PAGE }, client }, reply) => {
      const start = given === undefined ? from === 'beginning' ? FIRST : await readEnd(rooms.db) : readFeedCursor(given)
      if (!start) return sendProblem(reply, problemOf('cursor-wrong'))
      const { isReached } = reachOfClient(rooms, client)
      const changed = new Map<bigint, { readonly dossier: Dossier; readonly at: Date }>()
      const now = rooms.clock.now()
      let [cursor, read, hasMore] = [start, 0, true]
      while (hasMore && changed.size < limit && read < MOST_EVENTS) {
        const events = await listEventsAfter(rooms.db, cursor, BATCH)
        const dossiers = await dossiersById(rooms.db, [...new Set(events.flatMap(({ dossierId }) => dossierId ?? []))])
        hasMore = events.length === BATCH
        for (const event of events) {
          // What may still be undone is told of to nobody, nor what came after it.
          if (event.publishAfter !== null && event.publishAfter > now && !event.isVoid) { hasMore = false; break }
          const isTold = !event.isVoid && isToldOutside(event.type)
          const dossier = isTold ? dossiers.get(event.dossierId ?? NO_ROW) : undefined
          const isOurs = dossier !== undefined && isReached(dossier.competentUnitId)
          if (isOurs && changed.size === limit && !changed.has(dossier.id)) { hasMore = true; break }
          if (isOurs) {
            changed.delete(dossier.id)
            changed.set(dossier.id, { dossier, at: event.happenedAt })
          }
          cursor = event
        }
        read += events.length
      }
      // A later step of it that may still be undone shows in none of its fields, either.
      const before = await statesBeforeUndo(rooms.db, [...changed.keys()], now)
      return {
        items: [...changed.values()].map(({ dossier, at }) =>
          ({ ...showProgress(rooms, dossier, before.get(dossier.id)), changedAt: at.toISOString() })),
        next: writeFeedCursor(cursor), hasMore,
      }
    })

    app.get('/api/open/v1/dossiers/:number', {
      config: { permission: 'public', scope: 'dossier.read' },
      schema: {
        tags, summary: 'How a dossier of the unit stands, by its number', params: NumberParams,
        response: { 200: Progress, '4xx': Problem },
      },
    }, async ({ params: { number }, client }, reply) => {
      const dossier = await findDossierByNumber(rooms.db, number)
      if (!dossier || !reachOfClient(rooms, client).isReached(dossier.competentUnitId))
        return sendProblem(reply, problemOf('not-found'))
      const before = await statesBeforeUndo(rooms.db, [dossier.id], rooms.clock.now())
      return showProgress(rooms, dossier, before.get(dossier.id))
    })
  }
}

/** By the same rule as events tell it: nothing of whose it is; `state` as it was before what may still be undone. */
function showProgress(
  { directory, catalogue, clock }: ApiRooms, dossier: Dossier, state: State = dossier.state,
): Progress {
  const day = dayOf(clock.now())
  const moment = (at: Date | null) => at?.toISOString() ?? null
  return {
    number: dossier.number, state, nationalState: String(nationalCodeOf(state)),
    procedure: codeOfProcedure(catalogue.version(dossier.procedureVersionId)),
    unit: {
      id: directory.on(day).lastKnown(dossier.competentUnitId)?.publicId ?? null,
      name: directory.nameOn(dossier.competentUnitId, day),
    },
    submittedAt: dossier.submittedAt.toISOString(), receivedAt: moment(dossier.receivedAt),
    dueAt: moment(dossier.dueAt), issuedAt: moment(dossier.issuedAt), returnedAt: moment(dossier.deliveredAt),
  }
}
