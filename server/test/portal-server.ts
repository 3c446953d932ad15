import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import { faultsOfPage } from './page-weight.ts'
import { type Province, createProvince } from './province-database.ts'
import type { Register } from '../src/modules/integration/public.ts'
import { openMaintenance } from '../src/modules/notifications/public.ts'
import { openHallHub, openScreenHub } from '../src/modules/queue/public.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import type { IdentityProvider } from '../src/platform/sign-in/identity-provider.ts'
import type { Outward } from '../src/platform/outward/outward.ts'
import type { PushPort } from '../src/platform/push/push-port.ts'
import type { PaymentGateway } from '../src/platform/gateway/payment-gateway.ts'
import { openStorage } from '../src/platform/storage.ts'
import { brandFilesOf } from '../src/pages/brand-files.ts'
import { staticFiles } from '../src/pages/static-files.ts'
import { dayOf } from '../src/kernel/work-calendar.ts'
import { type CodeMessage, type PortalRooms, portalPages, sendPortalNotFound } from '../src/pages/portal.ts'
import { Visitor } from './portal-visitor.ts'

export interface PortalServer {
  readonly app: FastifyInstance
  readonly rooms: PortalRooms
  readonly province: Province
  readonly machineClock: ReturnType<typeof stoppedClock>
  /** Codes that were sent, the latest last. */
  readonly codes: CodeMessage[]
  /** Routes that answered a GET well, each with the kinds of what it sent. */
  readonly visited: ReadonlyMap<string, ReadonlySet<'page' | 'file' | 'elsewhere'>>
  visitor(address?: string): Visitor
  /** Throws where any page that was opened since the start is over budget (P5.3). */
  stop(): Promise<void>
}

/** The portal over a fresh database with the real data of the province, without anything else of the program. */
export async function startPortal(options: {
  readonly isDemonstration?: boolean
  readonly gateway?: PaymentGateway
  readonly identityProvider?: IdentityProvider
  readonly registers?: ReadonlyMap<string, Register>
  readonly push?: PushPort
  readonly outward?: Pick<Outward, 'check'>
  /** Is told of each page that is sent. */
  readonly onPage?: (html: string, route: string) => void
} = {}): Promise<PortalServer> {
  const province = await createProvince()
  const folder = mkdtempSync(join(tmpdir(), 'motcua-portal-'))
  const machineClock = stoppedClock('2026-03-02T08:00+07:00')
  const codes: CodeMessage[] = []
  const { db, clock, guard, directory, catalogue, processes, feel, fees, keys } = province
  const halls = openHallHub({ db, clock }, {
    everyMilliseconds: 50, onFailed: (error) => { throw error instanceof Error ? error : new Error(String(error)) },
  })
  const screens = openScreenHub({ leaseMilliseconds: 3_600_000 })
  const rooms: PortalRooms = {
    maintenance: await openMaintenance({ db, clock }),
    halls, screens, db, clock, guard, directory, catalogue, processes, feel, fees, keys, machineClock,
    storage: await openStorage(folder), databaseUrl: province.database.appUrl,
    isDemonstration: options.isDemonstration ?? true, gateway: options.gateway,
    identityProvider: options.identityProvider, registers: options.registers,
    push: options.push, outward: options.outward,
    publicUrl: 'http://localhost', secret: 'a secret of the test and of nothing else', hashCost: {
      memoryCost: 64, timeCost: 1, parallelism: 1,
    },
    sendCode: async (message) => void codes.push(message),
  }
  const app = fastify()
  const { visited, faults } = watchPages(app, rooms, options.onPage)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart)
  await app.register(portalPages(rooms))
  app.setNotFoundHandler(async (request, reply) => sendPortalNotFound(rooms, request, reply))
  await app.ready()
  return {
    app, rooms, province, machineClock, codes, visited, visitor: (address) => new Visitor(app, address),
    async stop() {
      await app.close()
      await halls.stop()
      screens.stop()
      await province.drop()
      rmSync(folder, { recursive: true, force: true })
      if (faults.size > 0) throw new Error([...faults].join('\n'))
    },
  }
}

/** Weighs each page that is sent, so that every test of the portal holds every state it meets to the budgets. */
function watchPages(
  app: FastifyInstance, { directory, clock }: PortalRooms, onPage?: (html: string, route: string) => void,
) {
  const visited = new Map<string, Set<'page' | 'file' | 'elsewhere'>>()
  const faults = new Set<string>()
  const bytesOf = (address: string) => {
    const { sheet, emblem } = brandFilesOf(directory.on(dayOf(clock.now())))
    return [...staticFiles(), sheet, emblem].find((one) => one && address === `/tai-san/${one.name}`)?.bytes
  }
  app.addHook('onSend', async (request, reply, payload) => {
    const route = request.routeOptions.url ?? request.url
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html')
    if (isPage) onPage?.(String(payload), route)
    if (isPage) for (const fault of faultsOfPage(String(payload), bytesOf))
      faults.add(`${request.method} ${route} ${String(reply.statusCode)}: ${fault}`)
    if (request.method !== 'GET' || reply.statusCode >= 400) return
    const kind = reply.statusCode >= 300 ? 'elsewhere' : isPage ? 'page' : 'file'
    visited.set(route, (visited.get(route) ?? new Set()).add(kind))
  })
  return { visited, faults }
}
