import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { Tracking, TrackingQuery } from '@motcua/contracts/tracking.ts'
import Type from 'typebox'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Dossier, findDossierByNumber } from '../modules/dossiers/public.ts'
import { type AttemptLimits, countAttempt, getPeople } from '../modules/identity/public.ts'
import { listTasks } from '../modules/workflow/public.ts'
import { explainClocks } from './explain-clocks.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { STATE_TEXTS } from './showing.ts'

/** Following a dossier by its code: state, unit, due date; more with the QR's token or the last four digits of the number. */
export function trackingRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/tracking/:number', {
      config: { permission: 'public' },
      schema: {
        tags: ['tracking'], summary: 'Where a dossier stands', params: Type.Object({ number: Type.String({ maxLength: 60 }) }), querystring: TrackingQuery,
        response: { 200: Tracking, '4xx': Problem },
      },
    }, async (request, reply) => {
      const number = request.params.number.trim().toUpperCase()
      const limits = rooms.directory.on(dayOf(rooms.clock.now())).policy('tracking-attempts')?.value as AttemptLimits
      const { token, digits } = request.query
      // A guess of digits is counted for good before it is looked at; so is a guess of numbers, by address.
      const attempt = await countAttempt(rooms.db, { requestId: crypto.randomUUID(), fromAddr: request.ip }, { kind: 'tracking', on: number, limits, machineNow: rooms.machineClock.now() })
      if (!attempt.ok) return sendProblem(reply, problemOf('too-many-attempts'))
      const dossier = await findDossierByNumber(rooms.db, number)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      const isKnown = token !== undefined && token === dossier.trackingToken || digits !== undefined && await areLastDigits(rooms, dossier, digits)
      return show(rooms, dossier, isKnown)
    })
  }
}

async function areLastDigits(rooms: ApiRooms, { applicantId }: Dossier, digits: string): Promise<boolean> {
  const [person] = await getPeople(rooms.db, [applicantId])
  const number = person?.personalNumber ?? person?.oldNumber ?? person?.taxCode
  return number?.endsWith(digits) ?? false
}

async function show(rooms: ApiRooms, dossier: Dossier, isKnown: boolean): Promise<Tracking> {
  const directory = rooms.directory.on(dayOf(dossier.submittedAt))
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  const shown = { number: dossier.number, stateText: STATE_TEXTS[dossier.state], unitName: directory.byId(dossier.competentUnitId)?.name ?? '', dueAt: iso(dossier.dueAt) }
  if (!isKnown) return { ...shown, more: null }
  const [tasks, clocks] = await Promise.all([listTasks(rooms.db, dossier.id), explainClocks(rooms.db, rooms.directory, dossier.id, rooms.clock.now())])
  return {
    ...shown,
    more: {
      procedureName: rooms.catalogue.version(dossier.procedureVersionId).content.name, submittedAt: dossier.submittedAt.toISOString(), receivedAt: iso(dossier.receivedAt),
      issuedAt: iso(dossier.issuedAt), deliveredAt: iso(dossier.deliveredAt), synchronisedAt: iso(dossier.synchronisedAt),
      steps: tasks.map(({ name, unitId, doneAt }) => ({ name, unitName: directory.byId(unitId)?.name ?? '', doneAt: iso(doneAt) })),
      trace: [...clocks.find(({ kind }) => kind === 'dossier')?.trace ?? []],
    },
  }
}
