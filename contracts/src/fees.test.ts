/** Need (part C4): the papers that are copied are counted as their declaration lists them, and not half a list. */
import { expect, test } from 'vitest'
import { asListed, papersOfDeclaration } from './fees.ts'

const list = (...rows: readonly unknown[]) => papersOfDeclaration({ 'copy.items': rows })
const row = (pages: unknown, copies: unknown) => ({ title: 'Bằng tốt nghiệp', pages, copies, foreign: false })

test('each row of the declaration is one paper', () =>
  expect(list(row(2, 3), row(10, 1))).toEqual([{ pages: 2, copies: 3 }, { pages: 10, copies: 1 }]))

test.each([
  ['no list', {}], ['no rows', { 'copy.items': [] }], ['a text', { 'copy.items': '2' }],
  ['a row that is none', { 'copy.items': [row(2, 3), null] }],
])('%s says nothing', (_, answers) => expect(papersOfDeclaration(answers)).toBeUndefined())

test.each([[0, 1], [1, 0], [-1, 1], [1.5, 1], ['2', 1], [undefined, 1], [2_001, 1], [1, 201], [Infinity, 1]])(
  'a row of %s pages and %s copies leaves the list unknown, and not shorter',
  (pages, copies) => expect(list(row(1, 1), row(pages, copies))).toBeUndefined())

test('more papers than a declaration may have are none', () =>
  expect(list(...Array.from({ length: 201 }, () => row(1, 1)))).toBeUndefined())

test('what the declaration lists stands in the place of what was said', () => {
  const said = { quantity: 2, papers: [{ pages: 9, copies: 9 }] }
  expect(asListed(said, { 'copy.items': [row(2, 3)] })).toEqual({ quantity: 2, papers: [{ pages: 2, copies: 3 }] })
  expect(asListed(said, { 'copy.items': [row(2, 0)] })).toEqual({ quantity: 2 })
})
