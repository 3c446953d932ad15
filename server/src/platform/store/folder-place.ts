import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { undefinedIfMissing } from '../missing-file.ts'
import { syncFolder } from '../sync-folder.ts'
import { type Place, type PlaceReader, isName, partsOf } from './place.ts'

const OUTER = /^[0-9a-f]{2}$/

/**
 * A folder, made if missing. A file is whole on disk before it has its name, and the folders that name it are forced to
 * disk too: whoever commits a row after `write` has answered never names what a power cut may take away.
 */
export async function openFolderPlace(folder: string): Promise<Place> {
  const receiving = join(folder, 'receiving')
  await mkdir(receiving, { recursive: true, mode: 0o700 })
  await syncFolder(folder)
  const pathOf = (name: string) => join(folder, ...partsOf(name))
  return {
    name: folder,
    async write(name, { path }) {
      const to = pathOf(name)
      const moved = await rename(path, await makeWay(to)).catch(orBetweenDisks)
      if (moved === 'between-disks') await bring(path, join(receiving, randomUUID()), to)
      for (const one of [join(to, '..'), join(to, '..', '..'), folder]) await syncFolder(one)
    },
    async open(name) {
      return openReader(pathOf(name))
    },
    async find(name) {
      const found = await stat(pathOf(name)).catch(undefinedIfMissing)
      return found?.isFile() ? { size: found.size, at: found.mtime } : undefined
    },
    async remove(name, before) {
      const [path, aside] = [pathOf(name), join(receiving, randomUUID())]
      const isOld = async (at: string) => ((await stat(at).catch(undefinedIfMissing))?.mtime ?? before) < before
      if (!await isOld(path)) return false
      await rename(path, aside) // who brings it again now puts it where it was
      if (await isOld(aside)) {
        await rm(aside)
        return true
      }
      await rename(aside, path) // it was brought again between the look and the move
      return false
    },
    async* list() {
      for (const outer of await sorted(folder)) {
        if (!OUTER.test(outer)) continue
        for (const inner of await sorted(join(folder, outer)))
          yield* (await sorted(join(folder, outer, inner))).filter(isName)
      }
    },
    async sweep(before) {
      let removed = 0
      for (const name of await readdir(receiving)) {
        const path = join(receiving, name)
        const found = await stat(path).catch(undefinedIfMissing)
        if (!found || found.mtime >= before) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
    async probe() {
      const path = join(receiving, randomUUID())
      try { await writeFile(path, 'probe', { flush: true }) } finally { await rm(path, { force: true }) }
    },
  }
}

async function makeWay(to: string): Promise<string> {
  await mkdir(join(to, '..'), { recursive: true, mode: 0o700 })
  return to
}

function orBetweenDisks(error: unknown): 'between-disks' {
  if ((Object(error) as { readonly code?: unknown }).code === 'EXDEV') return 'between-disks'
  throw error
}

/** From another disk: a copy beside, forced to this one, takes the name. */
async function bring(from: string, aside: string, to: string): Promise<void> {
  try {
    await copyFile(from, aside)
    const file = await open(aside, 'r+')
    try { await file.datasync() } finally { await file.close() }
    await rename(aside, to)
  } finally {
    await rm(aside, { force: true })
  }
  await rm(from, { force: true })
}

async function sorted(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(undefinedIfMissing) ?? []).sort()
}

async function openReader(path: string): Promise<PlaceReader | undefined> {
  const file = await open(path).catch(undefinedIfMissing)
  if (!file) return undefined
  const { size } = await file.stat()
  let at = 0
  return {
    size,
    async read(count) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(count, size - at)))
      let filled = 0
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, at)
        if (bytesRead === 0) break // it was cut while it is read
        filled += bytesRead
        at += bytesRead
      }
      return bytes.subarray(0, filled)
    },
    async skip(count) {
      at += count
    },
    close: () => file.close(),
  }
}
