import { computedAnswers } from './computed-answers.ts'
import { type Occasion, contextOf, ownOf } from './context-of.ts'
import { evaluate } from './expression.ts'
import { type Field, type FormDefinition, type Page, type Section, fieldsOf } from './model.ts'

export interface ShownSection extends Section { readonly fields: readonly Field[] }
export interface ShownPage extends Page { readonly sections: readonly ShownSection[] }

/** A form as it stands once every condition and every computed field has its value. */
export interface SettledForm {
  readonly pages: readonly ShownPage[]
  /** The answers of shown fields as they were given, and what the machine wrote over them. */
  readonly answers: Readonly<Record<string, unknown>>
}

/**
 * Pages with a field to fill, sections and fields whose conditions hold, and what is computed of them. What is hidden
 * does not count, so a condition never sees the answer of a hidden field; what the machine writes counts as written.
 * Conditions and computed fields do not run in a circle (refuse-cycles.ts), therefore it settles after as many rounds
 * as one hangs on another.
 */
export function settle(
  form: FormDefinition, answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): SettledForm {
  let filled = answers
  for (let round = 0; ; round++) {
    const context = contextOf(form, filled, occasion)
    const holds = ({ show }: Section | Field) => show === undefined || evaluate(show, context) === true
    const pages = form.pages.map((page) => ({
      ...page,
      sections: page.sections.filter(holds)
        .map((section) => ({ ...section, fields: section.fields.filter(holds) }))
        .filter(({ fields }) => fields.length > 0),
    })).filter(({ sections }) => sections.length > 0)
    const computed = computedAnswers(form, shownFields(pages), filled, context, occasion)
    const next = { ...keepShown(pages, answers), ...computed }
    if (round === MOST_ROUNDS || fieldsOf(form).every(({ key }) => ownOf(filled, key) === ownOf(next, key)))
      return { pages, answers: next }
    filled = next
  }
}

/** Deeper than conditions of a form hang on each other. */
const MOST_ROUNDS = 20

/** The form as this person sees it. */
export function shownPages(
  form: FormDefinition, answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): readonly ShownPage[] {
  return settle(form, answers, occasion).pages
}

export function shownFields(pages: readonly ShownPage[]): readonly Field[] {
  return pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
}

/** The answers of shown fields only; own properties, whatever the key is called. */
export function keepShown(
  pages: readonly ShownPage[], answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(shownFields(pages).filter(({ key }) => Object.hasOwn(answers, key))
    .map(({ key }) => [key, answers[key]]))
}
