/** Need: whoever reads English is asked, shown and corrected in English, and never told Vietnamese is English (P4). */
import { expect, test } from 'vitest'
import { compiled, formNamed, goodExamples, raw, wrongExamples } from '../test/province-forms.ts'
import { checkAnswers } from './check-answers.ts'
import { generalForm } from './general-form.ts'
import { labelIn, langOfLabel } from './label-in.ts'
import { fieldsOf, findField } from './model.ts'
import { refusalText } from './refusal-text.ts'
import { showAnswers } from './show-answer.ts'

const isVietnamese = (text: string) => /[ăâđêôơư\u0300-\u0309\u0323]/u.test(text.normalize('NFD').toLowerCase())
const withoutNames = (text: string) => text.replaceAll(/“.*?”/gu, '')

test('every refusal of the 49 wrong examples is English, or says that it is not', () => {
  const refusals = wrongExamples.flatMap(({ form, answers, occasion }) =>
    checkAnswers(form, answers, { ...occasion, language: 'en' }).refusals)
  expect(refusals.length).toBeGreaterThan(48)
  expect(refusals.filter(({ text, lang }) => isVietnamese(withoutNames(text)) !== (lang === 'vi'))).toEqual([])
})

test('the language changes no verdict', () => {
  const verdict = ({ refusals, warnings }: ReturnType<typeof checkAnswers>) =>
    [refusals.map(({ field, reason }) => [field, reason]), warnings.map(({ rule }) => rule)]
  for (const { form, answers, occasion } of [...goodExamples, ...wrongExamples]) {
    expect(verdict(checkAnswers(form, answers, { ...occasion, language: 'en' })))
      .toEqual(verdict(checkAnswers(form, answers, occasion)))
  }
})

test('a label is the dictionary’s, with the role in which it is asked; the form’s own words stay on paper', () => {
  const birth = formNamed('tk-khai-sinh')
  const label = (key: string) => labelIn('en', findField(birth, key) ?? { label: key })
  expect([label('mother.birthDate'), label('child.fullName'), label('requester.fullName')])
    .toEqual(['Date of birth (mother)', 'Full name (child)', 'Full name'])
  expect(langOfLabel('en', { label: 'Tên' })).toBe('vi')
  expect([langOfLabel('vi', { label: 'Tên' }), langOfLabel('en', { label: 'Tên', labelEn: 'Name' })])
    .toEqual([undefined, undefined])
})

test('every field that is asked has an English label without Vietnamese in it', () => {
  const labels = compiled.forms.flatMap((form) => fieldsOf(form).flatMap((field) => [field, ...field.columns ?? []]))
  expect(labels.length).toBeGreaterThan(500)
  expect([...new Set(labels.filter(({ labelEn = 'ă' }) => isVietnamese(labelEn)).map(({ key }) => key))]).toEqual([])
})

test('every title of a page or section, every rule, hint and declaration is in English, without Vietnamese in it', () => {
  const { forms } = compiled
  const fields = forms.flatMap((form) => fieldsOf(form).flatMap((field) => [field, ...field.columns ?? []]))
  const said = {
    titles: forms.flatMap(({ id, pages }) => pages.flatMap((page) => [page, ...page.sections])
      .map((one) => ({ place: `${id}/${one.id}`, vi: one.title, en: one.titleEn }))),
    rules: forms.flatMap(
      ({ id, rules }) => rules.map((one) => ({ place: `${id}/${one.id}`, vi: one.message, en: one.messageEn })),
    ),
    hints: [...fields.map(({ key, help, helpEn }) => ({ place: key, vi: help, en: helpEn })),
      ...raw.dictionary.map(({ key, help_vi: vi, help_en: en }) => ({ place: key, vi, en }))].filter(
        ({ vi }) => vi !== undefined,
      ),
    declarations: forms.map(({ id, declaration, declarationEn }) => ({ place: id, vi: declaration, en: declarationEn }))
      .filter(({ vi }) => vi !== undefined),
  }
  const [titles, rules, hints, declarations] = [
    said.titles.length, said.rules.length, said.hints.length, said.declarations.length,
  ]
  expect([titles > 250, rules > 150, hints > 1000, declarations > 15]).toEqual([true, true, true, true])
  const missing = Object.values(said).flat()
    .filter(({ en = 'ă' }) => isVietnamese(withoutNames(en))).map(({ place, vi }) => `${place}: ${vi ?? ''}`)
  expect([...new Set(missing)]).toEqual([])
})

test('a sentence that stands in several places is said alike in all of them', () => {
  const pairs = compiled.forms.flatMap((form) => [
    ...form.rules.map(({ message, messageEn }) => [message, messageEn] as const),
    ...fieldsOf(form).flatMap((field) => [field, ...field.columns ?? []]).map(
      ({ help, helpEn }) => [help, helpEn] as const,
    ),
  ])
  const known = new Map(pairs)
  expect(pairs.filter(([vi, en]) => known.get(vi) !== en)).toEqual([])
})

test('what to do about a value says in English, too, how it should look', () => {
  const number = findField(formNamed('tk-khai-sinh'), 'requester.idNumber')
  if (!number) throw new Error('no number')
  expect(refusalText(number, 'pattern', '2026-03-10', 'en')).toMatch(
    /Identity cards and personal numbers have 12 digits\.$/,
  )
  expect(refusalText(
    { key: number.key, label: number.label, type: 'text', required: 'always', help: 'Thẻ có 12 chữ số.' }, 'pattern',
    '2026-03-10', 'en',
  )).not.toContain('Thẻ')
})

test('answers are shown in English, codes too', () => {
  const example = goodExamples.find(({ id }) => id === 'hkd-1')
  if (!example) throw new Error('hkd-1')
  const { form, answers, occasion } = example
  const lines = showAnswers(form, fieldsOf(form), checkAnswers(form, answers, occasion).answers, 'en')
  expect(lines.find(({ key }) => key === 'business.lines')?.rows?.[0]?.map(({ label, text }) => [label, text]))
    .toEqual([['Name', 'Bán lẻ tổng hợp'], ['Code of the line of business', '4711'], ['Main line of business', 'Yes']])
})

test('a composed form has both languages in every title, label and rule', () => {
  const form = generalForm(raw, {
    id: 'thu', name: 'Thử', sector: '', subjects: ['citizen', 'organisation'], documentTypes: [],
  })
  const titles = form.pages.flatMap((page) => [page, ...page.sections])
  expect(titles.filter(({ titleEn = 'ă' }) => isVietnamese(titleEn))).toEqual([])
  expect(fieldsOf(form).filter(({ labelEn = 'ă' }) => isVietnamese(labelEn))).toEqual([])
  expect(form.rules.filter(({ messageEn = 'ă' }) => isVietnamese(messageEn))).toEqual([])
  expect(isVietnamese(form.declarationEn ?? 'ă')).toBe(false)
})
