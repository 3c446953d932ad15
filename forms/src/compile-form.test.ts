/** Need: what is wrong with a form is found when it is published, with its place, and not by a citizen (P1). */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
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

test('the evaluator that ships to the portal is at most 4 kB', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export { evaluate } from './expression.ts'", resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true, minify: true, format: 'esm', write: false,
  })
  const bytes = gzipSync(outputFiles[0]?.contents ?? Buffer.alloc(0)).length
  expect(bytes).toBeGreaterThan(500)
  expect(bytes).toBeLessThanOrEqual(4096)
})
