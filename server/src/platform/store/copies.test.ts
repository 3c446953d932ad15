/**
 * Need D10: encrypted at rest with key rotation, two copies. Whoever reads the disks learns nothing and changes nothing
 * unseen; one copy that is lost is answered by the other.
 */
import { createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Storage, openStorage } from '../storage.ts'
import { makeStoreKey } from './key-ring.ts'
import type { FellBack } from './read-either.ts'

const PIECE = 65_536
/** Three pieces and a bit. */
const LONG = Buffer.from(Array.from({ length: 3 * PIECE + 1_000 }, (_, n) => n % 251))
let home: string
let fell: FellBack[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'motcua-copies-'))
  fell = []
})
afterEach(() => rmSync(home, { recursive: true }))

const [files, second, keys] = ['files', 'second', 'keys'].map((name) => () => join(home, name)) as [Path, Path, Path]
type Path = () => string
const pathIn = (folder: string, name: string) => join(folder, name.slice(0, 2), name.slice(2, 4), name)
const sealed = () => openStorage(files(), { keysFolder: keys() })

async function put(storage: Storage, content: Buffer): Promise<string> {
  const done = await storage.put((async function* one() { yield content })(), content.length)
  return done.ok ? done.value.sha256 : ''
}

/** Puts the same in both, as the job that follows does. */
async function openTwo(keysFolder?: string): Promise<{ storage: Storage; name: string }> {
  const storage = await openStorage(files(), {
    second: { folder: second() }, keysFolder, onFellBack: (one) => { fell.push(one) },
  })
  const name = await put(storage, LONG)
  await storage.copies[1]?.take(await storage.copies[0].fetch(name))
  return { storage, name }
}

test('an enciphered file is opened by the description of its format alone', async () => {
  await makeStoreKey(keys())
  const name = await put(await sealed(), LONG)
  const bytes = readFileSync(pathIn(files(), name))
  const key = Buffer.from(readFileSync(join(keys(), '0001.key'), 'utf8').trim(), 'hex')
  expect(bytes.length).toBe(96 + LONG.length + 4 * 16) // the head, and four tags
  expect(bytes.includes(LONG.subarray(0, 200))).toBe(false)
  expect([bytes.toString('latin1', 0, 16), Number(bytes.readBigUInt64BE(24)), bytes.toString('hex', 32, 64)])
    .toEqual(['motcua-stored/1\n', LONG.length, name])
  const fileKey = Buffer.from(hkdfSync('sha256', key, bytes.subarray(64, 96), bytes.subarray(0, 96), 32))
  const plain: Buffer[] = []
  for (let n = 0, at = 96; at < bytes.length; n += 1, at += PIECE + 16) {
    const piece = bytes.subarray(at, at + PIECE + 16)
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(n, 8)
    const cipher = createDecipheriv('aes-256-gcm', fileKey, nonce)
    cipher.setAuthTag(piece.subarray(-16))
    plain.push(cipher.update(piece.subarray(0, -16)), cipher.final())
  }
  expect(Buffer.concat(plain).equals(LONG)).toBe(true)
})

test('the same content twice looks different twice', async () => {
  await makeStoreKey(keys())
  const name = await put(await sealed(), LONG)
  const before = readFileSync(pathIn(files(), name))
  await put(await sealed(), LONG)
  expect(readFileSync(pathIn(files(), name)).subarray(96, 300).equals(before.subarray(96, 300))).toBe(false)
})

const at = (n: number) => 96 + n * (PIECE + 16)
const ATTACKS: readonly (readonly [string, string, (bytes: Buffer) => Buffer])[] = [
  ['a bit of the first piece', 'altered', (bytes) => flipped(bytes, 100)],
  ['a bit of the last piece', 'altered', (bytes) => flipped(bytes, bytes.length - 20)],
  ['a bit of a tag', 'altered', (bytes) => flipped(bytes, at(1) - 1)],
  ['a bit of the salt', 'altered', (bytes) => flipped(bytes, 70)],
  ['the size', 'altered', (bytes) => flipped(bytes, 29)],
  ['the key id', 'key-unknown', (bytes) => flipped(bytes, 17)],
  ['the name inside', 'swapped', (bytes) => flipped(bytes, 40)],
  ['two pieces exchanged', 'altered', (bytes) => Buffer.concat([
    bytes.subarray(0, 96), bytes.subarray(at(1), at(2)), bytes.subarray(96, at(1)), bytes.subarray(at(2)),
  ])],
  ['the last piece left out', 'cut', (bytes) => bytes.subarray(0, at(3))],
  ['a piece in the middle left out', 'cut', (bytes) => Buffer.concat([bytes.subarray(0, at(1)), bytes.subarray(at(2))])],
  ['one byte less', 'cut', (bytes) => bytes.subarray(0, bytes.length - 1)],
  ['one byte more', 'altered', (bytes) => Buffer.concat([bytes, Buffer.of(0)])],
  ['nothing left', 'altered', () => Buffer.alloc(0)],
  ['a piece twice', 'altered', (bytes) => Buffer.concat([bytes.subarray(0, at(1)), bytes.subarray(96, at(1)),
    bytes.subarray(at(2))])],
  ['other words in plain', 'altered', () => Buffer.from('other words')],
]

