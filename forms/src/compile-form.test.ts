/** Need: what is wrong with a form is found when it is published, with its place, and not by a citizen (P1). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiled, formNamed, raw } from '../test/province-forms.ts'
import { compileForms } from './compile-form.ts'
import { fieldsOf, findField } from './model.ts'
import type { RawField, RawForm } from './raw-form.ts'

test('the data of the province have 21 declarations in 46 versions and no fault', () => {
  expect([raw.forms.length, raw.dictionary.length, compiled.forms.length, compiled.problems]).toEqual([21, 158, 46, []])
})

test('the same data give the same bytes, and nothing but JSON', () => {
  const again = JSON.stringify(compileForms(raw).forms)
  expect(again).toBe(JSON.stringify(compiled.forms))
  expect(JSON.parse(again)).toEqual(compiled.forms)
})

test('what means the same has one meaning, one type and one length everywhere', () => {
  const seen = new Map<string, object>()
  for (const field of compiled.forms.flatMap((form) => fieldsOf(form))
    .filter(({ meaning }) => meaning.role !== undefined)) {
    const { type, maxLength, pattern, min, max } = field
    const known = seen.get(field.meaning.entry)
    if (known) expect([field.key, { type, maxLength, pattern, min, max }]).toEqual([field.key, known])
    seen.set(field.meaning.entry, { type, maxLength, pattern, min, max })
  }
  expect(seen.size).toBeGreaterThan(30)
})

test('a field of a role carries the meaning of the dictionary', () => {
  const form = formNamed('tk-khai-sinh')
  expect(findField(form, 'mother.birthDate')).toMatchObject({
    type: 'partialDate', meaning: { role: 'mother', entry: 'person.birthDate' }, privacy: 'basic', canReuse: true,
      isGuess: false,
  })
  // The form has a list of its own.
  expect(findField(form, 'requester.relationToSubject')).toMatchObject({ codes: 'relationBirth' })
  expect(findField(form, 'mother.idNumber')?.patternBy).toEqual({ codes: 'idKind', key: 'mother.idKind' })
  expect(form.codes['nationality']).toMatchObject({ isOpen: true })
})

describe('a broken form is told with its place', () => {
  const field = (key: string, more: Partial<RawField> = {}): RawField => ({ key, label: key, required: 'never',
    ...more })
  const problems = (fields: RawField[], more: Partial<RawForm> = {}) => {
    const form: RawForm = {
      id: 'f', procedures: ['p'], name_vi: 'Mẫu', confidence: 'guess',
      versions: [{ legal: 'TT', form: 'Mẫu', valid_from: '2020-01-01' }],
      pages: [{ id: 'p', title_vi: 'Trang', sections: [{ id: 's', title_vi: 'Mục', fields }] }], ...more,
    }
    return compileForms({ ...raw, forms: [form] }).problems.map(({ place, code }) => `${place}: ${code}`)
  }
  const own = (type: string, more: object = {}) => ({ own_fields: { 'x.y': { type, ...more } } })

  test.each<[string, string[], string[]]>([
    ['a sound one', problems([field('child.sex')]), []],
    ['an unknown key', problems([field('child.shoeSize')]), ['f/pages/p/s/child.shoeSize: unknown-key']],
    ['an unknown type', problems([field('x.y')], own('slider')), ['f/pages/p/s/x.y: unknown-type']],
    ['a choice of nothing', problems([field('x.y')], own('choice')), ['f/pages/p/s/x.y: codes']],
    ['an unknown list', problems([field('x.y')], own('choice', { codes: 'colours' })), ['f/pages/p/s/x.y: codes']],
    ['an unknown widget', problems([field('child.sex', { widget: 'slider' })]),
      ['f/pages/p/s/child.sex: unknown-widget']],
    ['a widget that every object has', problems([field('child.sex', { widget: 'constructor' })]),
      ['f/pages/p/s/child.sex: unknown-widget']],
    ['a widget that does not fit', problems([field('child.sex', { widget: 'money' })]),
      ['f/pages/p/s/child.sex: widget-misfit']],
    ['a widget of a column that does not fit', problems([field('x.y',
      { columns: [{ key: 'n', own: { type: 'number', label_vi: 'N' }, required: 'never', widget: 'day' }] })],
      own('table')),
      ['f/pages/p/s/x.y/n: widget-misfit']],
    ['a pattern that may never end', problems([field('x.y')], own('text', { pattern: '^(a+)+$' })),
      ['f/pages/p/s/x.y: pattern']],
    ['required when nobody knows', problems([field('child.sex', { required: 'when' })]),
      ['f/pages/p/s/child.sex: when', 'f/pages/p/s/child.sex/when: syntax']],
    ['an expression that never ends', problems([field('child.sex',
      { show: 'count(for x in 1..1000000 return x) > 1' })]),
      ['f/pages/p/s/child.sex/show: range']],
    ['an unknown name', problems([field('child.sex', { show: 'mother.sex = "nu"' })]),
      ['f/pages/p/s/child.sex/show: unknown-name']],
    ['a field that hides itself', problems([field('child.sex', { show: 'child.sex = "nu"' })]),
      ['f/pages/p/s/child.sex: cycle']],
    ['fields that hide each other', problems([
      field('child.sex', { show: 'child.fullName != null' }),
        field('child.fullName', { show: 'child.ethnicity != null' }),
      field('child.ethnicity', { show: 'child.sex != null' }),
    ]), ['f/pages/p/s/child.sex: cycle']],
    ['a rule about nothing', problems([field('child.sex')], {
      rules: [{ id: 'r', severity: 'refuse', check: 'child.sex = ', field: 'child.name', reason: 'code',
        message_vi: 'Sai.' }],
    }), ['f/rules/r: unknown-name', 'f/rules/r/check: syntax']],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })
})

describe('whatever never ends is refused at publication, wherever in a form of the province it stands', () => {
  const BOMBS: readonly (readonly [text: string, code: string])[] = [
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")', 'pattern'],
    ['count(for x in 1..1000000 return x) > 0', 'range'],
    ['every x in 1..999 satisfies some y in 1..999 satisfies x < y', 'nested-iteration'],
    ['asOf >= ) or true', 'syntax'], ['get entries(context()) = null', 'unknown-function'],
  ]
  /** Every expression of a form with its place, and how another is put there. */
  type Slot = readonly [place: string, owner: Record<string, unknown>, name: string]
  const slotsOf = (form: RawForm): Slot[] => {
    const slots = (place: string, owner: object, ...names: string[]): Slot[] => names
      .filter((name) => Object.hasOwn(owner, name))
      .map((name) => [`${form.id}/${place}/${name}`, owner as Record<string, unknown>, name])
    return [
      ...form.pages.flatMap((page) => page.sections.flatMap((section) => {
        const place = `pages/${page.id}/${section.id}`
        const own = section.fields.flatMap((field) =>
          slots(`${place}/${field.key}`, field, 'show', ...field.required === 'when' ? ['when'] : []))
        return [...slots(place, section, 'show'), ...own]
      })),
      ...(form.rules ?? []).flatMap((rule) => slots(`rules/${rule.id}`, rule, 'when', 'check')),
    ]
  }
  const places = raw.forms.flatMap((form) => slotsOf(form).map(([place]) => ({ form, place })))

  test('there are hundreds of places', () => {
    expect(places.length).toBeGreaterThan(300)
  })

  test('and it is named', () => {
    fc.assert(fc.property(fc.constantFrom(...places), fc.constantFrom(...BOMBS), ({ form, place }, [bomb, code]) => {
      const changed = structuredClone(form)
      const [, owner = {}, name = ''] = slotsOf(changed).find(([at]) => at === place) ?? []
      owner[name] = bomb
      const { problems } = compileForms({ ...raw, forms: [changed] })
      expect(problems.map((problem) => [problem.place, problem.code])).toContainEqual([place, code])
    }), { numRuns: 60 })
  })
})

