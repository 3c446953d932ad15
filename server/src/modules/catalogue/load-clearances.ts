import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import type { ProcedureVersionRow } from './domain/procedure.ts'
import type { Counts } from './store/lists.ts'
import { numberProcedures } from './store/versions.ts'
import { endStages, insertClearance, insertStage, markRevoked, openClearances } from './store/clearances.ts'

const REASON = 'Theo dữ liệu danh mục của tỉnh'
const GONE = 'Dữ liệu danh mục không còn nêu thủ tục này'

/**
 * Makes rows of the list of what the data say of reception anywhere: a procedure that never was on the list enters it
 * in all of the province, with the data as its source and without a decision; one that the data brought and no longer
 * name is taken off from today. What was decided at the desk stays, whatever the data say, with a note where they
 * differ. A bundle is on no list, its members are: one that was put there is taken off. Part of an import, which leaves
 * the event.
 */
export async function loadClearances(
  ctx: Ctx, rows: readonly ProcedureVersionRow[], notes: string[],
): Promise<Counts> {
  const { tx, now, actorId } = ctx
  const today = dayOf(now)
  const known = await openClearances(tx)
  const numbers = await numberProcedures(tx, [...new Set(rows.map(({ procedure }) => procedure))])
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const current = rows.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today))
  for (const { procedure, validFrom, content } of current) {
    const territoryIndependent = content.territoryIndependent && !content.bundle
    const procedureId = numbers.get(procedure)
    if (procedureId === undefined) throw new Error(`procedure ${procedure} has no number`)
    const before = known.get(procedureId)
    if (territoryIndependent && !before) {
      const entry = await insertClearance(tx, { procedureId, source: 'data', reason: REASON }, now, actorId)
      if (!entry) throw new Error(`clearance of ${procedure} came between`)
      const stage = { stage: 'province' as const, unitIds: null, from: validFrom, reason: REASON }
      await insertStage(tx, { id: entry.id, procedureId }, stage, now, actorId)
      counts.added += 1
      continue
    }
    if (!territoryIndependent && before?.source === 'data' && before.isShown) {
      await endStages(tx, procedureId, today)
      await markRevoked(tx, before.id, { reason: GONE, from: today }, now, actorId)
      counts.changed += 1
      continue
    }
    counts.unchanged += before ? 1 : 0
    if (before?.source === 'desk' && before.isShown !== territoryIndependent)
      notes.push(`${procedure}: danh sách không phụ thuộc địa giới đã được quyết định tại bàn làm việc; giữ như vậy`)
  }
  return counts
}
