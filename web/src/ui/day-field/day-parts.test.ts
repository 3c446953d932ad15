import { expect, test } from 'vitest'
import { isFromElsewhere, partsOf } from './day-parts.ts'

test.each([
  ['1950-02-09', ['09', '02', '1950']], ['1950-02', ['', '02', '1950']], ['1950', ['', '', '1950']],
  ['31/13/1950', ['31', '13', '1950']], ['7//', ['7', '', '']], ['', ['', '', '']],
])('the value %j stands in three fields', (value, parts) => {
  expect(partsOf(value)).toEqual(parts)
})

test.each([
  ['what was typed comes back', '2021-06-01', '2021-06-01', false],
  ['a form of whole days has none of a half-typed one', '', '01/06/', false],
  ['nor of a year whose month and day were taken away', '', '2021', false],
  ['a value is filled in before anybody types', '1950-02-09', undefined, true],
  ['a value is filled in over what was typed', '1950-02-09', '01//', true],
  ['a whole day is taken away', '', '2021-06-01', true],
  ['what stood there is taken away before anybody types', '', undefined, true],
])('%s', (_, value, typed, isNew) => {
  expect(isFromElsewhere(value, typed)).toBe(isNew)
})
