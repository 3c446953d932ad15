import { type CheckedAnswers, checkAnswers } from '@motcua/forms/check-answers.ts'
import { type Occasion, contextOf } from '@motcua/forms/context-of.ts'
import { evaluate } from '@motcua/forms/expression.ts'
import { type Address, type Field, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { refusalsOn, visiblePages } from '@motcua/forms/pages-of.ts'
import { showAddress } from '@motcua/forms/show-answer.ts'
import { shownFields, shownPages } from '@motcua/forms/shown.ts'
import type { FastifyReply } from 'fastify'
import { checkNumberHere } from '../kernel/personal-number.ts'
import type { Component, ProcedureVersion } from '../modules/catalogue/public.ts'
import {
  type Delivery, type Draft, type Places, claimDraft, findDraft, findPlaces,
} from '../modules/dossiers/public.ts'
import { sendNotFound } from './failures.tsx'
import { type Visit, holderOf } from './visit.ts'

/** A dossier on its way: the draft with the version and the form it is for. */
export interface Journey {
  readonly visit: Visit
  readonly draft: Draft
  readonly version: ProcedureVersion
  /** None where the catalogue has no declaration at all, which publication does not allow. */
  readonly form: FormDefinition | undefined
  readonly occasion: Occasion
}

/**
 * Opens the draft of the address and hands it on. What is another's does not exist; what was sent leads to its
 * confirmation; whoever is not signed in is asked to, since the draft may be of an account.
 */
export async function onJourney(
  visit: Visit, work: (journey: Journey) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { rooms, request, reply, actor } = visit
  const { token } = request.params as { token: string }
  const holder = holderOf(visit)
  if (actor) await claimDraft(rooms.db, token, actor.accountId, holder.holderHash)
  const draft = await findDraft(rooms.db, token, holder)
  if (draft?.dossier) return reply.redirect(`/xac-nhan/${draft.dossier}`, 303)
  if (draft) return work(journeyOf(visit, draft))
  return actor ? sendNotFound(visit) : reply.redirect(
    `/dang-nhap?tiep=${encodeURIComponent((request.url.split('?')[0] ?? '').replace(/\/giay-to\/.*/, '/giay-to'))}`,
    303,
  )
}

/** The same for a draft that is already in hand. */
export function journeyOf(visit: Visit, draft: Draft): Journey {
  const version = visit.rooms.catalogue.version(draft.procedureVersionId)
  // The import compiled and checked it; the catalogue keeps it as it was given.
  const form = draft.formVersionId === null
    ? undefined
    : visit.rooms.catalogue.formVersion(draft.formVersionId).definition as FormDefinition
  return {
    visit, draft, version, form, occasion: { asOf: visit.today, procedure: version.procedure, channel: 'online' },
  }
}

/** Where the dossier goes; undefined while the place is not chosen, or the province has nobody for it. */
export function placesOf({ visit: { directory }, draft, version: { content } }: Journey): Places | undefined {
  const places = findPlaces(directory, { content, territoryId: draft.territoryId ?? undefined })
  return places.ok ? places.value : undefined
}

/** Looks all answers through, with what the office writes: who is competent, and what it is called. */
export function checkJourney(journey: Journey): CheckedAnswers {
  const { visit: { rooms }, draft, form, occasion } = journey
  if (!form) return { answers: {}, refusals: [], warnings: [] }
  const agency = placesOf(journey)?.competent
  const written = fieldsOf(form).flatMap(({ key, computed }): [string, unknown][] => {
    if (!agency || computed?.by !== 'agency' && computed?.by !== 'unit-name') return []
    return [[key, computed.by === 'agency' ? { name: agency.name } : agency.name]]
  })
  const checkNumber = (number: string) => checkNumberHere(number, rooms.isDemonstration)
  return checkAnswers(form, {
    ...draft.answers, ...Object.fromEntries(written),
  }, { ...occasion, checkNumber })
}

/** Fields that are files: they are uploaded on the page of papers, beside the components. */
export function fileFieldsOf({ form, draft, occasion }: Journey): readonly Field[] {
  return form ? shownFields(shownPages(form, draft.answers, occasion)).filter(({ type }) => type === 'file') : []
}

/** Whether a fault is told on the page of the form, and not where files are uploaded; nobody signs on paper here. */
export function isOnForm(form: FormDefinition, key: string): boolean {
  const type = fieldsOf(form).find((field) => field.key === key)?.type
  return type !== 'file' && type !== 'signature'
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
  const types = new Set(journey.form?.attachments.map(({ documentType }) => documentType))
  return journey.version.content.components.flatMap((component) => {
    if (component.isForm || component.handling !== 'submit') return []
    const isNeeded = component.required === 'always' || needed.includes(component.id)
    const isRuledOut = component.required === 'conditional' && !isNeeded && types.has(component.documentType)
    return isRuledOut ? [] : [{ component, isNeeded }]
  })
}

/** Conditional components that the answers make necessary. */
export function neededBy(
  { form, version, occasion }: Journey, answers: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (!form) return []
  const context = contextOf(form, answers, occasion)
  const types = new Set(form.attachments.filter(({ when }) =>
    evaluate(when, context) === true).map(({ documentType }) => documentType))
  return version.content.components.filter(({ documentType, isForm }) =>
    !isForm && types.has(documentType)).map(({ id }) => id)
}

const DELIVERIES: Readonly<Record<string, Delivery>> = {
  'dien-tu': 'electronic', 'tai-quay': 'counter', 'buu-chinh': 'post',
}

/** How the result is wanted, as far as the form asks it: then nobody is asked again. */
export function deliveryInForm({ form, draft, occasion }: Journey): {
  delivery: Delivery | undefined
  address: string | null
} | undefined {
  const fields = form ? shownFields(shownPages(form, draft.answers, occasion)) : []
  if (!fields.some(({ key }) => key === 'request.resultDelivery')) return undefined
  const delivery = DELIVERIES[String(draft.answers['request.resultDelivery'])]
  const address = draft.answers['request.resultAddress'] as Address | undefined
  return { delivery, address: delivery === 'post' && address ? showAddress(address) : null }
}

export interface JourneyStep {
  readonly path: string
  readonly name: string
  readonly isDone: boolean
}

/** The parts of the way in their order; the last one is the check, and is not among them. */
export function stepsOf(journey: Journey): readonly JourneyStep[] {
  const { form, draft, occasion } = journey
  const checked = checkJourney(journey)
  const pages = form ? visiblePages(form, draft.answers, occasion) : []
  const missing = new Set(missingPapers(journey).map(({ id }) => id))
  const papers = askedPapers(journey).length + fileFieldsOf(journey).length > 0
  return [
    ...pages.map((page) => ({
      path: `to-khai/${page.id}`, name: page.title,
      isDone: draft.visited.includes(page.id)
        && refusalsOn(page, checked).every(({ field }) => !form || !isOnForm(form, field)),
    })),
    ...papers ? [
      { path: 'giay-to', name: 'Giấy tờ kèm theo', isDone: missing.size === 0 && draft.visited.includes('giay-to') },
    ] : [],
    ...deliveryInForm(journey) ? [] : [{ path: 'nhan-ket-qua', name: 'Nhận kết quả', isDone: draft.delivery !== null }],
  ]
}

/** Where a part stands on the way, the check being the last: the total changes only when an answer adds a page. */
export function placeInWords(journey: Journey, path: string): string {
  const steps = stepsOf(journey)
  const at = steps.findIndex((step) => step.path === path)
  const place = at < 0 ? steps.length + 1 : at + 1
  return `${journey.version.content.name} · Phần ${String(place)} trong ${String(steps.length + 1)}`
}

/** What must be uploaded and is not. */
export function missingPapers(journey: Journey): readonly { readonly id: string; readonly name: string }[] {
  const has = (id: string) => journey.draft.papers.some(({ component }) => component === id)
  const components = askedPapers(journey).filter(({ component, isNeeded }) => isNeeded && !has(component.id))
  const refused = new Set(checkJourney(journey).refusals.map(({ field }) => field))
  const files = fileFieldsOf(journey).filter(({ key }) => refused.has(key))
  return [
    ...components.map(({ component: { id, name } }) => ({ id, name })),
    ...files.map(({ key, label }) => ({ id: key, name: label })),
  ]
}

/** The page after a part of the way; after the last one the answers are checked. */
export function nextAfter(journey: Journey, path: string): string {
  const steps = stepsOf(journey)
  const at = steps.findIndex((step) => step.path === path)
  return `${rootOf(journey)}/${steps[at + 1]?.path ?? 'kiem-tra'}`
}

/** The page before it; before the first one the list of all parts. */
export function backBefore(journey: Journey, path: string): string {
  const steps = stepsOf(journey)
  const at = steps.findIndex((step) => step.path === path)
  const before = at < 0 ? steps.at(-1) : steps[at - 1]
  return before ? `${rootOf(journey)}/${before.path}` : rootOf(journey)
}

/** The address of the draft. */
export function rootOf({ draft }: Journey): string {
  return `/nop-ho-so/${draft.token}`
}
