import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import { type Province, createProvince } from './province-database.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { openStorage } from '../src/platform/storage.ts'
import { type CodeMessage, type PortalRooms, portalPages, sendPortalNotFound } from '../src/pages/portal.ts'
import { Visitor } from './portal-visitor.ts'

export interface PortalServer {
  readonly app: FastifyInstance
  readonly rooms: PortalRooms
  readonly province: Province
  readonly machineClock: ReturnType<typeof stoppedClock>
  /** Codes that were sent, the latest last. */
  readonly codes: CodeMessage[]
  visitor(): Visitor
  stop(): Promise<void>
}

/** The portal over a fresh database with the real data of the province, without anything else of the program. */
export async function startPortal(options: { readonly isDemonstration?: boolean } = {}): Promise<PortalServer> {
  const province = await createProvince()
  const folder = mkdtempSync(join(tmpdir(), 'motcua-portal-'))
  const machineClock = stoppedClock('2026-03-02T08:00+07:00')
  const codes: CodeMessage[] = []
  const { db, clock, guard, directory, catalogue, processes } = province
  const rooms: PortalRooms = {
    db, clock, guard, directory, catalogue, processes, machineClock, storage: await openStorage(folder),
    isDemonstration: options.isDemonstration ?? true,
    publicUrl: 'http://localhost', secret: 'a secret of the test and of nothing else', hashCost: {
      memoryCost: 64, timeCost: 1, parallelism: 1,
    },
    sendCode: async (message) => void codes.push(message),
  }
  const app = fastify()
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart)
  await app.register(portalPages(rooms))
  app.setNotFoundHandler(async (request, reply) => sendPortalNotFound(rooms, request, reply))
  await app.ready()
  return {
    app, rooms, province, machineClock, codes, visitor: () => new Visitor(app),
    async stop() {
      await app.close()
      await province.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
