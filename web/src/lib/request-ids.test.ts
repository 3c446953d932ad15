/** Need: a clerk on a slow line presses twice; one dossier must come of it, and a correction must get through. */
import { expect, test } from 'vitest'
import { RequestIds } from './request-ids.ts'

test('the same press tried again keeps its id, a corrected one has its own', () => {
  const ids = new RequestIds()
  const first = ids.idFor({ answers: { a: 1 } })
  expect(ids.idFor({ answers: { a: 1 } })).toBe(first)
  expect(ids.idFor({ answers: { a: 2 } })).not.toBe(first)
})

test('once answered, the same content is a new press', () => {
  const ids = new RequestIds()
  const first = ids.idFor('x')
  ids.settle()
  expect(ids.idFor('x')).not.toBe(first)
})
