import { checkAnswers, type CheckOptions, type CheckedAnswers, type FieldRefusal } from './check-answers.ts'
import type { Occasion } from './context-of.ts'
import type { FormDefinition } from './model.ts'
import { type ShownPage, shownFields, shownPages } from './shown.ts'

/** Of the task list: Hoàn thành, Đang làm, Chưa bắt đầu. */
export type PageState = 'done' | 'started' | 'not-started'

/** Pages that ask this person something, in order; a page on which only the machine writes is not one. */
export function visiblePages(
  form: FormDefinition, answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): readonly ShownPage[] {
  return shownPages(form, answers, occasion).filter((page) => shownFields([page]).some(({ computed }) => !computed))
}

/** The page after this one, or undefined when all are passed and the answers are to be checked. */
export function nextPage(
  form: FormDefinition, pageId: string, answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): ShownPage | undefined {
  const place = form.pages.findIndex(({ id }) => id === pageId)
  const later = new Set(form.pages.slice(place + 1).map(({ id }) => id))
  return visiblePages(form, answers, occasion).find(({ id }) => later.has(id))
}

/** What of a check belongs to one page: the refusals to show there. */
export function refusalsOn(page: ShownPage, checked: Pick<CheckedAnswers, 'refusals'>): readonly FieldRefusal[] {
  const keys = new Set(shownFields([page]).map(({ key }) => key))
  return checked.refusals.filter(({ field }) => keys.has(field))
}

/**
 * How far each visible page is. Done: nothing on it is refused, and it was answered or, where all is optional, seen
 * (`visited`). Pages that rules of later pages refuse go back to started.
 */
export function pageStates(
  form: FormDefinition, answers: Readonly<Record<string, unknown>>, occasion: Occasion & CheckOptions,
  visited: readonly string[] = [],
): readonly { readonly page: ShownPage; readonly state: PageState }[] {
  const checked = checkAnswers(form, answers, occasion)
  return visiblePages(form, answers, occasion).map((page) => {
    const isTouched = visited.includes(page.id) || shownFields([page]).some(({ key, computed }) =>
      !computed && Object.hasOwn(answers, key) && answers[key] !== undefined)
    if (!isTouched) return { page, state: 'not-started' }
    return { page, state: refusalsOn(page, checked).length === 0 ? 'done' : 'started' }
  })
}

/** The state of one page, `not-started` also for one that is not visible. */
export function pageState(
  form: FormDefinition, pageId: string, answers: Readonly<Record<string, unknown>>, occasion: Occasion & CheckOptions,
  visited: readonly string[] = [],
): PageState {
  return pageStates(form, answers, occasion, visited).find(({ page }) => page.id === pageId)?.state ?? 'not-started'
}
