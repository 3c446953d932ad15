import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Nothing, Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import { Tracking, TrackingParams, TrackingProof } from '@motcua/contracts/tracking.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, trackDossier } from '../modules/dossiers/public.ts'
import type { AttemptLimits } from '../modules/identity/public.ts'
import { findSynchronised } from '../modules/integration/public.ts'
import { listTasks } from '../modules/workflow/public.ts'
import { explainClocks } from './explain-clocks.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { STATE_IN_WORDS } from './showing-texts.ts'

/**
 * Following a dossier by its code: state, unit, due date; more with the QR's token or the last four digits of the
 * number.
 */
export function trackingRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/tracking/:number', {
      config: { permission: 'public' },
      schema: {
        tags: ['tracking'], summary: 'Where a dossier stands', params: TrackingParams, querystring: Nothing,
        response: { 200: Tracking, '4xx': Problem },
      },
    }, async (request, reply) => track(rooms, request, reply, request.params.number, {}))

    app.post(
      '/api/tracking/:number/proof',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['tracking'], summary: 'Where a dossier stands, for whoever shows that it is theirs',
          description: WITHOUT_KEY, params: TrackingParams, body: TrackingProof,
          response: { 200: Tracking, '4xx': Problem },
        },
      },
      async (request, reply) => track(rooms, request, reply, request.params.number, request.body),
    )
  }
}

/** Each look is counted for good before anything is read. */
async function track(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, typed: string, proof: TrackingProof,
) {
  const limits = rooms.directory.on(dayOf(rooms.clock.now())).policy('tracking-attempts')?.value as AttemptLimits
  const tracked = await trackDossier(rooms.db, { requestId: crypto.randomUUID(), fromAddr: request.ip }, {
    ...proof, number: typed.trim().toUpperCase(), limits, machineNow: rooms.machineClock.now(),
  })
  if (!tracked.ok) return sendProblem(reply, problemOf(tracked.refusal.code))
  return show(rooms, sayTo(request), tracked.value.dossier, tracked.value.isProven)
}

async function show(rooms: ApiRooms, say: Say, dossier: Dossier, isProven: boolean): Promise<Tracking> {
  const nameOf = (unitId: bigint) => rooms.directory.nameOn(unitId, dayOf(dossier.submittedAt))
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  const shown = {
    number: dossier.number, stateText: say(STATE_IN_WORDS[dossier.state]),
    unitName: nameOf(dossier.competentUnitId), dueAt: iso(dossier.dueAt),
  }
  if (!isProven) return { ...shown, more: null }
  const [tasks, clocks, synchronisedAt] = await Promise.all([
    listTasks(rooms.db, dossier.id), explainClocks(rooms.db, rooms.directory, dossier.id, rooms.clock.now(), say),
    findSynchronised(rooms.db, dossier.id),
  ])
  return {
    ...shown,
    more: {
      procedureName: rooms.catalogue.version(dossier.procedureVersionId).content.name,
      submittedAt: dossier.submittedAt.toISOString(),
      receivedAt: iso(dossier.receivedAt),
      issuedAt: iso(dossier.issuedAt),
      deliveredAt: iso(dossier.deliveredAt),
      synchronisedAt: iso(synchronisedAt),
      steps: tasks.map(({ name, unitId, doneAt }) => ({
        name, unitName: nameOf(unitId), doneAt: iso(doneAt),
      })),
      trace: [...(clocks.find(({ kind }) => kind === 'dossier')?.trace ?? [])],
    },
  }
}
