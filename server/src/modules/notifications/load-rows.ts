import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { faultsOfText } from './domain/template.ts'
import { type TemplateRow, writeTemplates } from './template-store.ts'

export interface LoadedTemplates {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly notes: readonly string[]
}

/**
 * Makes the texts of messages what the data say. The same again changes nothing; messages that were written keep the
 * text they had. Leaves `messages.loaded` if anything changed. Throws if a text uses a word that there is not.
 */
export async function loadRows(ctx: Ctx, rows: readonly TemplateRow[]): Promise<LoadedTemplates> {
  for (const { key, sms, subject, text } of rows) {
    const faults = [sms ?? '', subject, text].flatMap(faultsOfText)
    if (faults.length > 0) throw new Error(`message ${key}: ${faults.join(', ')}`)
  }
  const { added, changed } = await writeTemplates(ctx.tx, rows)
  if (added + changed > 0) {
    await recordEvent(ctx, {
      type: 'messages.loaded', subjectKind: 'messages', subjectId: 0n, data: { added, changed },
    })
  }
  return { added, changed, unchanged: rows.length - added - changed, notes: [] }
}
