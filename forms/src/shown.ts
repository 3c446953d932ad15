import { type Occasion, contextOf } from './context-of.ts'
import { evaluate } from './expression.ts'
import { type Field, type FormDefinition, type Page, type Section, fieldsOf } from './model.ts'

export interface ShownSection extends Section { readonly fields: readonly Field[] }
export interface ShownPage extends Page { readonly sections: readonly ShownSection[] }

/**
 * The form as this person sees it: pages with a field to fill, sections and fields whose conditions hold. What is
 * hidden does not count, so a condition never sees the answer of a hidden field. Conditions do not run in a circle
 * (compile-form.ts), therefore it settles after as many rounds as one condition hangs on another.
 */
export function shownPages(
  form: FormDefinition, answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): readonly ShownPage[] {
  let kept: Readonly<Record<string, unknown>> = answers
  for (let round = 0; ; round++) {
    const context = contextOf(form, kept, occasion)
    const holds = (show: Section['show']) => show === undefined || evaluate(show, context) === true
    const pages = form.pages.map((page) => ({
      ...page,
      sections: page.sections.filter(({ show }) => holds(show))
        .map((section) => ({ ...section, fields: section.fields.filter(({ show }) => holds(show)) }))
        .filter(({ fields }) => fields.length > 0),
    })).filter(({ sections }) => sections.length > 0)
    const next = keepShown(pages, answers)
    if (isSame(form, kept, next) || round === MOST_ROUNDS) return pages
    kept = next
  }
}

const MOST_ROUNDS = 20

/** Only what was answered can change a condition; mostly nothing hidden was, and the first round is the last. */
function isSame(form: FormDefinition, a: object, b: object): boolean {
  return fieldsOf(form).every(({ key }) => Object.hasOwn(a, key) === Object.hasOwn(b, key))
}

export function shownFields(pages: readonly ShownPage[]): readonly Field[] {
  return pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
}

/** The answers of shown fields only; own properties, whatever the key is called. */
export function keepShown(
  pages: readonly ShownPage[], answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const keys = new Set(shownFields(pages).map(({ key }) => key))
  return Object.fromEntries([...keys].filter((key) => Object.hasOwn(answers, key)).map((key) => [key, answers[key]]))
}
