/** Need: a code copied from any announcement finds its procedure. */
import { expect, test } from 'vitest'
import { checkProcedureCode, parseProcedureCode } from './procedure-code.ts'

test.each([
  ['1.001193', { base: '1.001193', suffix: '', owner: '' }],
  ['1.001677.000.00.00.H13', { base: '1.001677', suffix: '000.00.00.H13', owner: 'H13' }],
  ['1.014464.H50', { base: '1.014464', suffix: 'H50', owner: 'H50' }],
])('%s is read', (text, code) => {
  expect(parseProcedureCode(text)).toEqual(code)
  expect(checkProcedureCode(text)).toEqual({ valid: true })
})

test.each(['', '1001193', '1.00119', '1.0011933', '11.001193', '1.001193.', '1.001193.h50', '1.001193.H5',
  '1.001193.H500', '1.001193.000.00.H13', '1.001193.000.00.00', '1.001193 ', '1.001193\n', 'C08_XPHCDB', '１.001193'],
)('“%s” is no code', (text) => {
  expect(checkProcedureCode(text)).toEqual({ valid: false, reason: 'not-a-procedure-code' })
})