test.each(ATTACKS)('%s: the copy is %s', async (_, fault, change) => {
  await makeStoreKey(keys())
  const { storage, name } = await openTwo(keys())
  const path = pathIn(files(), name)
  writeFileSync(path, change(readFileSync(path)))
  expect((await storage.copies[0].check(name))?.fault).toBe(fault)
  await expect(storage.copies[0].fetch(name)).rejects.toMatchObject({ fault })
  expect(await storage.copies[1]?.check(name)).toBeUndefined()
})

test('an enciphered file under the name of another is swapped', async () => {
  await makeStoreKey(keys())
  const storage = await sealed()
  const [one, other] = [await put(storage, LONG), await put(storage, Buffer.from('other'))]
  copyFileSync(pathIn(files(), other), pathIn(files(), one))
  expect((await storage.copies[0].check(one))?.fault).toBe('swapped')
})

test('a plain file that was changed is not read to its end', async () => {
  const storage = await openStorage(files())
  const name = await put(storage, LONG)
  writeFileSync(pathIn(files(), name), LONG.subarray(1))
  await expect(buffer(storage.open(name))).rejects.toThrow('altered')
  expect(await storage.copies[0].check(name)).toMatchObject({ fault: 'altered', found: { size: LONG.length - 1 } })
})

test('new files take the newest key; those before, and plain ones, are still read', async () => {
  const plain = await put(await openStorage(files()), Buffer.from('plain'))
  await makeStoreKey(keys())
  const storage = await sealed()
  const first = await put(storage, Buffer.from('first'))
  await makeStoreKey(keys())
  const last = await put(storage, Buffer.from('second')) // the same process sees the new key
  const read = async (name: string) => [String(await buffer(storage.open(name))), await storage.copies[0].sealed(name)]
  expect([await read(plain), await read(first), await read(last)]).toEqual([
    ['plain', 'plain'], ['first', 'older'], ['second', 'newest'],
  ])
  expect(await storage.copies[0].sealed('0'.repeat(64))).toBeUndefined()
})

test('nothing is written plain because a key is missing or mistyped', async () => {
  mkdirSync(keys())
  await expect(put(await sealed(), LONG)).rejects.toThrow('motcua store key')
  writeFileSync(join(keys(), '0001.key'), 'abc')
  await expect(put(await sealed(), LONG)).rejects.toThrow('không phải khóa')
})

test('what only looks enciphered, brought where there are no keys, is read as it was brought', async () => {
  const content = Buffer.concat([Buffer.from('motcua-stored/1\n'), Buffer.alloc(200, 7)])
  const storage = await openStorage(files())
  const name = await put(storage, content)
  expect((await buffer(storage.open(name))).equals(content)).toBe(true)
})

test.each([
  ['gone', (path: string) => { rmSync(path) }, 'missing'],
  ['cut', (path: string) => { truncateSync(path, at(2) + 5) }, 'cut'],
  ['changed in its third piece', (path: string) => {
    writeFileSync(path, flipped(readFileSync(path), at(2) + 9))
  }, 'altered'],
])('where the first copy is %s the second goes on, and it is told', async (_, harm, fault) => {
  await makeStoreKey(keys())
  const { storage, name } = await openTwo(keys())
  harm(pathIn(files(), name))
  expect((await buffer(storage.open(name))).equals(LONG)).toBe(true)
  const part = { start: 100_000, end: 3 * PIECE + 10 }
  expect((await buffer(storage.open(name, part))).equals(LONG.subarray(part.start, part.end + 1))).toBe(true)
  expect(fell.map((one) => one.fault)).toEqual([fault, fault])
  expect([storage.fellBack(), await storage.has(name)]).toEqual([2, true])
})

test('where both are lost the read fails with what the first says', async () => {
  const { storage, name } = await openTwo()
  for (const folder of [files(), second()]) rmSync(pathIn(folder, name))
  await expect(buffer(storage.open(name))).rejects.toThrow('ENOENT')
  expect([fell, await storage.has(name)]).toEqual([[], false])
})

test('who takes a file away takes both copies', async () => {
  const { storage, name } = await openTwo()
  const later = new Date(Date.now() + 60_000)
  expect([await storage.remove(name, later), await storage.has(name)]).toEqual([true, false])
})

test('a copy on another disk is a copy, and a wrong one replaces nothing', async () => {
  const { storage, name } = await openTwo()
  expect(createHash('sha256').update(readFileSync(pathIn(second(), name))).digest('hex')).toBe(name)
  expect(dirname(second())).toBe(home)
  expect(await storage.copies[1]?.sealed(name)).toBe('plain')
})

function flipped(bytes: Buffer, place: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
  return changed
}
