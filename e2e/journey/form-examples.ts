import { readFileSync } from 'node:fs'
import { compileForms } from '@motcua/forms/compile-form.ts'
import type { Occasion } from '@motcua/forms/context-of.ts'
import { livePageOf } from '@motcua/forms/live-page-of.ts'
import type { LivePage } from '@motcua/forms/live-page.ts'
import { type Field, type FormDefinition, type Page, fieldsOf } from '@motcua/forms/model.ts'
import type { RawForms } from '@motcua/forms/raw-form.ts'
import { showAnswer } from '@motcua/forms/show-answer.ts'
import { settle } from '@motcua/forms/shown.ts'
import { isAsked, stepsOf } from '@motcua/forms/steps-of.ts'
import { inputValues } from '@motcua/forms/write-post.ts'
import { parse } from 'yaml'

/** An example of the data: answers of a form, good ones or with something wrong. */
export interface FormExample {
  readonly id: string
  readonly form: FormDefinition
  readonly answers: Readonly<Record<string, unknown>>
  readonly occasion: Occasion
  /** What the data expect: fields that are refused, each with why (`field: reason`), and the rules that warn. */
  readonly expected: { readonly refusals: readonly string[]; readonly warnings: readonly string[] | undefined }
}

type Answers = Readonly<Record<string, unknown>>
interface RawGood {
  readonly id: string
  readonly procedure: string | null
  readonly as_of: string
  readonly answers: Answers
  readonly expect_warnings: readonly string[]
}
interface RawWrong {
  readonly id: string
  readonly base: string
  readonly change: Answers
  readonly expect: readonly { readonly field: string; readonly reason: string }[]
}
interface RawExamples extends RawForms {
  readonly examples: Readonly<Record<string, {
    readonly good: readonly RawGood[]; readonly wrong: readonly RawWrong[]
  }>>
}

/** All examples of forms.yaml, as somebody sends them online. */
export function formExamples(): readonly FormExample[] {
  const raw = parse(readFileSync(new URL('../../data/forms.yaml', import.meta.url), 'utf8')) as RawExamples
  const { forms } = compileForms(raw)
  return Object.entries(raw.examples).flatMap(([name, { good, wrong }]) => {
    const form = forms.findLast(({ id }) => id === name)
    if (!form) throw new Error(`no form ${name}`)
    const right = good.map(({ id, procedure, as_of: asOf, answers, expect_warnings: warnings }): FormExample => ({
      id, form, answers, occasion: { asOf, procedure, channel: 'online' },
      expected: { refusals: [], warnings: warnings.toSorted() },
    }))
    return [...right, ...wrong.map(({ id, base, change, expect }) => {
      const from = right.find((one) => one.id === base)
      if (!from) throw new Error(`no example ${base}`)
      const { '@procedure': procedure = from.occasion.procedure, ...changed } = change
      const all = Object.entries({ ...from.answers, ...changed }).filter(([, value]) => value !== null)
      return {
        id, form, answers: Object.fromEntries(all), occasion: { ...from.occasion, procedure: procedure as string },
        // Of a wrong one the data say what is refused; whether something else is worth a warning, they leave open.
        expected: { refusals: expect.map(({ field, reason }) => `${field}: ${reason}`).sort(), warnings: undefined },
      }
    })]
  })
}

/** A page of a declaration as it is sent to a browser: what is typed stands in its inputs, all else comes along. */
export interface SentPage {
  readonly name: string
  readonly live: LivePage
  /** Name and value of each input. */
  readonly inputs: readonly (readonly [string, string])[]
  readonly fields: readonly string[]
  readonly written: readonly string[]
}

/** What a page shows: keys of questions, and what the machine wrote, in words. */
export interface SeenOnPage {
  readonly shown: readonly string[]
  readonly written: Readonly<Record<string, string>>
}

/** Inputs post the codes of units; their names are the server's to add. */
function withoutUnitNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutUnitNames)
  if ('code' in value && 'name' in value) return { ...value, name: '' }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutUnitNames(part)]))
}

