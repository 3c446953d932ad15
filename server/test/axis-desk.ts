import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openNation } from '@motcua/sandbox/nation.ts'
import { sql } from 'kysely'
import { takeDeclaration } from '../src/api/take-declaration.ts'
import { moveToOutbox } from '../src/jobs/exchange.ts'
import {
  type Adapter, type AdapterRooms, type Inlet, type TakenIn, drainOutbox, openAdapters, takeIn, workInbox,
} from '../src/modules/integration/public.ts'
import { openDirectory } from '../src/modules/organisation/public.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { Province } from './province-database.ts'

export const AXIS = 'document-axis'
/** We, the agency that is asked, and one that is not, by their codes on the sandbox's axis. */
export const [OURS, THEIRS, STRANGER] = ['000.00.00.H00', '000.00.12.H99', '000.00.01.G99']
export const AXIS_KEY = 'khoa-chung'

/** A message of the inbox as tests look at it. */
export interface InboxRow {
  readonly publicId: string
  readonly kind: string
  readonly state: string
  readonly fault: string | null
  readonly tries: number
}

/** A package as the axis shows it to whoever looks after it. */
export interface LyingPackage {
  readonly docId: string
  readonly from: string
  readonly messageType: string
  readonly status: string
}

/** A province joined with the axis of documents of the sandbox, over a real network. */
export interface AxisDesk {
  readonly adapter: Adapter
  readonly inlet: Inlet
  readonly url: string
  readonly rooms: Province & { readonly machineClock: Clock }
  /** Moves every event into the outbox and sends what waits. */
  tell(): Promise<void>
  /** Takes in what the axis has for us, once. */
  fetch(): Promise<TakenIn>
  /** Takes it in and works it off. */
  hear(): Promise<void>
  faults(given: object): Promise<void>
  /** What the agency does with a document of ours at its own side; answers the name of the package that it makes. */
  act(deed: string, given: object): Promise<string>
  /** Lays a package there in the name of another agency. */
  lay(from: string, type: 'edoc' | 'status', text: string): Promise<void>
  /** The same, where the axis is told that it has it from that agency, whatever the package says. */
  layAs(from: string, text: string): Promise<void>
  packages(): Promise<readonly LyingPackage[]>
  inbox(): Promise<readonly InboxRow[]>
  close(): Promise<void>
}

/** A directory whose policy of senders is this one. */
export async function directoryOfSenders(province: Province, senders: object): Promise<Province['directory']> {
  await sql`update organisation.policy set value = ${JSON.stringify(senders)}::jsonb where key = 'document-axis-senders'`
    .execute(province.database.owner)
  return openDirectory(province.database.app)
}

/** Opens it; `machineClock` is that of the axis, too. */
export async function openAxis(
  province: Province & Pick<AdapterRooms, 'registers'>, machineClock: Clock, more: object = {},
): Promise<AxisDesk> {
  const { owner } = province.database
  await sql`truncate integration.message_out, integration.message_in, integration.package_in, integration.partner,
    integration.reconciliation, integration.difference, integration.day_figure, integration.register_call,
    integration.register_answer, integration.webhook cascade`.execute(owner)
  await sql`insert into audit.cursor (consumer, era, xid, id)
    select ${`to-${AXIS}`}, era, xid, id from audit.event order by era desc, event.xid desc, id desc limit 1
    on conflict (consumer) do update set era = excluded.era, xid = excluded.xid, id = excluded.id`.execute(owner)
  const nation = await openNation({
    ports: {}, only: [AXIS], home: 'http://127.0.0.1:9', keys: { [AXIS]: AXIS_KEY }, isKept: true, now: () => machineClock.now(),
  })
  const url = nation.urls[AXIS] ?? ''
  const lines = [{ key: 'parcel', label: 'Thửa đất', text: '12' }, { key: 'other', label: 'Khác', text: 'kín' }]
  const declared = async () => Promise.resolve(lines)
  const settings = { [AXIS]: { url, key: AXIS_KEY, agency: OURS, ...more } }
  const declare = takeDeclaration({ ...province, isDemonstration: true })
  const [adapter] = openAdapters({ ...province, machineClock, declared, declare }, settings)
  const inlet = adapter?.inlet
  if (!inlet) throw new Error('no adapter')
  const rooms = { ...province, machineClock }
  const isBehind = async () => (await sql<{ is: boolean }>`select exists (select from audit.event, audit.cursor
    where consumer = ${`to-${AXIS}`} and (event.era, event.xid, event.id) > (cursor.era, cursor.xid, cursor.id)) as is`
    .execute(owner)).rows[0]?.is
  const at = async (path: string, init: RequestInit = {}) => (await fetch(`${url}/_sandbox/${path}`, init)).json() as Promise<unknown>
  const fetched = async () => takeIn(rooms, inlet)
  return {
    adapter, inlet, url, rooms,
    async tell() {
      while (await isBehind()) if (await moveToOutbox(rooms, adapter) === 0) await sleep(10)
      while ((await drainOutbox(rooms, adapter.outlet, randomUUID())).hasMore);
    },
    fetch: fetched,
    async hear() {
      await fetched()
      await workInbox(rooms, inlet)
    },
    faults: async (given) => { await at('faults', { method: 'PUT', body: JSON.stringify(given) }) },
    act: async (deed, given) => (await at(`act/${deed}`, { method: 'POST', body: JSON.stringify(given) }) as { docId?: string }).docId ?? '',
    async lay(from, type, text) {
      const answer = await fetch(`${url}/sendEdoc`, {
        method: 'POST', body: text, headers: { authorization: `Bearer ${AXIS_KEY}`, from, servicetype: 'eDoc', messagetype: type },
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
    layAs: async (from, text) => { await at('act/lay', { method: 'POST', body: JSON.stringify({ from, text }) }) },
    packages: async () => (await at('state') as { packages: readonly LyingPackage[] }).packages,
    inbox: async () => (await sql<InboxRow>`select public_id, kind, state, fault, tries from integration.message_in order by id`
      .execute(owner)).rows,
    close: () => nation.stop(),
  }
}
