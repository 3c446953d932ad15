import { addDays, dayOf } from '../../kernel/work-calendar.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import { recordEvent } from '../audit/public.ts'
import type { PlanFault, PlannedUnits, SuccessionPlan } from './domain/succession-plan.ts'
import { planUnits } from './domain/plan-units.ts'
import { unitRow } from './load-rows.ts'
import type { DirectorySource } from './open-directory.ts'
import { insertVersions, listKeys, lockRevision, moveRevision, numberUnits } from './store.ts'
import {
  type Succession, changePolicies, cutUnits, endLevels, findSuccession, insertSuccession, insertSuccessors,
  listOpenSuccessions, passPostsAndGroups, renameProvince,
} from './succession-store.ts'

export type SuccessionRefusal =
  | { readonly code: 'plan-faulty'; readonly faults: readonly PlanFault[] }
  /** A plan of this key was taken in, and it was another. */
  | { readonly code: 'plan-differs' }
  /** Another plan is not carried out to its end. */
  | { readonly code: 'plan-unfinished'; readonly key: string }
  /** Somebody changed the province meanwhile: read it again. */
  | { readonly code: 'province-changed' }

/** What a plan would do to the units, and what is wrong with it; writes nothing. */
export async function previewSuccession(
  db: Parameters<typeof listKeys>[0], source: DirectorySource, plan: SuccessionPlan,
): Promise<{ readonly planned: PlannedUnits; readonly faults: readonly PlanFault[] }> {
  return planUnits(plan, {
    before: source.on(addDays(plan.effective, -1)), after: source.on(plan.effective),
    known: new Set(await listKeys(db)),
  })
}

/**
 * Takes a plan in and lets its units end and begin on its day (sắp xếp đơn vị); open work, rights and messages follow
 * in stages of their own, once the day has come. The same plan again changes nothing. What held before stays as it was
 * recorded: versions end, and none is changed. Leaves `units.succeeded`. A province takes well under a second.
 */
export async function beginSuccession(
  ctx: Ctx, source: DirectorySource, plan: SuccessionPlan,
): Promise<Result<Succession, SuccessionRefusal>> {
  const { tx, now, actorId } = ctx
  const revision = await lockRevision(tx)
  const fingerprint = contentFingerprint(plan)
  const known = await findSuccession(tx, plan.key)
  if (known) return known.fingerprint === fingerprint ? ok(known) : refuse({ code: 'plan-differs' })
  const [other] = await listOpenSuccessions(tx)
  if (other) return refuse({ code: 'plan-unfinished', key: other.key })
  if (source.revision !== revision) return refuse({ code: 'province-changed' })
  const { planned, faults } = await previewSuccession(tx, source, plan)
  if (faults.length > 0) return refuse({ code: 'plan-faulty', faults })

  const succession = await insertSuccession(tx, { plan, fingerprint }, actorId, now)
  await writeUnits(ctx, plan, succession, planned)
  await moveRevision(tx)
  await recordEvent(ctx, {
    type: 'units.succeeded', subjectKind: 'succession', subjectId: succession.id,
    data: {
      succession: succession.publicId, key: plan.key, effective: plan.effective, ended: planned.ends.length,
      begun: planned.versions.length,
    },
  })
  return ok(succession)
}

async function writeUnits(
  { tx, now }: Ctx, plan: SuccessionPlan, succession: Succession, { ends, versions, successions }: PlannedUnits,
): Promise<void> {
  const { effective } = plan
  const numbers = await numberUnits(tx, versions.map(({ id }) => id))
  const numberOf = (id: string) => {
    const number = numbers.get(id)
    if (number === undefined) throw new Error(`unit ${id} is named but does not exist`)
    return number
  }
  await cutUnits(tx, [...ends, ...versions.map(({ id }) => id)].map(numberOf), effective, dayOf(now))
  await insertVersions(tx, 'unit_version', versions.map((unit) => {
    const row = unitRow(unit, (id) => Number(numberOf(id)))
    return { ...row, valid: `[${effective},]`, fingerprint: contentFingerprint(row) }
  }))
  await insertSuccessors(tx, succession, {
    rules: plan.rules,
    successions: successions.map(({ from, to, ...row }) =>
      ({ ...row, fromId: numberOf(from), toId: to === null ? null : numberOf(to) })),
  })
  const heirs = successions.flatMap(({ from, to, isHeir }) =>
    isHeir && to !== null ? [{ from, to, fromId: numberOf(from), toId: numberOf(to) }] : [])
  await endLevels(tx, plan.endLevels, effective)
  if (plan.province) await renameProvince(tx, plan.province, effective)
  await changePolicies(tx, plan.policies, heirs.map(({ from, to }) => [from, to] as const), effective)
  await passPostsAndGroups(tx, heirs, effective)
}
