import { writtenKeysOf } from '@motcua/forms/model.ts'
import { signedBy } from '@motcua/forms/signature.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import {
  AUTHORISATION_PAPER, type Authoriser, type BundleRefusal, type DossierRooms, type Filed, type NewDossierInput,
  type NewDossierRefusal, type StepRefusal, type Submission, changeDraft, lockDraft, submitBundle,
} from '../modules/dossiers/public.ts'
import { type QuestionRooms, submitAsking } from '../modules/integration/public.ts'
import { type HeldRefusal, settleHeld } from '../modules/reuse/public.ts'
import { type Actor, type ProxyRow, holdMandate, holdProxy, recordPerson } from '../modules/identity/public.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { actingFaults, actingOf, authorisationPaperOf, organisationOf } from './acting.ts'
import { AUTHORISATION } from './authorisation-texts.ts'
import { CHECK } from './check-answers-texts.ts'
import { DELIVERY } from './delivery-texts.ts'
import { isSendable, standingOf } from './draft-standing.ts'
import { FEE_FACTS } from './fee-facts-texts.ts'
import { factsOfDraft, feeShown } from './fees-of-draft.tsx'
import {
  DELIVERY_KEY, type Journey, askedPapers, checkJourney, decideJourney, deliveryInForm, fileFieldsOf, isOnForm,
  journeyOf, missingPapers, neededBy,
} from './journey.ts'
import type { Mistake } from './layout.tsx'
import { mandateOf } from './mandate-of.ts'
import { settleFilled } from './filled-from-held.ts'
import { heldPaperOf } from './held-here.ts'
import { ORGANISATION } from './organisation-texts.ts'
import { keepRequesterContact } from './requester-contact.ts'
import { isTakenHere } from './own-portal.tsx'
import { isChoiceLost, subjectOf } from './places-of.ts'
import { SECTION } from './section-texts.ts'
import { PROXY } from './proxies-texts.ts'
import { holderOf, senderOf, viewerOf } from './visit.ts'

/** What is said with the last button. */
export interface SaidAtTheEnd {
  readonly isConfirmedDouble: boolean
  /** Papers that are accepted may be kept in the Kho. */
  readonly keepsPapers: boolean
  /** The amounts that the page showed; nobody pays by them, they are only held against what it costs. */
  readonly feesSeen: string
}

export type SubmitRefusal = HeldRefusal | NewDossierRefusal | StepRefusal | BundleRefusal | RequestReused
  /** Something is still wrong or missing; each fault with the part of the way where it is put right. */
  | { readonly code: 'not-complete'; readonly mistakes: readonly Mistake[] }
  | { readonly code: 'draft-gone' }
  /** Its form or procedure does not hold any more: it is moved to what does. */
  | { readonly code: 'draft-outdated' }
  /** Online it is handed in at the national portal alone. */
  | { readonly code: 'own-portal-off' }
  /** Two windows answered differently, and nobody has chosen. */
  | { readonly code: 'rivals-open' }

/**
 * Submits what was filled in, once: the draft is locked, looked through as it is now, sent, and marked as sent in the
 * same transaction, under the request id that was minted with it. Pressing twice, or again after a cut line, answers
 * the same dossier. The account sends it, for itself or for whoever authorised it; the uploads are the draft's. Answers
 * the dossier's public id.
 */
