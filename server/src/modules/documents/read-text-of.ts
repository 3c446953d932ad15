import { buffer } from 'node:stream/consumers'
import type { Db, Tx } from '../../platform/db.ts'
import type { PageText } from '../../platform/scan/read-text.ts'
import type { Storage } from '../../platform/storage.ts'
import { findRendition } from './store/renditions.ts'

/** All bytes of what we made ourselves and is small. */
export async function readBytes(storage: Pick<Storage, 'open'>, sha256: string): Promise<Buffer> {
  return buffer(storage.open(sha256))
}

/** What was read of a file, page by page; undefined while nobody has, or where it cannot be read. */
export async function readTextOf(
  { db, storage }: { readonly db: Db | Tx; readonly storage: Pick<Storage, 'open'> }, sha256: string,
): Promise<readonly PageText[] | undefined> {
  const known = await findRendition(db, sha256, 'text')
  if (!known?.sha256) return undefined
  return JSON.parse((await readBytes(storage, known.sha256)).toString('utf8')) as PageText[]
}
