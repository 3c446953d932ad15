import { sql } from 'kysely'
import type { Db, Json, Tx } from '../../../platform/db.ts'
import type { FileFacts } from './document-store.ts'

/**
 * What is made of a file for looking at it: a small picture of page one; all pages as pictures, shown instead of a file
 * that could do something; a copy as PDF/A; what was read.
 */
export type RenditionKind = 'thumbnail' | 'pictures' | 'archive' | 'text'

/** By the content it was made of; `sha256` is null where it cannot be made. Both are 64 hexadecimal digits. */
export interface Rendition { readonly sha256: string | null; readonly note: Json }

/** What was made of this file; undefined while nobody has tried. */
export async function findRendition(
  db: Db | Tx, ofSha256: string, kind: RenditionKind,
): Promise<Rendition | undefined> {
  const { rows: [row] } = await sql<Rendition>`
    select encode(sha256, 'hex') as sha256, note from documents.rendition
    where of_sha256 = decode(${ofSha256}, 'hex') and kind = ${kind}`.execute(db)
  return row
}

/** The small picture of page one that the worker has drawn of this file; undefined while there is none. Reads only. */
export async function findThumbnail(db: Db | Tx, ofSha256: string): Promise<string | undefined> {
  return (await findRendition(db, ofSha256, 'thumbnail'))?.sha256 ?? undefined
}

/** Pictures are drawn again so long after a try that may have failed by chance, and so often. */
const [AGAIN, TRIES] = [300_000, 4]
/** Why there are none, though there may be the next time: `lost` was found gone, `not-drawn` nobody was told why. */
const BY_CHANCE = ['passing', 'lost', 'not-drawn']

/** Whether the worker still has pictures to draw of a file of which this is known. */
export function isStillDrawn(known: Rendition | undefined): boolean {
  if (known === undefined) return true
  const { fault = '', tries = 0 } = Object(known.note) as { readonly fault?: string; readonly tries?: number }
  return known.sha256 === null && BY_CHANCE.includes(fault) && tries < TRIES
}

/** A file that could do something and whose pages nobody has drawn (file_inert); none that is aside or destroyed. */
export async function findUndrawn(db: Db, now: Date): Promise<FileFacts | undefined> {
  const before = new Date(now.getTime() - AGAIN)
  const { rows: [row] } = await sql<Omit<FileFacts, 'size'> & { size: bigint }>`
    select encode(f.sha256, 'hex') as sha256, f.size, f.kind, f.pages from documents.file f
    left join documents.rendition r on r.of_sha256 = f.sha256 and r.kind = 'pictures'
    where f.verdict = 'inert'
      and (r.of_sha256 is null or r.sha256 is null and r.note ->> 'fault' = any (${BY_CHANCE}::text[])
        and coalesce((r.note ->> 'tries')::integer, 0) < ${TRIES}
        and ((r.note ->> 'tries') is null or r.made_at <= ${before}))
      and not exists (select from documents.quarantine q
        where q.sha256 = f.sha256 and q.outcome is distinct from 'released')
      and not exists (select from documents.destroyed_body d where d.sha256 = f.sha256)
    order by r.made_at nulls first limit 1`.execute(db)
  return row && { ...row, size: Number(row.size) }
}

/** Notes that pictures of a file were tried once more, and none came, though they may the next time. */
export async function noteUndrawn(
  db: Db, ofSha256: string, at: Date, how: 'counts' | 'does-not-count',
): Promise<void> {
  const more = how === 'counts' ? 1 : 0
  await sql`
    insert into documents.rendition as r (of_sha256, kind, sha256, made_at, note)
    values (decode(${ofSha256}, 'hex'), 'pictures', null, ${at},
      jsonb_build_object('fault', 'passing', 'tries', ${more}::integer))
    on conflict (of_sha256, kind) do update set made_at = excluded.made_at, note = jsonb_build_object(
      'fault', 'passing', 'tries', coalesce((r.note ->> 'tries')::integer, 0) + ${more}::integer)
    where r.sha256 is null and r.note ->> 'fault' = any (${BY_CHANCE}::text[])`.execute(db)
}

/** Keeps what was made, whose bytes lie in the store; made again, the later stands. Nothing if the file is
 * gone, or was destroyed while it was made. */
export async function keepRendition(
  db: Db | Tx, ofSha256: string, kind: RenditionKind, { sha256, note, at }: Rendition & { readonly at: Date },
): Promise<void> {
  await sql`
    insert into documents.rendition (of_sha256, kind, sha256, made_at, note)
    select file.sha256, ${kind}, decode(${sha256}, 'hex'), ${at}, ${JSON.stringify(note)}::jsonb
    from documents.file where file.sha256 = decode(${ofSha256}, 'hex')
      and not exists (select from documents.destroyed_body d where d.sha256 = file.sha256)
    on conflict (of_sha256, kind) do update
      set sha256 = excluded.sha256, made_at = excluded.made_at, note = excluded.note, words = null`.execute(db)
}

/** Keeps which words were read of a file, for its owner's search in the Kho. */
export async function setWords(db: Db | Tx, ofSha256: string, text: string): Promise<void> {
  await sql`
    update documents.rendition set words = documents.words_of(${text})
    where of_sha256 = decode(${ofSha256}, 'hex') and kind = 'text'`.execute(db)
}

/** A file whose text was read and of which no words are kept yet (rendition_words_to_make). */
export async function findWordless(db: Db): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ of: string }>`
    select encode(of_sha256, 'hex') as of from documents.rendition
    where kind = 'text' and words is null and sha256 is not null order by of_sha256 limit 1`.execute(db)
  return row?.of
}
