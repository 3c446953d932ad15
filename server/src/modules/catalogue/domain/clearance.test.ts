/** Need: what is asked for together is received where each of it may be, and nowhere else. */
import { expect, test } from 'vitest'
import { type Clearance, clearanceOfAll } from './clearance.ts'

const held = (id: bigint, unitIds: readonly bigint[] | null): Clearance => ({
  id, publicId: '', procedureId: id, stage: unitIds ? 'pilot' : 'province', unitIds, validFrom: '2021-01-01',
  validTo: null, reason: 'Thử', source: 'desk', decision: null,
})
const ANYWHERE = held(1n, null)

test.each<[string, readonly (Clearance | undefined)[], readonly bigint[] | null | undefined]>([
  ['all of the province', [ANYWHERE, held(2n, null)], null],
  ['one is received where it belongs only', [ANYWHERE, undefined], undefined],
  ['one is tried at two units', [ANYWHERE, held(2n, [5n, 6n])], [5n, 6n]],
  ['two are tried, at one unit both', [held(2n, [5n, 6n]), held(3n, [6n, 7n])], [6n]],
  ['two are tried, nowhere both', [held(2n, [5n]), held(3n, [7n])], undefined],
  ['nothing at all', [], undefined],
])('%s', (_, each, expected) => {
  expect(clearanceOfAll(each)?.unitIds).toEqual(expected)
})
