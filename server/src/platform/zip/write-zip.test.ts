/** Need D9: a closed dossier is packed so that any program of an archive opens it, however large it is. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ZipEntry, crcOf, writeZip } from './write-zip.ts'

const AT = new Date('2021-06-25T02:00:06Z')
const PYTHON = '/usr/bin/python3'
/** Another's reader: tests every checksum, and answers names, contents and moments. */
const READ = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps([[one.filename, archive.read(one).decode(), list(one.date_time), one.compress_type] for one in archive.infolist()]))`

async function entryOf(path: string, text: string): Promise<ZipEntry> {
  const content = async function* pieces() { yield* [Buffer.from(text.slice(0, 3)), Buffer.from(text.slice(3))] }
  return { path, size: Buffer.byteLength(text), crc: await crcOf(content()), content }
}

async function bytesOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeZip(entries, AT)) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('the checksum is that of the standard', async () => {
  // „123456789“ has cbf43926 in every description of CRC-32.
  expect((await crcOf((async function* one() { yield Buffer.from('123456789') })())).toString(16)).toBe('cbf43926')
})

test.skipIf(!existsSync(PYTHON))('another program reads names, contents and moment, in their order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-zip-'))
  const file = join(folder, 'goi.zip')
  writeFileSync(file, await bytesOf([
    await entryOf('mets.xml', '<mets/>'), await entryOf('giay-to/Tờ khai đăng ký.pdf', 'tờ khai'),
    await entryOf('ket-qua/trong.txt', ''),
  ]))
  const read: unknown = JSON.parse(execFileSync(PYTHON, ['-c', READ, file], { encoding: 'utf8' }))
  rmSync(folder, { recursive: true })
  expect(read).toEqual([
    ['mets.xml', '<mets/>', [2021, 6, 25, 2, 0, 6], 0], ['giay-to/Tờ khai đăng ký.pdf', 'tờ khai', [2021, 6, 25, 2, 0, 6], 0],
    ['ket-qua/trong.txt', '', [2021, 6, 25, 2, 0, 6], 0],
  ])
})

test('the same files make the same bytes', async () => {
  const make = async () => bytesOf([await entryOf('a', 'one'), await entryOf('b/c', 'two')])
  expect((await make()).equals(await make())).toBe(true)
})

test.each(['', '/etc/passwd', '../a', 'a/../b', 'a//b', 'a/', 'c:/a', 'a\\b', './a', 'a\0b'])(
  'nothing is written under „%s“',
  async (path) => {
    await expect(bytesOf([await entryOf(path, 'x')])).rejects.toThrow('no path')
  },
)

test('two files of one name are refused', async () => {
  await expect(bytesOf([await entryOf('a', 'x'), await entryOf('a', 'y')])).rejects.toThrow('no path')
})

test('a file that is not what its entry says ends the writing', async () => {
  const entry = await entryOf('a', 'content')
  const other = async function* pieces() { yield Buffer.from('CONTENT') }
  await expect(bytesOf([{ ...entry, content: other }])).rejects.toThrow('changed')
  await expect(bytesOf([{ ...entry, size: 6 }])).rejects.toThrow('changed')
  await expect(bytesOf([{ ...entry, size: 8 }])).rejects.toThrow('changed')
})

test('what needs 64 bits is refused and not written wrongly', async () => {
  const entry = await entryOf('a', 'x')
  await expect(bytesOf([{ ...entry, size: 0x1_0000_0000 }])).rejects.toThrow('too large')
  await expect(bytesOf(Array<ZipEntry>(65_536).fill(entry))).rejects.toThrow('too many')
})
