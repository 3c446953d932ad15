/** Need: one thing a page, and a task list that says what is still to do (A6, P2). */
import { describe, expect, test } from 'vitest'
import { compiled, formNamed, goodExamples, raw } from '../test/province-forms.ts'
import { checkAnswers } from './check-answers.ts'
import { chooseForms } from './choose-form.ts'
import { generalForm } from './general-form.ts'
import { nextPage, pageState, pageStates, refusalsOn, visiblePages } from './pages-of.ts'
import type { Occasion } from './context-of.ts'
import { shownFields } from './shown.ts'

const birth = formNamed('tk-khai-sinh')
const on: Occasion = { asOf: '2026-03-10', procedure: 'khai-sinh', channel: 'online' }
const keysOn = (answers: Record<string, unknown>, page: string) =>
  shownFields(visiblePages(birth, answers, on).filter(({ id }) => id === page)).map(({ key }) => key)

test('a page of which nothing is asked is left out', () => {
  // Without a known kind of birth neither parent is asked: of four pages three remain.
  expect(visiblePages(birth, {}, on).map(({ id }) => id)).toEqual(['nguoi-yeu-cau', 'tre', 'nop'])
  expect(visiblePages(birth, { 'child.situation': 'chi-me' }, on).map(({ id }) => id))
    .toEqual(['nguoi-yeu-cau', 'tre', 'cha-me', 'nop'])
  expect(nextPage(birth, 'tre', {}, on)?.id).toBe('nop')
  expect(nextPage(birth, 'tre', { 'child.situation': 'chi-me' }, on)?.id).toBe('cha-me')
  expect(nextPage(birth, 'nop', {}, on)).toBeUndefined()
})

test('a condition does not see the answer of a hidden field', () => {
  // mother.isDeceased hides her residence only while the mother is asked at all.
  const known = { 'child.situation': 'chi-me', 'mother.isDeceased': true }
  expect(keysOn(known, 'cha-me')).toContain('mother.isDeceased')
  expect(keysOn(known, 'cha-me')).not.toContain('mother.residence')
  expect(keysOn({ ...known, 'child.situation': 'chi-cha' }, 'cha-me').filter((key) => key.startsWith('mother.')))
    .toEqual([])
})

describe('the task list', () => {
  const [example] = goodExamples
  if (!example) throw new Error('no example')

  test('a complete example is done on every page', () => {
    for (const { id, form, answers, occasion } of goodExamples) {
      expect([id, pageStates(form, answers, occasion).filter(({ page, state }) =>
        state !== 'done' && !isOptional(page)).map(({ page }) => page.id)])
        .toEqual([id, []])
    }
  })

  /** Nobody need touch a page on which nothing must be filled. */
  function isOptional(page: Parameters<typeof shownFields>[0][number]): boolean {
    return shownFields([page]).every(({ required }) => required !== 'always')
  }

  test('from not started over started to done', () => {
    const page = 'tre'
    const ofPage = Object.fromEntries(Object.entries(example.answers).filter(([key]) => key.startsWith('child.')))
    const withoutSex = Object.fromEntries(Object.entries(ofPage).filter(([key]) => key !== 'child.sex'))
    expect([{}, withoutSex, ofPage].map((answers) => pageState(example.form, page, answers, example.occasion)))
      .toEqual(['not-started', 'started', 'done'])
    expect(pageState(example.form, 'khong-co', {}, example.occasion)).toBe('not-started')
  })

  test('a page that was seen is done if nothing on it must be filled, and else started', () => {
    const form = formNamed('tk-khai-sinh')
    // Pages on which no field is "always" exist only by condition; here all of them are cleared of their duties.
    const eased = { ...form, pages: form.pages.map((page) => ({ ...page, sections: page.sections.map((section) => ({
      ...section, fields: section.fields.map((field) => ({ ...field, required: 'never' as const })) })) })) }
    expect([form, eased].map((one) => pageState(one, 'tre', {}, on, ['tre']))).toEqual(['started', 'done'])
  })

  test('shows the refusals where they belong', () => {
    const checked = checkAnswers(birth, {}, on)
    const pages = visiblePages(birth, {}, on)
    expect(pages.flatMap((page) => refusalsOn(page, checked)).length).toBe(checked.refusals.length)
  })
})

describe('which form on which day', () => {
  const found = (procedure: string, day: string) => chooseForms(compiled.forms, procedure, day)
    .map(({ form, isUnpublished }) => [form.id, form.version.validFrom, isUnpublished])

  test.each([
    // TT 04/2020 until 05/06/2024, TT 04/2024 from the day after (forms.yaml).
    ['khai-sinh', '2021-06-25', [['tk-khai-sinh', '2020-07-16', false]]],
    ['khai-sinh', '2024-06-05', [['tk-khai-sinh', '2020-07-16', false]]],
    ['khai-sinh', '2024-06-06', [['tk-khai-sinh', '2024-06-06', false]]],
    // Before the first version: the earliest later one, marked.
    ['khai-sinh', '2019-01-01', [['tk-khai-sinh', '2020-07-16', true]]],
    ['khong-co-thu-tuc', '2021-06-25', []],
  ] as const)('%s on %s', (procedure, day, expected) => {
    expect(found(procedure, day)).toEqual(expected)
  })

  test('a criminal record is asked for by oneself or through another', () => {
    expect(found('phieu-lltp', '2026-10-12').map(([id]) => id)).toEqual(['tk-lltp-03', 'tk-lltp-04'])
  })

  test('a bundle has its own', () => {
    expect(found('lt-khai-sinh-3', '2026-03-10').map(([id]) => id)).toEqual(['tk-lien-thong-khai-sinh'])
  })
})

describe('the general form', () => {
  const form = generalForm(raw, {
    id: 'thu-tuc-la', name: 'Một thủ tục lạ', sector: 'la', subjects: ['citizen', 'organisation'], documentTypes: [],
  })
  const occasion: Occasion = { asOf: '2021-06-25', procedure: 'thu-tuc-la', channel: 'online' }
  const address = { country: 'VN', epoch: '3-cap', province: { code: '44', name: 'Tỉnh A' },
    district: { code: '450', name: 'Huyện B' }, commune: { code: '18880', name: 'Xã C' } }
  const own = {
    'requester.fullName': 'Nguyễn Văn An', 'requester.birthDate': '1990-01-01', 'requester.idKind': 'cccd',
    'requester.idNumber': '000090990001', 'requester.contactAddress': address, 'requester.phone': '0500000001',
    'request.actsAs': 'ban-than', 'requester.relationToSubject': 'ban-than', 'request.content': 'Xin được giải quyết.',
    'request.resultDelivery': 'tai-quay', 'declaration.truthful': true, 'declaration.dataUse': true,
  }

  test('says that it is provisional, and passes for one who asks for himself', () => {
    expect([form.isProvisional, form.procedures, form.pages.length]).toEqual([true, ['thu-tuc-la'], 3])
    expect(checkAnswers(form, own, occasion).refusals).toEqual([])
  })

  test('asks for whom, when it is for another', () => {
    const { refusals } = checkAnswers(form, { ...own, 'requester.relationToSubject': 'con' }, occasion)
    expect(refusals.map(({ field }) => field)).toEqual(['subject.fullName', 'subject.birthDate'])
  })
})
