import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  OfflineDevices, OfflineEnrolled, OfflineEnrolmentBody, Outing, OutingBody,
} from '@motcua/contracts/offline.ts'
import { IdParams, OptionalRequestHeaders, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { DeviceBody, DeviceChanged, DeviceMade } from '@motcua/contracts/queue.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import { type Result, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type Outing as OutingRow, beginOuting, claimDevice, findDevice, isSignedBy, listDevices, makeDevice, offlineRulesOf,
  revokeDevice,
} from '../modules/offline/public.ts'
import { inTransaction } from '../platform/db.ts'
import { announceDevice } from './announce-device.ts'
import { anonymousSenderOf, grantsOf, senderOf, viewerOf } from './authenticate.ts'
import { findDelegationRefusal } from './delegated-reach.ts'
import { MOST_WRONG, kindsFor, worksFrom } from './offline-officer.ts'
import { limitRefused } from '../platform/limit-refused.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { delegatedProcedures, showOuting } from './show-outing.ts'
import { stationsOf } from './stations.ts'

const KEEP = { permission: 'queue.keep' } as const
const tags = ['offline']

/**
 * Devices without a network, of sections and of offices of the post: announced and revoked at the desk, enrolled by
 * themselves, taken out by officers.
 */
export function offlineDeviceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const wrongCodes = limitRefused(MOST_WRONG)
  return async (app) => {
    app.get('/api/offline/devices', {
      config: KEEP,
      schema: {
        tags, summary: 'Devices of the sections and offices within reach that work without a network',
        response: { 200: OfflineDevices, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, stations, unitIds } = stationsOf(rooms, request)
      const devices = await listDevices(rooms.db, unitIds)
      return {
        isOpen: offlineRulesOf(directory) !== undefined,
        places: stations.map(({ id, publicId, name }) => ({
          unitId: publicId, unitName: name,
          devices: devices.filter(({ unitId }) => directory.heirOf(unitId)?.id === id).map((one) => ({
            id: one.publicId, name: one.name, number: one.number, madeAt: one.madeAt.toISOString(),
            enrolledAt: one.enrolledAt?.toISOString() ?? null,
          })),
        })),
      }
    })

    app.post('/api/offline/devices', {
      config: KEEP,
      schema: {
        tags, summary: 'Announce a device; the code that makes a browser one is shown once', headers: RequestHeaders,
        body: DeviceBody, response: { 201: DeviceMade, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { stations } = stationsOf(rooms, request)
      const station = stations.find(({ publicId }) => publicId === request.body.unitId)
      return announceDevice(rooms, request, reply, station, makeDevice)
    })

    app.post('/api/offline/devices/:id/ending', {
      config: KEEP,
      schema: {
        tags, summary: 'Nothing that a device sends is accepted any more', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: DeviceChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const reached = new Set(stationsOf(rooms, request).unitIds)
      const outcome = await inTransaction(
        rooms, senderOf(request), (ctx) => revokeDevice(ctx, { device: id, isReached: (unit) => reached.has(unit) }),
        () => ({ status: 200, body: { id } }),
      )
      if (!outcome.ok) {
        const { code } = outcome.refusal
        return sendProblem(reply, problemOf(code === 'device-unknown' ? 'not-found' : code))
      }
      return reply.code(200).send(outcome.value.body)
    })

    app.post('/api/offline/enrolment', {
      config: { permission: 'public' },
      schema: {
        tags, summary: 'A browser becomes the device of a code, and is known by its key from now on',
        headers: OptionalRequestHeaders, body: OfflineEnrolmentBody, response: { 201: OfflineEnrolled, '4xx': Problem },
      },
    }, async (request, reply) => {
      const machineNow = rooms.machineClock.now()
      if (wrongCodes.isFull(request.ip, machineNow)) return sendProblem(reply, problemOf('too-many-attempts'))
      const { code, publicKey } = request.body
      const today = dayOf(rooms.clock.now())
      const outcome = await inTransaction(
        rooms, anonymousSenderOf(request, { publicKey }),
        (ctx) => claimDevice(ctx, { code, publicKey: Buffer.from(publicKey, 'base64') }),
        ({ publicId, number, name, unitId }) => ({
          status: 201,
          body: { id: publicId, number, name, sectionName: rooms.directory.on(today).lastKnown(unitId)?.name ?? '' },
        }),
      )
      if (!outcome.ok) {
        if (outcome.refusal.code === 'offline-code-wrong') wrongCodes.count(request.ip, machineNow)
        return sendProblem(reply, problemOf(outcome.refusal.code))
      }
      return reply.code(201).send(outcome.value.body)
    })

    app.post('/api/offline/outings', {
      // Whoever works at a counter has it, and whoever carries for the post; what else they may is asked below.
      config: { permission: 'queue.serve' },
      schema: {
        tags, summary: 'An officer takes a device out: until when, and what is needed without a network',
        headers: RequestHeaders, body: OutingBody, response: { 201: Outing, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { device: named, at, signature } = request.body
      const now = rooms.clock.now()
      const directory = rooms.directory.on(dayOf(now))
      const rules = offlineRulesOf(directory)
      if (!rules) return sendProblem(reply, problemOf('offline-closed'))
      const { reaches } = viewerOf(request, rooms, 'dossier.intake')
      // Whoever works elsewhere takes no device of this section or office out.
      const isReached = (unitId: bigint) => {
        const { isAtCounter, isCarrier } = worksFrom(rooms, request, unitId)
        return isAtCounter || isCarrier
      }
      const sender = senderOf(request, { device: named })
      // Its key and its section never change; whether it is revoked is looked at under a lock.
      const device = await findDevice(rooms.db, named)
      const outcome = await inTransaction(rooms, sender, async (ctx): Promise<Result<Begun, NotBegun>> => {
        if (!device || !isReached(device.unitId)) return refuse({ code: 'offline-device-unknown' })
        // When it says it was signed is held against no clock: the device's may be wrong, and an outing alone does
        // nothing, since each command is signed by the device again.
        if (!isSignedBy(device, `outing ${named} ${at}`, Buffer.from(signature, 'base64')))
          return refuse({ code: 'offline-signature-wrong' })
        return beginOuting(ctx, { device, rules })
      }, ({ publicId, workUntil, sendUntil }) => ({
        status: 201,
        body: { id: publicId, workUntil: workUntil.toISOString(), sendUntil: sendUntil.toISOString() },
      }))
      if (!outcome.ok) {
        const { code } = outcome.refusal
        const why = code === 'offline-device-unknown' && reaches.length === 0
          ? await findDelegationRefusal(
            rooms, request.delegatedWork, grantsOf(request), 'dossier.intake', dayOf(now)) : undefined
        return sendProblem(reply, problemOf(why ?? code))
      }
      const kinds = device ? await kindsFor(rooms, request, device.unitId) : []
      return reply.code(201).send({
        ...outcome.value.body, officerId: request.actor.accountPublicId, officerName: request.actor.fullName,
        now: now.toISOString(), mostCommands: rules.mostCommands, kinds,
        ...showOuting(rooms, directory, device?.unitId, delegatedProcedures(reaches)),
      })
    })
  }
}

type Begun = Omit<OutingRow, 'id'>
interface NotBegun {
  readonly code: 'offline-device-unknown' | 'offline-signature-wrong' | 'offline-device-revoked'
}
