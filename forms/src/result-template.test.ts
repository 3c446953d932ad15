/** Need: a result that must say something is not issued without it; the data say of which fields (NĐ 61/2018 Đ.19). */
import { expect, test } from 'vitest'
import { formNamed, raw } from '../test/province-forms.ts'
import { compileForms } from './compile-form.ts'
import type { RawField } from './raw-form.ts'
import { resultTemplateOf } from './result-template.ts'

test('a certificate of birth says at least who was born, when, where and of which sex', () => {
  const needed = resultTemplateOf(formNamed('tk-khai-sinh'), 'Giấy khai sinh').fields
    .filter(({ isNeeded }) => isNeeded === true).map(({ key }) => key)
  expect(needed).toEqual([
    'child.fullName', 'child.birthDate', 'child.sex', 'child.ethnicity', 'child.nationality', 'child.birthPlace',
    'child.placeOfOrigin',
  ])
})

test.each([undefined, 'sổ'])('what is printed at %s cannot be needed on the result', (result) => {
  const [form] = raw.forms
  if (!form) throw new Error('no form')
  const change = (field: RawField): RawField => {
    const { key, label, required } = field
    return { key, label, required, ...key === 'child.sex' && { result_needed: true, ...result !== undefined && { result } } }
  }
  const pages = form.pages.map((page) => ({
    ...page, sections: page.sections.map((section) => ({ ...section, fields: section.fields.map(change) })),
  }))
  expect(compileForms({ ...raw, forms: [{ ...form, pages }] }).problems.map(({ code }) => code))
    .toEqual(expect.arrayContaining(['needed-not-printed']))
})
