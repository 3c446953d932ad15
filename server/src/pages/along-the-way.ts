import type { ShownPage } from '@motcua/forms/shown.ts'
import {
  type Journey, checkJourney, isPassed, pagesOf, partsOf, rootOf, stepsOn,
} from './journey.ts'

/** The page after a part of the way; after the last one the answers are checked. */
export function nextAfter(journey: Journey, path: string): string {
  const parts = partsOf(journey)
  const at = parts.findIndex((part) => part.path === path)
  return doorOf(journey, parts[at + 1]?.path ?? 'kiem-tra', 'first')
}

/** The page before it; before the first one the list of all parts. */
export function backBefore(journey: Journey, path: string): string {
  const parts = partsOf(journey)
  const at = parts.findIndex((part) => part.path === path)
  const before = at < 0 ? parts.at(-1) : parts[at - 1]
  return before ? doorOf(journey, before.path, 'last') : rootOf(journey)
}

/** A page of the declaration is entered at its first step, and from behind at its last. */
function doorOf(journey: Journey, path: string, end: 'first' | 'last'): string {
  const page = pagesOf(journey).find(({ id }) => path === `to-khai/${id}`)
  const steps = page ? stepsOn(journey, page) : []
  const step = end === 'first' ? steps[0] : steps.at(-1)
  return `${rootOf(journey)}/${path}${step ? `/${step.id}` : ''}`
}

/** The step after one, or the page after the last; `place` may be a step that is not shown any more. */
export function nextAfterStep(journey: Journey, page: ShownPage, place: string): string {
  const next = stepsOn(journey, page).find(({ id }) => Number(id) > Number(place))
  return next ? `${rootOf(journey)}/to-khai/${page.id}/${next.id}` : nextAfter(journey, `to-khai/${page.id}`)
}

/** The step before one, or what is before the page. */
export function backBeforeStep(journey: Journey, page: ShownPage, place: string): string {
  const before = stepsOn(journey, page).findLast(({ id }) => Number(id) < Number(place))
  return before ? `${rootOf(journey)}/to-khai/${page.id}/${before.id}` : backBefore(journey, `to-khai/${page.id}`)
}

/** Where one goes on with a page: at its first step that was not passed or is not right, else at its first. */
export function resumeOn(journey: Journey, page: ShownPage): string {
  const steps = stepsOn(journey, page)
  const refused = new Set(checkJourney(journey).refusals.map(({ field }) => field))
  const open = steps.find((step) =>
    !isPassed(journey, page.id, step) || step.fields.some(({ key }) => refused.has(key)))
  return `${rootOf(journey)}/to-khai/${page.id}/${(open ?? steps[0])?.id ?? '1'}`
}

/** The address of the step that asks a question, as far as it is shown. */
export function stepOf(journey: Journey, key: string): string | undefined {
  for (const page of pagesOf(journey)) {
    const step = stepsOn(journey, page).find((one) =>
      [...one.fields, ...one.signatures ?? []].some((field) => field.key === key))
    if (step) return `${rootOf(journey)}/to-khai/${page.id}/${step.id}`
  }
  return undefined
}