/** The pages of an example, each with what the whole form says of it. */
export function pagesOfExample(
  { id, form, answers, occasion }: FormExample,
): readonly (SentPage & { readonly expected: SeenOnPage })[] {
  return form.pages.map((page) => {
    const asked = new Map(page.sections.flatMap(({ fields }) => fields.filter(isAsked)).map(
      (field) => [field.key, field],
    ))
    const settled = settle(form, Object.fromEntries(Object.entries(answers).map(([key, value]) =>
      [key, asked.get(key)?.type === 'address' ? withoutUnitNames(value) : value])), occasion)
    const before = Object.fromEntries(Object.entries(answers).filter(([key]) => !asked.has(key)))
    const inputs = [...asked.values()].flatMap((field) => Object.entries(inputValues(field, answers[field.key])))
      .flatMap(([name, value]) => [value].flat().map((one): readonly [string, string] => [name, one]))
    const shown = settled.pages.find((one) => one.id === page.id)?.sections.flatMap(({ fields }) => fields) ?? []
    const written = shown.filter(({ computed }) => computed)
    return {
      name: `${id}/${page.id}`, live: livePageOf(form, page.id, before, occasion), inputs,
      fields: [...asked.keys()], written: [...new Set(computedOn(page))],
      expected: {
        shown: [...new Set(shown.map(({ key }) => key).filter((key) => asked.has(key)))].sort(),
        written: Object.fromEntries(written.flatMap((field) => {
          const value = settled.answers[field.key]
          const text = value === undefined ? '' : showAnswer(form, field, value as never, 'vi')
          return text === '' ? [] : [[field.key, text]]
        })),
      },
    }
  })
}

/** A page of a declaration as the script keeps it while it is typed: where to, under the draft, and what. */
export interface KeptPage {
  readonly at: string
  readonly inputs: readonly (readonly [string, string])[]
}

/** All answers of an example, a page at a time, as inputs post them; an address is written out, of whatever commune. */
export function keptPagesOf({ form, answers }: FormExample): readonly KeptPage[] {
  return form.pages.flatMap((page) => {
    const fields = page.sections.flatMap((section) => section.fields.filter(isAsked))
    const written = (field: Field) => field.type === 'address' ? writtenOut(answers[field.key]) : answers[field.key]
    const inputs = fields.flatMap((field) => Object.entries(inputValues(field, written(field))))
      .flatMap(([name, value]) => [value].flat().map((one): readonly [string, string] => [name, one]))
    const [first] = stepsOf(page)
    return first && inputs.length > 0 ? [{ at: `${page.id}/${first.id}`, inputs }] : []
  })
}

function writtenOut(address: unknown): unknown {
  if (typeof address !== 'object' || address === null) return address
  const { country, text, detail } = address as { country?: string; text?: string; detail?: string }
  return { country, text: text ?? detail }
}

/** Where a question is asked: page and step. */
export function placeOf({ form }: FormExample, key: string): string {
  const places = form.pages.flatMap((page) => stepsOf(page)
    .filter(({ fields }) => fields.some((field) => field.key === key)).map(({ id }) => `${page.id}/${id}`))
  if (places[0] === undefined) throw new Error(`nothing asks for ${key}`)
  return places[0]
}

function computedOn(page: Page): readonly string[] {
  return page.sections.flatMap(({ fields }) => fields.filter(({ computed }) => computed).map(({ key }) => key))
}

/** How many conditions and computed fields there are, so that a test of none of them cannot pass. */
export function livelinessOf(examples: readonly FormExample[]): {
  readonly conditions: number; readonly computed: number
} {
  const fields = [...new Set(examples.map(({ form }) => form))].flatMap((form) => fieldsOf(form))
  return {
    conditions: fields.filter(({ show }) => show !== undefined).length,
    computed: fields.filter(({ computed }) => computed).length,
  }
}
