/**
 * Need: a disk that is full while a file is taken in refuses it, keeps no half of it, and the service goes on (D, bad
 * input). The door's words and code for it are those of every outage (`unavailable`, 503; drill `disk`).
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isOutage } from '../outage.ts'
import { type Storage, openStorage } from '../storage.ts'
import { makeStoreKey } from './key-ring.ts'

const MEGABYTE = 1 << 20
let home: string

/** Only root may mount a small disk; tried, since root in a container may not. */
function canMount(): boolean {
  const at = mkdtempSync(join(tmpdir(), 'motcua-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at], { stdio: 'ignore' })
    execFileSync('umount', [at], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(at, { recursive: true })
  }
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'motcua-full-'))
})
afterEach(() => { rmSync(home, { recursive: true, force: true }) })

function mountSmall(path: string): () => void {
  mkdirSync(path)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path])
  return () => { execFileSync('umount', ['-l', path]) }
}

async function put(storage: Storage, bytes: number, fill: string): Promise<string> {
  const content = async function* pieces() {
    for (let left = bytes; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), fill)
  }
  const done = await storage.put(content(), 100 * MEGABYTE)
  return done.ok ? done.value.sha256 : done.refusal.code
}

describe.skipIf(!canMount())('a disk of four megabytes', () => {
  test.each([['plain', false], ['enciphered', true]])('%s: what does not fit leaves nothing', async (_, isSealed) => {
    const unmount = mountSmall(join(home, 'files'))
    try {
      if (isSealed) await makeStoreKey(join(home, 'keys'))
      const storage = await openStorage(join(home, 'files'), { keysFolder: isSealed ? join(home, 'keys') : undefined })
      const before = await put(storage, 100_000, 'a')
      const left = statfsSync(join(home, 'files')).bavail
      // Enciphered it lies there twice for a moment: three megabytes fit once, and not twice.
      const error: unknown = await put(storage, isSealed ? 3 * MEGABYTE : 6 * MEGABYTE, 'b')
        .catch((cause: unknown) => cause)
      expect(isOutage(error)).toBe(true) // which every door answers with 503 and „thử lại sau“
      expect(readdirSync(join(home, 'files', 'receiving'))).toEqual([])
      expect(statfsSync(join(home, 'files')).bavail).toBe(left)
      const after = await put(storage, 100_000, 'c')
      expect([(await buffer(storage.open(before))).length, (await buffer(storage.open(after))).length])
        .toEqual([100_000, 100_000])
    } finally {
      unmount()
    }
  })

  test('a second store that is full keeps nobody from handing in, and no half of a copy', async () => {
    const unmount = mountSmall(join(home, 'second'))
    try {
      const storage = await openStorage(join(home, 'files'), { second: { folder: join(home, 'second') } })
      const name = await put(storage, 6 * MEGABYTE, 'a')
      const [first, second] = storage.copies
      await expect(second?.take(await first.fetch(name))).rejects.toMatchObject({ code: 'ENOSPC' })
      expect(readdirSync(join(home, 'second', 'receiving'))).toEqual([])
      expect(await second?.place.find(name)).toBeUndefined()
      expect((await buffer(storage.open(name))).length).toBe(6 * MEGABYTE)
    } finally {
      unmount()
    }
  })
})
