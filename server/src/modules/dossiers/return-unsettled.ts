import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { cancelUnpaid } from '../payments/public.ts'
import { endRunsOf, finishStep, firstSteps, resumeCase, startClock, stopClocks } from '../workflow/public.ts'
import { acknowledgeHandOver, closeCase, openTelling, stepOf, stepOrHead } from './advance.ts'
import type { StepOfOthers } from './step-meant.ts'
import type { StepRefusal } from './case-facts.ts'
import { composeSlip } from './compose-slip.ts'
import { doneFor } from './done-for.ts'
import { clockIn } from './domain/lifecycle.ts'
import { placeOf } from './places.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { signerOf } from './viewer.ts'

export interface ReturnUnsettled extends OnDossier {
  readonly reason: string
  /** What the notice says of what is to be done instead. */
  readonly content: string
}

/**
 * Returns with a written notice a dossier that cannot be settled after appraisal (trả lại hồ sơ không giải quyết được):
 * by whoever has the step or the head (`not-your-step`), and not against a decision that stands (`already-decided`): it
 * first goes back to whoever made it. The unit's two days end, and the section has one to tell the applicant (R7).
 * Makes the notice (Mẫu 03). Leaves `dossier.return-noticed`.
 */
export async function returnUnsettled(
  ctx: Ctx, rooms: DossierRooms, input: ReturnUnsettled,
): Promise<Result<Acted, OpenRefusal | StepRefusal | { readonly code: 'already-decided' }>> {
  const opened = await openDossier(ctx, rooms, input, 'return-unsettled')
  if (!opened.ok) return opened
  const mine = stepOrHead(opened.value, input.viewer)
  if (!mine.ok) return mine
  const { dossier, content, directory, policies, process } = opened.value
  if (dossier.decidedAt) return refuse({ code: 'already-decided' })
  const section = directory.byId(dossier.receivesAtId)
  if (!section) return refuse({ code: 'step-without-unit', step: 'tell-unsettled' })
  const fromUnitId = opened.value.tasks[0]?.unitId ?? dossier.competentUnitId
  await acknowledgeHandOver(ctx, opened.value, fromUnitId)
  for (const task of opened.value.tasks) await finishStep(ctx, task, 'cancelled', input.reason)
  await endRunsOf(ctx.tx, dossier.id, ctx.now)
  await stopClocks(ctx.tx, dossier.id, ctx.now, ['unsettled-notice'])
  // Whoever was waited for is waited for no longer: the dossier's clock goes on, moved by the waiting, until it is
  // told.
  const resumed =
    clockIn(dossier.state) === 'paused'
      ? await resumeCase(ctx, dossier.id, rooms.directory.calendarVersion, policies.apologyDays)
      : ok(undefined)
  if (!resumed.ok) return resumed
  const telling = {
    caseId: dossier.id, kind: 'unsettled-telling', place: placeOf(directory, section), startedAt: ctx.now,
    limit: policies.unsettledSection, afterPause: 'resume',
  } as const
  const due = await startClock(ctx, telling)
  if (!due.ok) return due
  const step = await openTelling(
    ctx, opened.value, 'Thông báo và trả hồ sơ không giải quyết được', firstSteps(process.model)[0]?.role ?? '',
    { dueAt: due.value, fromUnitId },
  )
  if (!step.ok) return step
  const facts = { dossier, content, directory, formSet: policies.formSet, signer: signerOf(input.viewer) }
  const slipId = await composeSlip(
    ctx,
    facts,
    'refusal',
    ({ agencyHead, dossierNumber, section: name, applicant, request, officer, person }) => ({
      head: agencyHead, dossierNumber, section: name, applicant, request, reason: `${input.reason} ${input.content}`,
      submitter: person, receiver: officer,
    }),
  )
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.return-noticed', { dueAt: resumed.value ?? dossier.dueAt },
      {
        slipId, words: { reason: input.reason, content: input.content },
        data: { tellBy: due.value.toISOString(), ...resumed.value && { dueAt: resumed.value.toISOString() } },
      },
    ),
  )
}

export interface TellUnsettled extends OnDossier {
  /** Who was told and took the papers; the applicant unless named. */
  readonly receiver?: string | undefined
}

/**
 * The section tells the applicant and gives the dossier back (R7): it ends without a result,
 * and what is not paid is owed no more (`charge.cancelled`). Leaves `dossier.return-told`.
 */
export async function tellUnsettled(
  ctx: Ctx, rooms: DossierRooms, input: TellUnsettled,
): Promise<Result<Acted, OpenRefusal | StepOfOthers>> {
  const opened = await openDossier(ctx, rooms, input, 'tell-unsettled')
  if (!opened.ok) return opened
  const mine = stepOf(opened.value, input.viewer)
  if (!mine.ok) return mine
  await acknowledgeHandOver(ctx, opened.value, mine.value.unitId)
  await finishStep(ctx, mine.value, 'done', null)
  const { dossier } = opened.value
  await closeCase(ctx, dossier.id)
  await cancelUnpaid(doneFor(ctx, 'dossier.return-told', dossier), dossier.id, 'Hồ sơ không giải quyết được, đã trả lại')
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.return-told', { closedAt: ctx.now },
      { words: { receiver: input.receiver ?? dossier.applicantName } },
    ),
  )
}
