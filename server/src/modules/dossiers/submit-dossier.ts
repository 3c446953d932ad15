import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { awaitReception } from './begin-case.ts'
import type { StepRefusal } from './case-facts.ts'
import type { DossierRooms } from './rooms.ts'
import { insertFeeFacts } from './store/fee-store.ts'
import { keepAuthorisation } from './authorised-by.ts'
import {
  type NewDossierInput, type NewDossierRefusal, askedOfNew, planDossier, storeDossier,
} from './store-new-dossier.ts'

/** What the applicant is shown and may look it up by. */
export interface Submission {
  readonly publicId: string
  readonly number: string
  readonly trackingToken: string
  readonly submittedAt: Date
  /** Until when the office must acknowledge it or ask for changes. */
  readonly acknowledgeBy: Date
}

/** For whom somebody hands in online, who does not do it for themselves. */
export function actsForIn(
  { authoriserId, handedInBy, applicant }: Pick<NewDossierInput, 'authoriserId' | 'handedInBy' | 'applicant'>,
): bigint | undefined {
  return authoriserId ?? (handedInBy === undefined ? undefined : applicant.id)
}

/**
 * Submits a dossier online (nộp hồ sơ trực tuyến): it is stored, and with that has its number; the 8 working hours to
 * acknowledge it begin (NĐ 45/2020 Đ.11; R3). A due date comes only with its acceptance. Leaves `dossier.submitted`.
 *
 * The event goes before the row, because the row takes the number, and that comes last: see `insertNumbered`.
 */
export async function submitDossier(
  ctx: Ctx, rooms: DossierRooms, input: NewDossierInput,
): Promise<Result<Submission, NewDossierRefusal | StepRefusal>> {
  const planned = await planDossier(ctx, rooms, input, 'online', input.partOf?.sectionId)
  if (!planned.ok) return planned
  const { ids: { id, publicId }, version, places, directory, policies } = planned.value
  const process = await rooms.processes.of(version.id, ctx.tx)
  const awaited = await awaitReception(ctx, {
    caseId: id, receivesAtId: places.receivesAt.id, competentUnitId: places.competent.id,
    territoryId: places.territoryId, content: version.content, process, directory, policies,
    feel: rooms.feel, asked: askedOfNew(input, 'online', publicId), procedureId: version.procedureId, submittedBy: ctx.actorId,
  })
  if (!awaited.ok) return awaited

  const data = {
    dossier: publicId, procedure: version.publicId, channel: 'online', acknowledgeBy: awaited.value.toISOString(),
  }
  // Both stand in the event: who acts, and for which person or organisation (identity.person).
  const onBehalfOfId = actsForIn(input)
  await recordEvent({ ...ctx, onBehalfOfId, forPersonId: onBehalfOfId }, {
    type: 'dossier.submitted', subjectKind: 'dossier', subjectId: id, dossierId: id, data,
  })
  await keepAuthorisation(ctx, id, input)
  const stage = {
    id, publicId, channel: 'online', state: 'submitted', submittedAt: ctx.now, acknowledgedAt: null, receivedAt: null,
    dueAt: null,
  } as const
  const { feeFacts: facts } = input
  if (facts) await insertFeeFacts(ctx.tx, { dossierId: id, facts, at: ctx.now, byId: ctx.actorId })
  const stored = await storeDossier(ctx, input, planned.value, stage)
  return ok({ publicId, ...stored, submittedAt: ctx.now, acknowledgeBy: awaited.value })
}
