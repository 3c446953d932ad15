import { type Result, refuse } from '../kernel/result.ts'
import {
  type Filed, type NewDossierRefusal, type StepRefusal, type Submission, changeDraft, lockDraft, submitDossier,
} from '../modules/dossiers/public.ts'
import type { Actor } from '../modules/identity/public.ts'
import { type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import {
  type Journey, askedPapers, checkJourney, deliveryInForm, fileFieldsOf, isOnForm, journeyOf, missingPapers, neededBy,
} from './journey.ts'
import type { Mistake } from './layout.tsx'
import { holderOf, senderOf } from './visit.ts'

export type SubmitRefusal = NewDossierRefusal | StepRefusal | RequestReused
  /** Something is still wrong or missing; each fault with the part of the way where it is put right. */
  | { readonly code: 'not-complete'; readonly mistakes: readonly Mistake[] }
  | { readonly code: 'draft-gone' }

/**
 * Submits what was filled in, once: the draft is locked, looked through as it is now, sent, and marked as sent in the
 * same transaction, under the request id that was minted with it. Pressing twice, or again after a cut line, answers
 * the same dossier. The account sends it; the draft, whose uploads they are, is whom it acts for. Answers the dossier's
 * public id.
 */
export async function submitDraft(
  { visit, draft: { token, requestId, actorId } }: Journey, actor: Actor, isConfirmedDouble: boolean,
): Promise<Result<string, SubmitRefusal>> {
  const { rooms } = visit
  const sender = { ...senderOf(visit, actor.accountId, requestId, ['submit', token]), onBehalfOfId: actorId }
  const sent = await inTransaction(rooms, sender, async (ctx): Promise<Result<Submission, SubmitRefusal>> => {
    const draft = await lockDraft(ctx.tx, token, holderOf(visit))
    if (!draft || draft.dossier || actor.personId === null) return refuse({ code: 'draft-gone' })
    const journey = journeyOf(visit, draft)
    const mistakes = mistakesOf(journey)
    if (mistakes.length > 0) return refuse({ code: 'not-complete', mistakes })
    const { answers } = checkJourney(journey)
    const { delivery, address } = chosenDelivery(journey)
    const done = await submitDossier(ctx, rooms, {
      procedureVersionId: draft.procedureVersionId, formVersionId: draft.formVersionId,
      applicant: {
        id: actor.personId, name: actor.fullName,
      }, authoriserId: null, territoryId: draft.territoryId ?? undefined,
      limitCase: 0, answers: answers as Json, filed: filedOf(journey), needed: neededBy(journey, answers),
      delivery: delivery ?? 'counter', deliveryAddress: address, isConfirmedDouble,
    })
    if (done.ok) await changeDraft(ctx.tx, draft.actorId, { dossier: done.value.publicId, savedAt: ctx.now })
    return done
  }, ({ publicId }) => ({ status: 201, body: publicId }))
  return sent.ok ? { ok: true, value: sent.value.body } : sent
}

/** What keeps the draft from being sent, all of it, in the order of the way. */
export function mistakesOf(journey: Journey): readonly Mistake[] {
  const { form } = journey
  const refusals = checkJourney(journey).refusals.filter(({ field }) => form && isOnForm(form, field))
  return [
    ...refusals.map(({ field, text }) => ({ id: field, text })),
    ...missingPapers(journey).map(({ id, name }) => ({ id, text: `Hãy tải lên ${name}.` })),
    ...chosenDelivery(journey).delivery ? [] : [{ id: 'cach-nhan', text: 'Hãy chọn cách nhận kết quả.' }],
  ]
}

/** How the result is wanted: as the declaration says, else as the page of its own asked. */
export function chosenDelivery(journey: Journey) {
  const { delivery, deliveryAddress } = journey.draft
  return deliveryInForm(journey) ?? { delivery, address: deliveryAddress }
}

/** Uploads by component; the declaration and what the office looks up itself are there as data. */
function filedOf(journey: Journey): readonly Filed[] {
  const { draft, version } = journey
  const needed = neededBy(journey, draft.answers)
  const keys = new Set(fileFieldsOf(journey).map(({ key }) => key))
  const ofForm = draft.papers.filter(({ component }) => keys.has(component)).map(({ upload }) => upload)
  const isFirstForm = (id: string) => version.content.components.find(({ isForm }) => isForm)?.id === id
  const asked = new Set(askedPapers(journey).map(({ component }) => component.id))
  return version.content.components.flatMap(({ id, isForm, handling, required }): Filed[] => {
    // Files that the declaration asks for itself, a photograph say, are papers of the declaration.
    if (isForm) return [{ component: id, how: 'data', originals: 0, copies: 0, uploads: isFirstForm(id) ? ofForm : [] }]
    if (handling === 'data' && (required === 'always' || needed.includes(id))) return [
      { component: id, how: 'data', originals: 0, copies: 0, uploads: [] },
    ]
    const uploads = draft.papers.filter(({ component }) => component === id).map(({ upload }) => upload)
    return asked.has(id) && uploads.length > 0 ? [
      { component: id, how: 'filed', originals: 0, copies: 0, uploads },
    ] : []
  })
}
