import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { insertRows } from '../../../platform/insert-rows.ts'

/** A dossier that went on by a rule for what is not known, as whoever looks it through sees it: no person. */
export interface Presumption {
  readonly id: bigint
  readonly publicId: string
  readonly dossierId: bigint
  readonly number: string
  readonly version: number
  readonly procedureVersionId: bigint
  readonly fromSectionId: bigint
  readonly fromCompetentId: bigint
  readonly receivesAtId: bigint
  readonly competentUnitId: bigint
}

export interface NewPresumption {
  readonly plan: string
  readonly dossierId: bigint
  readonly fromSectionId: bigint
  readonly fromCompetentId: bigint
  readonly at: Date
}

/** Keeps them in the transaction that moved the dossiers. */
export async function insertPresumptions(tx: Tx, rows: readonly NewPresumption[]): Promise<void> {
  await insertRows(tx, 'dossiers.presumption', rows.map((row) => ({ ...row })))
}

/** Those of a plan that nobody has settled, of open dossiers, in the order in which they moved. */
export async function listPresumptions(
  db: Db | Tx, plan: string, after: bigint, limit: number,
): Promise<Presumption[]> {
  const { rows } = await sql<Presumption>`
    select p.id, p.public_id, p.dossier_id, d.number, d.version, d.procedure_version_id, p.from_section_id,
      p.from_competent_id, d.receives_at_id, d.competent_unit_id
    from dossiers.presumption p join dossiers.dossier d on d.id = p.dossier_id
    where p.plan = ${plan} and p.settled_at is null and d.closed_at is null and p.id > ${after}
    order by p.id limit ${limit}`.execute(db)
  return rows
}

/** How many there are of each plan. */
export async function countPresumptions(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ plan: string; n: bigint }>`
    select p.plan, count(*) as n from dossiers.presumption p join dossiers.dossier d on d.id = p.dossier_id
    where p.settled_at is null and d.closed_at is null group by p.plan`.execute(db)
  return new Map(rows.map(({ plan, n }) => [plan, Number(n)]))
}

/** Of which dossier a presumption is; undefined for none. */
export async function dossierOfPresumption(tx: Tx, publicId: string): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ dossierId: bigint }>`
    select dossier_id from dossiers.presumption where public_id = ${publicId}`.execute(tx)
  return row?.dossierId
}

/** Settles it, with the dossier locked; false if somebody has. */
export async function markSettled(tx: Tx, publicId: string, by: bigint, at: Date): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update dossiers.presumption set settled_at = ${at}, settled_by = ${by}
    where public_id = ${publicId} and settled_at is null`.execute(tx)
  return numAffectedRows > 0n
}

/** A rule of assignment that was merged at an heir, and how many officers it names. */
export interface MergedRule {
  readonly id: bigint
  readonly unitId: bigint
  readonly role: string
  readonly procedureId: bigint | null
  readonly officerIds: readonly bigint[]
}

/** Rules that `by` made at these units from a day on, that hold and name some officers (assignment_rule_of_unit). */
export async function listMergedRules(
  db: Db,
  of: { readonly unitIds: readonly bigint[]; readonly from: Day; readonly by: bigint },
  after: bigint, limit: number,
): Promise<MergedRule[]> {
  const { rows } = await sql<Omit<MergedRule, 'officerIds'> & { officerIds: string[] }>`
    select r.id, r.unit_id, r.role, r.procedure_id,
      array(select o.account_id::text from dossiers.assignment_officer o where o.rule_id = r.id order by o.account_id)
        as officer_ids
    from dossiers.assignment_rule r
    where r.unit_id = any(${of.unitIds}::bigint[]) and r.ended_at is null and r.made_by = ${of.by} and r.id > ${after}
      and lower(r.valid) >= ${of.from}::date
      and exists (select from dossiers.assignment_officer o where o.rule_id = r.id)
    order by r.id limit ${limit}`.execute(db)
  return rows.map(({ officerIds, ...rule }) => ({ ...rule, officerIds: officerIds.map(BigInt) }))
}
