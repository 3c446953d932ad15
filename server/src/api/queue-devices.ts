import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { DeviceBody, DeviceChanged, DeviceMade, QueueDevices } from '@motcua/contracts/queue.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import { withPast } from '../modules/organisation/public.ts'
import { listDevices, makeDevice, revokeDevice } from '../modules/queue/public.ts'
import { inTransaction } from '../platform/db.ts'
import { announceDevice } from './announce-device.ts'
import { senderOf } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import { placesOf } from './queue.ts'
import type { ApiRooms } from './rooms.ts'

const KEEP = { permission: 'queue.keep' } as const
const tags = ['queue']

/** The kiosks of a section's hall: whoever keeps the section says which browsers may give out numbers. */
export function queueDeviceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/queue/devices', {
      config: KEEP,
      schema: {
        tags, summary: 'Kiosks of the sections within reach', response: { 200: QueueDevices, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, places } = placesOf(rooms, request)
      const devices = await listDevices(rooms.db, withPast(directory, places.map(({ unit }) => unit.id)), 'kiosk')
      return {
        places: places.map(({ unit }) => ({
          unitId: unit.publicId, unitName: unit.name,
          // Those of sections that have ended hang where they hung, and are the heir's now.
          devices: devices.filter(({ unitId }) => directory.heirOf(unitId)?.id === unit.id)
            .map(({ publicId, name, madeAt, enrolledAt }) => ({
              id: publicId, name, madeAt: madeAt.toISOString(), enrolledAt: enrolledAt?.toISOString() ?? null,
            })),
        })),
      }
    })

    app.post('/api/queue/devices', {
      config: KEEP,
      schema: {
        tags, summary: 'Announce a kiosk; the code that makes a browser one is shown once', headers: RequestHeaders,
        body: DeviceBody, response: { 201: DeviceMade, '4xx': Problem },
      },
    }, async (request, reply) => {
      const place = placesOf(rooms, request).places.find(({ unit }) => unit.publicId === request.body.unitId)
      return announceDevice(rooms, request, reply, place?.unit, (ctx, one) => makeDevice(ctx, { ...one, kind: 'kiosk' }))
    })

    app.post('/api/queue/devices/:id/ending', {
      config: KEEP,
      schema: {
        tags, summary: 'A kiosk gives out no number any more', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: DeviceChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const { directory, places } = placesOf(rooms, request)
      const reached = new Set(withPast(directory, places.map(({ unit }) => unit.id)))
      const outcome = await inTransaction(
        rooms, senderOf(request), (ctx) => revokeDevice(ctx, {
          device: id, kind: 'kiosk', isReached: (unit) => reached.has(unit),
        }),
        () => ({ status: 200, body: { id } }),
      )
      if (!outcome.ok) {
        const { code } = outcome.refusal
        return sendProblem(reply, problemOf(code === 'device-unknown' ? 'not-found' : code))
      }
      return reply.code(200).send(outcome.value.body)
    })
  }
}
