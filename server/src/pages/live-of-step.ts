import { livePageOf } from '@motcua/forms/live-page-of.ts'
import type { LivePage } from '@motcua/forms/live-page.ts'
import type { FormDefinition, Page, Section } from '@motcua/forms/model.ts'
import { type Step, stepsOf } from '@motcua/forms/steps-of.ts'
import type { Journey } from './journey.ts'

const SPLIT = new WeakMap<FormDefinition, FormDefinition>()

/** What a step takes along to the browser, so that its questions come and go there by the rules of the form. */
export function liveOfStep({ draft, occasion }: Journey, form: FormDefinition, pageId: string, step: Step): LivePage {
  return livePageOf(splitForm(form), nameOf(pageId, step), draft.answers, occasion)
}

/** The form with every step a page of its own: to the browser other steps are as far away as other pages. */
function splitForm(form: FormDefinition): FormDefinition {
  const known = SPLIT.get(form)
  if (known) return known
  const split = { ...form, pages: form.pages.flatMap(splitPage) }
  SPLIT.set(form, split)
  return split
}

function splitPage(page: Page): Page[] {
  const steps = stepsOf(page)
  const own = steps.map((step): Page => ({
    id: nameOf(page.id, step), title: page.title, sections: sectionsWith(page, step.section.id, [
      ...step.fields, ...step.written,
    ]),
  }))
  const placed = new Set(steps.flatMap(({ fields, written }) => [...fields, ...written]))
  const rest = page.sections.map((section) => ({
    ...section, fields: section.fields.filter((field) => !placed.has(field)),
  })).filter(({ fields }) => fields.length > 0)
  return [...own, { ...page, sections: rest }]
}

function sectionsWith(page: Page, id: string, fields: Section['fields']): Section[] {
  return page.sections.filter((section) => section.id === id).map((section) => ({ ...section, fields }))
}

function nameOf(pageId: string, { id }: Step): string {
  return `${pageId}/${id}`
}