test('a circle through what is computed is refused, with the way round', () => {
  const field = (key: string, show?: string) => ({ key, label: key, required: 'never' as const, ...show && { show } })
  const problemsOf = (
    own: Record<string, string>, ...fields: ReturnType<typeof field>[]
  ) => compileForms({ ...raw, forms: [{
    id: 'f', procedures: ['p'], name_vi: 'Mẫu', confidence: 'guess',
    versions: [{ legal: 'TT', form: 'Mẫu', valid_from: '2020-01-01' }],
    own_fields: Object.fromEntries(Object.entries(own).map(([key, computed]) => [key, { type: 'number', computed }])),
    pages: [{ id: 'p', title_vi: 'Trang', sections: [{ id: 's', title_vi: 'Mục', fields }] }],
  }] }).problems
  expect(problemsOf({ 'a.sum': 'a.tax + 1', 'a.tax': 'a.sum * 2' }, field('a.sum'), field('a.tax')))
    .toEqual([
      { place: 'f/pages/p/s/a.sum', code: 'cycle', text: expect.stringContaining('a.sum → a.tax → a.sum') as string },
    ])
  expect(problemsOf({ 'a.sum': 'count(child.sex)' }, field('a.sum'), field('child.sex', 'a.sum > 0'))
    .map(({ place, code }) => `${place}: ${code}`)).toEqual(['f/pages/p/s/a.sum: cycle'])
  expect(problemsOf({ 'a.sum': '1 + 1', 'a.tax': 'a.sum * 2' }, field('a.tax'), field('a.sum'))).toEqual([])
  expect(problemsOf({ 'x.words': 'from birthDate' }, field('x.words')).map(({ place, code }) => `${place}: ${code}`))
    .toEqual(['f/pages/p/s/x.words/computed: unknown-name'])
})

test('a code list with a pattern that may never end is refused', () => {
  const { idKind } = raw.code_lists
  const lists = {
    ...raw.code_lists, idKind: { items: [...idKind?.items ?? [], { value: 'the', vi: 'Thẻ', pattern: '^([0-9]+)*$' }] },
  }
  const { problems } = compileForms({
    ...raw, code_lists: lists, forms: raw.forms.filter(({ id }) => id === 'tk-khai-sinh'),
  })
  expect([...new Set(problems.map(({ code }) => code))]).toEqual(['pattern'])
  expect(problems[0]?.place).toMatch(/^tk-khai-sinh\/pages\/.+idKind$/)
})
