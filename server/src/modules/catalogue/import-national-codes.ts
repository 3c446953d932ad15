import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type AliasRefusal, aliasDocumentType } from './alias-document-type.ts'
import type { CodeRow } from './domain/national-code-rows.ts'

/**
 * Says the national codes of document types as a table has them (nhập mã quốc gia), each as if it were typed: under the
 * same rules, with an event of its own (`document-type.aliased`). All of them or none; what somebody said in between
 * stands in the way as it does of what is typed. Answers how many are new.
 */
export async function importNationalCodes(
  ctx: Ctx, rows: readonly CodeRow[],
): Promise<Result<{ readonly taken: number }, AliasRefusal>> {
  for (const { type, text, from } of rows) {
    const said = await aliasDocumentType(ctx, { type, kind: 'national-code', text, from, reason: null })
    if (!said.ok) return said
  }
  return ok({ taken: rows.length })
}
