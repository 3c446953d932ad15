/**
 * Need (part C6): whatever happens between devices and the server (lines that are cut before or after it was done,
 * messages that come twice, tabs that are killed, clocks that jump), nothing is stuck, done twice or lost; and what was
 * noted of a parcel on the road comes in the order in which it was noted (C5).
 * The very code of the page runs here (contracts/src/offline-outbox.ts) against the very server.
 */
import { randomUUID } from 'node:crypto'
import { type OutboxPorts, isOpen, sendDue } from '@motcua/contracts/offline-outbox.ts'
import type { Outing } from '@motcua/contracts/offline.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDevice } from '../offline-device.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { pdfOf } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { type Browser, type Fate, Killed, portsOf } from './outbox-browser.ts'
import { openVan } from './van.ts'

let http: HttpServer
let commune: Office
let van: Awaited<ReturnType<typeof openVan>>
/** Whose papers are fetched, one order at a time each; and results on the van, each delivered once. */
let dossiers: string[] = []
let results: { readonly id: string; readonly code: string }[] = []
let [nobody, clerk, head]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  van = await openVan(http, commune)
  dossiers = await van.handedIn(9_101, 9_102, 9_103, 9_104, 9_105)
  results = await van.parcels(9_111, 9_112, 9_113)
  ;[nobody, clerk, head] = [
    http.callerWith(''), await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'commune'),
  ]
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}

interface Rules {
  /** Left out: as the page is. A control changes one of them. */
  readonly change?: (ports: OutboxPorts, browser: Browser) => OutboxPorts
}

/** The device of a van, taken out by whoever carries. */
async function newVan(): Promise<Browser> {
  return { device: await van.deviceOut(), rows: new Map(), commands: new Map(), clock: Date.parse('2021-06-25T09:00+07:00') }
}

async function newBrowser(): Promise<Browser> {
  const { body: { code } } = await by(head).call('POST', '/api/offline/devices', {
    body: { unitId: commune.seats.reception.publicId, name: 'Thử' },
  })
  const device = newDevice()
  const { publicKey } = device
  const enrolled = await by(nobody).call('POST', '/api/offline/enrolment', { body: { code, publicKey } })
  device.is(enrolled.body.id)
  const body = device.outingBody('2021-06-25T09:00:00+07:00')
  const begun = await by(clerk).call('POST', '/api/offline/outings', { body })
  const outing = begun.body as unknown as Outing
  device.goesOut(outing.id)
  return { device, rows: new Map(), commands: new Map(), clock: Date.parse('2021-06-25T09:00+07:00') }
}

let people = 0
/** Somebody comes: a ticket, or papers with a photograph. */
function work({ device, rows, commands }: Browser, kind: 'ticket' | 'intake'): string {
  const [n, id] = [rows.size + 1, randomUUID()]
  people += 1
  const version = http.province.catalogue.on('2021-06-25').find(commune.procedure)
  const photo = kind === 'intake' ? pdfOf(randomUUID()) : undefined
  const photos = photo ? [device.fileUrl(photo).sha256] : []
  const body = kind === 'ticket' ? { service: 'nop-ho-so' } : {
    procedureId: version?.publicId, communeId: commune.territory.publicId, delivery: 'counter',
    applicant: {
      kind: 'citizen', fullName: 'Nguyễn Thị Bản', number: `00019699${String(people).padStart(4, '0')}`,
      birth: '1996-04-15', sex: 'nu',
    },
    components: version?.content.components.filter(({ required, isForm }) => required === 'always' || isForm)
      .map(({ id: component, handling }) => handling === 'data'
        ? { component, how: 'data', originals: 0, copies: 0, photos: [] }
        : { component, how: 'filed', originals: 1, copies: 0, photos }),
  }
  commands.set(n, { body: device.command(kind, body, { id, n }), photo })
  rows.set(n, { n, id, state: 'waiting', attempts: 0, nextAt: 0, photos: photos.map((sha256) => ({ sha256 })) })
  return id
}

/** A carrier comes in vain, and then not: two commands about one parcel, in this order. */
function carry({ device, rows, commands }: Browser, kind: 'pickup' | 'result', { id: parcel, code }: { id: string; code: string }) {
  return [
    ['parcel-failure', { code, why: 'nobody-there', note: '' }] as const,
    kind === 'pickup' ? ['parcel-collection', { code }] as const
      : ['parcel-delivery', { code, receiver: 'Nguyễn Thị Nhận', proof: 'signed' }] as const,
  ].map(([what, body]) => {
    const [n, id] = [rows.size + 1, randomUUID()]
    commands.set(n, { body: device.command(what, body, { id, n }), photo: undefined })
    rows.set(n, { n, id, state: 'waiting', attempts: 0, nextAt: 0, photos: [], parcel })
    return { id, kind: what }
  })
}

