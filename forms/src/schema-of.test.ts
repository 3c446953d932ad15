/** Need: programs that send dossiers read from the schema what each value may be; it agrees with the check (P1). */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { compiled, goodExamples, raw, wrongExamples } from '../test/province-forms.ts'
import { checkAnswers } from './check-answers.ts'
import { compileForms } from './compile-form.ts'
import { layoutOf } from './layout-of.ts'
import type { RawEntry } from './raw-form.ts'
import { schemaOf } from './schema-of.ts'
import { isWidget } from './widgets.ts'

const validatorOf = (form: (typeof compiled.forms)[number]) => new Ajv2020({ strict: true, allErrors: true })
  .compile(schemaOf(form))

test('every version of every form has a schema of the draft of 2020-12', () => {
  expect(compiled.forms.map((form) => typeof validatorOf(form))).toEqual(compiled.forms.map(() => 'function'))
})

test.each(goodExamples.map((example) => [example.id, example] as const))('%s is valid', (_, { form, answers }) => {
  const validate = validatorOf(form)
  validate(answers)
  expect(validate.errors ?? []).toEqual([])
})

describe('a value refused for itself is not valid', () => {
  // Of the wrong examples those with a fault in the value itself: type, pattern, code or range of the dictionary.
  const byValue = ['tu-x2', 'tl-x1', 'dat-x3', 'bd-x3', 'hkd-x2', 'hkd-x3', 'lltp-x3', 'tg-x1', 'lts-x3', 'sinh-x4']
  test.each(wrongExamples.filter(({ id }) => byValue.includes(id))
    .map((example) => [example.id, example] as const))('%s', (_, { form, answers }) => {
    expect(validatorOf(form)(answers)).toBe(false)
  })
})

test('a key that the form does not know, or what is no object, is not valid', () => {
  const [first] = goodExamples
  if (!first) throw new Error('no example')
  const validate = validatorOf(first.form)
  expect([{ ...first.answers, 'child.nickname': 'Tí' }, null, [], 'x'].map((value) => validate(value)))
    .toEqual([false, false, false, false])
})

