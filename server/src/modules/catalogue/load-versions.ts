import type { Day } from '../../kernel/civil-day.ts'
import { type Span, planVersions } from '../../kernel/plan-versions.ts'
import type { Tx } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import type { FormRow, ProcedureVersionRow } from './domain/procedure.ts'
import { formFingerprint } from './store/form-sources.ts'
import type { Counts } from './store/lists.ts'
import {
  type StoredVersion, endVersions, insertFormVersions, insertProcedureVersions, listFormVersions, listProcedureVersions,
  numberProcedures,
} from './store/versions.ts'

interface Wanted<R> extends Span { readonly row: R; readonly of: string; readonly place: number }

export interface LoadVersions {
  /** From this day on the rows hold; what was recorded of days before stays. */
  readonly from: Day
  /** Whether the rows come from a package that was published at the desk, which an import leaves alone. */
  readonly isFromDesk: boolean
  /** Takes what whoever loads should know. */
  readonly notes: string[]
}

/** Versions of procedures as they are to hold from a day on; one published at the desk yields only to the desk. */
export async function loadProcedures(
  tx: Tx, rows: readonly ProcedureVersionRow[], how: LoadVersions,
): Promise<Counts> {
  const wanted = rows.map((row, place): Wanted<ProcedureVersionRow> => {
    const { procedure: of, validFrom, validTo, ...said } = row
    return { row, of, place, validFrom, validTo, fingerprint: contentFingerprint(said) }
  })
  const numbers = await numberProcedures(tx, [...new Set(rows.map(({ procedure }) => procedure))])
  const plan = plansOf(wanted, await listProcedureVersions(tx), how)
  await endVersions(tx, 'procedure_version', plan.ends)
  await insertProcedureVersions(tx, plan.opens.map(({ of: { row, fingerprint }, ...span }) =>
    ({ ...row, ...span, fingerprint, procedureId: numbers.get(row.procedure), isFromDesk: how.isFromDesk })))
  return plan.counts
}

/** The same of forms. What they were written as is kept beside them, and is no part of what they say. */
export async function loadForms(tx: Tx, rows: readonly FormRow[], how: LoadVersions): Promise<Counts> {
  const wanted = rows.map((row, place): Wanted<FormRow> => {
    const { form: of, validFrom, validTo } = row
    return { row, of, place, validFrom, validTo, fingerprint: formFingerprint(row) }
  })
  const plan = plansOf(wanted, await listFormVersions(tx), how)
  await endVersions(tx, 'form_version', plan.ends)
  await insertFormVersions(tx, plan.opens.map(({ of: { row, fingerprint, place }, ...span }) =>
    ({ ...row, ...span, fingerprint, place, isFromDesk: how.isFromDesk })))
  return plan.counts
}

/** The plans of all things of a table, gathered so that each kind of change is one statement. */
function plansOf<R>(
  wanted: readonly Wanted<R>[], stored: readonly StoredVersion[], { from, isFromDesk, notes }: LoadVersions,
) {
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const known = grouped(stored)
  const asked = grouped(wanted)
  const plans = [...asked].flatMap(([of, versions]) => {
    const before = known.get(of) ?? []
    const isOfDesk = !isFromDesk && before.some((one) => one.isFromDesk && isOpenOn(one, from))
    if (isOfDesk) {
      counts.unchanged += versions.length
      notes.push(`${of}: đã công bố tại bàn làm việc; dữ liệu không ghi đè`)
      return []
    }
    const plan = planVersions(before, versions, from)
    const isTouched = plan.open.length + plan.end.length + plan.withdraw.length > 0
    const touched = isTouched ? Math.max(plan.open.length, 1) : 0
    counts[before.length === 0 ? 'added' : 'changed'] += touched
    counts.unchanged += Math.max(0, versions.length - touched)
    if (plan.differsInThePast && !isFromDesk)
      notes.push(`${of}: dữ liệu nói khác về những ngày đã qua; điều đã ghi được giữ nguyên`)
    return [plan]
  })
  for (const [of, versions] of isFromDesk ? [] : known) {
    const isInForce = versions.some((one) => isOpenOn(one, from))
    if (!asked.has(of) && isInForce && !versions.some((one) => one.isFromDesk))
      notes.push(`${of}: không còn trong dữ liệu; vẫn giữ hiệu lực, muốn bãi bỏ hãy ghi valid_to`)
  }
  return {
    counts,
    ends: plans.flatMap(({ end, withdraw }) => [
      ...end.map(({ of, validTo }) => ({ id: of.id, validTo, isWithdrawn: false })),
      ...withdraw.map(({ id }) => ({ id, validTo: null, isWithdrawn: true })),
    ]),
    opens: plans.flatMap(({ open }) => open),
  }
}

function isOpenOn({ validTo }: Span, day: Day): boolean {
  return validTo === null || validTo >= day
}

function grouped<T extends { readonly of: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(one.of, [...groups.get(one.of) ?? [], one])
  return groups
}
