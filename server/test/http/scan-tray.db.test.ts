/**
 * Need: what was scanned waits in the tray of its unit until it is a paper of a dossier; nothing is swallowed, no two
 * clerks use one scan, and another unit sees none of it (D1; users.md 2.5).
 */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bodyHashOf } from '../../src/modules/audit/public.ts'
import { discardUploads, keepScan, listUnusedUploads } from '../../src/modules/documents/public.ts'
import { inTransaction } from '../../src/platform/db.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { passScans, pdfOf } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

interface Line { readonly id: string; readonly name: string; readonly takenBy: string | null; readonly isMine: boolean }

/** Milliseconds: a process begins and measures, on a machine that has other work. */
const PATIENCE = 240_000
let http: HttpServer
let commune: Office
let clerk: Caller
let colleague: Caller
let stranger: Caller
let scan: string
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  clerk = await asRole(http, 'reception', 'commune')
  colleague = await asRole(http, 'one_stop_head', 'commune')
  stranger = await asRole(http, 'reception', 'other-commune')
})
afterAll(async () => http.stop())
beforeEach(async () => { scan = await comes() })

/** A scan comes into the tray of the commune's section. */
async function comes(bytes = pdfOf(randomUUID())): Promise<string> {
  const put = await http.storage.put(Readable.from([bytes]), Infinity)
  if (!put.ok) throw new Error(put.refusal.code)
  const { sha256, size } = put.value
  const sender = { actorId: 1n, requestId: randomUUID(), bodyHash: bodyHashOf('scan') }
  const kept = await inTransaction(http.province, sender, (ctx) => keepScan(ctx, {
    unitId: commune.seats.reception.id, came: 'folder',
    file: { name: 'quet.pdf', sha256, size, kind: 'application/pdf', pages: 1 },
  }), ({ publicId }) => ({ status: 201, body: publicId }))
  return kept.ok ? kept.value.body : ''
}

const tray = async (caller = clerk) =>
  (await caller.call('GET', '/api/scan-tray')).body.items as unknown as readonly Line[]
const line = async (caller = clerk) => (await tray(caller)).find(({ id }) => id === scan)
const send = (deed: string, caller = clerk, body: object = {}, key = randomUUID()) =>
  caller.call('POST', `/api/scan-tray/${scan}/${deed}`, { body, key })

test('it is taken once, by one of two at once, and goes with the dossier that it is put into', async () => {
  const both = await Promise.all([send('taking'), send('taking', colleague)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const winner = both[0].status === 200 ? clerk : colleague
  const [again, loser] = [await send('taking', winner), await line(winner === clerk ? colleague : clerk)]
  expect(again.body.id).toBe(both.find(({ status }) => status === 200)?.body.id) // the same upload
  expect(loser).toMatchObject({ isMine: false, takenBy: expect.any(String) as string })
  const { dossier } = await handIn(http, commune, 1)
  const { body: { version, components } } = await winner.call('GET', `/api/dossiers/${dossier}`)
  const component = (components as unknown as { id: string; mayScan: boolean }[]).find(({ mayScan }) => mayScan)
  const put = await winner.call('POST', `/api/dossiers/${dossier}/scans`, {
    version, body: { components: [{ component: component?.id, files: [again.body.id] }] },
  })
  expect([put.status, put.text]).toEqual([200, put.text])
  expect(await line()).toBeUndefined()
  expect((await send('putting-away', clerk, { reason: 'quét trùng' })).body.code).toBe('scan-unknown')
}, PATIENCE)

test('it goes through the gate as any other scan: a blank one is not put into a dossier without a reason', async () => {
  scan = await comes(pdfOf(randomUUID(), { isBlank: true }))
  const { body: { id } } = await send('taking')
  const { dossier } = await handIn(http, commune, 2)
  const { body: { version, components } } = await clerk.call('GET', `/api/dossiers/${dossier}`)
  const component = (components as unknown as { id: string; mayScan: boolean }[]).find(({ mayScan }) => mayScan)?.id
  const put = () => clerk.call('POST', `/api/dossiers/${dossier}/scans`, {
    version, body: { components: [{ component, files: [id] }] },
  })
  expect(await put()).toMatchObject({ status: 422, body: { code: 'scan-poor' } })
  await passScans(clerk, [id])
  expect((await put()).status).toBe(200)
}, PATIENCE)

test('who let go of it gives it to others; one that is put away is gone, with the reason, and its file stays', async () => {
  await send('taking')
  expect((await send('putting-away', colleague, { reason: 'quét trùng' })).body.code).toBe('scan-taken')
  expect((await send('release', colleague)).status).toBe(200)
  expect(await line()).toMatchObject({ takenBy: null })
  const key = randomUUID()
  const away = await send('putting-away', colleague, { reason: 'quét trùng' }, key)
  expect((await send('putting-away', colleague, { reason: 'quét trùng' }, key)).text).toBe(away.text)
  expect(await line()).toBeUndefined()
  expect((await send('taking')).status).toBe(404)
})

test('another unit sees none of it, and whoever guesses its address finds nothing', async () => {
  expect(await line(stranger)).toBeUndefined()
  for (const deed of ['taking', 'release', 'putting-away'])
    expect((await send(deed, stranger, deed === 'putting-away' ? { reason: 'thử' } : {})).body.code).toBe('scan-unknown')
  expect((await stranger.call('GET', `/api/scan-tray/${scan}/file`)).status).toBe(404)
  expect(await line()).toMatchObject({ takenBy: null })
})

test('as long as it waits its file is not forgotten; an upload by which it was taken is, and it waits again', async () => {
  const { body: { id: upload } } = await send('taking')
  const { db, clock } = http.province
  const unused = await listUnusedUploads(db, new Date(clock.now().getTime() + 1000), 10_000)
  const own = unused.filter(({ publicId }) => publicId === upload)
  expect(own).toHaveLength(1)
  const sender = { actorId: 1n, requestId: randomUUID(), bodyHash: bodyHashOf('discard') }
  const gone = await inTransaction(
    http.province, sender, (ctx) => discardUploads(ctx, unused.map(({ id }) => id)), ({ count, files }) => ({
      status: 200, body: { count, files: files.length },
    }))
  expect(gone).toMatchObject({ ok: true })
  expect(await line()).toMatchObject({ takenBy: null, isMine: false })
  expect((await send('taking')).status).toBe(200)
})
