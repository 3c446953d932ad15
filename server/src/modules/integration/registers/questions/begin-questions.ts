import { type Result, ok } from '../../../../kernel/result.ts'
import type { CalendarMissing } from '../../../../kernel/work-calendar.ts'
import type { Ctx } from '../../../../platform/db.ts'
import { recordEvent } from '../../../audit/public.ts'
import type { CatalogueSource } from '../../../catalogue/public.ts'
import {
  type DossierRooms, type NewDossierInput, findDossier, listComponents, submitDossier,
} from '../../../dossiers/public.ts'
import { type PlannedQuestion, type QuestionRooms, planQuestions } from './plan-questions.ts'
import { insertQuestions } from './question-store.ts'

/**
 * Keeps, in the transaction in which a dossier comes, what registers are to say for it: the 8 working hours online or
 * the working day at a counter begin, within which the applicant is asked where the register stays away (R4). Whoever
 * stands there waits for nothing. Leaves `register.awaited` for each that waits.
 */
export async function keepQuestions(
  ctx: Ctx, dossier: string, planned: readonly PlannedQuestion[],
): Promise<void> {
  const found = planned.length === 0 ? undefined : await findDossier(ctx.tx, dossier)
  if (!found) return
  const { id } = found
  await insertQuestions(ctx.tx, planned.map((one) => ({ ...one, dossierId: id })))
  for (const { component, register, state, dueAt } of planned) {
    if (state !== 'waiting') continue
    await recordEvent(ctx, {
      type: 'register.awaited', subjectKind: 'dossier', subjectId: id, dossierId: id,
      data: { dossier, component, register, dueAt: dueAt.toISOString() },
    })
  }
}

/** The same for a dossier that was stored just now, of which nothing was planned before. */
export async function beginQuestions(
  ctx: Ctx, rooms: QuestionRooms & { readonly catalogue: Pick<CatalogueSource, 'version'> }, publicId: string,
): Promise<Result<undefined, CalendarMissing>> {
  const dossier = rooms.registers ? await findDossier(ctx.tx, publicId) : undefined
  if (!dossier) return ok(undefined)
  const components = await listComponents(ctx.tx, dossier.id)
  const planned = await planQuestions(ctx, rooms, {
    personId: dossier.authoriserId ?? dossier.applicantId, version: rooms.catalogue.version(dossier.procedureVersionId),
    byData: components.filter(({ how }) => how === 'data').map(({ component }) => component),
    sectionId: dossier.receivesAtId, isOnline: dossier.channel === 'online',
  })
  if (!planned.ok) return planned
  await keepQuestions(ctx, publicId, planned.value)
  return ok(undefined)
}

/**
 * Submits what came online, from our own portal or that of the nation, with what registers are to say for it. Refuses
 * as `submitDossier` does.
 */
export async function submitAsking(
  ctx: Ctx, rooms: DossierRooms & QuestionRooms, input: NewDossierInput,
): ReturnType<typeof submitDossier> {
  const submitted = await submitDossier(ctx, rooms, input)
  if (!submitted.ok) return submitted
  const begun = await beginQuestions(ctx, rooms, submitted.value.publicId)
  return begun.ok ? submitted : begun
}
