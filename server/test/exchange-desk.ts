import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { sql } from 'kysely'
import { moveToOutbox } from '../src/jobs/exchange.ts'
import { type Adapter, type Drained, drainOutbox, openAdapters } from '../src/modules/integration/public.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { Province } from './province-database.ts'

const KEY = 'a key that sandbox and test share'
const PORTAL = 'national-portal'

/** What the stand-in of the national portal holds. */
export interface PortalHeld {
  readonly seen: Readonly<Record<string, number>>
  readonly dossiers: Readonly<Record<string, {
    readonly states: readonly string[]; readonly steps: readonly { readonly TrangThai: string }[]
  }>>
}

/** A province joined with the national portal of the sandbox, over a real network; nothing was told before. */
export interface ExchangeDesk {
  readonly adapter: Adapter
  readonly rooms: Province & { readonly machineClock: Clock; readonly adapters: readonly Adapter[] }
  /** Moves every event that there is into the outbox, also where transactions of others still run. */
  move(): Promise<void>
  send(processId?: string): Promise<Drained>
  faults(given: object): Promise<void>
  act(deed: string, given?: object): Promise<void>
  held(): Promise<PortalHeld>
  received(): Promise<number>
  close(): Promise<void>
}

/** Opens it; `machineClock` is that of leases and rests. */
export async function openExchange(province: Province, machineClock: Clock): Promise<ExchangeDesk> {
  const { owner } = province.database
  await sql`truncate integration.message_out, integration.message_in, integration.partner, integration.reconciliation,
    integration.difference`.execute(owner)
  await sql`insert into audit.cursor (consumer, era, xid, id)
    select ${`to-${PORTAL}`}, era, xid, id from audit.event order by era desc, event.xid desc, id desc limit 1
    on conflict (consumer) do update set era = excluded.era, xid = excluded.xid, id = excluded.id`.execute(owner)
  const nation: Nation = await openNation({
    ports: {}, only: [PORTAL], home: 'http://127.0.0.1:9', keys: { [PORTAL]: KEY }, isKept: true,
  })
  const url = nation.urls[PORTAL] ?? ''
  const settings = { url, key: KEY, user: 'motcua', destination: 'VN:GOV:TEST', agency: '000.00.00.H00' }
  const [adapter] = openAdapters(province, { [PORTAL]: settings })
  if (!adapter) throw new Error('no adapter')
  const rooms = { ...province, machineClock, adapters: [adapter] }
  const isBehind = async () => (await sql<{ is: boolean }>`select exists (select from audit.event, audit.cursor
    where consumer = ${`to-${PORTAL}`} and (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.id)) as is`
    .execute(owner)).rows[0]?.is
  const at = async (path: string, init: RequestInit = {}) => (await fetch(`${url}/_sandbox/${path}`, init)).json() as Promise<unknown>
  return {
    adapter, rooms,
    async move() {
      while (await isBehind()) if (await moveToOutbox(rooms, adapter) === 0) await sleep(10)
    },
    send: async (processId = randomUUID()) => drainOutbox(rooms, adapter.outlet, processId),
    faults: async (given) => { await at('faults', { method: 'PUT', body: JSON.stringify(given) }) },
    act: async (deed, given = {}) => { await at(`act/${deed}`, { method: 'POST', body: JSON.stringify(given) }) },
    held: async () => await at('state') as PortalHeld,
    received: async () => (await at('received') as { readonly count: number }).count,
    close: () => nation.stop(),
  }
}
