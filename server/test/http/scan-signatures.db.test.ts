/**
 * Need: whoever receives papers answers for the scans of them with a signature of their own (NĐ 107/2021/NĐ-CP; domain
 * 7.1, step 7): all of a dossier with one PIN, what was handed in untouched, once, and nothing half done.
 */
import { X509Certificate, createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { pagesOf, pdfOf } from '../sample-pdf.ts'
import { openPdfFile } from '../../src/platform/pdf-file/open-pdf-file.ts'
import { checkSignatures } from '../../src/platform/signing/check-signatures.ts'
import { folderKeys } from '../../src/platform/signing/folder-keys.ts'
import type { KeyRing } from '../../src/platform/signing/key-ring.ts'
import { foundAuthority } from '../../src/platform/signing/stand-in-authority.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { passScans, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

interface Copy { readonly signer: string; readonly level: string }
interface Detail {
  readonly version: number
  readonly components: readonly {
    readonly id: string; readonly mayScan: boolean
    readonly papers: readonly {
      readonly id: string; readonly sha256: string; readonly copy: Copy | null; readonly mayBeSigned: boolean
    }[]
  }[]
  readonly history: readonly { readonly text: string }[]
}

const folder = mkdtempSync(join(tmpdir(), 'motcua-scan-keys-'))
let http: HttpServer
let commune: Office
let otherCommune: Office
let clerk: Caller
let dossier: string
let demonstration: KeyRing
let n = 0
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, otherCommune] = offices as [Office, Office]
  clerk = await asRole(http, 'reception', 'commune')
  demonstration = { ...http.province.keys }
})
afterAll(async () => {
  await http.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  Object.assign(http.province.keys, demonstration)
  dossier = (await handIn(http, commune, n++)).dossier
})

const look = async () => (await clerk.call('GET', `/api/dossiers/${dossier}`)).body as unknown as Detail
const papersOf = ({ components }: Detail) => components.flatMap(({ papers }) => papers)
const sign = async (sent: { pin?: string; key?: string; caller?: Caller; version?: number } = {}) =>
  (sent.caller ?? clerk).call('POST', `/api/dossiers/${dossier}/scan-signatures`, {
    body: sent.pin === undefined ? {} : { pins: { person: sent.pin } }, key: sent.key ?? randomUUID(),
    version: sent.version ?? (await look()).version,
  })
async function scanIn(...files: readonly Buffer[]): Promise<void> {
  const { version, components } = await look()
  const ids: string[] = []
  for (const file of files) ids.push((await upload(clerk, file)).body.id)
  await passScans(clerk, ids)
  const added = await clerk.call('POST', `/api/dossiers/${dossier}/scans`, {
    body: { components: [{ component: components.find(({ mayScan }) => mayScan)?.id, files: ids }] }, version,
  })
  if (added.status !== 200) throw new Error(added.text)
}
async function fileOf(id = '', query = ''): Promise<Buffer> {
  const { statusCode, rawPayload } = await http.app.inject({
    method: 'GET', url: `/api/papers/${id}/file${query}`, headers: { cookie: clerk.cookie },
  })
  if (statusCode !== 200) throw new Error(`no file: ${String(statusCode)}`)
  return rawPayload
}
const scan = () => pdfOf([...pagesOf(1), `<</Note (${randomUUID()})>>`])

