import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import { type CalendarMissing, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { findOfKho } from '../documents/public.ts'
import type { Directory } from '../organisation/public.ts'
import { listTasks, planClock } from '../workflow/public.ts'
import { placeOf } from './places.ts'
import { policiesOf } from './policies.ts'
import type { DossierRooms } from './rooms.ts'
import { insertCorrectionRequest } from './store/correction-request-store.ts'
import { type Dossier, findDossierById } from './store/dossier-store.ts'

export interface AskCorrection {
  readonly ownerId: bigint
  /** Public id of a paper of their Kho. */
  readonly paper: string
  /** What is wrong, and what is right, in the words of the owner. */
  readonly text: string
}

export type AskCorrectionRefusal = CalendarMissing
  | { readonly code: 'paper-unknown' } | { readonly code: 'paper-without-dossier' } | { readonly code: 'nothing-said' }
  | { readonly code: 'correction-request-open' }

/**
 * The owner says what is wrong with a paper of their Kho (đề nghị đính chính; NĐ 13/2023/NĐ-CP Đ.15). It goes to the
 * unit that settled the dossier in which the paper was accepted or issued, which answers within the policy
 * `paper-correction`. Refuses `paper-unknown` for what is not theirs, `paper-without-dossier` for what its owner
 * stored: nobody answers for that but they; `correction-request-open` while another about the same paper waits. Leaves
 * `paper.correction-asked`. Answers the moment until which it is answered.
 */
export async function askCorrection(
  ctx: Ctx, rooms: DossierRooms, { ownerId, paper, text }: AskCorrection,
): Promise<Result<{ readonly dueAt: Date }, AskCorrectionRefusal>> {
  const found = await findOfKho(ctx.tx, [ownerId], paper)
  if (!found) return refuse({ code: 'paper-unknown' })
  const dossier = found.dossierId === null ? undefined : await findDossierById(ctx.tx, found.dossierId)
  if (!dossier) return refuse({ code: 'paper-without-dossier' })
  const said = cleanLines(text)
  if (said === '') return refuse({ code: 'nothing-said' })
  const directory = rooms.directory.on(dayOf(ctx.now))
  const unit = await settlingUnit(ctx, directory, dossier)
  if (!unit) return refuse({ code: 'paper-without-dossier' })
  const due = planClock({
    caseId: dossier.id, kind: 'originals', place: placeOf(directory, unit), startedAt: ctx.now,
    limit: policiesOf(directory).correction, afterPause: 'resume',
  })
  if (!due.ok) return due
  const { dueAt } = due.value
  const request = await insertCorrectionRequest(ctx.tx, {
    dossierId: dossier.id, paperId: found.id, unitId: unit.id, text: said, askedAt: ctx.now, askedBy: ctx.actorId,
    askedFor: ctx.onBehalfOfId ?? null, dueAt,
  })
  if (request === undefined) return refuse({ code: 'correction-request-open' })
  await recordEvent(ctx, {
    type: 'paper.correction-asked', subjectKind: 'paper', subjectId: found.id, dossierId: dossier.id,
    data: {
      paper, dossier: dossier.publicId, number: dossier.number, correctionRequest: request,
      answerBy: dueAt.toISOString(),
    },
  })
  return ok({ dueAt })
}

/** Where an officer worked on it last; where none did, the unit that is competent; of one that has ended its heir. */
async function settlingUnit(ctx: Ctx, directory: Directory, { id, competentUnitId }: Dossier) {
  const worked = (await listTasks(ctx.tx, id)).filter(({ role }) => role === 'officer').at(-1)?.unitId
  const unitId = worked ?? competentUnitId
  return directory.byId(unitId) ?? directory.heirOf(unitId) ?? directory.byId(competentUnitId)
    ?? directory.heirOf(competentUnitId)
}
