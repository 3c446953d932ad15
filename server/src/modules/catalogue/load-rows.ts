import { dayOf } from '../../kernel/civil-day.ts'
import { type Span, planVersions } from '../../kernel/plan-versions.ts'
import type { Ctx } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import { recordEvent } from '../audit/public.ts'
import type { CatalogueRows, FormRow, ProcedureVersionRow } from './domain/procedure.ts'
import { type Counts, loadDocumentTypes, loadSectors, loadSynonyms } from './store/lists.ts'
import { lockRevision, moveRevision } from './store/revision.ts'
import {
  type StoredVersion, endVersions, insertFormVersions, insertProcedureVersions, listFormVersions, listProcedureVersions,
  numberProcedures,
} from './store/versions.ts'

/** What an import did; notes are for whoever ran it. */
export interface LoadReport extends Counts {
  readonly tables: Readonly<Record<string, Counts>>
  readonly notes: readonly string[]
}

interface Wanted<R> extends Span { readonly row: R; readonly of: string; readonly place: number }

/**
 * Makes the catalogue say, from today on, what the data say; days that are over stay as they were recorded, and what
 * the data no longer name stays in force, with a note. Loading the same again changes nothing, not even the revision.
 * Leaves `catalogue.loaded` if anything changed. One statement a table; the data of a province take well under a
 * second.
 *
 * Throws if two versions of one procedure or form, or two procedures of one code, hold on the same day.
 */
export async function loadRows(ctx: Ctx, rows: CatalogueRows): Promise<LoadReport> {
  const { tx, now } = ctx
  const revision = await lockRevision(tx)
  const notes: string[] = []
  const tables: Record<string, Counts> = {
    sector: await loadSectors(tx, rows.sectors),
    documentType: await loadDocumentTypes(tx, rows.documentTypes),
    synonym: await loadSynonyms(tx, rows.synonyms),
    procedureVersion: await loadProcedures(ctx, rows.procedures, notes),
    formVersion: await loadForms(ctx, rows.forms, notes),
  }
  const sum = (what: keyof Counts) => Object.values(tables).reduce((total, counts) => total + counts[what], 0)
  const total = { added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged') }
  if (total.added + total.changed > 0) {
    await moveRevision(tx)
    const about = { subjectKind: 'catalogue', subjectId: revision + 1n }
    await recordEvent(ctx, { type: 'catalogue.loaded', ...about, data: { ...total, at: dayOf(now) } })
  }
  return { ...total, tables, notes }
}

async function loadProcedures(ctx: Ctx, rows: readonly ProcedureVersionRow[], notes: string[]): Promise<Counts> {
  const numbers = await numberProcedures(ctx.tx, [...new Set(rows.map(({ procedure }) => procedure))])
  const wanted = rows.map((row, place): Wanted<ProcedureVersionRow> => {
    const { procedure: of, validFrom, validTo, ...said } = row
    return { row, of, place, validFrom, validTo, fingerprint: contentFingerprint(said) }
  })
  const plan = plansOf(wanted, await listProcedureVersions(ctx.tx), ctx, notes)
  await endVersions(ctx.tx, 'procedure_version', plan.ends)
  await insertProcedureVersions(ctx.tx, plan.opens.map(({ of: { row, fingerprint }, ...span }) =>
    ({ ...row, ...span, fingerprint, procedureId: numbers.get(row.procedure) })))
  return plan.counts
}

async function loadForms(ctx: Ctx, rows: readonly FormRow[], notes: string[]): Promise<Counts> {
  const wanted = rows.map((row, place): Wanted<FormRow> => {
    const { form: of, validFrom, validTo, ...said } = row
    return { row, of, place, validFrom, validTo, fingerprint: contentFingerprint(said) }
  })
  const plan = plansOf(wanted, await listFormVersions(ctx.tx), ctx, notes)
  await endVersions(ctx.tx, 'form_version', plan.ends)
  await insertFormVersions(ctx.tx, plan.opens.map(({ of: { row, fingerprint, place }, ...span }) =>
    ({ ...row, ...span, fingerprint, place })))
  return plan.counts
}

/** The plans of all things of a table, gathered so that each kind of change is one statement. */
function plansOf<R>(wanted: readonly Wanted<R>[], stored: readonly StoredVersion[], { now }: Ctx, notes: string[]) {
  const [today, counts] = [dayOf(now), { added: 0, changed: 0, unchanged: 0 }]
  const known = grouped(stored)
  const asked = grouped(wanted)
  const plans = [...asked].map(([of, versions]) => {
    const before = known.get(of) ?? []
    const plan = planVersions(before, versions, today)
    const isTouched = plan.open.length + plan.end.length + plan.withdraw.length > 0
    const touched = isTouched ? Math.max(plan.open.length, 1) : 0
    counts[before.length === 0 ? 'added' : 'changed'] += touched
    counts.unchanged += Math.max(0, versions.length - touched)
    if (plan.differsInThePast) notes.push(`${of}: dữ liệu nói khác về những ngày đã qua; điều đã ghi được giữ nguyên`)
    return plan
  })
  for (const [of, versions] of known) {
    const isInForce = versions.some(({ validTo }) => validTo === null || validTo >= today)
    if (!asked.has(of) && isInForce)
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

function grouped<T extends { readonly of: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(one.of, [...groups.get(one.of) ?? [], one])
  return groups
}
