/**
 * Need D10: what was made of a file lies in two copies, too, and is checked; and nobody who works waits for a disk or a
 * bucket.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { copyNextFiles, removeNamelessFiles, storeUpload, thumbnailOf } from '../modules/documents/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { type Storage, openStorage } from '../platform/storage.ts'
import { type StoreRooms, checkShare, isNamed } from './keep-store.ts'

let database: TestDatabase
let home: string
let storage: Storage

beforeAll(async () => { database = await createDatabase() })
afterAll(async () => database.drop())
beforeEach(async () => {
  await sql`truncate documents.stored_copy, documents.check_share, documents.file, documents.upload, audit.event cascade`
    .execute(database.owner)
  home = mkdtempSync(join(tmpdir(), 'motcua-copies-'))
  storage = await openStorage(join(home, 'files'), { second: { folder: join(home, 'second') } })
  return () => { rmSync(home, { recursive: true }) }
})

const pathIn = (store: 'files' | 'second', name: string) =>
  join(home, store, name.slice(0, 2), name.slice(2, 4), name)
/** After every row of these tests, which are of now. */
const NOW = new Date(Date.now() + 60_000)
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

async function upload(content: string): Promise<string> {
  const put = await storage.put((async function* one() { yield Buffer.from(content) })(), 1_000_000)
  if (!put.ok) throw new Error(put.refusal.code)
  const { sha256, size } = put.value
  await inOneGo(database.backing(), (ctx) =>
    storeUpload(ctx, { name: 'a.pdf', sha256, size, kind: 'application/pdf', pages: 1 }))
  return sha256
}

const rooms = (now: Date): StoreRooms => ({
  ...database.backing(), storage, machineClock: stoppedClock(now.toISOString()), log: openLog('silent'),
  directory: { on: () => ({ policy: () => ({ value: 1 }) as never }) },
})

async function events(): Promise<unknown[]> {
  const { rows } = await sql<{ type: string; data: unknown }>`
    select type, data from audit.event where type like 'store.%' order by id`.execute(database.owner)
  return rows.map(({ type, data }) => [type, data])
}

const read = async (name: string) => String(await buffer(storage.open(name)))

/** A picture of page one, made as the worker makes it, of a paper that poppler could draw. */
async function withThumbnail(content: string): Promise<{ readonly name: string; readonly thumbnail: string }> {
  const name = await upload(content)
  const drawer = {
    draw: async () => Promise.resolve({
      jpeg: Buffer.from(`picture of ${content}`), width: 3, height: 4, pages: 1, points: { width: 3, height: 4 },
    }),
    close: () => undefined,
  }
  const file = { sha256: name, size: content.length, kind: 'application/pdf', pages: 1 } as const
  return { name, thumbnail: await thumbnailOf({ db: database.app, storage }, file, NOW, drawer) ?? '' }
}

test('what was made of a file is kept twice, checked and restored as the file itself, and called nobody’s by nothing', async () => {
  const { name, thumbnail } = await withThumbnail('paper')
  expect(await copyNextFiles(database.app, storage, NOW)).toEqual({ copied: 2, faulty: [] })
  expect(await isNamed(database.app, thumbnail)).toBe(true)
  rmSync(pathIn('files', thumbnail))
  while (await checkShare(rooms(NOW)));
  expect(await read(thumbnail)).toBe('picture of paper')
  expect(await events()).toEqual([['store.file-restored', { copy: 'first', fault: 'missing' }]])
  expect(await read(name)).toBe('paper')
})

test('nothing is read or copied in a transaction: whoever reads events waits for no store', async () => {
  await withThumbnail('paper')
  const [first, second] = storage.copies
  if (!second) throw new Error('no second store')
  const open: number[] = []
  const watch = async () => {
    const { rows: [row] } = await sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and backend_xid is not null`.execute(database.owner)
    open.push(row?.n ?? -1)
  }
  const watched = (copy: typeof first): typeof first => ({
    ...copy, check: async (one) => { await watch(); return copy.check(one) },
    fetch: async (one) => { await watch(); return copy.fetch(one) },
  })
  storage = { ...storage, copies: [watched(first), watched(second)] }
  while ((await copyNextFiles(database.app, storage, NOW))?.copied);
  while (await checkShare({ ...rooms(NOW), storage }));
  expect([open.length, new Set(open)]).toEqual([6, new Set([0])]) // two are copied, two read in both places
})

test('what is destroyed while it is copied comes into no store again', async () => {
  const name = await upload('paper')
  const [first, second] = storage.copies
  if (!second) throw new Error('no second store')
  storage = { ...storage, copies: [{
    ...first, fetch: async (one) => {
      const plain = await first.fetch(one)
      await sql`truncate documents.upload, documents.file cascade`.execute(database.owner)
      await removeNamelessFiles(database.app, storage, [name], later(1))
      return plain
    },
  }, second] }
  await copyNextFiles(database.app, storage, NOW)
  expect(await storage.has(name)).toBe(false)
})

test('a store that does not answer gives back what was claimed, and the day is not shorter for it', async () => {
  const name = await upload('paper')
  while ((await copyNextFiles(database.app, storage, NOW))?.copied);
  const [first, ...others] = storage.copies
  const away = { ...first, check: async () => Promise.reject(new Error('away')) }
  await expect(checkShare({ ...rooms(NOW), storage: { ...storage, copies: [away, ...others] } })).rejects.toThrow('away')
  rmSync(pathIn('second', name))
  await checkShare(rooms(NOW))
  expect(await events()).toEqual([['store.file-restored', { copy: 'second', fault: 'missing' }]])
})
