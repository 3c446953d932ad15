/** Need: one thing a page (users.md 2.1: at most three fields), and nothing of a form is forgotten or asked twice. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiled, formNamed, goodExamples } from '../test/province-forms.ts'
import type { Field, FieldType, Page } from './model.ts'
import { shownFields, shownPages } from './shown.ts'
import { isAsked, namesIn, shownSteps, stepsOf } from './steps-of.ts'

const keysOf = (steps: ReturnType<typeof stepsOf>) => steps.map(({ fields }) => fields.map(({ key }) => key))
const pages = compiled.forms.flatMap((form) => form.pages.map((page) => ({ form, page })))

test.each(goodExamples)('every field that $id shows is asked in one step, in its order, three at most', (example) => {
  const { form, answers, occasion } = example
  const shown = shownPages(form, answers, occasion)
  const asked = shown.flatMap((page) => keysOf(shownSteps(form, page)))
  expect(asked.flat()).toEqual(shownFields(shown).filter(isAsked).map(({ key }) => key))
  expect(asked.filter(({ length }) => length < 1 || length > 3)).toEqual([])
})

const field = (key: string, type: FieldType, governor: string | undefined): Field => ({
  key, label: key, type, required: 'always', privacy: 'none', canReuse: false, meaning: { entry: key },
  confidence: 'found', isGuess: false,
  ...governor !== undefined && { show: ['=', ['get', ...governor.split('.')], 'co'] },
})

/** A page as nobody wrote it: any types in any order, each perhaps called up by one before it. */
const anyPage = fc.array(fc.array(fc.record({
  type: fc.constantFrom<FieldType>('text', 'choice', 'address', 'table', 'boolean', 'date', 'file', 'signature'),
  stem: fc.constantFrom('a.idKind', 'a.idNumber', 'a.name', 'b.name', 'c'), by: fc.option(fc.nat(6)),
}), { maxLength: 20 }), { minLength: 1, maxLength: 4 }).map((sections): Page => ({
  id: 'p', title: 'p', sections: sections.map((fields, nth) => {
    const keys = fields.map(({ stem }, place) => `${stem}${nth}x${place}`)
    const governorOf = (place: number, by: number | null) => by === null ? undefined : keys[place - 1 - by]
    return { id: String(nth), title: 't', fields: fields.map(({ type, by }, place) =>
      field(keys[place] ?? '', type, governorOf(place, by))) }
  }),
}))

test('so is every field of any page, and a table stands alone', () => {
  fc.assert(fc.property(anyPage, (page) => {
    const steps = stepsOf(page)
    const all = page.sections.flatMap(({ fields }) => fields)
    expect(keysOf(steps).flat()).toEqual(all.filter(isAsked).map(({ key }) => key))
    for (const { fields, section } of steps) {
      expect(fields.length).toBeGreaterThan(0)
      expect(fields.length).toBeLessThanOrEqual(3)
      if (fields.some(({ type }) => type === 'table')) expect(fields.length).toBe(1)
      const own = page.sections.find(({ id }) => id === section.id)?.fields ?? []
      expect(fields.every((one) => own.includes(one))).toBe(true)
    }
    expect(steps.map(({ id }) => id)).toEqual(steps.map((_, nth) => String(nth + 1)))
  }))
})

describe('what belongs together stays together', () => {
  test('a question stays with the choice that alone calls it up', () => {
    const torn = pages.flatMap(({ form, page }) => page.sections.flatMap(({ fields }) => {
      const asked = fields.filter(isAsked)
      return asked.flatMap((governor, nth) => {
        const called = asked.filter(({ show }) => namesIn(show ?? null).includes(governor.key))
        const [only] = called
        if (!only || called.length !== 1 || only !== asked[nth + 1] || only.type === 'table') return []
        const step = stepsOf(page).find((one) => one.fields.includes(governor))
        return step?.fields.includes(only) === true ? [] : [`${form.id} ${governor.key}`]
      })
    }))
    expect(torn).toEqual([])
  })

  test('the steps of the declaration of a birth are those that a person would make', () => {
    const child = formNamed('tk-khai-sinh').pages.find(({ id }) => id === 'tre')
    expect(child && keysOf(stepsOf(child))).toEqual([
      ['child.situation'], ['child.birthProof', 'child.birthProofNumber', 'child.birthFacility'],
      ['child.fullName', 'child.birthDate', 'child.sex'], ['child.ethnicity', 'child.nationality'],
      ['child.birthPlace'], ['child.placeOfOrigin'],
    ])
    expect(child && stepsOf(child)[2]?.written.map(({ key }) => key)).toEqual(['child.birthDateInWords'])
  })

  test('a step of which nothing is shown is left out, and the others keep their places', () => {
    const birth = formNamed('tk-khai-sinh')
    const occasion = { asOf: '2026-03-10', procedure: 'khai-sinh', channel: 'online' } as const
    const placesWith = (actsAs: string) => shownPages(birth, { 'request.actsAs': actsAs }, occasion)
      .filter(({ id }) => id === 'nguoi-yeu-cau').flatMap((page) => shownSteps(birth, page).map(({ id }) => id))
    const [alone, mandated] = [placesWith('ban-than'), placesWith('uy-quyen')]
    expect(alone.length).toBeLessThan(mandated.length)
    expect(mandated).toEqual(expect.arrayContaining(alone))
  })
})
