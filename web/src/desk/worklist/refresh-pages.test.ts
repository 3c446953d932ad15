/** Need: a list of many pages keeps place and order while others work on it, and asks only for what is looked at. */
import type { DossierLine, DossierList } from '@motcua/contracts/dossier-lists.ts'
import { expect, test } from 'vitest'
import { type Pages, pagesInSight, withPage } from './refresh-pages.ts'

const page = (ids: string, next: string | null): DossierList => ({
  items: ids.split('').map((id) => ({ id }) as DossierLine), next,
})
const list = (...pages: string[]): Pages => ({
  pages: pages.map((ids, nth) => page(ids, nth < pages.length - 1 ? `c${nth + 1}` : null)),
  pageParams: pages.map((_, nth) => nth === 0 ? undefined : `c${nth}`),
})
const shown = ({ pages }: Pages) => pages.map(({ items }) => items.map(({ id }) => id).join(''))
const cursors = ({ pages }: Pages) => pages.map(({ next }) => next)

test('the first page and those in sight are looked up, and no other', () => {
  const four = list('abc', 'def', 'ghi', 'jkl')
  expect(pagesInSight(four, { first: 0, last: 1 })).toEqual([0])
  expect(pagesInSight(four, { first: 7, last: 8 })).toEqual([0, 2])
  expect(pagesInSight(four, { first: 5, last: 6 })).toEqual([0, 1, 2])
  expect(pagesInSight(list(''), { first: 0, last: 0 })).toEqual([0])
})

test('a new dossier on a full page pushes nothing out of the list', () => {
  const now = withPage(list('abc', 'def'), 0, page('xab', 'other'))
  expect(shown(now)).toEqual(['xabc', 'def'])
  expect(cursors(now)).toEqual(['c1', null])
})

test('one that left lets the next page begin where it began', () => {
  expect(shown(withPage(list('abc', 'def'), 0, page('acd', 'other')))).toEqual(['ac', 'def'])
  expect(shown(withPage(list('abc', 'def'), 0, page('def', null)))).toEqual(['', 'def'])
})

test('one that moved from page to page comes once, where it is now', () => {
  expect(shown(withPage(list('abc', 'def', 'ghi'), 0, page('aeb', 'other')))).toEqual(['aebc', 'df', 'ghi'])
  expect(shown(withPage(list('abc', 'def', 'ghi'), 1, page('dbe', 'other')))).toEqual(['ac', 'dbef', 'ghi'])
})

test('the last page goes on where it ends by now', () => {
  const now = withPage(list('abc', 'de'), 1, page('dfe', 'c2'))
  expect([shown(now), cursors(now)]).toEqual([['abc', 'dfe'], ['c1', 'c2']])
})
