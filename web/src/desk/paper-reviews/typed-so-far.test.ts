/**
 * Need: a clerk who looks something up elsewhere finds what was typed of a paper; the next account in the tab does not.
 */
import { afterEach, expect, test, vi } from 'vitest'
import { keepBeforeLeaving } from '../../lib/before-leaving.ts'

const values = { name: 'Nguyễn Ánh', number: '', issuedOn: '', issuer: '', place: '' }
const listeners = new Set<unknown>()
vi.stubGlobal('window', {
  addEventListener: (_: string, one: unknown) => listeners.add(one),
  removeEventListener: (_: string, one: unknown) => listeners.delete(one),
})
const { forgetTyped, keepTyped, typedSoFar } = await import('./typed-so-far.ts')
afterEach(() => forgetTyped('a'))

test('what was typed of a paper is there again, of that paper only, and the tab asks before it closes', () => {
  keepTyped('a', values)
  expect([typedSoFar('a'), typedSoFar('b'), listeners.size]).toEqual([values, undefined, 1])
})

test('once it is saved nothing is kept, and nothing is asked', () => {
  keepTyped('a', values)
  forgetTyped('a')
  expect([typedSoFar('a'), listeners.size]).toEqual([undefined, 0])
})

test('signing out throws it away', async () => {
  keepTyped('a', values)
  await keepBeforeLeaving()
  expect([typedSoFar('a'), listeners.size]).toEqual([undefined, 0])
})
