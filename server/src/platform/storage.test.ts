/**
 * Need: what a row names is there, whole, after a power cut too; what nobody names leaves nothing behind. D10: the same
 * over a folder and over an object store, plain and enciphered.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HAS_MOTO, HAS_RADOSGW, type ObjectStore, startMoto, startRadosgw } from '../../test/object-store.ts'
import { ok, refuse } from '../kernel/result.ts'
import { type Storage, openStorage } from './storage.ts'
import { makeStoreKey } from './store/key-ring.ts'

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' // FIPS 180-4, appendix B.1
const LATER = new Date(Date.now() + 3_600_000)

/** Longer than what is passed over rather than asked for anew, and no piece is like the next. */
const LONG = Array.from({ length: 260_000 }, (_, n) => String(n).padStart(6, '-')).join('')
/** At the ends of the head (96 bytes), of pieces (65,536) and of the whole, and past it. */
const PARTS = [
  [0, 0], [0, 95], [95, 97], [96, 96], [65_535, 65_536], [65_536, 131_071], [10, 1_559_999], [1_400_000, 1_400_009],
  [1_559_999, 1_559_999], [1_559_990, 9_999_999], [1_560_000, 1_560_001],
] as const

const KINDS = [
  { name: 'a folder', start: undefined, isThere: true, isSealed: false },
  { name: 'a folder, enciphered', start: undefined, isThere: true, isSealed: true },
  { name: 'radosgw', start: startRadosgw, isThere: HAS_RADOSGW, isSealed: false },
  { name: 'radosgw, enciphered', start: startRadosgw, isThere: HAS_RADOSGW, isSealed: true },
  { name: 'moto with ranges, enciphered', start: startMoto, isThere: HAS_MOTO, isSealed: true },
]

