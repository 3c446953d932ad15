/** Need: a seal is held against the code of the agency that issued then, whatever units became since (ADR 0060). */
import { expect, test } from 'vitest'
import { agencyCodesSince } from './agency-codes.ts'

const of = (id: bigint, agencyCode: string | null, from: string, to: string | null) =>
  ({ id, idOfData: `cq:${String(id)}`, agencyCode, from, to })
const UNITS = [
  of(1n, 'H46.1', '2020-01-01', '2024-12-31'), of(1n, 'H46.2', '2025-01-01', '2025-03-31'),
  of(1n, 'H46.2', '2025-04-01', '2025-06-30'), of(2n, 'H46.1', '2025-01-01', null), of(3n, null, '2020-01-01', null),
]

test.each([
  [1n, '2020-01-01', ['H46.1', 'H46.2']],
  [1n, '2024-12-31', ['H46.1', 'H46.2']],
  [1n, '2025-01-01', ['H46.2']], // H46.1 is another's from this day on
  [1n, '2025-07-01', []],
  [2n, '2024-06-01', ['H46.1']],
  [3n, '2025-01-01', ['cq:3']],
])('of unit %s from %s on: %j', (id, day, codes) => { expect(agencyCodesSince(UNITS, id, day)).toEqual(codes) })
