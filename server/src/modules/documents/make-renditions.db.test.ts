/** Need: a passing want of time or memory never makes a paper unshowable for ever; what is broken is tried once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { pagesOf, pdfOf } from '../../../test/sample-pdf.ts'
import { type Storage, openStorage } from '../../platform/storage.ts'
import { drawNextPictures, picturesOf, thumbnailOf } from './make-renditions.ts'
import { type NotDrawn, type PageDrawer, openPageDrawer } from './open-page-drawer.ts'
import { findRendition } from './store/renditions.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-renditions-'))
const AT = new Date('2025-03-01T02:00:00Z')
const drawer = openPageDrawer()
let database: TestDatabase
let storage: Storage
beforeAll(async () => {
  database = await createDatabase()
  storage = await openStorage(folder)
})
afterAll(async () => {
  drawer.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function fileOf(content: Buffer) {
  const put = await storage.put(Readable.from([content]), Infinity)
  if (!put.ok) throw new Error('not put')
  const { sha256, size } = put.value
  await sql`insert into documents.file (sha256, size, kind, pages)
    values (${Buffer.from(sha256, 'hex')}, ${size}, 'application/pdf', 1)`.execute(database.owner)
  return { sha256, size, kind: 'application/pdf' as const, pages: 1 }
}
/** The real one, which fails so often before, and counts. */
function failing(fault: NotDrawn['fault'], times: number) {
  const asked: number[] = []
  const draw: PageDrawer['draw'] = async (order) => {
    asked.push(order.page)
    return asked.length <= times ? { fault } : drawer.draw(order)
  }
  return { asked, draw, close: () => undefined }
}

test.each([['pictures', picturesOf], ['thumbnail', thumbnailOf]] as const)('%s', async (kind, make) => {
  const rooms = { db: database.app, storage }
  const file = await fileOf(pdfOf(pagesOf(1), `/Kind/${kind}`))
  const tired = failing('passing', 1)
  expect(await make(rooms, file, AT, tired)).toBeUndefined()
  const drawn = await make(rooms, file, AT, tired)
  expect(drawn).toMatch(/^[0-9a-f]{64}$/)
  expect([await make(rooms, file, AT, tired), tired.asked.length]).toEqual([drawn, 2])

  const locked = await fileOf(pdfOf(pagesOf(1), `/Kind/${kind}-locked`))
  const refusing = failing('password', 1)
  const twice = [await make(rooms, locked, AT, refusing), await make(rooms, locked, AT, refusing)]
  expect(twice).toEqual([undefined, undefined])
  expect(refusing.asked).toEqual([1])

  // As it was kept of before, whatever had been the matter.
  const old = await fileOf(pdfOf(pagesOf(1), `/Kind/${kind}-old`))
  await sql`insert into documents.rendition (of_sha256, kind, made_at, note)
    values (${Buffer.from(old.sha256, 'hex')}, ${kind}, ${AT}, '{"fault": "not-drawn"}')`.execute(database.owner)
  expect(await make(rooms, old, AT, drawer)).toMatch(/^[0-9a-f]{64}$/)
})

/** One that could do something, and is shown only as pictures. */
async function inert(mark: string) {
  const file = await fileOf(pdfOf(pagesOf(1), `/Kind/${mark}`))
  await sql`update documents.file set verdict = 'inert', reasons = array['javascript']
    where sha256 = ${Buffer.from(file.sha256, 'hex')}`.execute(database.owner)
  return file
}
const minutes = (n: number) => new Date(AT.getTime() + n * 60_000)
const drawn = async (sha256: string) => (await findRendition(database.app, sha256, 'pictures'))?.sha256 ?? null

test('what is shown only as pictures is drawn by the worker; what failed by chance again minutes later, four times at most', async () => {
  const rooms = { db: database.app, storage }
  const file = await inert('inert')
  const tired = failing('passing', 1)
  expect([await drawNextPictures(rooms, AT, tired), await drawn(file.sha256)]).toEqual([true, null])
  expect(await drawNextPictures(rooms, minutes(4), tired)).toBe(false)
  expect([await drawNextPictures(rooms, minutes(6), tired), await drawn(file.sha256)])
    .toEqual([true, expect.any(String)])
  expect(await drawNextPictures(rooms, minutes(12), tired)).toBe(false)

  await inert('never')
  const never = failing('passing', 99)
  const tries = []
  for (let n = 1; n < 8; n += 1) tries.push(await drawNextPictures(rooms, minutes(10 * n), never))
  expect(tries).toEqual([true, true, true, true, false, false, false])
})

test('of what the antivirus has not spoken of, or what is destroyed, no pictures are drawn', async () => {
  const rooms = { db: database.app, storage }
  const [aside, gone] = [await inert('aside'), await inert('gone')]
  await sql`insert into documents.quarantine (sha256, since, due_at, why)
    values (${Buffer.from(aside.sha256, 'hex')}, ${AT}, ${AT}, 'unreachable')`.execute(database.owner)
  await sql`insert into documents.destroyed_body (sha256, destroyed_at)
    values (${Buffer.from(gone.sha256, 'hex')}, ${AT})`.execute(database.owner)
  expect(await drawNextPictures(rooms, minutes(1_000), drawer)).toBe(false)
  await sql`update documents.quarantine set outcome = 'released', due_at = null, ended_at = ${AT}`.execute(database.owner)
  expect(await drawNextPictures(rooms, minutes(1_001), drawer)).toBe(true)
  expect(await drawNextPictures(rooms, minutes(1_002), drawer)).toBe(false)
  expect([await drawn(aside.sha256), await drawn(gone.sha256)]).toEqual([expect.any(String), null])
})
