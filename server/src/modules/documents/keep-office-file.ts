import { sql } from 'kysely'
import type { Ctx } from '../../platform/db.ts'
import type { ActiveContent } from './domain/active-content.ts'
import type { FileKind } from './domain/file-fault.ts'
import { type CheckedSignatures, keepSignatureReports } from './keep-package.ts'
import { holdFiles, insertFile } from './store/document-store.ts'

export interface KeepOfficeFile extends CheckedSignatures {
  /** Bytes. */
  readonly size: number
  /** Null of what has none. */
  readonly pages: number | null
  /** A PDF unless it is said. */
  readonly kind?: FileKind | 'application/xml'
  /** What it could do, where others made it: then nobody is shown the file itself. */
  readonly inert?: readonly ActiveContent[]
}

/**
 * Keeps a PDF of the office with a dossier (văn bản nội bộ), or what went to another agency as XML, whose bytes lie in
 * the store: it is no paper of anybody, in no Kho, and goes only when the dossier is destroyed (`destroyPapers`). What
 * was found of its signatures is kept beside it. Part of the deed that makes it, whose event tells of it.
 */
export async function keepOfficeFile(
  ctx: Ctx, { sha256, size, pages, kind = 'application/pdf', reports, inert = [] }: KeepOfficeFile,
): Promise<void> {
  await holdFiles(ctx.tx, 'together')
  await insertFile(ctx.tx, { sha256, size, kind, pages, inert })
  await sql`
    insert into documents.office_file (sha256, kept_at, kept_by)
    values (decode(${sha256}, 'hex'), ${ctx.now}, ${ctx.actorId}) on conflict do nothing`.execute(ctx.tx)
  await keepSignatureReports(ctx, [{ sha256, reports }])
}
