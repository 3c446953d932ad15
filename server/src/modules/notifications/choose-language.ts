import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { findLanguage, keepLanguage } from './language-store.ts'

/**
 * Keeps in which language (ISO 639-1) a person wants to be told; whoever calls has made sure that it is their own
 * choice, and that there are texts in it. What is queued already goes as it was. Leaves `language.chosen`, nothing
 * where it was so before.
 */
export async function chooseLanguage(
  ctx: Ctx, { personId, language }: { readonly personId: bigint; readonly language: string },
): Promise<Result<void, never>> {
  if (await findLanguage(ctx.tx, personId) === language) return ok(undefined)
  await keepLanguage(ctx.tx, { personId, language, at: ctx.now })
  await recordEvent(ctx, { type: 'language.chosen', subjectKind: 'person', subjectId: personId, data: { language } })
  return ok(undefined)
}
