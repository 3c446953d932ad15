import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { undefinedIfMissing } from '../missing-file.ts'
import { syncFolder } from '../sync-folder.ts'

/**
 * The secret in a file, made now where there is none; only this user may read it. Of several processes that make it at
 * once one is kept, and all answer that one. After this a power cut leaves it there.
 */
export async function keepOnce(path: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const there = await readFile(path).catch(undefinedIfMissing)
  if (there) return there
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const aside = `${path}.${randomUUID()}`
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(await make())
    await file.sync()
  } finally {
    await file.close()
  }
  await link(aside, path).catch((error: unknown) => {
    if ((Object(error) as { readonly code?: unknown }).code !== 'EEXIST') throw error
  })
  await rm(aside)
  await syncFolder(dirname(path))
  return readFile(path)
}
