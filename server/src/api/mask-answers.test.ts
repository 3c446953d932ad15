/**
 * Need: no identity number of a declaration is read whole in passing, on the screen or on paper (NĐ 13/2023), whatever
 * form asks for it and under whatever name.
 */
import { compileForms } from '@motcua/forms/compile-form.ts'
import { fieldsOf } from '@motcua/forms/model.ts'
import type { RawField } from '@motcua/forms/raw-form.ts'
import { expect, test } from 'vitest'
import { compiled, goodExamples, raw } from '../../../forms/test/province-forms.ts'
import { maskAnswers } from './mask-answers.ts'

test('what has a mask is a text, in every form', () => {
  const odd = compiled.forms.flatMap(
    (form) => fieldsOf(form).filter(({ mask, type }) => mask !== undefined && type !== 'text'),
  )
  expect(odd).toEqual([])
})

/** Personal numbers of people who do not exist; an account at a bank is no such number. */
const INVENTED = /\b000[0-9]{3}99[0-9]{4}\b/g

test.each(goodExamples.map(({ id }) => id))('%s: no personal number is left', (id) => {
  const example = goodExamples.find((one) => one.id === id)
  if (!example) throw new Error(id)
  const { form, answers } = example
  const shown = JSON.stringify(maskAnswers(form, answers as Parameters<typeof maskAnswers>[1]))
  expect(shown.match(INVENTED)).toBeNull()
})

/** Phones of people who do not exist, as they are typed or stored. */
const PHONES = /(?:\b0|\+84)500 ?000 ?0\d\d\b/g

test.each(goodExamples.map(({ id }) => id))('%s: no phone is left', (id) => {
  const example = goodExamples.find((one) => one.id === id)
  if (!example) throw new Error(id)
  const { form, answers } = example
  expect(JSON.stringify(maskAnswers(form, answers as Parameters<typeof maskAnswers>[1])).match(PHONES)).toBeNull()
})

test('a tax code may be a personal number, and is masked as one', () => {
  const changed = structuredClone(raw)
  const section = changed.forms[0]?.pages[0]?.sections[0]
  const fields = section?.fields as RawField[]
  fields.push({ key: 'requester.taxCode', label: 'Mã số thuế', required: 'never' })
  const [form] = compileForms(changed).forms
  if (!form) throw new Error('no form')
  expect(maskAnswers(form, { 'requester.taxCode': '000196990001', 'requester.fullName': 'Mẫu' }))
    .toEqual({ 'requester.taxCode': '0001******01', 'requester.fullName': 'Mẫu' })
})
