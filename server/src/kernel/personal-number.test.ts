/** Need: a number that cannot be right is caught at the field, an unusual one is not refused. */
import { describe, expect, test } from 'vitest'
import { checkNumberHere, checkOldIdNumber, checkPersonalNumber, readPersonalNumber } from './personal-number.ts'

// No number of a person stands in this repository: those that are none of the demonstration's are put together here.
const numberOf = (place: number, century: number, year: string) =>
  [String(place).padStart(3, '0'), century, year, '123456'].join('')
const SOUND = { valid: true, warnings: [] }

describe('the place', () => {
  test.each([
    ['000 is nowhere', 0, 0, false], ['001 to 096 are provinces', 1, 96, true],
    ['097 to 099 are nowhere', 97, 99, false], ['from 100 on they are countries', 100, 999, true],
  ])('%s', (_, first, last, known) => {
    for (let place = first; place <= last; place += 1) {
      expect(checkPersonalNumber(numberOf(place, 0, '90'))).toEqual(
        known ? SOUND : { valid: false, reason: 'unknown-place' })
    }
  })
})

test.each(['', '1', numberOf(44, 0, '90').slice(1), `${numberOf(44, 0, '90')}1`, `${numberOf(44, 0, '90')}\n`,
  ` ${numberOf(44, 0, '90')}`, numberOf(44, 0, '9O'), '０００１９６９９０００１', '000 196 990 001'],
)('“%s” is no number', (text) => {
  expect(checkPersonalNumber(text, { demo: true })).toEqual({ valid: false, reason: 'not-twelve-digits' })
})

describe('invented people', () => {
  test('are known in a demonstration only', () => {
    expect(checkPersonalNumber('000196990001')).toEqual({ valid: false, reason: 'demonstration-number' })
    expect(checkPersonalNumber('000196990001', { demo: true })).toEqual(SOUND)
  })

  test('have a serial from 99 on; any other number of place 000 is none, there too', () => {
    expect(checkPersonalNumber(numberOf(0, 1, '96'), { demo: true })).toEqual({ valid: false, reason: 'unknown-place' })
  })

  test('do not shut out real ones', () => {
    expect(checkPersonalNumber(numberOf(44, 0, '90'), { demo: true })).toEqual(SOUND)
  })
})

describe('sex and year', () => {
  test.each([
    [0, '96', 'male', 1996], [1, '96', 'female', 1996], [2, '03', 'male', 2003], [3, '03', 'female', 2003],
    [4, '00', 'male', 2100], [7, '99', 'female', 2299], [9, '50', 'female', 2350],
  ])('%i and %s tell a %s of %i', (century, year, sex, birthYear) => {
    expect(readPersonalNumber(numberOf(0, century, year))).toEqual({ sex, birthYear })
  })

  test.each([
    [{ birthDate: '1996-04-15', sex: 'female' as const }, []],
    [{ birthDate: '1996' }, []],
    [{ birthDate: '1995-12-31' }, ['birth-year-differs']],
    [{ birthDate: '2096-01-01', sex: 'male' as const }, ['sex-differs', 'birth-year-differs']],
  ])('that differ are a warning: %o', (declared, warnings) => {
    expect(checkPersonalNumber('000196990001', { demo: true, ...declared })).toEqual({ valid: true, warnings })
  })
})

test('an old number has nine digits and ended with 2024', () => {
  const old = '990000001'
  expect(checkOldIdNumber(old)).toEqual({ valid: true })
  expect(checkOldIdNumber(old, '2024-12-31')).toEqual({ valid: true })
  expect(checkOldIdNumber(old, '2025-01-01')).toEqual({ valid: false, reason: 'no-longer-valid' })
  for (const text of ['', old.slice(1), `${old}1`, `${old.slice(1)}a`]) {
    expect(checkOldIdNumber(text)).toEqual({ valid: false, reason: 'not-nine-digits' })
  }
})

test.each(Array.from('0123456789'))('%s and nothing else is what people type who have no number', (digit) => {
  const refused = { valid: false, reason: 'repeated-digit' }
  expect(checkOldIdNumber(digit.repeat(9))).toEqual(refused)
  expect(checkPersonalNumber(digit.repeat(12))).toEqual(refused)
  expect(checkPersonalNumber(digit.repeat(12), { demo: true })).toEqual(refused)
})

describe('in an installation', () => {
  const real = numberOf(44, 0, '90')
  test.each([
    ['a demonstration', '000196990001', true, { valid: true }], ['a demonstration', real, true, 'demonstration-only'],
    ['a demonstration', '990000001', true, 'demonstration-only'],
    ['a demonstration', '0'.repeat(9), true, 'repeated-digit'], ['a demonstration', '12', true, 'not-twelve-digits'],
    ['production', '000196990001', false, 'demonstration-number'], ['production', real, false, { valid: true }],
    ['production', '990000001', false, { valid: true }], ['production', '0'.repeat(9), false, 'repeated-digit'],
    ['production', numberOf(98, 0, '90'), false, 'unknown-place'],
  ] as const)('%s: %s', (_, number, isDemonstration, told) => {
    expect(checkNumberHere(number, isDemonstration)).toEqual(
      typeof told === 'string' ? { valid: false, reason: told } : told,
    )
  })

  test('an old number ends with 2024', () => {
    expect(checkNumberHere('990000001', false, '2025-01-01')).toEqual({ valid: false, reason: 'no-longer-valid' })
  })
})
