import { type LivePage, liveState } from '@motcua/forms/live-page.ts'
import { readPost } from '@motcua/forms/read-post.ts'
import { showAnswer } from '@motcua/forms/show-answer.ts'
import type { FieldShape, FormDefinition } from '@motcua/forms/model.ts'
import { LANGUAGE } from './page-language.ts'

/**
 * Shows and hides the questions of a step as its answers call them up, and says what follows from them, by the same
 * rules as the server. A question that was laid by comes out of its template when it is first wanted; what is hidden
 * again keeps what was typed.
 */
export function liveStep(form: HTMLFormElement, line: HTMLElement): void {
  const data = line.dataset['live']
  if (data === undefined) return
  const page = JSON.parse(data) as LivePage
  // Of a definition, readPost looks at what a live page has.
  const definition = page.form as unknown as FormDefinition
  const fields = new Map(page.form.pages.flatMap(({ sections }) => sections.flatMap((one) => one.fields))
    .map((field) => [field.key, field]))

  const refresh = () => {
    const body = bodyOf(form)
    const { answers } = readPost(definition, page.id, body, {}, page.occasion, unitName)
    const { sections, computed } = liveState(page, answers)
    const shown = new Set(sections.flatMap(({ keys }) => keys))
    for (const place of form.querySelectorAll<HTMLElement>('[data-field]'))
      show(place, shown.has(place.dataset['field'] ?? ''))
    for (const group of form.querySelectorAll<HTMLElement>('[data-group]')) {
      group.hidden = group.querySelector('div[data-field]:not([hidden])') === null // no legend over nothing
    }
    for (const place of form.querySelectorAll<HTMLElement>('[data-written]')) {
      const key = place.dataset['written'] ?? ''
      const text = shown.has(key) ? showAnswer({ codes: page.form.codes }, shapeOf(key), computed[key], LANGUAGE) : ''
      place.hidden = text === ''
      place.textContent = `${place.dataset['label'] ?? ''}: ${text}`
    }
  }
  // A commune is chosen by its code; what it is called stands in the list.
  const unitName = (_: string, code: string) =>
    [...form.querySelectorAll<HTMLOptionElement>('option:checked')].find(({ value }) => value === code)?.text
  const shapeOf = (key: string): FieldShape =>
    ({ key, label: '', required: 'never', type: fields.get(key)?.type ?? 'text' })
  form.addEventListener('input', refresh)
  form.addEventListener('change', refresh)
  refresh()
}

function show(place: HTMLElement, isShown: boolean): void {
  if (!(place instanceof HTMLTemplateElement)) {
    place.hidden = !isShown
    return
  }
  if (!isShown) return
  const shown = document.createElement('div')
  shown.dataset['field'] = place.dataset['field'] ?? ''
  shown.append(place.content)
  place.replaceWith(shown)
}

/** As the server gets it: a name that occurs twice has a list. */
function bodyOf(form: HTMLFormElement): Record<string, string | string[]> {
  const data = new FormData(form)
  return Object.fromEntries([...new Set(data.keys())].map((name) =>
    [name, data.getAll(name).filter((value) => typeof value === 'string')]))
}

