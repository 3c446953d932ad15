/**
 * Need: a head signs the results that wait, and a receiver the scans of the day, with one PIN (issue D4; users.md 2.7):
 * each dossier for itself, only what failed told one by one, the PIN kept nowhere, and no key locked by mistake.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BulkRow } from '@motcua/contracts/bulk.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { folderKeys } from '../../src/platform/signing/folder-keys.ts'
import type { KeyHolder, KeyRing } from '../../src/platform/signing/key-ring.ts'
import { keepPinKey } from '../keep-pin-key.ts'
import { pagesOf, pdfOf } from '../sample-pdf.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { passScans, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { doSteps, handIn, typeContent } from './walked.ts'

const [PIN, SEAL_PIN] = ['24680135', '97531086']
const folder = mkdtempSync(join(tmpdir(), 'motcua-bulk-keys-'))
let http: HttpServer
let commune: Office
let other: Office
let clerk: Caller
let reception: Caller
/** Which key was asked to open, with or without a PIN. */
const tried: string[] = []
let persons = 0
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, other] = offices as [Office, Office]
  clerk = await asRole(http, 'clerk', 'commune')
  reception = await asRole(http, 'reception', 'commune')
  const at = http.province.clock.now()
  for (const [holder, pin] of [
    ['person-only.agency-head.commune', PIN], ['person-only.reception.commune', PIN],
    [`agency-${agencyOf(commune)}`, SEAL_PIN],
  ] as const) await keepPinKey(folder, { holder, pin, at })
  Object.assign(http.province.keys, watched(folderKeys(folder)))
})
afterAll(async () => {
  await http.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => tried.splice(0))

function watched(keys: KeyRing): KeyRing {
  return {
    ...keys,
    open: async (holder: KeyHolder, pin?: string) => {
      tried.push(`${holder.kind} ${pin ?? '-'}`)
      return keys.open(holder, pin)
    },
  }
}
function agencyOf(office: Office): string {
  const { clerk: { agencyCode, idOfData } } = office.seats
  return agencyCode ?? idOfData
}
/** Dossiers whose result waits to be signed. */
async function approved(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const { dossier } = await handIn(http, commune, persons++)
    await doSteps(http, commune, dossier, [['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval']])
    await typeContent(clerk, dossier)
    ids.push(dossier)
  }
  return ids
}
const stateOf = async (id: string) => (await clerk.call('GET', `/api/dossiers/${id}`)).body.state
const rowsOf = async (ids: readonly string[]) => {
  const rows = []
  for (const id of ids) rows.push({ id, version: (await reception.call('GET', `/api/dossiers/${id}`)).body.version })
  return rows
}
type Pins = readonly { readonly key: string | undefined; readonly pin: string }[]
interface Sent { readonly ids: readonly string[]; readonly pins?: Pins; readonly key?: string }
async function sign(caller: Caller, deed: string, { ids, pins, key = randomUUID() }: Sent) {
  const body = { deed, body: pins ? { pins } : {}, rows: await rowsOf(ids) }
  const got = await caller.call('POST', '/api/dossiers/bulk', { body, key })
  if (got.status !== 200) throw new Error(got.text)
  return { ...got, rows: (got.body as unknown as { rows: BulkRow[] }).rows }
}
const codesOf = ({ rows }: { rows: readonly BulkRow[] }) => rows.map(({ refused }) => refused?.code ?? 'done')
/** The keys that rows say did not sign, each once, by kind. */
const keysAsked = ({ rows }: { rows: readonly BulkRow[] }) =>
  new Map(rows.flatMap(({ refused }) => refused?.key ? [[refused.key.kind, refused.key.name]] : []))

/** The name of the key of each kind that asks for a PIN, as a screen learns it. */
async function keyNames(id: string) {
  const person = keysAsked(await sign(clerk, 'result', { ids: [id] })).get('person')
  const first = await sign(clerk, 'result', { ids: [id], pins: [{ key: person, pin: PIN }] })
  return { person, agency: keysAsked(first).get('agency') }
}

test('results that wait are signed and sealed with one PIN a key, each its own deed, and the PIN is kept nowhere', async () => {
  const ids = await approved(3)
  const asked = await sign(clerk, 'result', { ids })
  expect(codesOf(asked)).toEqual(['pin-needed', 'pin-needed', 'pin-needed'])
  expect(asked.rows[0]?.refused?.key).toMatchObject({ kind: 'person', holder: 'Nguyễn Văn agency head' })
  const { person, agency } = await keyNames(ids[0] ?? '')
  tried.splice(0)
  const [key, pins] = [randomUUID(), [{ key: person, pin: PIN }, { key: agency, pin: SEAL_PIN }]]
  const body = { deed: 'result', body: { pins }, rows: await rowsOf(ids) }
  const done = await clerk.call('POST', '/api/dossiers/bulk', { body, key })
  expect(codesOf(done.body as never)).toEqual(['done', 'done', 'done'])
  expect(tried).toEqual([`person ${PIN}`, `agency ${SEAL_PIN}`])
  expect(await Promise.all(ids.map(stateOf))).toEqual(['settled', 'settled', 'settled'])
  const { rows: [made] } = await sql<{ events: number; numbers: number }>`
    select count(*)::integer as events, count(distinct r.number)::integer as numbers from audit.event e
    join dossiers.result r on r.dossier_id = e.dossier_id join dossiers.dossier d on d.id = e.dossier_id
    where e.type = 'dossier.issued' and d.public_id in (${sql.join(ids)})`.execute(http.province.db)
  expect(made).toEqual({ events: 3, numbers: 3 })
  // Sent again after a cut line it answers the same, whatever PIN is typed, and opens nothing.
  tried.splice(0)
  const again = await clerk.call('POST', '/api/dossiers/bulk', {
    body: { ...body, body: { pins: [{ key: person, pin: '00000000' }] } }, key,
  })
  expect([again.text, tried]).toEqual([done.text, []])
  expect(http.log.join('\n')).not.toMatch(/24680135|97531086/)
  const { rows: [kept] } = await sql<{ n: number }>`
    select count(*)::integer as n from audit.request where answer::text ~ '24680135|97531086'`.execute(http.province.db)
  expect(kept?.n).toBe(0)
})

