import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { EntryFileKind } from '../domain/entry-file.ts'

export interface EntryFile {
  readonly publicId: string
  readonly sha256: string
  readonly size: number
  readonly kind: EntryFileKind
}

/** Notes a file of the data under an address of its content, unless it is there; then it answers none. */
export async function insertEntryFileOnce(
  tx: Tx, { publicId, sha256, size, kind }: EntryFile, at: Date, by: bigint,
): Promise<{ id: bigint } | undefined> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    insert into catalogue.entry_file (public_id, sha256, size, kind, at, actor_id)
    values (${publicId}, ${Buffer.from(sha256, 'hex')}, ${size}, ${kind}, ${at}, ${by})
    on conflict (public_id) do nothing returning id`.execute(tx)
  return row
}

/** Notes a file whose bytes already lie in the store. */
export async function insertEntryFile(
  tx: Tx, { sha256, size, kind }: Omit<EntryFile, 'publicId'>, at: Date, by: bigint,
): Promise<{ id: bigint; publicId: string }> {
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into catalogue.entry_file (sha256, size, kind, at, actor_id)
    values (${Buffer.from(sha256, 'hex')}, ${size}, ${kind}, ${at}, ${by}) returning id, public_id`.execute(tx)
  if (!row) throw new Error('a file of an entry was not stored')
  return row
}

/** A file by its address. */
export async function findEntryFile(db: Db, publicId: string): Promise<EntryFile | undefined> {
  const [found] = await listEntryFiles(db, [publicId])
  return found
}

/** Those of these addresses that there are, in no order. */
export async function listEntryFiles(db: Db | Tx, publicIds: readonly string[]): Promise<EntryFile[]> {
  const { rows } = await sql<Omit<EntryFile, 'size'> & { size: bigint }>`
    select public_id, encode(sha256, 'hex') as sha256, size, kind from catalogue.entry_file
    where public_id = any(${[...publicIds]}::uuid[])`.execute(db)
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** Which of these contents an entry may show; their bytes stay whoever else forgets them. */
export async function contentsOfEntries(db: Db | Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct encode(sha256, 'hex') as sha256 from catalogue.entry_file
    where sha256 = any(array(select decode(hash, 'hex') from unnest(${[...hashes]}::text[]) as hash))`.execute(db)
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Each content that an entry shows, in the order of their hashes, from after the given one. */
export async function listEntryContents(db: Db, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct encode(sha256, 'hex') as sha256 from catalogue.entry_file
    where sha256 > ${Buffer.from(after, 'hex')} order by 1 limit ${limit}`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}
