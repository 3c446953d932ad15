/** Need: all faults at once, in words, and nothing that is right is refused (A6, P1)
  . Expectations come from the data. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goodExamples, wrongExamples } from '../test/province-forms.ts'
import { checkAnswers } from './check-answers.ts'
import { checkValue } from './check-value.ts'
import { fieldsOf } from './model.ts'

const pairs = (refusals: readonly { field: string; reason: string }[]) =>
  refusals.map(({ field, reason }) => `${field}: ${reason}`).sort()

describe('the 33 good examples pass with exactly their warnings', () => {
  test.each(goodExamples.map((example) => [example.id, example] as const))('%s',
    (_, { form, answers, occasion, warnings }) => {
    const checked = checkAnswers(form, answers, occasion)
    expect([pairs(checked.refusals), checked.warnings.map(({ rule }) => rule).sort()])
      .toEqual([[], [...warnings].sort()])
  })
})

describe('the 49 wrong ones are refused for exactly what is wrong', () => {
  test.each(wrongExamples.map((example) => [example.id, example] as const))('%s',
    (_, { form, answers, occasion, refusals }) => {
    expect(pairs(checkAnswers(form, answers, occasion).refusals)).toEqual(pairs(refusals))
  })
})

const [birth] = goodExamples
if (!birth) throw new Error('no example')
const check = (changes: Record<string, unknown>, more: object = {}) =>
  checkAnswers(birth.form, { ...birth.answers, ...changes }, { ...birth.occasion, ...more })
const refusalsAt = (field: string, value: unknown) => check({ [field]: value })
  .refusals.filter((one) => one.field === field)

describe('hostile values are refused, never thrown', () => {
  test.each<[field: string, what: string, value: unknown, reason: string]>([
    ['child.fullName', 'a number', 5, 'type'], ['child.fullName', 'a list', ['Đỗ'], 'type'],
    ['child.fullName', 'an object', { toString: 'x' }, 'type'], ['child.fullName', 'true', true, 'type'],
    ['child.fullName', 'markup', 'Đỗ <b>Huy</b>', 'markup'], ['child.fullName', 'an entity', 'Đỗ &lt;Huy', 'markup'],
    ['child.fullName', 'a mark that turns the direction', 'Đỗ \u202eyuH', 'markup'],
    ['child.fullName', 'a control sign', 'Đỗ\u0000Huy', 'markup'],
    ['child.fullName', 'half a letter', 'Đỗ \ud83d', 'markup'],
    ['child.fullName', 'too long', 'Đ'.repeat(301), 'tooLong'],
    ['child.fullName', 'far too long', 'Đ'.repeat(3_000_000), 'tooLong'],
    ['child.birthDate', 'no day', '2026-02-30', 'pattern'], ['child.birthDate', 'a moment', '2026-02-20T10:00:00Z',
      'pattern'],
    ['child.birthDate', 'a number', 20260220, 'type'], ['child.birthDate', 'long ago', '0001-01-01', 'range'],
    ['child.sex', 'a number', 1, 'type'], ['child.sex', 'the name of a property', 'constructor', 'code'],
    ['child.sex', 'nothing listed', 'khac', 'code'], ['request.copies', 'text', '2', 'type'],
    ['request.copies', 'a fraction', 1.5, 'type'], ['request.copies', 'NaN', NaN, 'type'],
    ['request.copies', 'Infinity', Infinity, 'type'],
    ['request.copies', 'below', -1, 'range'], ['request.copiesWanted', 'text', 'true', 'type'],
    ['declaration.truthful', 'no', false, 'required'], ['child.birthPlace', 'text', 'Đồng Hới', 'type'],
    ['child.birthPlace', 'no units', { country: 'VN', epoch: '2-cap' }, 'required'],
    ['child.birthPlace', 'an unknown epoch', { country: 'VN', epoch: '4-cap' }, 'code'],
    ['child.birthPlace', 'a district where there is none',
      { country: 'VN', epoch: '2-cap', province: unit('44'), district: unit('450'), commune: unit('18880') },
        'addressEpoch'],
    ['child.birthPlace', 'a code with letters', { country: 'VN', epoch: '2-cap', province: unit('44'),
      commune: unit("1' or 1") }, 'code'],
    ['child.birthPlace', 'markup in the detail',
      { country: 'VN', epoch: '2-cap', province: unit('44'), commune: unit('18880'), detail: '<img src=x>' }, 'markup'],
    ['requester.idNumber', 'a digit too few', '00019699000', 'pattern'],
    ['requester.phone', 'letters', 'không có', 'pattern'],
    ['child.fullName', 'only invisible signs', '\u200b\u200b', 'required'],
  ])('%s: %s', (field, _, value, reason) => {
    expect(refusalsAt(field, value).map((one) => one.reason)).toContain(reason)
  })

  function unit(code: string) {
    return { code, name: 'Đơn vị' }
  }

  test.each<[string, unknown]>([
    ['null', null], ['a list', []], ['text', 'x'], ['a number', 5], ['nothing', undefined],
    ['an object that answers anything', new Proxy({}, { get: () => ({}) })],
    ['a prototype', JSON.parse('{"__proto__": {"child.fullName": "Kẻ Khác"}}')], ['a function', () => 1],
  ])('in place of the answers: %s', (_, answers) => {
    const { refusals } = checkAnswers(birth.form, answers, birth.occasion)
    expect(refusals.length).toBeGreaterThan(10)
  })

  test('rows that are no rows, and too many', () => {
    const example = goodExamples.find(({ id }) => id === 'hkd-1')
    if (!example) throw new Error('hkd-1')
    const lines = (value: unknown) => pairs(checkAnswers(example.form, { ...example.answers, 'business.lines': value },
      example.occasion).refusals)
    expect(lines('x')).toContain('business.lines: type')
    expect(lines([null, 5, []])).toContain('business.lines: type')
    expect(lines(Array.from({ length: 201 }, () => ({ name: 'Bán lẻ', code: '4711' }))))
      .toContain('business.lines: count')
  })

  test('random JSON under every key', () => {
    fc.assert(fc.property(fc.constantFrom(...goodExamples), fc.infiniteStream(fc.jsonValue()), (example, values) => {
      const answers = Object.fromEntries(fieldsOf(example.form).map(({ key }) => [key, values.next().value]))
      expect(Array.isArray(checkAnswers(example.form, answers, example.occasion).refusals)).toBe(true)
    }), { numRuns: 60 })
  })
})

describe('what is only untidy is put in order', () => {
  test('letters composed of parts become whole, spaces single', () => {
    const { answers, refusals } = check({ 'child.fullName': '  Đỗ   Hữu\tHuy '.normalize('NFD') })
    expect([answers['child.fullName'], refusals]).toEqual(['Đỗ Hữu Huy', []])
  })

  test('keys that the form does not know are dropped, hidden ones too', () => {
    const { answers, refusals } = check({ 'child.nickname': 'Tí', 'request.resultAddress': { country: 'VN' } })
    expect([answers['child.nickname'], answers['request.resultAddress'], refusals]).toEqual([undefined, undefined, []])
  })

  test('what the machine writes replaces what was sent', () => {
    // 20 February 2026, read aloud.
    const { answers } = check({ 'child.birthDateInWords': 'Ngày một tháng một' })
    expect(answers['child.birthDateInWords']).toBe('Ngày hai mươi tháng hai năm hai nghìn không trăm hai mươi sáu')
    expect(answers['request.madeOn']).toBe('2026-03-10')
  })
})

const none = (reason: string) => () => ({ valid: false, reason }) as const

describe('what only the outside knows', () => {
  test('a personal number that may not be used here', () => {
    const { refusals } = check({}, { checkNumber: none('demonstration-number') })
    expect(pairs(refusals)).toEqual(['father.idNumber: pattern', 'mother.idNumber: pattern',
      'requester.idNumber: pattern'])
  })

  // Put together here, so that no number stands in the repository that somebody may have been given.
  const real = ['001', '096', '000123']
  test.each([
    ['dinh-danh', real.join('')], ['cmnd', '990000001'], ['khac', real.join(' ')], ['khac', '990-000.001'],
    ['ho-chieu', real.join('')],
  ])('a demonstration says plainly that it takes reserved numbers only: %s', (idKind, idNumber) => {
    const more = {
      checkNumber: (number: string) =>
        number.startsWith('000') ? ({ valid: true } as const) : none('demonstration-only')(),
    }
    const { refusals } = check({ 'requester.idKind': idKind, 'requester.idNumber': idNumber }, more)
    expect(pairs(refusals.filter(({ reason }) => reason !== 'required'))).toEqual([
      'requester.idNumber: demonstrationOnly',
    ])
    expect(refusals.map(({ text }) => text).join()).toMatch(
      /Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx ở “.*”.* Đừng ghi số của người thật/,
    )
  })

  test('a passport is no card, and a tax code as long as a card’s number is that number', () => {
    const port = { checkNumber: none('demonstration-only') }
    const passport = check({ 'requester.idKind': 'ho-chieu', 'requester.idNumber': 'DEMO00001' }, port)
    expect(passport.refusals.filter(({ field }) => field === 'requester.idNumber')).toEqual([])
    const shape = { key: 'taxCode', label: 'Mã số thuế', type: 'text', required: 'never', hasCheckDigit: true } as const
    const value = { ...port, occasion: birth.occasion, codes: {}, sibling: () => undefined }
    expect(checkValue(shape, real.join(''), value)).toEqual({ isOk: false, reason: 'demonstrationOnly' })
    expect(checkValue(shape, '0100109106', value)).toMatchObject({ isOk: true })
  })

  test('an address whose commune is not in the province', () => {
    const { refusals } = check({}, { units: ({ detail }: { detail?: string }) => detail !== 'Thôn Đức Thị' })
    expect(pairs(refusals)).toEqual(['child.placeOfOrigin: code'])
  })
})

test('a fault in a table says in which row and column', () => {
  const example = wrongExamples.find(({ id }) => id === 'hkd-x2') // the code of the first line has three digits
  const { refusals } = checkAnswers(example?.form ?? birth.form, example?.answers, example?.occasion ?? birth.occasion)
  expect(refusals).toContainEqual(expect.objectContaining({ field: 'business.lines', reason: 'pattern', row: 0,
    column: 'code' }))
})

test('every refusal is a Vietnamese sentence that ends', () => {
  const texts = [...wrongExamples.flatMap(({ form, answers, occasion }) => checkAnswers(form, answers, occasion)
    .refusals),
    ...checkAnswers(birth.form, {}, birth.occasion).refusals].map(({ text }) => text)
  expect(texts.filter((text) => !/^[\p{Lu}“].*[.)]$/u.test(text))).toEqual([])
})

test('the tax code printed on a known certificate has its check digit, one beside it has not', () => {
  // 31·0+29·1+23·0+19·0+17·1+13·0+7·9+5·1+3·0 = 114; 114 mod 11 = 4; 10 - 4 = 6.
  const shape = { key: 'taxCode', label: 'Mã số thuế', type: 'text', required: 'never', hasCheckDigit: true } as const
  const verdict = (value: string, isDemonstration = false) => checkValue(shape, value, {
    occasion: birth.occasion, codes: {}, sibling: () => undefined,
    checkNumber: (number) => isDemonstration && number.startsWith('000')
      ? { valid: true } : { valid: false, reason: 'unknown-place' },
  }).isOk
  expect([verdict('0100109106'), verdict('0100109107'), verdict('0000000000')]).toEqual([true, false, false])
  // The invented organisation of the data, where invented people are taken.
  expect([verdict('0000000000', true), verdict('0000000001', true)]).toEqual([true, false])
})