test('all scans are signed at once; what was handed in stays, and the signature holds and is seen', async () => {
  await scanIn(scan(), scan())
  const before = papersOf(await look())
  const { status, body } = await sign()
  expect([status, body]).toMatchObject([200, { signed: before.length, failures: [] }])
  const after = await look()
  expect(papersOf(after).map(({ sha256 }) => sha256)).toEqual(before.map(({ sha256 }) => sha256))
  expect(papersOf(after).every(({ copy, mayBeSigned }) => copy?.level === 'B-T' && !mayBeSigned)).toBe(true)
  expect(after.history.map(({ text }) => text)).toContain('Ký số bản chụp giấy tờ')

  const [paper] = papersOf(after)
  const [bytes, original] = [await fileOf(paper?.id, '?signed=yes'), await fileOf(paper?.id)]
  const { rows: [row] } = await sql<{ sha256: string; standing: string }>`
    select encode(c.sha256, 'hex') as sha256, p.standing from documents.signed_copy c
    join documents.paper p on p.id = c.paper_id where p.public_id = ${paper?.id}`.execute(http.province.db)
  expect(row?.standing).toBe('signed-scan')
  expect(bytes.subarray(0, original.length).equals(original)).toBe(true)
  const trust = await http.province.keys.trust(http.province.clock.now())
  expect(checkSignatures(openPdfFile(bytes), { ...trust, at: http.province.clock.now() })).toMatchObject([
    { signer: paper?.copy?.signer, verdict: 'valid', coversWholeFile: true },
  ])
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(row?.sha256)
})

test('repeated it changes nothing; again there is nothing to sign; of two at once each scan is signed once', async () => {
  await scanIn(scan())
  const key = randomUUID()
  const first = await sign({ key })
  expect((await sign({ key })).text).toBe(first.text)
  expect((await sign()).body.code).toBe('nothing-to-sign')
  await scanIn(scan())
  const { version } = await look()
  const both = await Promise.all([sign({ version }), sign({ version })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  const { rows: [row] } = await sql<{ most: number }>`
    select max(n)::integer as most from (
      select count(*) as n from documents.signed_copy where kind = 'personal' group by paper_id) c`
    .execute(http.province.db)
  expect(row?.most).toBe(1)
})

test('a key that asks for its PIN is told so, and that it was wrong; nothing is kept of either', async () => {
  await scanIn(scan())
  const { rows: [staff] } = await sql<{ username: string }>`
    select username from identity.account where id = (
      select added_by from documents.paper order by id desc limit 1)`.execute(http.province.db)
  const authority = await foundAuthority(new Date('2000-01-01'), new Date('2049-01-01'))
  const whole = { from: new Date('2000-01-01'), to: new Date('2049-01-01') }
  const file = await authority.issueFile({ name: 'Cán bộ Tiếp nhận', ...whole }, '24680135')
  mkdirSync(join(folder, 'holders'), { recursive: true })
  mkdirSync(join(folder, 'trust'), { recursive: true })
  writeFileSync(join(folder, 'trust', 'root.cer'), new X509Certificate(authority.root).raw)
  writeFileSync(join(folder, 'holders', `person-${staff?.username ?? ''}.p12`), file)
  Object.assign(http.province.keys, folderKeys(folder))

  expect((await sign()).body).toMatchObject({ code: 'pin-needed', errors: [{ pointer: '/pins/person' }] })
  expect((await sign({ pin: '11111111' })).body).toMatchObject({ code: 'pin-wrong', errors: [{ pointer: '/pins/person' }] })
  expect(papersOf(await look()).some(({ copy }) => copy !== null)).toBe(false)
  const key = randomUUID()
  const done = await sign({ pin: '24680135', key })
  expect(done.body).toMatchObject({ signed: papersOf(await look()).length, failures: [] })
  expect((await sign({ pin: '99999999', key })).text).toBe(done.text) // the PIN is no part of what the key stands for
  expect(papersOf(await look())[0]?.copy).toMatchObject({ signer: 'Cán bộ Tiếp nhận', level: 'B-B' })
  expect(http.log.join('\n')).not.toMatch(/24680135|11111111/)
})

test('a scan behind whose table nothing would hold is told, and the others are signed', async () => {
  await scanIn(scan(), Buffer.from(scan().toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1'))
  const { status, body } = await sign()
  expect(status).toBe(200)
  expect(body).toMatchObject({ signed: papersOf(await look()).length - 1, failures: [{ code: 'file-not-signable' }] })
})

test('who does not have the dossier does not learn of it', async () => {
  await scanIn(scan())
  const stranger = await asRole(http, 'reception', otherCommune.name)
  expect((await sign({ caller: stranger })).status).toBe(404)
})
