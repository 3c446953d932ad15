import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type NewImport, insertImport } from './store/backlog-store.ts'

export interface ImportedBacklog { readonly publicId: string; readonly taken: number; readonly before: number }

/**
 * Lists results of an agency that are still in force, as a table of them says (nhập danh sách kết quả còn hiệu lực).
 * Each is listed once, by number and day of issue: what is there already is passed over, also when the same table
 * comes again. Answers how many are new. Leaves `backlog.imported`, which names nobody.
 */
export async function importBacklog(ctx: Ctx, input: NewImport): Promise<Result<ImportedBacklog, never>> {
  const { id, publicId, taken } = await insertImport(ctx.tx, input, ctx.actorId, ctx.now)
  await recordEvent(ctx, {
    type: 'backlog.imported', subjectKind: 'backlog', subjectId: id,
    data: { import: publicId, documentType: input.documentType, rows: input.rows.length, taken },
  })
  return ok({ publicId, taken, before: input.rows.length - taken })
}
