/**
 * Need D9, D10: a hash of every document on arrival; a second copy that follows; what is altered, cut, swapped or lost
 * is found by a periodic look and restored from the second store.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { readStoreUse, runStore } from '../cli/store.ts'
import { ok } from '../kernel/result.ts'
import { storeEntryFile } from '../modules/catalogue/public.ts'
import {
  checkCopies, copyNextFiles, listNoted, noteChecked, readCopyFigures, removeNamelessFiles, storeUpload,
} from '../modules/documents/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { type Storage, openStorage } from '../platform/storage.ts'
import { makeStoreKey } from '../platform/store/key-ring.ts'
import { type StoreRooms, checkShare, isNamed, noteEntryContents } from './keep-store.ts'

let database: TestDatabase
let home: string
let storage: Storage

beforeAll(async () => { database = await createDatabase() })
afterAll(async () => database.drop())
beforeEach(async () => {
  await sql`truncate documents.stored_copy, documents.check_share, documents.file, documents.upload, documents.paper, catalogue.entry_file cascade`
    .execute(database.owner)
  home = mkdtempSync(join(tmpdir(), 'motcua-store-'))
  storage = await open(false)
  return () => { rmSync(home, { recursive: true }) }
})

const open = async (isSealed: boolean) => openStorage(join(home, 'files'), {
  second: { folder: join(home, 'second') }, keysFolder: isSealed ? join(home, 'keys') : undefined,
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

const rooms = (now: Date, days = 1): StoreRooms => ({
  ...database.backing(), storage, machineClock: stoppedClock(now.toISOString()), log: openLog('silent'),
  directory: { on: () => ({ policy: () => ({ value: days }) as never }) },
})

async function command(...args: string[]) {
  const use = readStoreUse([...args, '--json'])
  if (typeof use === 'string') throw new Error(use)
  const said: string[] = []
  const code = await runStore(use, {
    stdin: process.stdin, stdout: (line) => { said.push(line) }, stderr: () => undefined,
  }, {
    ...database.backing(), storage, machineClock: stoppedClock(later(48).toISOString()),
    noteContents: () => noteEntryContents(database.app), isNamed: (sha256) => isNamed(database.app, sha256),
  })
  return { code, answer: JSON.parse(said.at(-1) ?? '') as Record<string, unknown> }
}

async function events(): Promise<unknown[]> {
  const { rows } = await sql<{ type: string; data: unknown }>`
    select type, data from audit.event where type like 'store.%' order by id`.execute(database.owner)
  await sql`truncate audit.event cascade`.execute(database.owner)
  return rows.map(({ type, data }) => [type, data])
}

const read = async (name: string) => String(await buffer(storage.open(name)))

test('what is handed in follows into the second store, once, however many bring it', async () => {
  const names = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(upload))
  expect((await readCopyFigures(database.app, later(1))).lagSeconds).toBeGreaterThan(3_600)
  const rounds = await Promise.all([1, 2, 3].map(() => copyNextFiles(database.app, storage, NOW, 2)))
  expect(rounds.reduce((sum, one) => sum + (one?.copied ?? 0), 0)).toBe(5)
  for (const name of names) expect(readFileSync(pathIn('second', name)).length).toBe(1)
  expect(await readCopyFigures(database.app, later(1))).toEqual({ lost: 0, lagSeconds: 0 })
  expect(await copyNextFiles(database.app, storage, NOW)).toEqual({ copied: 0, faulty: [] })
})

test('a bad first copy is not spread, and is looked at again later', async () => {
  const name = await upload('paper')
  writeFileSync(pathIn('files', name), 'pAper')
  expect(await copyNextFiles(database.app, storage, NOW)).toEqual({ copied: 0, faulty: [name] })
  expect(await copyNextFiles(database.app, storage, NOW)).toEqual({ copied: 0, faulty: [] })
  writeFileSync(pathIn('files', name), 'paper')
  expect(await copyNextFiles(database.app, storage, later(2))).toEqual({ copied: 1, faulty: [] })
})

test('while the second store is away everything waits, and nothing is forgotten', async () => {
  const name = await upload('paper')
  rmSync(join(home, 'second'), { recursive: true })
  writeFileSync(join(home, 'second'), 'no folder')
  await expect(copyNextFiles(database.app, storage, NOW)).rejects.toThrow()
  rmSync(join(home, 'second'))
  mkdirSync(join(home, 'second', 'receiving'), { recursive: true })
  expect(await copyNextFiles(database.app, storage, NOW)).toEqual({ copied: 1, faulty: [] })
  expect(String(readFileSync(pathIn('second', name)))).toBe('paper')
})

test('what an entry of the catalogue shows is kept twice, too', async () => {
  const put = await storage.put((async function* one() { yield Buffer.from('film') })(), 100)
  const { sha256, size } = put.ok ? put.value : { sha256: '', size: 0 }
  await inOneGo(database.backing(), (ctx) => storeEntryFile(ctx, { sha256, size, kind: 'image/png' }))
  await noteEntryContents(database.app)
  await noteEntryContents(database.app)
  expect(await copyNextFiles(database.app, storage, NOW)).toEqual({ copied: 1, faulty: [] })
  expect(await command('verify')).toMatchObject({ code: 0, answer: { ok: true, files: 1, findings: [], nameless: [] } })
})

test('altered, cut, swapped and lost copies are found, and restored from the other', async () => {
  const names = await Promise.all(['one paper', 'two papers', 'three papers', 'four papers', 'fine'].map(upload))
  const [altered = '', cut = '', swapped = '', missing = '', fine = ''] = names
  while ((await copyNextFiles(database.app, storage, NOW))?.copied);
  writeFileSync(pathIn('files', altered), 'One paper')
  writeFileSync(pathIn('second', cut), 'two')
  writeFileSync(pathIn('files', swapped), 'fine')
  rmSync(pathIn('files', missing))
  const faults = [
    { sha256: altered, copy: 'first', fault: 'altered' }, { sha256: cut, copy: 'second', fault: 'cut' },
    { sha256: swapped, copy: 'first', fault: 'swapped' }, { sha256: missing, copy: 'first', fault: 'missing' },
  ].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  const found = await command('verify')
  expect(found).toMatchObject({
    code: 1,
    answer: { ok: false, files: 5, lost: 0, restored: 0, findings: faults.map((one) => ({ ...one, restored: false })) },
  })
  expect(await events()).toEqual([])
  expect(await command('verify', '--repair')).toMatchObject({ code: 0, answer: { ok: true, lost: 0, restored: 4 } })
  expect((await events()).map((one) => (one as unknown[])[0])).toEqual(Array(4).fill('store.file-restored'))
  expect(await command('verify')).toMatchObject({ code: 0, answer: { findings: [] } })
  expect([await read(altered), await read(swapped), await read(missing), await read(fine)])
    .toEqual(['one paper', 'three papers', 'four papers', 'fine'])
})

test('a file of which no copy is left is told once, and that it is back', async () => {
  const name = await upload('paper')
  await copyNextFiles(database.app, storage, NOW)
  for (const store of ['files', 'second'] as const) writeFileSync(pathIn(store, name), 'pap')
  expect(await command('verify', '--repair')).toMatchObject({ code: 1, answer: { ok: false, lost: 1, restored: 0 } })
  expect(await command('verify', '--repair')).toMatchObject({ code: 1 })
  expect(await readCopyFigures(database.app, NOW)).toMatchObject({ lost: 1 })
  expect(await events()).toEqual([['store.file-lost', { fault: 'cut' }]])
  writeFileSync(pathIn('files', name), 'paper')
  expect(await command('verify', '--repair')).toMatchObject({ code: 0, answer: { restored: 1 } })
  expect(await events()).toEqual([
    ['store.file-restored', { copy: 'second', fault: 'cut' }], ['store.file-found', {}],
  ])
  expect(await readCopyFigures(database.app, NOW)).toMatchObject({ lost: 0 })
})

test('what nothing names is told when it is older than a day, and not touched', async () => {
  await upload('paper')
  const put = await storage.put((async function* one() { yield Buffer.from('left over') })(), 100)
  const name = put.ok ? put.value.sha256 : ''
  expect(await command('verify', '--repair')).toMatchObject({
    code: 0, answer: { nameless: [{ copy: 'first', sha256: name }] },
  })
  expect(await storage.has(name)).toBe(true)
})

test('what is forgotten while it is looked for is not lost', async () => {
  const name = await upload('paper')
  const [file] = await listNoted(database.app, '', 1)
  if (!file) throw new Error('nothing is noted')
  await sql`truncate documents.upload, documents.file cascade`.execute(database.owner)
  expect(await removeNamelessFiles(database.app, storage, [name], later(1))).toBe(1)
  const checked = await checkCopies(storage, file, {
    isRepairing: true, isNamed: (sha256) => isNamed(database.app, sha256),
  })
  expect(checked).toMatchObject({ findings: [], isLost: false })
  await inOneGo(database.backing(), async (ctx) => {
    await noteChecked(ctx, checked, NOW)
    return ok(null)
  })
  expect([await events(), await listNoted(database.app, '', 1)]).toEqual([[], []])
})

test('each day a share is read, those of longest ago first, so that all are within the days', async () => {
  const names = await Promise.all(Array.from({ length: 9 }, async (_, n) => upload(`paper ${n}`)))
  while ((await copyNextFiles(database.app, storage, NOW))?.copied);
  for (const name of names) rmSync(pathIn('second', name))
  const restored: number[] = []
  for (let day = 0; day < 4; day += 1) {
    for (let round = 0; round < 3; round += 1) while (await checkShare(rooms(later(24 * day + round), 3)));
    restored.push((await events()).length)
  }
  expect(restored).toEqual([3, 3, 3, 0]) // nine files in three days, and then all are right
})

test('two that look at once look at different files', async () => {
  await Promise.all(Array.from({ length: 30 }, async (_, n) => upload(`paper ${n}`)))
  while ((await copyNextFiles(database.app, storage, NOW))?.copied);
  await Promise.all([checkShare(rooms(NOW)), checkShare(rooms(NOW))])
  const { rows: [row] } = await sql<{ n: bigint }>`
    select count(*) as n from documents.stored_copy where checked_at is not null`.execute(database.owner)
  expect(Number(row?.n)).toBe(30)
})

test('plain and older files are enciphered anew, in both stores, and read as before', async () => {
  const plain = await upload('plain')
  await makeStoreKey(join(home, 'keys'))
  storage = await open(true)
  const older = await upload('older')
  while ((await copyNextFiles(database.app, storage, NOW))?.copied);
  await makeStoreKey(join(home, 'keys'))
  expect(await command('rotate')).toMatchObject({ code: 0, answer: { ok: true, files: 4, sealed: 4, faulty: [] } })
  expect(await command('rotate')).toMatchObject({ answer: { sealed: 0 } })
  rmSync(join(home, 'keys', '0001.key')) // nothing needs it any more
  storage = await open(true)
  expect([await read(plain), await read(older)]).toEqual(['plain', 'older'])
  expect(await command('verify')).toMatchObject({ code: 0, answer: { ok: true, findings: [] } })
})

test('rotation leaves a bad copy as it is, and says so', async () => {
  const name = await upload('paper')
  writeFileSync(pathIn('files', name), 'pap')
  await makeStoreKey(join(home, 'keys'))
  storage = await open(true)
  expect(await command('rotate')).toMatchObject({
    code: 1, answer: { ok: false, faulty: [{ sha256: name, fault: 'altered' }] },
  })
  expect(String(readFileSync(pathIn('files', name)))).toBe('pap')
})

test('wrong words are refused', () => {
  expect(readStoreUse([])).toContain('không có lệnh')
  expect(readStoreUse(['rotate', '--repair'])).toContain('--repair')
  expect(readStoreUse(['verify', '--fast'])).toBeTypeOf('string')
})
