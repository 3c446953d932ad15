import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { FastifyInstance, InjectOptions, RouteOptions } from 'fastify'
import { SESSION_COOKIE } from '../../src/api/authenticate.ts'
import { type LiveHub, openLiveHub } from '../../src/api/live-hub.ts'
import type { Adapter, Register, ServiceSettings } from '../../src/modules/integration/public.ts'
import { openMaintenance } from '../../src/modules/notifications/public.ts'
import { openHallHub, openScreenHub } from '../../src/modules/queue/public.ts'
import { buildServer } from '../../src/app/build-server.ts'
import { serviceSettingsOf } from '../../src/app/service-settings.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { PostalCarrier } from '../../src/platform/carrier/postal-carrier.ts'
import { type Outward, openOutward } from '../../src/platform/outward/outward.ts'
import type { PaymentGateway } from '../../src/platform/gateway/payment-gateway.ts'
import type { StaffProvider } from '../../src/platform/sign-in/staff-provider.ts'
import { openLog } from '../../src/platform/log.ts'
import { type Storage, openStorage } from '../../src/platform/storage.ts'
import { type Province, createProvince } from '../province-database.ts'

/** Of all staff that the data or a test make. */
export const PASSWORD = 'Motcua@1107'

export interface Sent {
  readonly body?: unknown
  /** A body as it stands, whatever it is. */
  readonly payload?: InjectOptions['payload']
  /** Idempotency-Key; a new one unless named, none if null. */
  readonly key?: string | null
  /** The version that the screen showed. */
  readonly version?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** The fields of answers that tests look into. Which of them an answer has is what they test. */
export interface Told {
  readonly id: string
  readonly slipId: string
  readonly number: string
  readonly version: number
  readonly state: string
  readonly fullName: string
  readonly applicant: { readonly id: string; readonly fullName: string }
  readonly items: readonly { readonly id: string; readonly number: string; readonly fullName: string }[]
  readonly next: string | null
  readonly components: readonly {
    readonly id: string
    readonly required: string
    readonly handling: string
    readonly isForm: boolean
    readonly how: string
    readonly papers: readonly { readonly id: string }[]
  }[]
  readonly charges: readonly { readonly id: string; readonly state: string }[]
  /** Of a problem (RFC 9457). */
  readonly code: string
  readonly status: number
  readonly detail: string
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly text: string }[]
}

export interface Got {
  readonly status: number
  /** As it came; two answers of equal text tell a stranger nothing apart. */
  readonly text: string
  readonly body: Told
  readonly headers: Readonly<Record<string, unknown>>
}

/** Somebody at the API: nobody, or the holder of a session. */
export interface Caller {
  readonly cookie: string
  call(method: string, url: string, sent?: Sent): Promise<Got>
}

export interface HttpServer {
  readonly app: FastifyInstance
  readonly province: Province
  /** Of the server: where its files lie; the province has one of its own. */
  readonly storage: Storage
  /** With which the server signs tickets and links. */
  readonly secret: string
  /** What open screens follow. */
  readonly live: LiveHub
  /** Every route that the running server has, as it was declared. */
  readonly routes: readonly RouteOptions[]
  /** Lines of the log, so that a test may look for what should not stand there. */
  readonly log: string[]
  /** Whoever holds these cookies. */
  callerWith(cookie: string): Caller
  /** A member of staff by name, signed in with the password through the door. */
  asUser(username: string, password?: string): Promise<Caller>
  stop(): Promise<void>
}

/** What `inject` brings at once comes in one turn of the loop, as nothing comes by sockets. */
const NO_LOAD_LIMITS = { mostAtOnce: Infinity, longestTurn: Infinity }

/** What production does not start without; nobody answers there. */
const WANTED = {
  MOTCUA_SECRET: 'k'.repeat(32), SMS_PORT: 'http', SMS_URL: 'https://sms.example/send', SMS_KEY: 'key',
  SMTP_URL: 'smtps://user:word@mail.example', MAIL_FROM: 'Một cửa <motcua@tinh.example>',
}

