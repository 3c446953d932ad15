import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { FileFacts } from './document-store.ts'
import type { RenditionKind } from './renditions.ts'

/** A file that is read in the background, and its name as somebody gave it first. */
export interface DueReading extends Pick<FileFacts, 'sha256' | 'size' | 'kind' | 'pages'> {
  readonly name: string
  /** With this one. */
  readonly tries: number
}

/** Has these files read in the background, once each, however often they are handed in. */
export async function insertReadings(tx: Tx, files: readonly string[], at: Date): Promise<void> {
  await sql`
    insert into documents.reading (sha256, since, due_at)
    select distinct decode(one, 'hex'), ${at}::timestamptz, ${at}::timestamptz from unnest(${files}::text[]) one
    on conflict do nothing`.execute(tx)
}

/**
 * Takes the file that is due longest, and lets nobody else have it until `until` (reading_due). Passes over what the
 * antivirus has not spoken of.
 */
export async function claimReading(db: Db, now: Date, until: Date): Promise<DueReading | undefined> {
  const { rows: [row] } = await sql<Omit<DueReading, 'size'> & { size: bigint }>`
    with due as (
      select sha256 from documents.reading
      where outcome is null and due_at <= ${now} and not exists (
        select from documents.quarantine q where q.sha256 = reading.sha256 and q.outcome is distinct from 'released')
      order by due_at limit 1 for update skip locked
    ), claimed as (
      update documents.reading set due_at = ${until}, tries = tries + 1 from due where reading.sha256 = due.sha256
      returning reading.sha256, tries
    )
    select encode(sha256, 'hex') as sha256, tries, size, kind, pages, coalesce(
      (select name from documents.upload where upload.sha256 = claimed.sha256 order by id limit 1), '') as name
    from claimed join documents.file using (sha256)`.execute(db)
  return row && { ...row, size: Number(row.size) }
}

/** Keeps it for whoever works on it. */
export async function holdReading(db: Db, sha256: string, until: Date): Promise<void> {
  await sql`
    update documents.reading set due_at = ${until}
    where sha256 = decode(${sha256}, 'hex') and outcome is null`.execute(db)
}

/** What became of a try: all is made; some is not and is tried at `again`; or never, after too many tries. */
export type ReadingEnd =
  | { readonly outcome: 'read'; readonly isSigned: boolean }
  | { readonly outcome: 'failed'; readonly why: string }
  | { readonly outcome: null; readonly why: string; readonly again: Date }

/** Keeps how a try went. */
export async function endReading(db: Db | Tx, sha256: string, end: ReadingEnd, at: Date): Promise<void> {
  const { outcome } = end
  const [why, again] = [outcome === 'read' ? null : end.why, outcome === null ? end.again : null]
  await sql`
    update documents.reading set due_at = ${again}, why = ${why}, outcome = ${outcome},
      ended_at = ${outcome === null ? null : at}, is_signed = ${outcome === 'read' ? end.isSigned : null}
    where sha256 = decode(${sha256}, 'hex') and reading.outcome is null`.execute(db)
}

/** Has what was made of a file made anew: it was found lost. Its reading begins again, with all its tries. */
export async function readAnew(db: Db, sha256: string, kind: RenditionKind, at: Date): Promise<void> {
  await sql`
    with lost as (
      update documents.rendition set sha256 = null, made_at = ${at}, note = '{"fault": "lost"}'
      where of_sha256 = decode(${sha256}, 'hex') and kind = ${kind} returning of_sha256
    )
    insert into documents.reading (sha256, since, due_at)
    select of_sha256, ${at}::timestamptz, ${at}::timestamptz from lost
    on conflict (sha256) do update
      set due_at = excluded.due_at, tries = 0, why = null, outcome = null, ended_at = null, is_signed = null
  `.execute(db)
}

/** A page from 1 that was turned to be read, by so many degrees clockwise. */
export interface TurnedPage { readonly page: number; readonly degrees: 90 | 180 | 270 }

/** Keeps which pages were turned to be read. */
export async function setTurned(db: Db, sha256: string, turned: readonly TurnedPage[]): Promise<void> {
  await sql`
    update documents.reading set turned = ${JSON.stringify(turned)}::jsonb where sha256 = decode(${sha256}, 'hex')`
    .execute(db)
}
