import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { checkAnswers } from '@motcua/forms/check-answers.ts'
import { type Day, addDays } from '../kernel/civil-day.ts'
import { type FormVersion, type ProcedureVersion, isSettledCentrally } from '../modules/catalogue/public.ts'
import type { Journey } from './journey.ts'

/**
 * Whether a draft can still be sent as it is. A dossier is on the form of the day it is handed in: a form that was
 * corrected is good for its own days in force, a form that was replaced is not, and neither is a procedure that
 * changed.
 */
export type Standing =
  | { readonly kind: 'current' }
  | { readonly kind: 'form-corrected'; readonly target: Target }
  | { readonly kind: 'form-replaced'; readonly target: Target; readonly since: Day }
  | { readonly kind: 'procedure-changed'; readonly target: Target }
  | { readonly kind: 'procedure-ended'; readonly since: Day }

/** What holds today in place of what the draft was begun on. */
export interface Target { readonly version: ProcedureVersion; readonly form: FormVersion | undefined }

export function standingOf(journey: Journey): Standing {
  const { visit: { rooms, today }, version, draft } = journey
  const current = rooms.catalogue.on(today).byPublicId(version.procedurePublicId)
  if (!current?.content.channels.includes('online') || isSettledCentrally(current.content)) {
    return { kind: 'procedure-ended', since: version.validTo === null ? today : addDays(version.validTo, 1) }
  }
  const forms = rooms.catalogue.formsFor(current.procedure, today).map(({ version: form }) => form)
  const own = draft.formVersionId === null ? undefined : rooms.catalogue.formVersion(draft.formVersionId)
  const target = { version: current, form: forms.find(({ form }) => form === own?.form) ?? forms[0] }
  if (current.id !== version.id) return { kind: 'procedure-changed', target }
  if (!own || forms.some(({ id }) => id === own.id)) return { kind: 'current' }
  return isSameLegally(own, target.form) ? { kind: 'form-corrected', target }
    : { kind: 'form-replaced', target, since: beginOf(target.form, own, today) }
}

/**
 * Whether both are the version of one legal text, of which the data were corrected in between. An import ends what it
 * corrects on the day before, or takes it back, so that the days in the catalogue do not tell it; the text does.
 */
function isSameLegally(own: FormVersion, current: FormVersion | undefined): boolean {
  const [one, other] = [legalOf(own), current && legalOf(current)]
  return own.form === current?.form && one.legal === other?.legal && one.validFrom === other?.validFrom
}

function legalOf({ definition, validFrom }: FormVersion): { readonly legal?: string; readonly validFrom: Day } {
  return (definition as Partial<FormDefinition>).version ?? { validFrom }
}

/** Since when another holds in its place. */
function beginOf(current: FormVersion | undefined, own: FormVersion, today: Day): Day {
  if (current && current.validFrom <= today) return current.validFrom
  return own.validTo === null ? today : addDays(own.validTo, 1)
}

/** Whether the law lets it be sent as it stands. */
export function isSendable({ kind }: Standing): boolean {
  return kind === 'current' || kind === 'form-corrected'
}

/** What an answer can have against it that no correction of it would mend: it answers another question. */
const FOREIGN: ReadonlySet<string> = new Set(['type', 'code', 'addressEpoch'])

export interface TakenOver {
  readonly answers: Readonly<Record<string, unknown>>
  /** Labels of the questions whose answers do not fit, in the order of the old form. */
  readonly dropped: readonly string[]
}

/** The answers that still fit a new form: of a question with the same key and type, and of a kind that it takes. */
export function takeOver(journey: Journey, { form: target }: Target): TakenOver {
  const { draft, form, occasion } = journey
  const given = form ? fieldsOf(form).filter(({ key, computed, type }) =>
    !computed && type !== 'signature' && draft.answers[key] !== undefined) : []
  const definition = target?.definition as FormDefinition | undefined
  const types = new Map(definition ? fieldsOf(definition).flatMap(({ key, type, computed }) =>
    computed ? [] : [[key, type] as const]) : [])
  const alike = given.filter(({ key, type }) => types.get(key) === type)
  const answers = Object.fromEntries(alike.map(({ key }) => [key, draft.answers[key]]))
  const foreign = new Set(definition ? checkAnswers(definition, answers, occasion).refusals
    .filter(({ reason }) => FOREIGN.has(reason)).map(({ field }) => field) : [])
  const kept = alike.filter(({ key }) => !foreign.has(key))
  return {
    answers: Object.fromEntries(kept.map(({ key }) => [key, draft.answers[key]])),
    dropped: [...new Set(given.filter((field) => !kept.includes(field)).map(({ label }) => label))],
  }
}