test('a wrong PIN is tried once for all of them; nothing is issued, and the numbers stay for the next try', async () => {
  const ids = await approved(2)
  const { person, agency } = await keyNames(ids[0] ?? '')
  tried.splice(0)
  const wrong = await sign(clerk, 'result', { ids, pins: [{ key: person, pin: '11111111' }] })
  expect([codesOf(wrong), tried]).toEqual([['pin-wrong', 'pin-wrong'], ['person 11111111']])
  expect(await Promise.all(ids.map(stateOf))).toEqual(['in-progress', 'in-progress'])
  const held = async () => (await sql<{ number: string }>`
    select r.number from dossiers.result_draft r join dossiers.dossier d on d.id = r.dossier_id
    where d.public_id in (${sql.join(ids)}) order by r.dossier_id`.execute(http.province.db)).rows
  const before = await held()
  const done = await sign(clerk, 'result', { ids, pins: [{ key: person, pin: PIN }, { key: agency, pin: SEAL_PIN }] })
  expect([codesOf(done), await held()]).toEqual([['done', 'done'], before])
})

test('what is not at that step, of another agency or unknown is told in its place, and the others are signed', async () => {
  const [mine = ''] = await approved(1)
  const { person, agency } = await keyNames(mine)
  const early = (await handIn(http, commune, persons++)).dossier
  const foreign = (await handIn(http, other, persons++)).dossier
  const ids = [early, foreign, randomUUID(), mine]
  const pins = [{ key: person, pin: PIN }, { key: agency, pin: SEAL_PIN }]
  const { rows } = (await clerk.call('POST', '/api/dossiers/bulk', {
    body: { deed: 'result', body: { pins }, rows: [
      ...ids.slice(0, 3).map((id) => ({ id, version: 1 })), ...await rowsOf([mine]),
    ] },
  })).body as unknown as { rows: BulkRow[] }
  expect(rows.map(({ refused }) => refused?.code ?? 'done').slice(1)).toEqual(['dossier-unknown', 'dossier-unknown', 'done'])
  expect(rows[0]?.refused).not.toBeNull()
  const officer = await asRole(http, 'officer', 'commune')
  expect(codesOf(await sign(officer, 'result', { ids: [mine], pins }))).toEqual(['dossier-unknown'])
})

test('the scans of several dossiers are signed with one PIN; what cannot be signed is told, the rest is kept', async () => {
  const scan = () => pdfOf([...pagesOf(1), `<</Note (${randomUUID()})>>`])
  const broken = () => Buffer.from(scan().toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1')
  const ids = [(await handIn(http, commune, persons++)).dossier, (await handIn(http, commune, persons++)).dossier]
  const foreign = (await handIn(http, other, persons++)).dossier
  for (const [nth, id] of ids.entries()) {
    const { body: { components, version } } = await reception.call('GET', `/api/dossiers/${id}`)
    const file = (await upload(reception, nth === 0 ? scan() : broken())).body.id
    await passScans(reception, [file])
    const component = (components as readonly { id: string; mayScan?: boolean }[]).find(({ mayScan }) => mayScan)?.id
    const { status, text } = await reception.call('POST', `/api/dossiers/${id}/scans`, {
      body: { components: [{ component, files: [file] }] }, version,
    })
    if (status !== 200) throw new Error(text)
  }
  const asked = await sign(reception, 'scan-signatures', { ids })
  expect(codesOf(asked)).toEqual(['pin-needed', 'pin-needed'])
  tried.splice(0)
  const pins = [{ key: keysAsked(asked).get('person'), pin: PIN }]
  const done = await sign(reception, 'scan-signatures', { ids, pins })
  expect([codesOf(done), tried]).toEqual([['done', 'file-not-signable'], [`person ${PIN}`]])
  // In part: what was signed of the second one is kept, and it is said how many were not.
  expect(done.rows[1]?.acted?.version).toBeGreaterThan(0)
  expect(done.rows[1]?.refused?.text).toMatch(/^Còn 1 bản chụp chưa ký được\./)
  const copies = await sql<{ n: number }>`
    select count(*)::integer as n from documents.signed_copy c
    join dossiers.component p on c.paper_id = any (p.paper_ids)
    join dossiers.dossier d on d.id = p.dossier_id where d.public_id in (${sql.join(ids)}) group by d.id order by d.id`
    .execute(http.province.db)
  expect(copies.rows.every(({ n }) => n > 0)).toBe(true)
  const { rows } = (await reception.call('POST', '/api/dossiers/bulk', {
    body: { deed: 'scan-signatures', body: { pins }, rows: [{ id: foreign, version: 1 }] },
  })).body as unknown as { rows: BulkRow[] }
  expect(rows[0]?.refused?.code).toBe('dossier-unknown')
})
