import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Storage } from './storage.ts'

/**
 * Copies of stored files where programs find them by a path, as long as `work` runs: what opens files of others is
 * another process, and knows no store. They are gone afterwards, whatever happens.
 */
export async function withLocalCopies<T>(
  storage: Pick<Storage, 'open'>, files: readonly string[], work: (paths: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-copy-'))
  try {
    const paths: string[] = []
    for (const [n, sha256] of files.entries()) {
      const path = join(folder, String(n))
      await pipeline(storage.open(sha256), createWriteStream(path, { mode: 0o600 }))
      paths.push(path)
    }
    return await work(paths)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
