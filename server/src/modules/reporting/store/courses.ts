import { type RawBuilder, sql } from 'kysely'
import { groupBy } from '../../../kernel/group-by.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Course, Stood } from '../domain/foresee-late.ts'
import { isAnyOf, readSteps } from './histories.ts'
import type { Span } from './measures.ts'

const PAGE = 500

/** A course, with the version of its procedure in place of the procedure. */
export type CourseOfVersion = Omit<Course, 'procedure'> & { readonly procedureVersionId: bigint }

/** Which dossiers: settled in a span; due in one, at any time; or open, with a day in one. */
export type WhichCourses = { readonly unitIds?: readonly bigint[] | undefined } & (
  | { readonly settledIn: Span } | { readonly dueIn: Span } | { readonly openAndDueIn: Span })

/** How dossiers went, page by page, with all days that they had and how they stood meanwhile, as that is known now. */
export async function* readCourses(db: Db | Tx, which: WhichCourses): AsyncGenerator<CourseOfVersion> {
  const isWanted = wantedBy(which)
  for (let after = 0n; ;) {
    const { rows: ids } = await sql<{ id: bigint }>`
      select distinct dossier_id as id from reporting.fact
      where ${isWanted} and ${isAnyOf(sql`unit_id`, which.unitIds)} and dossier_id > ${after}
      order by dossier_id limit ${PAGE}`.execute(db)
    const caseIds = ids.map(({ id }) => id)
    const [{ rows }, { steps, waits }] = await Promise.all([
      sql<Stood & { caseId: bigint; unitId: bigint; procedureVersionId: bigint; receivedAt: Date }>`
        select dossier_id as case_id, unit_id, procedure_version_id, received_at, held_from as "from", due_at, is_waiting, settled_at,
          case held_until when 'infinity' then timestamptz '9999-12-31' else held_until end as until,
          coalesce(punctuality = 'late', is_late_by_supplement) as is_late
        from reporting.fact where dossier_id = any(${caseIds}::bigint[]) order by dossier_id, nth`.execute(db),
      readSteps(db, caseIds),
    ])
    const stood = groupBy(rows, ({ caseId }) => caseId)
    for (const caseId of caseIds) {
      const own = stood.get(caseId) ?? []
      const last = own.at(-1)
      if (last) yield { ...last, caseId, stood: own, steps: steps.get(caseId) ?? [], waits: waits.get(caseId) ?? [] }
    }
    const last = caseIds.at(-1)
    if (last === undefined || caseIds.length < PAGE) return
    after = last
  }
}

function wantedBy(which: WhichCourses): RawBuilder<unknown> {
  const isLast = sql`known_until = 'infinity' and held_until = 'infinity'`
  if ('settledIn' in which)
    return sql`${isLast} and settled_at >= ${which.settledIn.from} and settled_at < ${which.settledIn.before}`
  if ('dueIn' in which) return sql`due_at >= ${which.dueIn.from} and due_at < ${which.dueIn.before}`
  return sql`${isLast} and settled_at is null and not is_waiting
    and due_at >= ${which.openAndDueIn.from} and due_at < ${which.openAndDueIn.before}`
}
