/**
 * Need (issue D1): what is infected is kept by nobody; while the antivirus is down a file is taken, shown to nobody,
 * and released or removed as soon as it has spoken. Against the clamd of Debian.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EICAR, HAS_CLAMD, type TestClamd, makeClamd } from '../../test/clamd.ts'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { movableClock } from '../../test/movable-clock.ts'
import { PAGES, pdfOf } from '../../test/sample-pdf.ts'
import { scanNext } from '../jobs/scan-quarantine.ts'
import { openPaper, readQuarantine } from '../modules/documents/public.ts'
import { type Antivirus, openClamd } from '../platform/clamd.ts'
import type { Backing } from '../platform/db.ts'
import { type Storage, openStorage } from '../platform/storage.ts'
import { fileRoutes } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-antivirus-'))
const clean = (n: number) => pdfOf([...PAGES, `(${String(n)})`])
const infected = (n: number) => pdfOf([...PAGES, `(${String(n)} ${EICAR})`])

describe.skipIf(!HAS_CLAMD)('with an antivirus', () => {
  let clamd: TestClamd
  let database: TestDatabase
  let rooms: Backing & { storage: Storage; antivirus: Antivirus }
  let app: FastifyInstance
  const clock = movableClock('2026-11-02T08:00+07:00')

  beforeAll(async () => {
    clamd = await makeClamd()
    await clamd.start()
    database = await createDatabase()
    rooms = { ...database.backing(), clock, storage: await openStorage(folder), antivirus: openClamd(clamd) }
    const directory = { on: () => ({ policy: () => ({ value: { megabytes: 1, kinds: ['application/pdf'] } }) }) }
    app = Fastify()
    app.decorateRequest('actor')
    app.addHook('onRequest', async (request) => {
      request.actor = { accountId: 21n, unitId: 5n } as typeof request.actor
    })
    await app.register(multipart)
    await app.register(fileRoutes({ ...rooms, directory } as never))
  })
  afterAll(async () => {
    await app.close()
    await database.drop()
    await clamd.remove()
    rmSync(folder, { recursive: true })
  })

  async function upload(content: Buffer) {
    const head = Buffer.from('--B\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n')
    const answer = await app.inject({
      method: 'POST', url: '/api/files', payload: Buffer.concat([head, content, Buffer.from('\r\n--B--\r\n')]),
      headers: { 'content-type': 'multipart/form-data; boundary=B', 'idempotency-key': randomUUID() },
    })
    const body = answer.json<{ code?: string; isQuarantined?: boolean; detail?: string }>()
    return { status: answer.statusCode, body }
  }
  const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  async function events(type: string): Promise<unknown[]> {
    const { rows } = await sql<{ data: unknown }>`select data from audit.event where type = ${type} order by id`
      .execute(rooms.db)
    return rows.map(({ data }) => data)
  }
  const open = (content: Buffer) => openPaper(rooms, {
    sha256: hashOf(content), size: content.length, kind: 'application/pdf', pages: 1, name: 'a.pdf',
  }, { isOriginal: true })
  const later = () => { clock.set(new Date(clock.now().getTime() + 60_000).toISOString()) }

  test('what is clean is taken; what is infected is refused, kept by nobody, and leaves an event', async () => {
    expect(await upload(clean(1))).toMatchObject({ status: 201, body: { isQuarantined: false } })
    const before = readdirSync(folder, { recursive: true }).length
    const refused = await upload(infected(1))
    expect(refused).toMatchObject({ status: 422, body: { code: 'file-infected' } })
    expect(refused.body.detail).toMatch(/mã độc.*Hãy/)
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before)
    expect(await events('upload.infected')).toEqual([{ threat: expect.stringContaining('Test.Eicar') as string }])
  })

  test('while it is down files are kept aside; back, it lets the clean one go and takes the other away', async () => {
    await clamd.kill()
    const [good, bad] = [clean(2), infected(2)]
    for (const content of [good, bad]) {
      expect(await upload(content)).toMatchObject({ status: 201, body: { isQuarantined: true } })
      expect(await open(content)).toEqual({ ok: false, refusal: { code: 'paper-in-quarantine' } })
    }
    expect(await readQuarantine(rooms.db)).toMatchObject({ waiting: 2, why: 'unreachable' })
    later()
    expect(await scanNext(rooms)).toBe(false) // still down: put off
    expect(await readQuarantine(rooms.db)).toMatchObject({ waiting: 2 })
    // The same bytes as one from before are no secret to anybody, and what waits is told as waiting.
    expect(await upload(clean(1))).toMatchObject({ body: { isQuarantined: false } })
    expect(await upload(good)).toMatchObject({ body: { isQuarantined: true } })

    await clamd.start()
    later()
    expect([await scanNext(rooms), await scanNext(rooms), await scanNext(rooms)]).toEqual([true, true, false])
    expect(await open(good)).toMatchObject({ ok: true })
    expect(await open(bad)).toEqual({ ok: false, refusal: { code: 'paper-removed' } })
    expect([await rooms.storage.has(hashOf(good)), await rooms.storage.has(hashOf(bad))]).toEqual([true, false])
    expect(await events('upload.released')).toEqual([{}, {}]) // it was uploaded twice
    expect(await events('upload.removed')).toEqual([{ threat: expect.stringContaining('Test.Eicar') as string }])
    expect(await readQuarantine(rooms.db)).toMatchObject({ waiting: 0 })
  })

  test('what was removed for a false alarm and is found clean later is a file as any other', async () => {
    const content = clean(7)
    await clamd.kill()
    await upload(content)
    later()
    // What the antivirus said of it on that day, by signatures that were taken back since.
    const alarmed: Antivirus = { scan: async () => Promise.resolve({ state: 'infected', threat: 'False.Alarm' }) }
    await scanNext({ ...rooms, antivirus: alarmed })
    expect(await open(content)).toEqual({ ok: false, refusal: { code: 'paper-removed' } })
    const watched = async () => (await sql`
      select from documents.stored_copy where sha256 = decode(${hashOf(content)}, 'hex')`.execute(rooms.db)).rows.length
    expect(await watched()).toBe(0) // no daily check calls it lost
    // Nobody looks at it now: aside, as any other.
    expect(await upload(content)).toMatchObject({ status: 201, body: { isQuarantined: true } })
    expect(await open(content)).toEqual({ ok: false, refusal: { code: 'paper-in-quarantine' } })
    later()
    await scanNext({ ...rooms, antivirus: alarmed })
    await clamd.start()
    const released = (await events('upload.released')).length
    expect(await upload(content)).toMatchObject({ status: 201, body: { isQuarantined: false } })
    expect(await open(content)).toMatchObject({ ok: true })
    expect([(await events('upload.released')).length, await rooms.storage.has(hashOf(content)), await watched()])
      .toEqual([released + 1, true, 1])
  })

  test('killed while a file is scanned, nothing is lost; two workers at once scan it once', async () => {
    await clamd.kill()
    const content = clean(3)
    await upload(content)
    later()
    await clamd.start()
    let killed: Promise<void> | undefined
    const cut: Antivirus = { scan: async (bytes) => openClamd(clamd).scan((async function* () {
      for await (const piece of bytes) {
        // Once: later pieces may come when it has begun again.
        await (killed ??= clamd.kill())
        yield piece
      }
    })()) }
    expect(await scanNext({ ...rooms, antivirus: cut })).toBe(false)
    expect(await open(content)).toEqual({ ok: false, refusal: { code: 'paper-in-quarantine' } })
    await clamd.start()
    later()
    expect((await Promise.all([scanNext(rooms), scanNext(rooms)])).sort()).toEqual([false, true])
    expect(await open(content)).toMatchObject({ ok: true })
  })
})
