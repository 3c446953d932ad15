import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import { countIntakeSheets, deleteIntakeSheet, saveIntakeSheet } from './store/intake-sheets.ts'

/**
 * So many may one clerk have begun: nobody has that many people waiting, and what is kept of them is no more than one
 * screen shows. Of two that begin in the same moment both may be the last.
 */
export const SHEETS_AT_MOST = 20

export interface KeepIntakeSheet {
  readonly sheetId: string
  readonly content: Json
  /** That was read; 0 where there was none. */
  readonly revision: number
}

/**
 * Keeps what a clerk has entered at intake (phiếu tiếp nhận đang nhập dở): theirs alone, found again on any machine.
 * Refuses `intake-sheet-changed` if another window saved since it was read, or has received or thrown it away, and
 * `too-many-intake-sheets` to begin one more than SHEETS_AT_MOST. Leaves no event, since nothing has been received
 * (ADR 0023).
 */
export async function keepIntakeSheet(
  ctx: Ctx, { sheetId, content, revision }: KeepIntakeSheet,
): Promise<Result<
  { readonly revision: number; readonly savedAt: Date },
  { readonly code: 'intake-sheet-changed' | 'too-many-intake-sheets' }
>> {
  if (revision === 0 && await countIntakeSheets(ctx.tx, ctx.actorId, SHEETS_AT_MOST) === SHEETS_AT_MOST)
    return refuse({ code: 'too-many-intake-sheets' })
  const kept = await saveIntakeSheet(ctx, sheetId, content, revision)
  return kept === undefined ? refuse({ code: 'intake-sheet-changed' }) : ok({ revision: kept, savedAt: ctx.now })
}

/** Throws away a sheet of one's own; that of somebody else does not exist (`intake-sheet-unknown`). */
export async function dropIntakeSheet(
  ctx: Ctx, sheetId: string,
): Promise<Result<null, { readonly code: 'intake-sheet-unknown' }>> {
  return await deleteIntakeSheet(ctx.tx, ctx.actorId, sheetId) ? ok(null) : refuse({ code: 'intake-sheet-unknown' })
}

/** Forgets the sheet of what has just been received, in the same deed: it must not be offered, and received, again. */
export async function clearIntakeSheet(ctx: Ctx, sheetId: string): Promise<void> {
  await deleteIntakeSheet(ctx.tx, ctx.actorId, sheetId)
}
