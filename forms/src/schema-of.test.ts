/** Need: programs that send dossiers read from the schema what each value may be; it agrees with the check (P1). */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { compiled, goodExamples, wrongExamples } from '../test/province-forms.ts'
import { schemaOf } from './schema-of.ts'

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