export async function submitDraft(
  { visit, draft: { token, requestId, actorId } }: Journey, actor: Actor, said: SaidAtTheEnd,
): Promise<Result<string, SubmitRefusal>> {
  const { rooms } = visit
  const sender = senderOf(visit, actor.accountId, requestId, ['submit', token])
  const sent = await inTransaction(rooms, sender, async (ctx): Promise<Result<Submission, SubmitRefusal>> => {
    const draft = await lockDraft(ctx.tx, token, holderOf(visit))
    if (!draft || draft.dossier || actor.personId === null) return refuse({ code: 'draft-gone' })
    const journey = await decideJourney(journeyOf(visit, draft), ctx.tx)
    if (!isTakenHere(visit, journey.version)) return refuse({ code: 'own-portal-off' })
    if (!isSendable(standingOf(journey))) return refuse({ code: 'draft-outdated' })
    if (Object.keys(draft.rivals).length > 0) return refuse({ code: 'rivals-open' })
    const isMoved = said.feesSeen !== '' && said.feesSeen !== feeShown(journey)
    const mistakes = [
      ...mistakesOf(journey), ...isMoved ? [{ id: 'phi', text: visit.say(FEE_FACTS.moved) }] : [],
    ]
    if (mistakes.length > 0) return refuse({ code: 'not-complete', mistakes })
    const { answers } = checkJourney(journey)
    const acting = actingOf(journey)
    const proxy = await proxyHeld(ctx, journey, actor, acting)
    if (!proxy.ok) return proxy
    const authoriser = proxy.value?.principalId ?? (acting && await recordAuthoriser(ctx, acting))
    if (authoriser === undefined ? acting : authoriser === actor.personId) return refuse({
      code: 'not-complete', mistakes: [{ id: 'uq-so', text: visit.say(AUTHORISATION.faultSame) }],
    })
    const mandate = mandateOf(journey)
    // Asked under a lock: what is taken away while this is sent was taken away before or after, and not in between.
    if (mandate && !await holdMandate(ctx.tx, {
      personId: actor.personId, organisationId: mandate.organisationId, procedureId: journey.version.procedureId,
      day: visit.today,
    })) return refuse({ code: 'not-complete', mistakes: [{ id: 'to-chuc', text: visit.say(ORGANISATION.noLonger) }] })
    const { delivery, address } = chosenDelivery(journey)
    const settled = settleHeld({
      held: journey.held, filed: filedOf(journey), isDeclined: draft.declinesReuse, reasons: null,
    })
    if (!settled.ok) return settled
    const input: NewDossierInput = {
      procedureVersionId: draft.procedureVersionId, formVersionId: draft.formVersionId,
      applicant: mandate
        ? { id: mandate.organisationId, name: mandate.name, kind: subjectOf(journey) }
        : { id: actor.personId, name: actor.fullName, kind: subjectOf(journey) },
      handedInBy: mandate && actor.fullName, authoriserId: authoriser ?? null,
      authorisation: acting && authorisationOf(journey, acting, proxy.value),
      uploaderId: actorId, territoryId: draft.territoryId ?? undefined,
      chosenSectionId: journey.version.content.bundle ? undefined : draft.sectionId ?? undefined,
      limitCase: 0, answers: answers as Json, writtenKeys: journey.form ? writtenKeysOf(journey.form) : [],
      filed: settled.value.filed, held: settled.value.rows,
      heldFields: await settleFilled(ctx.tx, journey, answers),
      feeFacts: factsOfDraft(draft),
      khoChoice: { keeps: said.keepsPapers, declinesReuse: draft.declinesReuse },
      needed: neededBy(journey, answers), delivery: delivery ?? 'counter', deliveryAddress: address,
      isConfirmedDouble: said.isConfirmedDouble,
    }
    if (!mandate && authoriser === undefined) await keepRequesterContact(ctx, journey, actor, answers)
    const done = await submitAsked(ctx, rooms, input, journey)
    if (!done.ok) return done
    await changeDraft(ctx.tx, draft.actorId, { dossier: done.value.publicId, savedAt: ctx.now })
    return done
  }, ({ publicId }) => ({ status: 201, body: publicId }))
  return sent.ok ? { ok: true, value: sent.value.body } : sent
}

/** One dossier, or the first of those that a bundle begins with: its number is that of the whole. */
async function submitAsked(
  ctx: Ctx, rooms: DossierRooms & QuestionRooms, input: NewDossierInput, { version }: Journey,
): Promise<Result<Submission, NewDossierRefusal | StepRefusal | BundleRefusal>> {
  if (!version.content.bundle) return submitAsking(ctx, rooms, input)
  const begun = await submitBundle(ctx, rooms, input, submitAsking)
  return begun.ok ? ok(begun.value.lead) : begun
}

/**
 * The person whom somebody claims to act for: by the number alone, and nothing of the record is told. Undefined where
 * the number is no citizen's.
 */
async function recordAuthoriser(ctx: Ctx, { number, fullName = '', birth }: Authoriser): Promise<bigint | undefined> {
  const recorded = await recordPerson(ctx, {
    kind: 'citizen', fullName, ...number && { personalNumber: number }, ...birth && { birth }, proof: 'claimed',
  })
  return recorded.ok ? recorded.value.id : undefined
}

const PROXY_TEXT = {
  'proxy-unknown': PROXY.unknown, 'proxy-over': PROXY.noLonger, 'proxy-not-for-procedure': PROXY.notFor,
} as const