describe.each(KINDS)('$name', ({ start, isThere, isSealed }) => {
  let server: ObjectStore | undefined
  let folder: string
  let storage: Storage

  beforeAll(async () => {
    server = isThere ? await start?.() : undefined
  })
  afterAll(() => server?.stop())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-files-'))
    const keysFolder = isSealed ? join(folder, 'keys') : undefined
    if (keysFolder !== undefined) await makeStoreKey(keysFolder)
    storage = await openStorage(join(folder, 'files'), { first: server?.at, keysFolder })
  })
  afterEach(async () => {
    for (const name of await namesIn(storage)) await storage.remove(name, LATER)
    rmSync(folder, { recursive: true })
  })
  const leftIn = () => readdirSync(join(folder, 'files'), { recursive: true }).map(String)
  const names = () => namesIn(storage)
  const how = { skip: !isThere }

  test('is read back as it was put, by its hash', how, async () => {
    expect(await storage.put(parts('a', 'bc'), 3)).toEqual(ok({ sha256: ABC, size: 3, checked: undefined }))
    expect(String(await buffer(storage.open(ABC)))).toBe('abc')
    expect([await storage.has(ABC), await names()]).toEqual([true, [ABC]])
    expect(readdirSync(join(folder, 'files', 'receiving'))).toEqual([])
  })

  test('the same content twice, and five times at once, is one file', how, async () => {
    await Promise.all(Array.from({ length: 5 }, () => storage.put(parts('abc'), 10)))
    await storage.put(parts('abc'), 10)
    expect(await names()).toEqual([ABC])
  })

  test('one byte too many is refused, and nothing is left', how, async () => {
    expect(await storage.put(parts('ab', 'cd'), 3)).toEqual(refuse({ code: 'file-too-large' }))
    expect([leftIn(), await names()]).toEqual([['receiving'], []])
  })

  test('what is too large is refused before the rest of it is read', how, async () => {
    let given = 0
    async function* endless() {
      for (;;) yield Buffer.alloc(1000, given += 1)
    }
    expect(await storage.put(endless(), 10_000)).toEqual(refuse({ code: 'file-too-large' }))
    expect(given).toBe(11)
  })

  test('a line that is cut leaves nothing', how, async () => {
    async function* cut() {
      yield Buffer.from('abc')
      throw new Error('cut')
    }
    await expect(storage.put(cut(), 10)).rejects.toThrow('cut')
    expect([leftIn(), await names()]).toEqual([['receiving'], []])
  })

  test('the check reads the whole file before it has a name, and may refuse it', how, async () => {
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

  test('ten megabytes in small pieces have the hash of the whole, and come back with it', how, async () => {
    const piece = Buffer.alloc(65_537, 'motcua')
    async function* many() {
      for (let n = 0; n < 160; n += 1) yield piece
    }
    const sha256 = createHash('sha256').update(Buffer.concat(Array<Buffer>(160).fill(piece))).digest('hex')
    expect(await storage.put(many(), 10_485_920)).toMatchObject({ value: { sha256, size: 10_485_920 } })
    expect(createHash('sha256').update(await buffer(storage.open(sha256))).digest('hex')).toBe(sha256)
  })

  test('a part of it is that part of the content, wherever it begins and ends', how, async () => {
    const put = await storage.put(parts(LONG), LONG.length)
    const { sha256 } = put.ok ? put.value : { sha256: '' }
    for (const [first, last] of PARTS) {
      const part = await buffer(storage.open(sha256, { start: first, end: last }))
      expect([first, last, String(part) === LONG.slice(first, last + 1)]).toEqual([first, last, true])
    }
  })

  test('a file with nothing in it is a file', how, async () => {
    const put = await storage.put(parts(), 10)
    const { sha256 } = put.ok ? put.value : { sha256: '' }
    expect([await storage.has(sha256), (await buffer(storage.open(sha256))).length]).toEqual([true, 0])
  })

  test('an unknown file is not there, and its stream fails', how, async () => {
    expect(await storage.has(ABC)).toBe(false)
    await expect(buffer(storage.open(ABC))).rejects.toThrow('ENOENT')
  })

  test('a file that nobody names is taken away, unless its content was brought again meanwhile', how, async () => {
    await storage.put(parts('abc'), 3)
    expect(await storage.remove(ABC, new Date(Date.now() - 60_000))).toBe(false) // its row may be on its way
    expect(await storage.has(ABC)).toBe(true)
    expect([await storage.remove(ABC, LATER), await storage.has(ABC), await storage.remove(ABC, LATER)]).toEqual([
      true, false, false,
    ])
    expect(readdirSync(join(folder, 'files', 'receiving'))).toEqual([])
  })

  test('all names come in their order', how, async () => {
    const put = await Promise.all(['a', 'b', 'c', 'd'].map((text) => storage.put(parts(text), 1)))
    expect(await names()).toEqual(put.map((one) => (one.ok ? one.value.sha256 : '')).sort())
  })

  test('a reader that goes away early leaves nothing open', how, async () => {
    await storage.put(parts('a'.repeat(1_000_000)), 1_000_000)
    const [name = ''] = await names()
    const stream = storage.open(name)
    for await (const piece of stream) if ((piece as Buffer).length > 0) break
    expect(stream.destroyed).toBe(true)
  })

  test('a sweep removes what was left half received long ago, and nothing else', how, async () => {
    await storage.put(parts('abc'), 10)
    const receiving = join(folder, 'files', 'receiving')
    for (const name of ['old', 'new']) writeFileSync(join(receiving, name), 'half')
    utimesSync(join(receiving, 'old'), new Date('2021-06-24'), new Date('2021-06-24'))
    expect(await storage.sweep(new Date('2021-06-25'))).toBe(1)
    expect(readdirSync(receiving)).toEqual(['new'])
    expect(await storage.has(ABC)).toBe(true)
  })
})

test.each(['', '../../etc/passwd', ABC.toUpperCase(), `${ABC}/..`, ABC.slice(1)])(
  '„%s“ is no name of a file',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-files-'))
    const storage = await openStorage(folder)
    expect(() => storage.open(name)).toThrow('not the name')
    rmSync(folder, { recursive: true })
  },
)

test('in a folder a file lies under its hash, in two folders of two letters', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-files-'))
  await (await openStorage(folder)).put(parts('abc'), 3)
  expect(readFileSync(join(folder, 'ba', '78', ABC), 'utf8')).toBe('abc')
  rmSync(folder, { recursive: true })
})

test('what was brought again between the look and the removal stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-files-'))
  const storage = await openStorage(folder)
  await storage.put(parts('abc'), 3)
  utimesSync(join(folder, 'ba', '78', ABC), new Date(0), new Date(0))
  await storage.put(parts('abc'), 3)
  expect(await storage.remove(ABC, new Date(Date.now() - 60_000))).toBe(false)
  expect(await storage.has(ABC)).toBe(true)
  rmSync(folder, { recursive: true })
})

async function* parts(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

async function namesIn(storage: Storage): Promise<string[]> {
  const names: string[] = []
  for await (const name of storage.copies[0].place.list()) names.push(name)
  return names
}
