import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openNation } from '@motcua/sandbox/nation.ts'
import { sql } from 'kysely'
import { takeDeclaration } from '../src/api/take-declaration.ts'
import { moveToOutbox } from '../src/jobs/exchange.ts'
import {
  type Adapter, type Inlet, type TakenIn, drainOutbox, openAdapters, takeIn, workInbox,
} from '../src/modules/integration/public.ts'
import type { Clock } from '../src/platform/clock.ts'
import { signPdf } from '../src/platform/signing/sign-pdf.ts'
import type { SigningKey } from '../src/platform/signing/signing-key.ts'
import { smallPdf } from './portal-birth.ts'
import type { Province } from './province-database.ts'

const KEY = 'a-key-that-sandbox-and-test-share'

/** A message of the outbox or the inbox as tests look at it. */
export interface MailRow { readonly kind: string; readonly state: string; readonly fault: string | null }

/** A province joined with a sector system of the sandbox, over a real network. */
export interface SectorDesk {
  readonly adapter: Adapter
  readonly inlet: Inlet
  readonly rooms: Province & { readonly machineClock: Clock }
  /** Moves every event into the outbox and sends what waits. */
  tell(): Promise<void>
  /** Takes in what the system says, and works it off. */
  hear(): Promise<TakenIn>
  faults(given: object): Promise<void>
  act(deed: string, given: object): Promise<unknown>
  held(): Promise<Readonly<Record<string, unknown>>>
  out(): Promise<readonly MailRow[]>
  in(): Promise<readonly MailRow[]>
  /** Signs a certificate of the ministry, by a key that is trusted here unless another is given. */
  signed(words: string, key?: SigningKey): Promise<string>
  close(): Promise<void>
}

/** Opens it; `settings` are what the adapter must know besides address and key. */
export async function openSector(
  province: Province, machineClock: Clock, system: string, settings: object, partner = system,
): Promise<SectorDesk> {
  const { owner } = province.database
  await sql`truncate integration.message_out, integration.message_in, integration.package_in, integration.partner,
    integration.reconciliation, integration.difference, integration.day_figure, integration.register_call,
    integration.register_answer, integration.webhook cascade`.execute(owner)
  await sql`insert into audit.cursor (consumer, era, xid, id)
    select ${`to-${system}`}, era, xid, id from audit.event order by era desc, event.xid desc, id desc limit 1
    on conflict (consumer) do update set era = excluded.era, xid = excluded.xid, id = excluded.id`.execute(owner)
  const nation = await openNation({
    ports: {}, only: [partner], home: 'http://127.0.0.1:9', keys: { [partner]: KEY }, isKept: true, now: () => machineClock.now(),
  })
  const url = nation.urls[partner] ?? ''
  const rooms = { ...province, machineClock }
  const declared = async () => Promise.resolve([])
  const declare = takeDeclaration({ ...province, isDemonstration: true })
  const fileAt = (to: string, paper: string) => `https://motcua.test/tep/${to}/${paper}`
  const [adapter] = openAdapters({ ...rooms, declared, declare, fileAt }, { [system]: { url, key: KEY, ...settings } })
  const inlet = adapter?.inlet
  if (!inlet) throw new Error('no adapter')
  const isBehind = async () => (await sql<{ is: boolean }>`select exists (select from audit.event, audit.cursor
    where consumer = ${`to-${system}`} and (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.id)) as is`
    .execute(owner)).rows[0]?.is
  const at = async (path: string, init: RequestInit = {}) => (await fetch(`${url}/_sandbox/${path}`, init)).json() as Promise<unknown>
  return {
    adapter, inlet, rooms,
    async tell() {
      while (await isBehind()) if (await moveToOutbox(rooms, adapter) === 0) await sleep(10)
      while ((await drainOutbox(rooms, adapter.outlet, randomUUID())).hasMore);
    },
    async hear() {
      const taken = await takeIn(rooms, inlet)
      await workInbox(rooms, inlet)
      return taken
    },
    faults: async (given) => { await at('faults', { method: 'PUT', body: JSON.stringify(given) }) },
    act: async (deed, given) => at(`act/${deed}`, { method: 'POST', body: JSON.stringify(given) }),
    held: async () => await at('state') as Readonly<Record<string, unknown>>,
    out: async () => (await sql<MailRow>`select kind, state, fault from integration.message_out order by id`.execute(owner)).rows,
    in: async () => (await sql<MailRow>`select kind, state, fault from integration.message_in order by id`.execute(owner)).rows,
    async signed(words, key) {
      const holder = { kind: 'agency', id: 'bo-thu-nghiem', name: 'Bộ Thử nghiệm' } as const
      const opened = key === undefined ? await province.keys.open(holder) : undefined
      if (opened?.ok === false) throw new Error(opened.refusal.code)
      const own = key ?? opened?.value
      if (!own) throw new Error('no key')
      const pdf = await signPdf(smallPdf(words), own, { name: 'Bộ Thử nghiệm', at: machineClock.now() })
      return pdf.toString('base64')
    },
    close: () => nation.stop(),
  }
}