type Work = { readonly at: 0 | 1; readonly kind: 'ticket' | 'intake' } | { readonly at: 2; readonly kind: 'pickup' | 'result' }
interface Plan {
  readonly works: readonly Work[]
  readonly rounds: readonly {
    readonly at: 0 | 1 | 2; readonly fates: readonly Fate[]; readonly kills: readonly boolean[]
    readonly clockJumps: number; readonly tabs: 1 | 2
  }[]
}
const fate = fc.constantFrom<Fate>('comes', 'lost', 'answer-lost', 'answer-lost', 'twice', 'busy', 'sign-in-page')
const hours = 3_600_000
const plan: fc.Arbitrary<Plan> = fc.record({
  works: fc.array(fc.oneof(fc.record({
    at: fc.constantFrom<0 | 1>(0, 1), kind: fc.constantFrom<'ticket' | 'intake'>('ticket', 'ticket', 'intake'),
  }), fc.record({ at: fc.constant<2>(2), kind: fc.constant<'pickup'>('pickup') })), { minLength: 1, maxLength: 5 }),
  rounds: fc.array(fc.record({
    at: fc.constantFrom<0 | 1 | 2>(0, 1, 2), fates: fc.array(fate, { maxLength: 8 }),
    kills: fc.array(fc.boolean(), { maxLength: 12 }).map((all) => all.map((one, nth) => one && nth % 3 === 0)),
    clockJumps: fc.integer({ min: -24 * 400, max: 24 * 400 }).map((count) => count * hours),
    tabs: fc.constantFrom<1 | 2>(1, 1, 2),
  }), { minLength: 1, maxLength: 8 }),
})

/** Two devices and a van go through it all; then the network is good, and each waits no longer than the page would. */
async function live({ works, rounds }: Plan, { change = (ports) => ports }: Rules = {}) {
  const browsers = [await newBrowser(), await newBrowser(), await newVan()] as const
  const made: { id: string; kind: string }[] = []
  const parcels: { id: string; state: string }[] = []
  for (const [nth, { at, kind }] of works.entries()) {
    if (at !== 2) made.push({ id: work(browsers[at], kind), kind })
    else {
      const parcel = kind === 'result' ? results.pop() : await van.orderPickup(dossiers[nth] ?? '')
      if (!parcel) throw new Error('the van is empty')
      parcels.push({ id: parcel.id, state: kind === 'result' ? 'delivered' : 'in-transit' })
      made.push(...carry(browsers[at], kind, parcel))
    }
  }
  const run = async (browser: Browser, fates: readonly Fate[], kills: readonly boolean[]) =>
    sendDue(change(portsOf(by(nobody), browser, fates[Symbol.iterator](), kills[Symbol.iterator]()), browser))
      .catch((error: unknown) => { if (!(error instanceof Killed)) throw error })
  for (const { at, fates, kills, clockJumps, tabs } of rounds) {
    const browser = browsers[at]
    browser.clock += clockJumps
    // A second tab at the same time: even if no lock held it off, nothing is done twice.
    await Promise.all(Array.from({ length: tabs }, () => run(browser, fates, kills)))
  }
  for (let wait = 0; wait < 12; wait += 1) {
    for (const browser of browsers) {
      browser.clock += 300_000
      await run(browser, [], [])
    }
  }
  const rows = browsers.flatMap(({ rows: kept }) => [...kept.values()])
  const { rows: done } = await sql<{ id: string; state: string; number: string | null }>`
    select public_id as id, state, made_number as number from offline.command
    where public_id = any(${made.map(({ id }) => id)}::uuid[])`.execute(http.province.db)
  const { rows: [counted] } = await sql<{ visits: number; dossiers: number }>`
    select (select count(*)::integer from queue.visit) as visits, (select count(*)::integer from dossiers.dossier) as dossiers`
    .execute(http.province.db)
  const { rows: carried } = await sql<{ id: string; state: string; attempts: number }>`
    select public_id as id, state, attempts from post.shipment
    where public_id = any(${parcels.map(({ id }) => id)}::uuid[])`.execute(http.province.db)
  return { made, rows, done, counted, parcels, carried }
}

