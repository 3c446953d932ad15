import type { Ctx } from '../../platform/db.ts'
import type { Dossier } from './store/dossier-store.ts'

/** What a section does for whoever stands there, and does not settle: handed in, taken back, asked for, fetched. */
const FOR_APPLICANT: ReadonlySet<string> = new Set([
  'dossier.completed', 'dossier.supplemented', 'dossier.withdrawn', 'dossier.stopped', 'dossier.returned',
  'dossier.return-told', 'dossier.collection-changed', 'dossier.papers-scanned', 'dossier.fee-facts-stated',
  'dossier.fee-raised',
])
/** The program, which does nothing for anybody at a counter. */
const PROGRAM = 1n

/**
 * The same deed with the person for whom it is done (làm thay): of staff the applicant, where the deed is one of those
 * that a section does for them; of people whoever they act for. What somebody does for themselves names nobody.
 */
export function doneFor(
  ctx: Ctx, type: string, { applicantId }: Pick<Dossier, 'applicantId'>, actsFor?: bigint,
): Ctx {
  if (actsFor !== undefined) return { ...ctx, onBehalfOfId: actsFor, forPersonId: actsFor }
  return isStaff(ctx) && FOR_APPLICANT.has(type) ? { ...ctx, forPersonId: applicantId } : ctx
}

/** Whether an official does it: they act at a unit. */
export function isStaff({ actorId, unitId }: Pick<Ctx, 'actorId' | 'unitId'>): boolean {
  return unitId !== undefined && actorId !== PROGRAM
}
