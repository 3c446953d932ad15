/** Need D9: what was packed for an archive is read back by nothing but its bytes, and every change to them is seen. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ZipFault, openMember, readZip } from './read-zip.ts'
import { crcOf, writeZip } from './write-zip.ts'

const FILES: readonly (readonly [path: string, text: string])[] = [
  ['mets.xml', '<mets/>'], ['thanh-phan/to-khai.pdf', 'tờ khai'], ['trong.txt', ''],
]

const piecesOf = (bytes: Uint8Array) => async function* pieces() { yield* [bytes.subarray(0, 3), bytes.subarray(3)] }
const readerOf = (bytes: Buffer) => (first: number, last: number) => piecesOf(bytes.subarray(first, last + 1))()

async function written(): Promise<Buffer> {
  const entries = await Promise.all(FILES.map(async ([path, text]) => {
    const bytes = Buffer.from(text)
    return { path, size: bytes.length, crc: await crcOf(piecesOf(bytes)()), content: piecesOf(bytes) }
  }))
  const pieces: Uint8Array[] = []
  for await (const piece of writeZip(entries, new Date('2021-06-25T02:00:06Z'))) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function contentsOf(bytes: Buffer): Promise<[string, string][]> {
  const contents: [string, string][] = []
  for (const member of await readZip(readerOf(bytes), bytes.length)) {
    const pieces: Uint8Array[] = []
    for await (const piece of openMember(readerOf(bytes), member)) pieces.push(piece)
    contents.push([member.path, Buffer.concat(pieces).toString()])
  }
  return contents
}

test('what was written is read, in its order', async () => {
  expect(await contentsOf(await written())).toEqual(FILES)
})

test('no byte of it can be another, wherever it lies', async () => {
  const whole = await written()
  // Of a directory, who made it, and two words about the system that nobody reads, are not looked at.
  const unread = new Set<number>()
  let at = whole.indexOf('PK\u0001\u0002')
  for (; at >= 0; at = whole.indexOf('PK\u0001\u0002', at + 1))
    for (const n of [4, 5, 34, 35, 36, 37, 38, 39, 40, 41]) unread.add(at + n)
  const unseen: number[] = []
  for (const [n, byte] of whole.entries()) {
    const changed = Buffer.from(whole)
    changed.writeUInt8(byte ^ 1, n)
    const seen = await contentsOf(changed).catch((error: unknown) => error)
    if (!(seen instanceof ZipFault) && !unread.has(n)) unseen.push(n)
  }
  expect(unseen).toEqual([])
})

test.each(['before', 'behind', 'cut'])('bytes %s are seen', async (where) => {
  const whole = await written()
  const more = Buffer.from('more')
  const changed = where === 'before' ? Buffer.concat([more, whole])
    : where === 'behind' ? Buffer.concat([whole, more]) : whole.subarray(0, -1)
  await expect(contentsOf(changed)).rejects.toThrow(ZipFault)
})

test.skipIf(!existsSync('/usr/bin/python3'))('another program’s packed archive is none of ours', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-read-zip-'))
  const file = join(folder, 'a.zip')
  execFileSync('/usr/bin/python3', ['-c', `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as archive: archive.writestr('a.txt', 'a' * 100)`, file])
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  await expect(contentsOf(bytes)).rejects.toThrow(ZipFault)
})