/** Nothing stuck, nothing lost, nothing twice; the faults in words. */
async function faultsOf(given: Plan, rules: Rules = {}): Promise<string[]> {
  const { rows: [before] } = await sql<{ visits: number; dossiers: number }>`
    select (select count(*)::integer from queue.visit) as visits, (select count(*)::integer from dossiers.dossier) as dossiers`
    .execute(http.province.db)
  const { made, rows, done, counted, parcels, carried } = await live(given, rules)
  const count = (kind: string) => made.filter((one) => one.kind === kind).length
  return [
    ...rows.filter(isOpen).map(({ n }) => `stuck: ${String(n)}`),
    ...rows.filter(({ state }) => state === 'refused').map(({ outcome }) => `refused: ${outcome?.code ?? ''}`),
    ...made.filter(({ id }) => !done.some((one) => one.id === id && one.state === 'accepted')).map(({ kind }) => `lost: ${kind}`),
    ...(counted?.visits ?? 0) - (before?.visits ?? 0) === count('ticket') ? [] : ['tickets are not as many as people'],
    ...(counted?.dossiers ?? 0) - (before?.dossiers ?? 0) === count('intake') ? [] : ['dossiers are not as many as people'],
    ...rows.filter(({ id, outcome }) => outcome?.number !== done.find((one) => one.id === id)?.number)
      .map(() => 'told another number'),
    ...parcels.filter(({ id, state }) =>
      !carried.some((one) => one.id === id && one.state === state && one.attempts === 1))
      .map(({ state }) => `not ${state} after one attempt in vain`),
  ]
}

test('nothing is stuck, nothing is done twice, nothing is lost, whatever happens on the way', async () => {
  await fc.assert(fc.asyncProperty(plan, async (given) => {
    expect(await faultsOf(given)).toEqual([])
  }), { numRuns: 40, endOnFailure: true })
})

const rough: Plan = {
  works: [
    { at: 0, kind: 'ticket' }, { at: 0, kind: 'intake' }, { at: 1, kind: 'ticket' }, { at: 2, kind: 'pickup' },
  ],
  rounds: [
    { at: 0, fates: ['answer-lost', 'comes', 'answer-lost'], kills: [], clockJumps: 24 * 365 * hours, tabs: 1 },
    { at: 1, fates: ['answer-lost'], kills: [], clockJumps: 0, tabs: 1 },
    { at: 0, fates: ['lost', 'lost', 'lost'], kills: [], clockJumps: -24 * 365 * hours, tabs: 1 },
    { at: 2, fates: ['lost', 'comes'], kills: [], clockJumps: 0, tabs: 1 },
    { at: 2, fates: ['answer-lost', 'twice'], kills: [], clockJumps: 0, tabs: 2 },
  ],
}
test('the rough way that the controls go is a good one for the page as it is', async () => {
  expect(await faultsOf(rough)).toEqual([])
})

test('a result that was brought in vain and then given is delivered, in that order, whatever happens on the way', async () => {
  for (const fates of [['lost', 'comes'], ['answer-lost', 'twice']] as const)
    expect(await faultsOf({
      works: [{ at: 2, kind: 'result' }], rounds: [{ at: 2, fates, kills: [], clockJumps: 0, tabs: 2 }],
    })).toEqual([])
})

test.each<readonly [string, Rules, RegExp]>([
  ['a device that gives a command another id when it sends it again does it twice', {
    change: (ports, browser) => ({
      ...ports,
      async send(row) {
        const held = browser.commands.get(row.n)
        const read = JSON.parse(held?.body.command ?? '{}') as { kind: string; body: unknown }
        const id = row.attempts === 0 ? row.id : randomUUID()
        browser.commands.set(row.n, {
          photo: held?.photo, body: row.attempts === 0 && held
            ? held.body : browser.device.command(read.kind, read.body, { id, n: row.n + 1_000 + row.attempts }),
        })
        return ports.send({ ...row, id })
      },
    }),
  }, /not as many as people|told another number/],
  ['a device that takes silence for a no leaves what it did behind', {
    change: (ports) => ({
      ...ports,
      async send(row) {
        const answer = await ports.send(row)
        return answer.kind === 'none' ? { kind: 'not-taken', code: 'no-answer', reason: 'a' } : answer
      },
    }),
  }, /refused|lost/],
  ['a device that believes its clock waits for ever after the clock was turned back', {
    change: (ports, browser) => ({
      ...ports,
      listOpen: async () => (await ports.listOpen()).filter(({ nextAt }) => browser.clock >= nextAt),
    }),
  }, /stuck/],
  ['a device that sends what was noted of a parcel as it comes, and not in its order, never brings the attempt', {
    change: (ports) => ({
      ...ports,
      listOpen: async () => (await ports.listOpen()).map((row) => ({ ...row, parcel: undefined as never })),
    }),
  }, /refused: shipment-moved-on/],
])('%s: the test would tell', async (_, rules, fault) => {
  expect((await faultsOf(rough, rules)).join('; ')).toMatch(fault)
})
