import { type Field, type FormDefinition, fieldsOf } from './model.ts'

/**
 * What a result of a procedure says of its declaration, under the name of the result. Provisional until the form of the
 * result is published: which fields it bears then follows from a guess, or from who the result is about.
 */
export interface ResultTemplate {
  readonly name: string
  readonly isProvisional: boolean
  readonly fields: readonly ResultField[]
}

export interface ResultField {
  readonly key: string
  readonly label: string
  /** The result is not issued without it. */
  readonly isNeeded?: true
}

/** Where an answer goes that stands in the agency's book and on no paper. */
const ONLY_BOOK = /^sổ$/i
/** Whom a result is about, where nothing is known of its fields. */
const WHO: readonly string[] = ['person.fullName', 'person.birthDate', 'organisation.name']

/** Of the place of an answer on the result, as the data say it. */
export function isOnlyInBook(place: string): boolean {
  return ONLY_BOOK.test(place)
}

/**
 * The fields that the declaration says are printed on the result; where it says none, those that say whom it is about.
 */
export function resultTemplateOf(form: FormDefinition, name: string): ResultTemplate {
  const fields = fieldsOf(form)
  const printed = fields.filter(
    ({ printedOnResult }) => printedOnResult !== undefined && !isOnlyInBook(printedOnResult),
  )
  const chosen = printed.length > 0 ? printed : fields.filter(({ meaning: { entry } }) => WHO.includes(entry))
  const each = chosen.filter(({ key }, nth) => chosen.findIndex((other) => other.key === key) === nth)
  return {
    name, isProvisional: form.isProvisional || printed.length === 0,
    fields: each.map((field) => ({
      key: field.key, label: labelOf(field, form), ...field.isNeededOnResult && { isNeeded: true as const },
    })),
  }
}

/** A name is told with the role it is of, since two people may stand on one paper. */
function labelOf({ label, meaning: { role } }: Field, { roles }: FormDefinition): string {
  const who = role === undefined ? undefined : roles[role]
  return who === undefined ? label : `${who}: ${label}`
}
