import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CitizenScreens, ScreenBody, ScreenEnded, ScreenEndingBody, ScreenHeard, ScreenMade, ScreenShowing,
} from '@motcua/contracts/citizen-screen.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { findPersonToReach } from '../modules/identity/public.ts'
import { findDeviceByPublicId, listDevices, makeDevice, revokeDevice } from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { announceDevice } from './announce-device.ts'
import { senderOf } from './authenticate.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { stationsOf } from './stations.ts'

const INTAKE = { permission: 'dossier.intake' } as const
const tags = ['dossiers']

/** Screens at counters that are turned to the citizen: whoever receives there enrols them and shows what they type. */
export function citizenScreenRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const stationsOfClerk = (request: FastifyRequest) => stationsOf(rooms, request).stations

  return async (app) => {
    app.get('/api/citizen-screens', {
      config: INTAKE,
      schema: {
        tags, summary: 'Screens turned to the citizen, of the sections and offices of the post at which one receives',
        response: { 200: CitizenScreens, '4xx': Problem },
      },
    }, async (request) => {
      const sections = stationsOfClerk(request)
      const screens = await listDevices(rooms.db, sections.map(({ id }) => id), ['screen'])
      return {
        places: sections.map(({ id: unit, publicId: unitId, name: unitName }) => ({
          unitId, unitName,
          screens: screens.filter((one) => one.unitId === unit).map(({ id, publicId, name, enrolledAt }) => ({
            id: publicId, name, enrolledAt: enrolledAt?.toISOString() ?? null, isHeard: rooms.screens.isHeard(id),
          })),
        })),
      }
    })

    app.post('/api/citizen-screens', {
      config: INTAKE,
      schema: {
        tags, summary: 'Announce a screen; the code that makes a browser one is shown once', headers: RequestHeaders,
        body: ScreenBody, response: { 201: ScreenMade, '4xx': Problem },
      },
    }, async (request, reply) => {
      const section = stationsOfClerk(request).find(({ publicId }) => publicId === request.body.unitId)
      return announceDevice(rooms, request, reply, section, (ctx, one) => makeDevice(ctx, { ...one, kind: 'screen' }))
    })

    app.post('/api/citizen-screens/:id/ending', {
      config: INTAKE,
      schema: {
        tags, summary: 'A screen is none any more, and shows nothing', headers: RequestHeaders, params: IdParams,
        body: ScreenEndingBody, response: { 200: ScreenEnded, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const reached = new Set(stationsOfClerk(request).map((section) => section.id))
      const device = await findDeviceByPublicId(rooms.db, id)
      const outcome = await inTransaction(
        rooms, senderOf(request), (ctx) => revokeDevice(ctx, {
          device: id, kinds: ['screen'], isReached: (unit) => reached.has(unit),
        }),
        () => ({ status: 200, body: { id } }),
      )
      if (!outcome.ok) {
        const { code } = outcome.refusal
        return sendProblem(reply, problemOf(code === 'device-unknown' ? 'not-found' : code))
      }
      if (device) rooms.screens.wipe(device.id)
      return reply.code(200).send(outcome.value.body)
    })

    app.post('/api/citizen-screens/:id/showing', {
      config: INTAKE,
      schema: {
        tags, summary: 'Show the citizen what is typed, or wipe it; kept in memory only', params: IdParams,
        description: 'Stores nothing, so it takes no Idempotency-Key. Without lines the screen is wiped.',
        body: ScreenShowing, response: { 200: ScreenHeard, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params, body: { sheetId, applicantId, lines, isAsked }, actor: { accountId } } = request
      const device = await findDeviceByPublicId(rooms.db, params.id)
      const isReached = stationsOfClerk(request).some(({ id }) => id === device?.unitId)
      if (device?.kind !== 'screen' || !isReached) return sendProblem(reply, problemOf('not-found'))
      const person = applicantId === undefined ? undefined : await findPersonToReach(rooms.db, applicantId)
      if (applicantId !== undefined && !person)
        return sendProblem(reply, problemOf('person-unknown', [faultAt('/applicantId', 'person-unknown')]))
      const work = { accountId, sheetId, personId: person?.id ?? null }
      if (!rooms.screens.show(device.id, work, lines, isAsked)) return sendProblem(reply, problemOf('screen-taken'))
      const shown = rooms.screens.find(device.id)
      return {
        isHeard: rooms.screens.isHeard(device.id), answer: shown?.view.answer ?? null,
        confirmation: shown?.confirmation ?? null,
      }
    })
  }
}
