import type { Day } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { FormRow, ProcedureVersionRow } from './domain/procedure.ts'
import { loadForms, loadProcedures } from './load-versions.ts'
import { addFormSources } from './store/form-sources.ts'
import { lockRevision, moveRevision } from './store/revision.ts'
import { findCodeHolder, findVersionFrom, listFormsInForce } from './store/versions.ts'

export interface PublishProcedure {
  readonly from: Day
  /** What it says; from that day on, until something else is published. */
  readonly row: Omit<ProcedureVersionRow, 'validFrom' | 'validTo'>
  /** Its declarations with their legal spans, compiled. Those it had and has no more are asked for no longer. */
  readonly forms: readonly FormRow[]
}

export type PublishProcedureRefusal =
  | { readonly code: 'procedure-code-taken'; readonly procedure: string } | { readonly code: 'package-changes-nothing' }

/** The version that holds from that day on. */
export interface PublishedProcedure { readonly versionId: bigint; readonly publicId: string }

/**
 * Makes a procedure say something else from a day on, by the door of the import: what held till then ends the day
 * before, what was to begin later is taken back, and no word of either is changed. The caller leaves the event, in the
 * same transaction. Refuses a code that another procedure has then, and a version that says what holds already.
 */
export async function publishProcedure(
  ctx: Ctx, { from, row, forms }: PublishProcedure,
): Promise<Result<PublishedProcedure, PublishProcedureRefusal>> {
  const { tx } = ctx
  await lockRevision(tx)
  const holder = await findCodeHolder(tx, row, from)
  if (holder !== undefined) return refuse({ code: 'procedure-code-taken', procedure: holder })
  const how = { from, isFromDesk: true, notes: [] }
  const version: ProcedureVersionRow = { ...row, validFrom: from, validTo: null }
  const before = await findVersionFrom(tx, row.procedure, from)
  const procedures = await loadProcedures(tx, [version], how)
  const used = await withoutThoseDropped(ctx, { from, forms, procedure: row.procedure })
  const declarations = await loadForms(tx, used, how)
  await addFormSources(tx, used)
  if (procedures.added + procedures.changed + declarations.added + declarations.changed === 0) {
    return refuse({ code: 'package-changes-nothing' })
  }
  await moveRevision(tx)
  const after = await findVersionFrom(tx, row.procedure, from) ?? before
  if (!after) throw new Error(`nothing of ${row.procedure} holds from ${from} on`)
  return ok({ versionId: after.id, publicId: after.publicId })
}

/** The forms of the procedure, and those it had, for whatever else uses them. */
async function withoutThoseDropped(
  { tx }: Ctx, { from, forms, procedure }: { from: Day; forms: readonly FormRow[]; procedure: string },
): Promise<FormRow[]> {
  const named = new Set(forms.map(({ form }) => form))
  const inForce = await listFormsInForce(tx, from)
  const others = new Map(inForce.map((one) => [one.form, one.procedures]))
  const dropped = inForce.filter((one) => one.procedures.includes(procedure) && !named.has(one.form))
  return [
    ...forms.map((one) => ({
      ...one, procedures: [...new Set([...others.get(one.form) ?? [], ...one.procedures, procedure])],
    })),
    ...dropped.map((one): FormRow => ({
      ...one, procedures: one.procedures.filter((other) => other !== procedure), validFrom: from,
    })),
  ]
}
