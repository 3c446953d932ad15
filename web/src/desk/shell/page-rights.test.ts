/** Need: a clerk who opens a page that is not theirs is told so, and nobody is kept from a page of theirs. */
import { expect, test } from 'vitest'
import { isPageOf, mayOpen } from './page-rights.ts'

test.each([
  ['/he-thong-ngoai', ['dossier.list'], false], ['/he-thong-ngoai', ['exchange.mend'], true],
  ['/nang-suat', ['queue.serve'], true], ['/nang-suat', [], false],
  ['/goi-thu-tuc/$id', ['package.read'], true], ['/goi-thu-tuc/$id', ['dossier.list'], false],
  ['/noi-dung/moi/$kind', [], false],
  // Its own line goes before that of the page above.
  ['/buu-chinh/dat/$id', ['post.send'], true], ['/buu-chinh', ['post.send'], false],
  // Of whose rights nothing is said it is everybody's, and names that only begin alike are others.
  ['/ho-so/$id', [], true], ['/ho-tro', [], true], ['/', [], true], ['/ban-giao-ca', [], true],
])('%s with %j: %s', (pattern, permissions, isTheirs) => {
  expect(mayOpen(permissions, pattern)).toBe(isTheirs)
})

test('the menu goes by the same table', () => {
  expect([isPageOf(['figures.read'], '/so-lieu-dia-gioi'), isPageOf([], '/so-lieu-dia-gioi')]).toEqual([true, false])
})
