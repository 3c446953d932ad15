import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { DeviceChanged, DeviceMade, HallDeviceBody, QueueDevices } from '@motcua/contracts/queue.ts'
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
/** What stands in a hall for whoever comes; screens at counters are their clerks'. */
const IN_HALL = ['kiosk', 'shared'] as const

/**
 * The kiosks of a section's hall and the machines that people share there: whoever keeps the section says which
 * browsers are one.
 */
export function queueDeviceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/queue/devices', {
      config: KEEP,
      schema: {
        tags, summary: 'Kiosks and shared machines of the sections within reach', response: { 200: QueueDevices, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, places } = placesOf(rooms, request)
      const devices = await listDevices(rooms.db, withPast(directory, places.map(({ unit }) => unit.id)), IN_HALL)
      return {
        places: places.map(({ unit }) => ({
          unitId: unit.publicId, unitName: unit.name,
          // Those of sections that have ended hang where they hung, and are the heir's now.
          devices: devices.filter(({ unitId }) => directory.heirOf(unitId)?.id === unit.id)
            .flatMap(({ publicId, kind, name, madeAt, enrolledAt }) => kind === 'screen' ? [] : [{
              id: publicId, kind, name, madeAt: madeAt.toISOString(), enrolledAt: enrolledAt?.toISOString() ?? null,
            }]),
        })),
      }
    })

    app.post('/api/queue/devices', {
      config: KEEP,
      schema: {
        tags, summary: 'Announce a kiosk or shared machine; the code that makes a browser one is shown once', headers: RequestHeaders,
        body: HallDeviceBody, response: { 201: DeviceMade, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, kind = 'kiosk' } = request.body
      const place = placesOf(rooms, request).places.find(({ unit }) => unit.publicId === unitId)
      return announceDevice(rooms, request, reply, place?.unit, (ctx, one) => makeDevice(ctx, { ...one, kind }))
    })

    app.post('/api/queue/devices/:id/ending', {
      config: KEEP,
      schema: {
        tags, summary: 'A kiosk gives out no number any more; a machine is shared no more', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: DeviceChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const { directory, places } = placesOf(rooms, request)
      const reached = new Set(withPast(directory, places.map(({ unit }) => unit.id)))
      const outcome = await inTransaction(
        rooms, senderOf(request), (ctx) => revokeDevice(ctx, {
          device: id, kinds: IN_HALL, isReached: (unit) => reached.has(unit),
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
