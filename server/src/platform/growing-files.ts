import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { undefinedIfMissing } from './missing-file.ts'

/** Files that come in pieces, by names that their owner gives (uuid). */
export interface GrowingFiles {
  /** Begins one with nothing in it. Throws if it is there. */
  begin(name: string): Promise<void>
  /** How many bytes are there and survive a power cut; undefined if there is no such file. */
  size(name: string): Promise<number | undefined>
  /**
   * Writes on from `offset`; answers where it ended. What came before the line was cut stays, and the cut is thrown.
   * Two who write the same piece, one of them over a line that is dead already, write the same bytes to the same place.
   */
  grow(name: string, offset: number, content: AsyncIterable<Uint8Array>): Promise<number>
  open(name: string): Readable
  remove(name: string): Promise<void>
  /** Removes what has not grown since `before` (machine time); answers how many. */
  sweep(before: Date): Promise<number>
}

const NAME = /^[0-9a-f-]{36}$/

/** In a folder that is made when the first one begins, shared by all processes. */
export function growingFilesIn(folder: string): GrowingFiles {
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new RangeError('not the name of a growing file')
    return join(folder, name)
  }
  return {
    async begin(name) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await (await open(pathOf(name), 'wx', 0o600)).close()
    },
    async size(name) {
      return (await stat(pathOf(name)).catch(undefinedIfMissing))?.size
    },
    async grow(name, offset, content) {
      const file = await open(pathOf(name), 'r+')
      let at = offset
      try {
        for await (const part of content) {
          for (let written = 0; written < part.byteLength;) {
            const { bytesWritten } = await file.write(part, written, part.byteLength - written, at)
            written += bytesWritten
            at += bytesWritten
          }
        }
      } finally {
        try { await file.datasync() } finally { await file.close() } // before anybody is told how far it has come
      }
      return at
    },
    open: (name) => createReadStream(pathOf(name)),
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
    async sweep(before) {
      let removed = 0
      for (const name of await readdir(folder).catch(undefinedIfMissing) ?? []) {
        const path = join(folder, name)
        const found = await stat(path).catch(undefinedIfMissing)
        if (!found || found.mtime >= before) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
  }
}
