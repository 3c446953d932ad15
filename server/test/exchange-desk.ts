import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { PROCEDURE_CODES } from '@motcua/sandbox/partners/national-portal/procedures.ts'
import { sql } from 'kysely'
import { takeDeclaration } from '../src/api/take-declaration.ts'
import { moveToOutbox } from '../src/jobs/exchange.ts'
import {
  type AdapterRooms, type ComparableAdapter, type Drained, drainOutbox, isComparable, openAdapters, takeIn, workInbox,
} from '../src/modules/integration/public.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { Province } from './province-database.ts'

const KEY = 'a-key-that-sandbox-and-test-share'
const PORTAL = 'national-portal'

/** What the stand-in of the national portal holds. */
export interface PortalHeld {
  readonly seen: Readonly<Record<string, number>>
  readonly dossiers: Readonly<Record<string, {
    readonly states: readonly string[]; readonly steps: readonly { readonly TrangThai: string }[]
    /** The newest row of it, as it was told. */
    readonly newest: Readonly<Record<string, unknown>>
  }>>
}

/** What else a partner of the sandbox must be told of, besides address and key. */
const SETTINGS: Readonly<Record<string, object>> = {
  [PORTAL]: { user: 'motcua', destination: 'VN:GOV:TEST', agency: '000.00.00.H00', codes: PROCEDURE_CODES },
  'command-centre': { source: 'urn:test' },
}

/** A province joined with a partner of the sandbox, over a real network; nothing was told before. */
export interface ExchangeDesk<Held = PortalHeld> {
  readonly adapter: ComparableAdapter
  readonly rooms: Province & { readonly machineClock: Clock; readonly adapters: readonly ComparableAdapter[] }
  /** Moves every event that there is into the outbox, also where transactions of others still run. */
  move(): Promise<void>
  send(processId?: string): Promise<Drained>
  /** Takes in what the partner has for us, and works it off. Throws of one that hands over nothing. */
  hear(): Promise<void>
  faults(given: object): Promise<void>
  /** What somebody does at the portal; answers what the portal says of it. */
  act(deed: string, given?: object): Promise<Readonly<Record<string, unknown>> | null>
  held(): Promise<Held>
  received(): Promise<number>
  close(): Promise<void>
}

/** Opens it; `machineClock` is that of leases and rests. The partner is the national portal unless named. */
export async function openExchange<Held = PortalHeld>(
  province: Province & Pick<AdapterRooms, 'registers'>, machineClock: Clock, partner = PORTAL,
): Promise<ExchangeDesk<Held>> {
  const { owner } = province.database
  await sql`truncate integration.message_out, integration.message_in, integration.package_in, integration.partner,
    integration.reconciliation, integration.difference, integration.day_figure, integration.register_call,
    integration.register_answer, integration.webhook cascade`.execute(owner)
  await sql`insert into audit.cursor (consumer, era, xid, id)
    select ${`to-${partner}`}, era, xid, id from audit.event order by era desc, event.xid desc, id desc limit 1
    on conflict (consumer) do update set era = excluded.era, xid = excluded.xid, id = excluded.id`.execute(owner)
  // What happened before is of other days, too.
  await sql`update audit.event set happened_at = happened_at - interval '1000 days'`.execute(owner)
  const nation: Nation = await openNation({
    ports: {}, only: [partner], home: 'http://127.0.0.1:9', keys: { [partner]: KEY }, isKept: true,
  })
  const url = nation.urls[partner] ?? ''
  const declared = async () => Promise.resolve([])
  const settings = { [partner]: { url, key: KEY, ...SETTINGS[partner] } }
  const declare = takeDeclaration({ ...province, isDemonstration: true })
  const fileAt = (_: string, paper: string) => `https://motcua.test/tep/${paper}`
  const [adapter] = openAdapters({ ...province, machineClock, declared, declare, fileAt }, settings)
  if (!adapter || !isComparable(adapter)) throw new Error('no adapter')
  const rooms = { ...province, machineClock, adapters: [adapter] }
  const isBehind = async () => (await sql<{ is: boolean }>`select exists (select from audit.event, audit.cursor
    where consumer = ${`to-${partner}`} and (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.id)) as is`
    .execute(owner)).rows[0]?.is
  const at = async (path: string, init: RequestInit = {}) => (await fetch(`${url}/_sandbox/${path}`, init)).json() as Promise<unknown>
  return {
    adapter, rooms,
    async move() {
      while (await isBehind()) if (await moveToOutbox(rooms, adapter) === 0) await sleep(10)
    },
    async hear() {
      const { inlet } = adapter
      if (!inlet) throw new Error('no inlet')
      await takeIn(rooms, inlet)
      await workInbox(rooms, inlet)
    },
    send: async (processId = randomUUID()) => drainOutbox(rooms, adapter.outlet, processId),
    faults: async (given) => { await at('faults', { method: 'PUT', body: JSON.stringify(given) }) },
    act: async (deed, given = {}) =>
      await at(`act/${deed}`, { method: 'POST', body: JSON.stringify(given) }) as Readonly<Record<string, unknown>> | null,
    held: async () => await at('state') as Held,
    received: async () => (await at('received') as { readonly count: number }).count,
    close: () => nation.stop(),
  }
}
