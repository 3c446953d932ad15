/** Need: what a row names is there, whole, after a power cut too; what nobody names leaves nothing behind. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ok, refuse } from '../kernel/result.ts'
import { type Storage, openStorage } from './storage.ts'

let folder: string
let storage: Storage

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-files-'))
  storage = await openStorage(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' // FIPS 180-4, appendix B.1

test('a file lies under its hash, in two folders of two letters, and is read back', async () => {
  expect(await storage.put(parts('a', 'bc'), 3)).toEqual(ok({ sha256: ABC, size: 3, checked: undefined }))
  expect(readFileSync(join(folder, 'ba', '78', ABC), 'utf8')).toBe('abc')
  expect(String(await buffer(storage.open(ABC)))).toBe('abc')
  expect(await storage.has(ABC)).toBe(true)
})

test('the same content twice, and five times at once, is one file', async () => {
  await Promise.all(Array.from({ length: 5 }, () => storage.put(parts('abc'), 10)))
  await storage.put(parts('abc'), 10)
  expect(readdirSync(join(folder, 'ba', '78'))).toEqual([ABC])
})

test('one byte too many is refused, and nothing is left', async () => {
  expect(await storage.put(parts('ab', 'cd'), 3)).toEqual(refuse({ code: 'file-too-large' }))
  expect(leftIn()).toEqual(['receiving'])
})

test('what is too large is refused before the rest of it is read', async () => {
  let given = 0
  async function* endless() {
    for (;;) yield Buffer.alloc(1000, given += 1)
  }
  expect(await storage.put(endless(), 10_000)).toEqual(refuse({ code: 'file-too-large' }))
  expect(given).toBe(11)
})

test('a line that is cut leaves nothing', async () => {
  async function* cut() {
    yield Buffer.from('abc')
    throw new Error('cut')
  }
  await expect(storage.put(cut(), 10)).rejects.toThrow('cut')
  expect(leftIn()).toEqual(['receiving'])
})

test('the check reads the whole file before it has a name, and may refuse it', async () => {
  const seen: string[] = []
  const check = async ({ path, size, sha256 }: { path: string; size: number; sha256: string }) => {
    seen.push(readFileSync(path, 'utf8'), String(size), sha256)
    expect(await storage.has(sha256)).toBe(false)
    return size === 3 ? refuse({ code: 'not-liked' }) : ok('liked')
  }
  expect(await storage.put(parts('abc'), 10, check)).toEqual(refuse({ code: 'not-liked' }))
  expect(seen).toEqual(['abc', '3', ABC])
  expect(leftIn()).toEqual(['receiving'])
  expect(await storage.put(parts('abcd'), 10, check)).toMatchObject({ value: { checked: 'liked', size: 4 } })
})

test('ten megabytes in small pieces have the hash of the whole', async () => {
  const piece = Buffer.alloc(65_536, 'motcua')
  async function* many() {
    for (let n = 0; n < 160; n += 1) yield piece
  }
  const sha256 = createHash('sha256').update(Buffer.concat(Array<Buffer>(160).fill(piece))).digest('hex')
  expect(await storage.put(many(), 10_485_760)).toMatchObject({ value: { sha256, size: 10_485_760 } })
})

test.each(['', '../../etc/passwd', ABC.toUpperCase(), `${ABC}/..`, ABC.slice(1)])(
  '„%s“ is no name of a file',
  (name) => {
    expect(() => storage.open(name)).toThrow('not the name')
  },
)

test('an unknown file is not there, and its stream fails', async () => {
  expect(await storage.has(ABC)).toBe(false)
  await expect(buffer(storage.open(ABC))).rejects.toThrow('ENOENT')
})

test('a sweep removes what was left half received long ago, and nothing else', async () => {
  await storage.put(parts('abc'), 10)
  for (const name of ['old', 'new']) writeFileSync(join(folder, 'receiving', name), 'half')
  utimesSync(join(folder, 'receiving', 'old'), new Date('2021-06-24'), new Date('2021-06-24'))
  expect(await storage.sweep(new Date('2021-06-25'))).toBe(1)
  expect(readdirSync(join(folder, 'receiving'))).toEqual(['new'])
  expect(await storage.has(ABC)).toBe(true)
})

async function* parts(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

/** All that lies in the folder, hidden files and empty folders too. */
function leftIn(): string[] {
  return readdirSync(folder, { recursive: true }).map(String)
}

test('a file that nobody names is taken away, unless its content was brought again meanwhile', async () => {
  await storage.put(parts('abc'), 3)
  const path = join(folder, 'ba', '78', ABC)
  const before = new Date(Date.now() - 60_000)
  expect(await storage.remove(ABC, before)).toBe(false) // it came just now: its row may be on its way
  expect(await storage.has(ABC)).toBe(true)
  utimesSync(path, new Date(0), new Date(0))
  await storage.put(parts('abc'), 3)
  expect(await storage.remove(ABC, before)).toBe(false) // brought again
  utimesSync(path, new Date(0), new Date(0))
  expect([await storage.remove(ABC, before), await storage.has(ABC), await storage.remove(ABC, before)]).toEqual([
    true, false, false,
  ])
  expect(readdirSync(join(folder, 'receiving'))).toEqual([])
})
