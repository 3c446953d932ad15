import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { compileForms } from '../src/compile-form.ts'
import type { Occasion } from '../src/context-of.ts'
import type { FormDefinition } from '../src/model.ts'
import type { RawForms } from '../src/raw-form.ts'

/** The forms and examples of the demonstration province, for tests. */
interface RawExample {
  readonly id: string
  readonly procedure: string | null
  readonly as_of: string
  readonly channel: 'direct' | 'online' | 'postal'
  readonly answers: Record<string, unknown>
  readonly expect_warnings: string[]
}
interface RawWrong {
  readonly id: string
  readonly base: string
  readonly change: Record<string, unknown>
  readonly expect: { readonly field: string; readonly reason: string }[]
}
interface RawData extends RawForms {
  readonly examples: Record<string, { readonly good: RawExample[]; readonly wrong: RawWrong[] }>
}

export interface Example {
  readonly id: string
  readonly form: FormDefinition
  readonly answers: Record<string, unknown>
  readonly occasion: Occasion
}

export const raw = parse(readFileSync(new URL('../../data/forms.yaml', import.meta.url), 'utf8')) as RawData
export const compiled = compileForms(raw)

export function formNamed(id: string): FormDefinition {
  const form = compiled.forms.findLast((one) => one.id === id)
  if (!form) throw new Error(`no form ${id}`)
  return form
}

const CHANNELS = { direct: 'counter', online: 'online', postal: 'post' } as const

export const goodExamples: readonly (Example & { readonly warnings: string[] })[] = Object.entries(raw.examples)
  .flatMap(([form, { good }]) => good.map((example) => ({
    id: example.id, form: formNamed(form), answers: example.answers, warnings: example.expect_warnings,
    occasion: { asOf: example.as_of, procedure: example.procedure, channel: CHANNELS[example.channel] },
  })))

/** A wrong example is a good one with changes; null takes an answer away, `@name` changes the occasion. */
export const wrongExamples: readonly (Example & {
  readonly base: string; readonly refusals: RawWrong['expect']
})[] = Object
  .values(raw.examples).flatMap(({ wrong }) => wrong.map(({ id, base, change, expect }) => {
    const good = goodExamples.find((one) => one.id === base)
    if (!good) throw new Error(`no example ${base}`)
    const { '@procedure': procedure = good.occasion.procedure, ...changed } = change
    const all = Object.entries({ ...good.answers, ...changed })
    const occasion = { ...good.occasion, procedure: procedure as string }
    const answers = Object.fromEntries(all.filter(([, value]) => value !== null))
    return { id, base, form: good.form, answers, occasion, refusals: expect }
  }))
