/** Need: of a dossier that a ministry's system has somebody knows whether both say the same, and what mends it (E7). */
import { expect, test } from 'vitest'
import { mendOf } from './difference.ts'
import { type SectorDifference, type SectorSides, sectorDifferenceOf } from './sector-difference.ts'

const AGREED: SectorSides = {
  message: 'acknowledged', due: 'dossier', heard: '4', said: { code: '4', word: 'done' },
}

test.each<[string, Partial<SectorSides>, SectorDifference | undefined]>([
  ['both say the same', {}, undefined],
  ['it was never told', { message: undefined }, 'not-told'],
  ['somebody dropped what was told', { message: 'dropped' }, 'not-told'],
  ['nothing of it was to go there', { message: undefined, due: undefined }, undefined],
  ['what is told is on its way', { message: 'waiting' }, 'waiting'],
  ['what is told was refused', { message: 'dead' }, 'dead'],
  ['it has none such', { said: null }, 'missing-there'],
  ['it has none such, and here it is over', { said: null, due: 'result' }, 'said-otherwise'],
  ['it has none such, and nothing goes there any more', { said: null, due: undefined }, 'said-otherwise'],
  ['its word never came', { said: { code: '5', word: undefined } }, 'not-heard'],
  ['it said nothing yet that was heard', { heard: null, said: { code: '3', word: undefined } }, 'not-heard'],
  ['its word is not worked off', { said: { code: '5', word: 'waiting' } }, 'not-heard'],
  ['its word is held', { said: { code: '5', word: 'held' } }, 'held-here'],
  ['its word was refused here', { said: { code: '5', word: 'refused' } }, 'said-otherwise'],
  ['we go by another of its words', { said: { code: '3', word: 'done' } }, 'said-otherwise'],
])('%s', (_, change, kind) => {
  expect(sectorDifferenceOf({ ...AGREED, ...change })).toBe(kind)
})

test('each has a deed that mends it', () => {
  const kinds = ['not-told', 'missing-there', 'not-heard', 'held-here', 'said-otherwise'] as const
  expect(kinds.map((kind) => mendOf(kind, false))).toEqual(['tell-again', 'tell-again', 'wait', 'mend-held', 'ask-partner'])
})