/** The whole server on a database of its own with the real province; requests go in by `inject`, without a network. */
export async function startHttp(
  {
    publicUrl = 'http://localhost', profile = 'demonstration', dataSet, gateway, carrier, staffProvider, registers, services,
    adapters = [], outward = openOutward({ allowsLoopback: true }),
  }: {
    publicUrl?: string; profile?: string; dataSet?: string; gateway?: PaymentGateway; carrier?: PostalCarrier
    staffProvider?: StaffProvider; outward?: Outward; registers?: ReadonlyMap<string, Register>
    adapters?: readonly Adapter[]; services?: Partial<ServiceSettings>
  } = {},
): Promise<HttpServer> {
  const province = await createProvince(dataSet)
  const folder = mkdtempSync(join(tmpdir(), 'motcua-http-'))
  const config = readConfig(
    {},
    {
      MOTCUA_PROFILE: profile, DATABASE_URL: province.database.appUrl, MOTCUA_FILES: folder, PUBLIC_URL: publicUrl,
      ...profile === 'production' ? WANTED : { HASH_MEMORY_KIB: '1024' },
    },
  )
  if (!config.ok) throw new Error(config.refusal.text)
  const log: string[] = []
  const failures: unknown[] = []
  const live = openLiveHub(province.db, { everySeconds: 3_600, onFailed: (error) => failures.push(error) })
  const halls = openHallHub(province, { everyMilliseconds: 3_600_000, onFailed: (error) => failures.push(error) })
  const screens = openScreenHub({ leaseMilliseconds: 3_600_000 })
  const stream = new Writable({ write: (chunk: Buffer, _, done) => { log.push(chunk.toString()); done() } })
  const storage = await openStorage(folder)
  const maintenance = await openMaintenance(province)
  const { app, routes } = await watched(async () =>
    buildServer({
      ...province, config: config.value, log: openLog('info', stream), machineClock: systemClock,
      storage, live, maintenance, halls, screens, gateway, carrier, staffProvider, outward, adapters, registers,
      services: { ...serviceSettingsOf(config.value, {}), ...services },
      isDemonstration: profile === 'demonstration', publicUrl,
      hashCost: config.value.hashCost, secret: config.value.secret,
      moveClock: async (at) => province.clock.set(at.toISOString()),
      refresh: async () => undefined, close: async () => undefined,
    }, { loadLimits: NO_LOAD_LIMITS }),
  )
  await app.ready()
  const callerWith = (cookie: string) => callerOf(app, cookie)
  return {
    app, province, secret: config.value.secret, storage, live, routes, log, callerWith,
    async asUser(username, password = PASSWORD) {
      const { status, headers, text } = await callerWith('').call('POST', '/api/session', {
        body: { username, password },
      })
      if (status !== 200) throw new Error(`${username} could not sign in: ${text}`)
      return callerWith(String(headers['set-cookie']).split(';')[0] ?? '')
    },
    async stop() {
      await app.close()
      await Promise.all([live.stop(), halls.stop()])
      if (failures.length > 0) throw failures[0]
      await province.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The cookie of staff with any token in it. */
export function staffCookie(token: string): string {
  return `${SESSION_COOKIE}=${token}`
}

/** Everybody has an address of their own, since attempts are counted by it. */
let addresses = 0

function callerOf(app: FastifyInstance, cookie: string): Caller {
  addresses += 1
  const remoteAddress = `198.18.${String(addresses >> 8)}.${String(addresses & 255)}`
  return {
    cookie,
    async call(method, url, { body, payload, key = randomUUID(), version, headers = {} } = {}) {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        remoteAddress,
        headers: {
          host: 'localhost', ...(cookie && { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== null && !['GET', 'HEAD'].includes(method) && { 'idempotency-key': key }),
          ...(version !== undefined && { 'if-match': `"${String(version)}"` }), ...headers,
        },
        ...(body !== undefined ? { payload: JSON.stringify(body) } : payload !== undefined && { payload }),
      })
      const isJson = /json/.test(String(answer.headers['content-type']))
      return {
        status: answer.statusCode, text: answer.body,
        body: (isJson && answer.body !== '' ? JSON.parse(answer.body) : {}) as Told, headers: answer.headers,
      }
    },
  }
}

/** Fastify tells of each server when it begins: early enough to hear of every route, without a word in the program. */
async function watched(
  build: () => Promise<FastifyInstance>,
): Promise<{ app: FastifyInstance; routes: RouteOptions[] }> {
  const routes: RouteOptions[] = []
  const listen = (message: unknown) => {
    ;(message as { fastify: FastifyInstance }).fastify.addHook('onRoute', (route) => {
      routes.push(route)
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    return { app: await build(), routes }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}
