import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import type { DocumentTypeRow } from './domain/procedure.ts'
import type { Counts } from './store/lists.ts'
import { findTypeId, insertTypeAlias, keepTypeVersions, listTypeAliases } from './store/type-aliases.ts'

/**
 * Other names and national codes that the data give document types, from today on where nobody said so yet; and what
 * each type says today as a version of it. What was said or ended at the desk stays. Part of an import, which leaves
 * the event.
 */
export async function loadTypeAliases(ctx: Ctx, rows: readonly DocumentTypeRow[], notes: string[]): Promise<Counts> {
  const { tx, now, actorId } = ctx
  const today = dayOf(now)
  await keepTypeVersions(tx, today)
  const known = new Set((await listTypeAliases(tx)).map(({ type, kind, text }) => `${type} ${kind} ${text}`))
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (const { id: type, aliases = [], nationalCode = null } of rows) {
    const said = [
      ...aliases.map((text) => ({ kind: 'name' as const, text })),
      ...nationalCode === null ? [] : [{ kind: 'national-code' as const, text: nationalCode }],
    ]
    for (const { kind, text } of said) {
      if (known.has(`${type} ${kind} ${text}`)) {
        counts.unchanged += 1
        continue
      }
      const typeId = await findTypeId(tx, type)
      if (typeId === undefined) throw new Error(`document type ${type} was not loaded`)
      const made = await insertTypeAlias(tx, { typeId, kind, text, from: today, source: 'data', reason: null }, actorId, now)
      counts[made ? 'added' : 'unchanged'] += 1
      if (!made) notes.push(`${type}: “${text}” chưa ghi được, vì một loại khác đang mang mã này`)
    }
  }
  return counts
}
