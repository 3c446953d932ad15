/** Need: whoever copies a number from a slip by hand finds the dossier, and never another's. */
import { expect, test } from 'vitest'
import { readTypedDossierNumber } from './typed-dossier-number.ts'

const AGENCIES = new Set(['H46', 'H46.12', 'H46.12.05', 'H50.001.02', '000.00.12.H46'])
const read = (text: string, agencies: ReadonlySet<string> = AGENCIES) =>
  readTypedDossierNumber(text, (code, day) => agencies.has(code) && day <= '2026-11-26' && day >= '2018-01-01')

test.each([
  ['as it stands', 'H46.12-210625-0001', 'H46.12-210625-0001'],
  ['in small letters', ' h46.12-210625-0001 ', 'H46.12-210625-0001'],
  ['with blanks', 'H46 12 210625 0001', 'H46.12-210625-0001'],
  ['with blanks beside dashes', 'H46.12 - 210625 - 0001', 'H46.12-210625-0001'],
  ['with dots only', 'H46.12.05.210625.0012', 'H46.12.05-210625-0012'],
  ['with signs in odd places', 'H-4 6.1 2-2106.25-00 01', 'H46.12-210625-0001'],
  ['with nothing between', 'H46122106250001', 'H46.12-210625-0001'],
  ['without zeros of the serial', 'H46.12-210625-1', 'H46.12-210625-0001'],
  ['without zeros of a group', 'H46.12.5-210625-12', 'H46.12.05-210625-0012'],
  ['without zeros of both', 'h50.1.2 250915 7', 'H50.001.02-250915-0007'],
  ['of the old scheme', '0000012H46 210625 1', '000.00.12.H46-210625-0001'],
  ['of the old scheme, without its first zeros', '12.H46-210625-0001', '000.00.12.H46-210625-0001'],
  ['of the province itself', 'H46 240229 12345', 'H46-240229-12345'],
  ['typed in at a counter', 'T H46 12 210625 1', 'T.H46.12-210625-0001'],
])('%s: “%s”', (_, text, number) => expect(read(text)).toBe(number))

test.each([
  ['nothing', ''], ['words', 'khai sinh'], ['no serial', 'H46.12-210625'], ['a serial of zero', 'H46.12 210625 0'],
  ['a day that is none', 'H46.12 210631 1'], ['an agency that is none', 'H46.13 210625 1'],
  ['3,000 digits', `H46${'1'.repeat(3000)}`],
])('%s is no number', (_, text) => expect(read(text)).toBeUndefined())

test('what can be two numbers is none', () => {
  // H46.20 on 20-11-05; or H46 on 2020-11-05.
  const two = new Set(['H46', 'H46.20'])
  expect(read('H46 20201105 0001', two)).toBeUndefined()
  expect(read('H46-20201105-0001', two)).toBe('H46-20201105-0001')
  expect(read('H46 20201105 0001')).toBe('H46-20201105-0001')
})

test('zeros are added to a code only where it needs them', () => {
  // With a zero added to its code: H46.02 on 2020-12-10, serial 6250001.
  const two = new Set(['H46.02.01', 'H46.22', 'H46.02', 'H46.22.01'])
  expect(read('H46 2201 210625 0001', two)).toBe('H46.22.01-210625-0001')
})