/** The mandate by which somebody acts, held until this is sent; none where it is by a paper, or for oneself. */
async function proxyHeld(
  ctx: Ctx, { visit, version }: Journey, actor: Actor, acting: Authoriser | undefined,
): Promise<Result<ProxyRow | undefined, SubmitRefusal>> {
  if (acting?.proxy === undefined) return ok(undefined)
  const { personId } = viewerOf(visit, actor, 'dossier.submit')
  const held = await holdProxy(ctx.tx, {
    proxy: acting.proxy, personId, procedureId: version.procedureId, day: visit.today,
  })
  return held.ok ? held : refuse({
    code: 'not-complete', mistakes: [{ id: 'uq-ten', text: visit.say(PROXY_TEXT[held.refusal.code]) }],
  })
}

function authorisationOf(
  { draft }: Journey, { fullName = '', signedOn = '', validTo }: Authoriser, proxy: ProxyRow | undefined,
) {
  if (proxy) return {
    fullName: proxy.principalName, signedOn: dayOf(proxy.givenAt), validTo: proxy.validTo, uploads: [],
    proxyId: proxy.id,
  }
  const uploads = draft.papers.filter(({ component }) => component === AUTHORISATION_PAPER).map(({ upload }) => upload)
  return { fullName, signedOn, validTo: validTo ? validTo : null, uploads }
}

/** A paper that is asked for among the others is said to be missing there, once. */
function actingMistakes(journey: Journey): readonly Mistake[] {
  const missing = missingPapers(journey).some(({ id }) => id === authorisationPaperOf(journey))
  return actingFaults(journey).filter(({ id }) => id !== 'uq-van-ban' || !missing)
}

/** What keeps the draft from being sent, all of it, in the order of the way. */
export function mistakesOf(journey: Journey): readonly Mistake[] {
  const { form, visit: { say } } = journey
  const refusals = checkJourney(journey).refusals.filter(({ field }) => form && isOnForm(form, field))
  return [
    ...refusals.map(({ field, text, lang }) => ({ id: field, text, ...lang && { lang } })),
    ...missingPapers(journey).map(({ id, name }) => ({ id, text: say(CHECK.upload, { name }) })),
    ...actingMistakes(journey),
    ...organisationOf(journey) !== undefined && !mandateOf(journey)
      ? [{ id: 'to-chuc', text: say(ORGANISATION.noLonger) }] : [],
    ...isChoiceLost(journey) ? [{ id: 'noi-tiep-nhan', text: say(SECTION.lost) }] : [],
    ...chosenDelivery(journey).delivery || refusals.some(({ field }) => field === DELIVERY_KEY)
      ? [] : [{ id: deliveryInForm(journey) ? DELIVERY_KEY : 'cach-nhan', text: say(DELIVERY.choose) }],
  ]
}

/** How the result is wanted: as the declaration says, else as the page of its own asked. */
export function chosenDelivery(journey: Journey) {
  const { delivery, deliveryAddress } = journey.draft
  return deliveryInForm(journey) ?? { delivery, address: deliveryAddress }
}

interface HandedIn extends Filed { readonly heldPaper?: string | undefined }

/** Uploads by component; the declaration and what the office looks up itself are there as data. */
function filedOf(journey: Journey): readonly HandedIn[] {
  const { draft, version } = journey
  const needed = neededBy(journey, draft.answers)
  const keys = new Set(fileFieldsOf(journey).map(({ key }) => key))
  const isSigned = ({ component, upload }: Journey['draft']['papers'][number]) => {
    const signed = signedBy(draft.answers[component])
    return signed?.kind === 'drawn' && signed.upload === upload
  }
  const ofForm = draft.papers.filter((one) => keys.has(one.component) || isSigned(one)).map(({ upload }) => upload)
  const isFirstForm = (id: string) => version.content.components.find(({ isForm }) => isForm)?.id === id
  const asked = new Set(askedPapers(journey).map(({ component }) => component.id))
  return version.content.components.flatMap(({ id, isForm, handling, required }): HandedIn[] => {
    // Files that the declaration asks for itself, a photograph or what was drawn as a signature, are its papers.
    if (isForm) return [{ component: id, how: 'data', originals: 0, copies: 0, uploads: isFirstForm(id) ? ofForm : [] }]
    if (handling === 'data' && (required === 'always' || needed.includes(id))) return [
      { component: id, how: 'data', originals: 0, copies: 0, uploads: [] },
    ]
    const uploads = draft.papers.filter(({ component }) => component === id).map(({ upload }) => upload)
    const held = heldPaperOf(journey, id)?.publicId
    const how = uploads.length > 0 ? 'filed' : held === undefined ? undefined : 'reused'
    return asked.has(id) && how ? [{ component: id, how, originals: 0, copies: 0, uploads, heldPaper: held }] : []
  })
}
