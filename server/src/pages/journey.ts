import { type CheckedAnswers, checkAnswers } from '@motcua/forms/check-answers.ts'
import { type Occasion, contextOf } from '@motcua/forms/context-of.ts'
import { evaluate } from '@motcua/forms/expression.ts'
import { titleIn } from '@motcua/forms/label-in.ts'
import { type Address, type Field, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { refusalsOn } from '@motcua/forms/pages-of.ts'
import { showAddress } from '@motcua/forms/show-answer.ts'
import { type ShownPage, shownFields, shownPages } from '@motcua/forms/shown.ts'
import { isSignature } from '@motcua/forms/signature.ts'
import { type Step, shownSteps } from '@motcua/forms/steps-of.ts'
import type { FastifyReply } from 'fastify'
import { checkNumberHere } from '../kernel/personal-number.ts'
import { type Result, ok } from '../kernel/result.ts'
import { type Component, type ProcedureVersion, asAsked } from '../modules/catalogue/public.ts'
import {
  type DecidedByTable, type Delivery, type Draft, type TableFailed, neededAsDecided, ruledOutAsDecided,
} from '../modules/dossiers/public.ts'
import { type Held, NOTHING_HELD } from '../modules/reuse/public.ts'
import type { Db, Tx } from '../platform/db.ts'
import { ACTING_PATH, actingFaults, actingOf, isSpared } from './acting.ts'
import { askTablesOf } from './ask-tables.ts'
import { AUTHORISATION } from './authorisation-texts.ts'
import { sendWhose } from './unclaimed-draft-page.tsx'
import { findDraftHere } from './find-draft-here.ts'
import { formOf } from './form-of.ts'
import { JOURNEY } from './journey-texts.ts'
import { findHeld, heldPaperOf } from './held-here.ts'
import { placesOf } from './places-of.ts'
import type { Visit } from './visit.ts'

/** A dossier on its way: the draft with the version and the form it is for. */
export interface Journey {
  readonly visit: Visit
  readonly draft: Draft
  readonly version: ProcedureVersion
  /** None where the catalogue has no declaration at all, which publication does not allow. */
  readonly form: FormDefinition | undefined
  readonly occasion: Occasion
  /** What the decision tables of the version say of it as it is now; nothing before they were asked. */
  readonly decided: Result<readonly DecidedByTable[], TableFailed>
  /** What of its papers is held and need not be handed in, by component; nothing before it was looked for. */
  readonly held: Held
}

/**
 * Opens the draft of the address and hands it on. What is another's does not exist; what was sent leads to its
 * confirmation; whoever is not signed in is asked to, since the draft may be of an account; whoever is, whether one
 * that was begun here before is theirs.
 */
export async function onJourney(
  visit: Visit, work: (journey: Journey) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { request, reply, actor } = visit
  const { token } = request.params as { token: string }
  const draft = await findDraftHere(visit, token)
  if (draft?.dossier) return reply.redirect(`/xac-nhan/${draft.dossier}`, 303)
  if (draft) return work(await decideJourney(journeyOf(visit, draft)))
  return actor ? sendWhose(visit, token) : reply.redirect(
    `/dang-nhap?tiep=${encodeURIComponent((request.url.split('?')[0] ?? '').replace(/\/giay-to\/.*/, '/giay-to'))}`,
    303,
  )
}

/** The same for a draft that is already in hand. */
export function journeyOf(visit: Visit, draft: Draft): Journey {
  const { catalogue } = visit.rooms
  const version = asAsked(catalogue.on(visit.today), catalogue.version(draft.procedureVersionId), draft.answers)
  return {
    visit, draft, version, form: formOf(visit, draft),
    occasion: { asOf: visit.today, procedure: version.procedure, channel: 'online' }, decided: ok([]),
    held: NOTHING_HELD,
  }
}

/** The same with what is held, and with what the decision tables of its version say of it (ADR 0045). */
export async function decideJourney(open: Journey, db: Db | Tx = open.visit.rooms.db): Promise<Journey> {
  const journey = { ...open, held: await findHeld(db, open) }
  if (!journey.version.content.tables) return journey
  const delivery = (deliveryInForm(journey) ?? journey.draft).delivery ?? 'counter'
  const isForOther = actingOf(journey) !== undefined
  return { ...journey, decided: await askTablesOf(journey, { ...checkJourney(journey), delivery, isForOther }) }
}

const CHECKED = new WeakMap<Journey, CheckedAnswers>()
const SHOWN = new WeakMap<Journey, readonly ShownPage[]>()

/** Looks all answers through, with what the office writes: who is competent, and what it is called. Once a request. */
export function checkJourney(journey: Journey): CheckedAnswers {
  const known = CHECKED.get(journey)
  if (known) return known
  const checked = checkAnew(journey)
  CHECKED.set(journey, checked)
  return checked
}

function checkAnew(journey: Journey): CheckedAnswers {
  const { visit: { rooms }, draft, form, occasion } = journey
  if (!form) return { answers: {}, refusals: [], warnings: [] }
  const agency = placesOf(journey)?.competent
  const written = fieldsOf(form).flatMap(({ key, computed }): [string, unknown][] => {
    if (!agency || computed?.by !== 'agency' && computed?.by !== 'unit-name') return []
    return [[key, computed.by === 'agency' ? { name: agency.name } : agency.name]]
  })
  const checkNumber = (number: string) => checkNumberHere(number, rooms.isDemonstration)
  const [answers, language] = [{ ...draft.answers, ...Object.fromEntries(written) }, journey.visit.language]
  return checkAnswers(form, answers, { ...occasion, checkNumber, language })
}

/** The pages of the declaration as the answers so far show it. */
export function pagesOf(journey: Journey): readonly ShownPage[] {
  const { form, draft, occasion } = journey
  const pages = SHOWN.get(journey) ?? (form ? shownPages(form, draft.answers, occasion) : [])
  SHOWN.set(journey, pages)
  return pages
}

/** Fields that are files: they are uploaded on the page of papers, beside the components. */
export function fileFieldsOf(journey: Journey): readonly Field[] {
  return shownFields(pagesOf(journey)).filter(({ type }) => type === 'file')
}

/** Whether a fault is told on the page of the form, and not where files are uploaded. */
export function isOnForm(form: FormDefinition, key: string): boolean {
  return fieldsOf(form).find((field) => field.key === key)?.type !== 'file'
}

/** A component as it is asked for on the page of papers. */
export interface AskedPaper { readonly component: Component; readonly isNeeded: boolean }

/**
 * What is to be uploaded: all that must be handed in; what the answers make necessary (or plainly unnecessary: left
 * out); what may be. The declaration is the form, data the office looks up itself, and what is only shown cannot be
 * shown here.
 */
export function askedPapers(
  journey: Journey, answers: Readonly<Record<string, unknown>> = journey.draft.answers,
): readonly AskedPaper[] {
  const needed = neededBy(journey, answers)
  const { components } = journey.version.content
  const ruledTypes = journey.form?.attachments.map(({ documentType }) => documentType) ?? []
  const ruledOut = ruledOutAsDecided(components, tablesOf(journey), { needed, ruledTypes })
  return components.flatMap((component) => {
    if (component.isForm || component.handling !== 'submit' || ruledOut.includes(component.id)) return []
    return [{ component, isNeeded: component.required === 'always' || needed.includes(component.id) }]
  })
}

function tablesOf({ decided }: Journey): readonly DecidedByTable[] {
  return decided.ok ? decided.value : []
}

/** Conditional components that the answers make necessary: as a table says of those that it names, else the form. */
export function neededBy(journey: Journey, answers: Readonly<Record<string, unknown>>): readonly string[] {
  const { form, version, occasion, draft } = journey
  if (!form) return neededAsDecided(tablesOf(journey), [])
  const context = contextOf(form, answers, occasion)
  const types = new Set(form.attachments.filter(({ when }) =>
    evaluate(when, context) === true).map(({ documentType }) => documentType))
  return neededAsDecided(tablesOf(journey), version.content.components.filter(({ documentType, isForm }) =>
    !isForm && types.has(documentType) && !isSpared(draft, documentType)).map(({ id }) => id))
}

export const DELIVERY_KEY = 'request.resultDelivery'
const DELIVERIES: Readonly<Record<string, Delivery>> =
  { 'dien-tu': 'electronic', 'tai-quay': 'counter', 'buu-chinh': 'post' }

/** How the result is wanted, as far as the form asks it: then nobody is asked again. */
export function deliveryInForm(journey: Journey): {
  delivery: Delivery | undefined
  address: string | null
} | undefined {
  const { draft } = journey
  if (!shownFields(pagesOf(journey)).some(({ key }) => key === DELIVERY_KEY)) return undefined
  const delivery = DELIVERIES[String(draft.answers[DELIVERY_KEY])]
  const address = draft.answers['request.resultAddress'] as Address | undefined
  return { delivery, address: delivery === 'post' && address ? showAddress(address) : null }
}

/** Of the task list: Hoàn thành, Đang làm, Chưa bắt đầu. */
export type PartState = 'done' | 'started' | 'not-started'

export interface JourneyPart {
  readonly path: string
  readonly name: string
  readonly state: PartState
}

/** The steps of a page of the declaration on which this person is asked something. */
export function stepsOn({ form }: Journey, page: ShownPage): readonly Step[] {
  return form ? shownSteps(form, page) : []
}

/** As it stands among the visited. */
export function placeOfStep(pageId: string, { id }: Pick<Step, 'id'>): string {
  return `${pageId}/${id}`
}

/** Whether somebody has been past a step; a whole page was passed where there were no steps yet. */
export function isPassed({ draft: { visited } }: Journey, pageId: string, step: Pick<Step, 'id'>): boolean {
  return visited.includes(placeOfStep(pageId, step)) || visited.includes(pageId)
}

/** The parts of the way in their order; the last one is the check, and is not among them. */
export function partsOf(journey: Journey): readonly JourneyPart[] {
  const { draft, form, visit: { language, say } } = journey
  const isPapers = askedPapers(journey).length + fileFieldsOf(journey).length > 0
  const isAttached = draft.visited.includes('giay-to') && missingPapers(journey).length === 0
  const isBegun = draft.visited.includes('giay-to') || draft.papers.some((one) => !isSignature(form, one.component))
  const acting = actingOf(journey)
  return [
    ...acting ? [{
      path: ACTING_PATH, name: say(AUTHORISATION.part),
      state: actingFaults(journey).length === 0 ? 'done' : acting.number ? 'started' : 'not-started',
    } as const] : [],
    ...pagesOf(journey).flatMap((page): JourneyPart[] => {
      const steps = stepsOn(journey, page)
      return steps.length === 0 ? [] : [
        { path: `to-khai/${page.id}`, name: titleIn(language, page), state: stateOfPage(journey, page, steps) },
      ]
    }),
    ...isPapers ? [{
      path: 'giay-to', name: say(JOURNEY.papers),
      state: isAttached ? 'done' : isBegun ? 'started' : 'not-started',
    } as const] : [],
    ...deliveryInForm(journey) ? [] : [{
      path: 'nhan-ket-qua', name: say(JOURNEY.delivery), state: draft.delivery === null ? 'not-started' : 'done',
    } as const],
  ]
}

function stateOfPage(journey: Journey, page: ShownPage, steps: readonly Step[]): PartState {
  const { form, draft: { answers, writers } } = journey
  const passed = steps.filter((step) => isPassed(journey, page.id, step))
  const isTyped = steps.some(({ fields }) => fields.some(({ key }) => key in writers && answers[key] !== undefined))
  if (passed.length === 0) return isTyped ? 'started' : 'not-started'
  const isRight = refusalsOn(page, checkJourney(journey)).every(({ field }) => !form || !isOnForm(form, field))
  return isRight && passed.length === steps.length ? 'done' : 'started'
}

/** Where a part stands on the way, the check being the last: the total changes only when an answer adds a page. */
export function placeInWords(journey: Journey, path: string): string {
  const [parts, procedure] = [partsOf(journey), journey.version.content.name]
  const [at, count] = [parts.findIndex((part) => part.path === path), parts.length + 1]
  return journey.visit.say(JOURNEY.place, { procedure, nth: at < 0 ? count : at + 1, count })
}

/** What must be uploaded, is not, and is not held either. */
export function missingPapers(journey: Journey): readonly { readonly id: string; readonly name: string }[] {
  const has = (id: string) =>
    heldPaperOf(journey, id) !== undefined || journey.draft.papers.some(({ component }) => component === id)
  const components = askedPapers(journey).filter(({ component, isNeeded }) => isNeeded && !has(component.id))
  const refused = new Set(checkJourney(journey).refusals.map(({ field }) => field))
  const files = fileFieldsOf(journey).filter(({ key }) => refused.has(key))
  return [
    ...components.map(({ component: { id, name } }) => ({ id, name })),
    ...files.map(({ key, label }) => ({ id: key, name: label })),
  ]
}

/** The address of the draft. */
export function rootOf({ draft }: Journey): string {
  return `/nop-ho-so/${draft.token}`
}
