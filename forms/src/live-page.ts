import type { Occasion } from './context-of.ts'
import type { Answer, Field, FormDefinition, Section } from './model.ts'
import { settle } from './shown.ts'

/** As much of a field as conditions and computed fields need. */
export interface LiveField extends Pick<Field, 'key' | 'type' | 'show' | 'computed' | 'time'> {
  readonly columns?: readonly Pick<Field, 'key' | 'type' | 'time'>[]
}
export interface LiveSection extends Pick<Section, 'id' | 'show'> { readonly fields: readonly LiveField[] }

/**
 * What one page of a form takes along to the browser, plain JSON, made by `livePageOf`: the page, and of other pages
 * only the fields that its conditions hang on, with their answers.
 */
export interface LivePage {
  readonly id: string
  readonly form: {
    readonly pages: readonly { readonly id: string; readonly sections: readonly LiveSection[] }[]
    readonly codes: FormDefinition['codes']
  }
  /** Answers that are not in the inputs of this page. */
  readonly given: Readonly<Record<string, unknown>>
  readonly occasion: Occasion
}

export interface LiveState {
  /** The sections of this page that are shown, each with the keys of its shown fields; all else is hidden. */
  readonly sections: readonly { readonly id: string; readonly keys: readonly string[] }[]
  /** By key of a shown field; undefined while it cannot be known. */
  readonly computed: Readonly<Record<string, Answer | undefined>>
}

/**
 * What is shown on the page and what is computed there while somebody fills it in, the same as the server will say.
 * `answers` are those of this page by key, as the model has them: a date is `2021-06-25`, a number a number, a yes
 * true; what is empty is left out. readPost(page.form, …) reads them out of inputs. Never throws on answers.
 */
export function liveState(page: LivePage, answers: Readonly<Record<string, unknown>>): LiveState {
  // The engine reads of a definition what a live page has.
  const form = page.form as unknown as FormDefinition
  const settled = settle(form, { ...page.given, ...answers }, page.occasion)
  const sections = settled.pages.filter(({ id }) => id === page.id).flatMap((shown) => shown.sections)
  const computed = sections.flatMap(({ fields }) => fields).filter((field) => field.computed)
  return {
    sections: sections.map(({ id, fields }) => ({ id, keys: fields.map(({ key }) => key) })),
    computed: Object.fromEntries(computed.map(({ key }) => [key, settled.answers[key] as Answer | undefined])),
  }
}