describe('schema and check say the same of a value of each type and widget', () => {
  const unit = (code: string) => ({ code, name: 'Tên' })
  const abroad = { country: 'LA', epoch: 'nuoc-ngoai', text: 'Bản Na' }
  // 0000000017 ends in its check digit: the weight of the ninth place is 3, 1 * 3 mod 11 = 3, 10 - 3 = 7.
  const cases: readonly [name: string, entry: RawEntry, good: readonly unknown[], bad: readonly unknown[]][] = [
    ['text', { type: 'text', max_length: 5 }, ['a', 'Đỗ Ơ'], ['', 'dài quá', 5, null, ['a'], {}]],
    ['text with a pattern', { type: 'text', pattern: '^[0-9]{3}$' }, ['012'], ['12', 'abc', 12]],
    ['long text', { type: 'text', max_length: 400 }, ['x'.repeat(400)], ['x'.repeat(401)]],
    ['number', { type: 'number', min: 1, max: 9 }, [1, 9], [0, 10, 1.5, '1', null]],
    ['measured number', { type: 'number', format: 'm²' }, [1.5, 3], ['1,5', true]],
    ['money', { type: 'money', min: 0 }, [0, 1_500_000], [-1, 0.5, '1.500.000', 2e15]],
    ['yes or no', { type: 'boolean' }, [true, false], ['true', 1, 'co']],
    [
      'day', { type: 'date' }, ['2024-02-29', '1900-01-01'],
      ['2024-13-01', '29/02/2024', '2024-02', '1700-01-01', 20240229],
    ],
    [
      'part of a day', { type: 'partialDate' }, ['1990', '1990-07', '1990-07-31'],
      ['90', '1990-7', '1990-00', '07/1990', 1990],
    ],
    ['month', { type: 'partialDate', widget: 'month' }, ['1990-07'], ['1990', '1990-07-31', '1990-13', '1700-01']],
    ['year', { type: 'partialDate', widget: 'year' }, ['1990'], ['1990-07', '1990-07-31', '90', '2300']],
    ['choice', { type: 'choice', codes: 'sex' }, ['nam', 'nu'], ['khac', 'Nam', 1, ['nam']]],
    ['choice from an open list', { type: 'choice', codes: 'nationality' }, ['VN', 'BRA'], ['Việt Nam', 'v']],
    ['several choices', { type: 'choices', codes: 'sex' }, [['nam'], ['nam', 'nu']], ['nam', ['khac'], [1]]],
    ['address now', { type: 'address', time: 'now' },
      [{ country: 'VN', epoch: '2-cap', province: unit('44'), commune: unit('19207'), detail: 'Thôn 1' }, abroad],
      [{ country: 'VN', epoch: '2-cap', province: unit('44') }, { country: 'VN', epoch: '4-cap' }, 'Quảng Bình',
        { country: 'VN', epoch: '2-cap', province: unit('4'), commune: unit('19207') }, { ...abroad, text: '' }]],
    ['address then', { type: 'address', time: 'then' },
      [{ country: 'VN', epoch: '3-cap', province: unit('44'), district: unit('456'), commune: unit('19207') }],
      [{ country: 'VN', epoch: '3-cap', province: unit('44'), commune: unit('19207') },
        { country: 'VN', epoch: '2-cap', province: unit('44'), district: unit('456'), commune: unit('19207') }]],
    ['organisation', { type: 'organisation' }, [{ name: 'Hợp tác xã Mẫu' }, { name: 'A', code: '0000000017' },
      { name: 'Ủy ban', code: 'H46.12.3' }],
      ['A', {}, { code: '0000000017' }, { name: 'A', code: 'x y' }, { name: 5 }]],
    [
      'file', { type: 'file' }, [{ id: 'a-1', name: 'ảnh.jpg' }, { id: 'x' }],
      ['a-1', {}, { id: 'a b' }, { id: '../x' }],
    ],
    ['photograph', { type: 'file', widget: 'photograph' }, [{ id: 'a-1' }], [{ name: 'ảnh.jpg' }]],
    ['signature', { type: 'signature' }, [{ id: 's1' }], [true, { id: '' }]],
  ]
  const formOf = (entry: RawEntry) => {
    const { forms: [form], problems } = compileForms({ ...raw, forms: [{
      id: 'f', procedures: ['p'], name_vi: 'Mẫu', confidence: 'guess',
      own_fields: { 'x.y': { label_vi: 'Ô', ...entry } },
      versions: [{ legal: 'TT', form: 'Mẫu', valid_from: '2020-01-01' }],
      pages: [{ id: 'p', title_vi: 'Trang', sections: [{ id: 's', title_vi: 'Mục',
        fields: [{ key: 'x.y', label: 'Ô', required: entry.type === 'boolean' ? 'never' : 'always',
          ...entry.type === 'table'
            && { columns: [{ key: 'n', own: { type: 'number' }, required: 'always' }] } }] }] }],
    }] })
    if (!form || problems.length > 0) throw new Error(JSON.stringify(problems))
    return form
  }
  const occasion = { asOf: '2026-03-01', procedure: null, channel: 'online' } as const

  test.each([...cases, ['table', { type: 'table' }, [[{ n: 1 }], [{ n: 1 }, { n: 2 }]],
    ['x', [{ n: 'x' }], Array.from({ length: 201 }, () => ({ n: 1 }))]] as const])('%s', (_, entry, good, bad) => {
    const form = formOf(entry)
    const validate = validatorOf(form)
    const both = (value: unknown) =>
      [value, validate({ 'x.y': value }), checkAnswers(form, { 'x.y': value }, occasion).refusals.length === 0]
    expect(good.map(both)).toEqual(good.map((value) => [value, true, true]))
    expect(bad.map(both)).toEqual(bad.map((value) => [value, false, false]))
  })

  test('a tax code that ends in another digit has the shape of one, and is refused by the check', () => {
    const answers = { 'x.y': { name: 'A', code: '0000000018' } }
    expect(checkAnswers(formOf({ type: 'organisation' }), answers, occasion).refusals.map(({ reason }) => reason))
      .toEqual(['pattern'])
  })
})

test('the layout stands beside the schema: each of its keys is a value of the schema, and every value is laid out', () => {
  for (const form of compiled.forms) {
    const fields = layoutOf(form).pages.flatMap(({ sections }) => sections.flatMap((section) => section.fields))
    const { properties } = schemaOf(form) as { properties: Record<string, unknown> }
    expect([...new Set(fields.map(({ key }) => key))].sort()).toEqual(Object.keys(properties).sort())
    const columns = fields.flatMap((field) => field.columns ?? [])
    expect([...fields, ...columns].filter(({ widget }) => !isWidget(widget))).toEqual([])
  }
})
