/** Need: a clerk says how many sheets lie there, and what is no number of pages is not taken for one. */
import { expect, test } from 'vitest'
import { pagesMeant } from './said-pages.tsx'

test.each([
  ['', undefined], ['  ', undefined], ['1', 1], [' 12 ', 12], ['1000', 1000],
  ['0', null], ['1001', null], ['-2', null], ['2,5', null], ['hai', null],
])('%j means %j', (typed, pages) => { expect(pagesMeant(typed)).toBe(pages) })
