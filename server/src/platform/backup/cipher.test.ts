/** Need: what the backup says to be there is there after a power cut, and no key is written over another. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type * as Files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { BackupDamaged, decipher, encipher, makeBackupKey, readBackupKey } from './cipher.ts'
import { collect } from './points.ts'

/** What was brought to the disk, in order; only a power cut would show it otherwise. */
const { done } = vi.hoisted(() => ({ done: [] as string[] }))
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>()
  return {
    ...files,
    open: async (path: string, ...more: [string?, number?]) => {
      const file = await files.open(path, ...more)
      const sync = file.sync.bind(file)
      file.sync = async () => {
        done.push(`sync ${path}`)
        await sync()
      }
      return file
    },
    rename: async (from: string, to: string) => {
      done.push(`rename ${to}`)
      await files.rename(from, to)
    },
  }
})

const folder = mkdtempSync(join(tmpdir(), 'motcua-cipher-'))
beforeEach(() => { done.length = 0 })
afterAll(() => { rmSync(folder, { recursive: true }) })

test('content is on the disk before its name, and the name before it is said to be there', async () => {
  const path = join(folder, 'part')
  await encipher(path, { key: Buffer.alloc(32), name: 'part' }, Readable.from([Buffer.from('content')]))
  expect(done).toEqual([`sync ${path}.part`, `rename ${path}`, `sync ${folder}`])
})

test('what is longer than it was written, or was written at another time, is refused', async () => {
  const [path, named] = [join(folder, 'part'), { key: Buffer.alloc(32), name: 'part' }]
  const write = () => encipher(path, named, Readable.from([Buffer.from('content')]))
  const [before, now] = [await write(), await write()]
  const read = async (sha256?: string) => {
    const pieces: Buffer[] = []
    await decipher(path, { ...named, ...sha256 !== undefined && { sha256 } }, collect(pieces))
    return Buffer.concat(pieces).toString()
  }
  expect(await read(now.sha256)).toBe('content')
  await expect(read(before.sha256)).rejects.toThrow(BackupDamaged)
  appendFileSync(path, '0')
  await expect(read()).rejects.toThrow(BackupDamaged)
})

test('a key is never written over another, which may be all that opens a backup', async () => {
  const path = join(folder, 'key')
  await makeBackupKey(path)
  const before = readFileSync(path)
  await expect(makeBackupKey(path)).rejects.toThrow(`Đã có tệp ${path}`)
  expect(readFileSync(path)).toEqual(before)
  expect(await readBackupKey(path)).toHaveLength(32)
})
