import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { findStep, isDecidedAt, startClock, stopClocks } from '../workflow/public.ts'
import { advance } from './advance.ts'
import type { StepRefusal } from './case-facts.ts'
import { rulesToAsk } from './consultations.ts'
import { type Owed, owedBy } from './domain/consultation.ts'
import { type NotDigitised, type Undigitised, keepDigitisedAtHandOver, keepLetThrough } from './keep-digitised.ts'
import { keepSignedOpinion } from './keep-signed-opinion.ts'
import { isSealedByRegistry } from './policies.ts'
import { agencyAbove, placeOf } from './places.ts'
import {
  type Acted, type OnDossier, type OpenDossier, type OpenRefusal, closeDeed, openDossier,
} from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import type { MadeOpinion } from './sign-opinion.ts'
import { type StepOfOthers, stepMeant } from './step-meant.ts'
import { askForSignature } from './store/result-signing-store.ts'
import { listConsultations } from './store/consultation-store.ts'

export type Work = 'check' | 'propose' | 'approve' | 'hand-over'
const EVENTS = {
  'check': 'dossier.checked', 'propose': 'dossier.proposed', 'approve': 'dossier.approved',
  'hand-over': 'dossier.handed-over',
} as const

export interface FinishWork extends OnDossier {
  readonly work: Work
  readonly note: string | null
  /** Of a proposal: to settle, or that it cannot be settled (R7). */
  readonly outcome?: 'settle' | 'unsettled' | undefined
  /** Of a section that hands over: why papers go on without being digitised, where that is asked. */
  readonly undigitised?: Undigitised | undefined
  /** The same opinion, signed just before (`signOpinion`). */
  readonly signed?: MadeOpinion | undefined
}

export type FinishRefusal = OpenRefusal | StepOfOthers | StepRefusal | Owed | NotDigitised | { readonly code: 'proposed-unsettled' }
  | { readonly code: 'opinion-not-signed' | 'opinion-outdated' }

/**
 * Does one's step of the process and passes the dossier on (thẩm định, trình, kiểm tra, phê duyệt, chuyển): what the
 * node is for must be what is done (`not-at-this-step`), and who has two of one kind names one (`step-unclear`). A
 * proposal that it cannot be settled starts the unit's two days (R7), and such a dossier cannot be approved
 * (`proposed-unsettled`), only returned. Nor is anything proposed or approved while a compulsory opinion of another
 * agency is awaited (`consultation-open`) or was never asked for (`consultation-not-asked`); nor does a section where
 * digitisation is in force hand over what nobody scanned and said nothing of (`not-digitised`). Where the step asks for
 * it, an opinion is signed (`opinion-not-signed`), of this step and version (`opinion-outdated`). Leaves
 * `dossier.checked`, `.proposed`, `.approved` or `.handed-over`.
 */
export async function finishWork(
  ctx: Ctx, rooms: DossierRooms, input: FinishWork,
): Promise<Result<Acted, FinishRefusal>> {
  const opened = await openDossier(ctx, rooms, input, input.work)
  if (!opened.ok) return opened
  const { dossier } = opened.value
  const step = stepMeant(opened.value, input.viewer, input.work, input.step)
  if (!step.ok) return step
  if (input.work === 'approve' && dossier.proposal === 'unsettled') return refuse({ code: 'proposed-unsettled' })
  const unsigned = faultOfSigned(opened.value, step.value.nodeId, input)
  if (unsigned) return refuse({ code: unsigned })
  const proposal = input.work === 'propose' ? (input.outcome ?? 'settle') : undefined
  const owed = await owedFor(ctx, opened.value, input)
  if (owed) return refuse(owed)
  if (input.work === 'hand-over') {
    const { unitId } = step.value
    const through = await keepDigitisedAtHandOver(ctx, rooms, opened.value, unitId, input.undigitised)
    if (!through.ok) return through
    await keepLetThrough(ctx, dossier, through.value)
  }
  if (proposal === 'unsettled' && dossier.proposal !== 'unsettled') {
    const started = await startNotice(ctx, opened.value, step.value.unitId)
    if (!started.ok) return started
  }
  if (proposal === 'settle') await stopClocks(ctx.tx, dossier.id, ctx.now, ['unsettled-notice'])
  const asked = proposal ? { proposal } : {}
  const advanced = await advance(ctx, opened.value, step.value, { note: input.note, asked })
  if (!advanced.ok) return advanced
  // What is approved on the way to another approval is a letter, and not the decision.
  const isDecided = input.work === 'approve' && isDecidedAt(opened.value.process.model, advanced.value.waitsAt)
  if (isDecided) await askWhoeverApproved(ctx, opened.value)
  const signed = input.signed && await keepSignedOpinion(ctx, input.signed)
  const data = {
    step: step.value.nodeId, ...(proposal ? { outcome: proposal } : {}), ...(signed === undefined ? {} : { signed }),
  }
  return ok(
    await closeDeed(
      ctx, advanced.value, EVENTS[input.work],
      { ...(proposal ? { proposal } : {}), ...(isDecided ? { decidedAt: ctx.now } : {}) },
      { data, words: { note: input.note }, slipId: signed },
    ),
  )
}

/** What keeps an opinion from being taken as it came: unsigned where the step asks for it, or of something else. */
function faultOfSigned(
  { dossier, process: { model } }: OpenDossier, nodeId: string, { work, signed }: FinishWork,
): 'opinion-not-signed' | 'opinion-outdated' | undefined {
  if (!signed)
    return work !== 'hand-over' && findStep(model, nodeId)?.isOpinionSigned === true ? 'opinion-not-signed' : undefined
  const { dossierId, version, place } = signed
  const isOfIt = dossierId === dossier.id && version === dossier.version && 'nodeId' in place && place.nodeId === nodeId
  return isOfIt ? undefined : 'opinion-outdated'
}

/**
 * Where the registry of the agency seals (policy `result-seal`), whoever approved is asked to sign the result before:
 * the rule of the day of approval holds for it to its end.
 */
async function askWhoeverApproved({ tx, now, actorId }: Ctx, { dossier, directory }: OpenDossier): Promise<void> {
  const unit = directory.byId(dossier.competentUnitId)
  if (!unit || !isSealedByRegistry(directory, agencyAbove(directory, unit).idOfData)) return
  await askForSignature(tx, { dossierId: dossier.id, signerId: actorId, at: now })
}

/** What other agencies still owe before it is proposed or approved. What cannot be settled need ask nobody any more. */
async function owedFor(
  { tx }: Ctx, { dossier, content, directory, tasks }: OpenDossier, { work, outcome }: FinishWork,
): Promise<Owed | undefined> {
  if (work !== 'propose' && work !== 'approve') return undefined
  const rules = outcome === 'unsettled' ? [] : rulesToAsk(directory, dossier, tasks, content.consultations)
  return owedBy(rules.map(({ rule }) => rule), await listConsultations(tx, dossier.id))
}

/** The unit has so many days to return with a notice what it cannot settle (R7). */
async function startNotice(
  ctx: Ctx, { dossier, directory, policies }: OpenDossier, unitId: bigint,
): Promise<Result<Date, StepRefusal>> {
  const unit = directory.byId(unitId)
  if (!unit) return refuse({ code: 'step-without-unit', step: 'unsettled-notice' })
  const place = placeOf(directory, unit)
  return startClock(ctx, {
    caseId: dossier.id, kind: 'unsettled-notice', place, startedAt: ctx.now, limit: policies.unsettledUnit,
    afterPause: 'resume',
  })
}
